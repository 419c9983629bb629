#include "author/uk_phone.h"

#include <algorithm>
#include <array>

namespace hp::author {
namespace {

// The longest beginning that fits counts. `lengths` are all digits, the 0 among them.
struct Range {
  std::string_view start;
  std::array<std::size_t, 2> lengths;
};
constexpr std::array ranges{
    Range{"01", {11, 10}},    // geographic; a few exchanges have a digit less
    Range{"02", {11, 11}},    // geographic
    Range{"03", {11, 11}},    // at the price of 01 and 02
    Range{"07", {11, 11}},    // mobiles
    Range{"0800", {11, 10}},  // free; 0800 1111 stands below
    Range{"0808", {11, 11}},  // free
};
constexpr std::array<std::string_view, 10> whole_numbers{"999", "112", "101",   "111",      "105",
                                                         "119", "159", "18000", "08001111", "08088088088"};
// Relay UK: 18001 before any number is that number by text.
constexpr std::string_view by_text = "18001";
constexpr std::array<std::string_view, 6> costly{"084", "087", "09", "118", "070", "055"};

}  // namespace

std::string dialled(std::string_view printed) {
  std::string digits;
  for (const char c : printed)
    if (c >= '0' && c <= '9') digits += c;
  if (printed.starts_with('+') && digits.starts_with("44")) digits.replace(0, 2, "0");
  return digits;
}

std::optional<std::string> fault_in_uk_phone(std::string_view printed) {
  const std::string digits = dialled(printed);
  if (printed.starts_with('+') && !printed.starts_with("+44")) return "is not of the United Kingdom";
  if (std::find(whole_numbers.begin(), whole_numbers.end(), digits) != whole_numbers.end()) return std::nullopt;
  if (digits.starts_with(by_text) && digits.size() > by_text.size())
    return fault_in_uk_phone(std::string_view(digits).substr(by_text.size()));
  for (const std::string_view start : costly)
    if (digits.starts_with(start)) return "begins with " + std::string(start) + ", which costs the caller extra";
  if (digits.starts_with("116"))
    return digits.size() == 6 ? std::nullopt : std::optional<std::string>("begins with 116 and has not six digits");
  const Range* found = nullptr;
  for (const Range& range : ranges)
    if (digits.starts_with(range.start)) found = &range;
  if (!found) return "begins as no number in the United Kingdom does";
  if (std::find(found->lengths.begin(), found->lengths.end(), digits.size()) == found->lengths.end())
    return "has " + std::to_string(digits.size()) + " digits; a number that begins with " + std::string(found->start) +
           " has " + std::to_string(found->lengths[0]);
  return std::nullopt;
}

}  // namespace hp::author
