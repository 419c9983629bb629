#pragma once
// Can this number be dialled from a telephone in the United Kingdom without a surprise on the bill? By Ofcom's National
// Telephone Numbering Plan: which beginnings there are and how many digits follow them. It says nothing of who answers.
#include <optional>
#include <string>
#include <string_view>

namespace hp::author {

// Nothing where it can; else what is wrong with it: "begins with 0845, which costs the caller extra".
std::optional<std::string> fault_in_uk_phone(std::string_view printed);

// Its digits as they are dialled at home: "+44 20 7008 0151" → "02070080151".
std::string dialled(std::string_view printed);

}  // namespace hp::author
