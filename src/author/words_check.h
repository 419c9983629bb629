#pragma once
// What `check` asks of the English: can it be read at nine, does it offer help, is it kind, and are its numbers where
// they can be kept right.
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "author/po.h"
#include "author/report.h"
#include "author/source.h"

namespace hp::author {

// Faults: number-in-prose, sentence-too-long, reading-level, word-to-avoid, no-help-at-end.
void check_words(const Draft& draft, Report& report);

// The program's own sentences that stand on show-to-staff, found by their #: place. Faults: staff-speaks-of-companion.
void check_staff(const std::string& file, const std::vector<PoEntry>& program, Report& report);

// Runs of three digits or more, and amounts with a sign of money or percent, in any script: "2016", "£5", "٪50"
// ("50%"). Each as it stands there, and as ASCII digits, to be compared between languages.
struct TypedNumber {
  std::string shown, digits;
};
std::vector<TypedNumber> numbers_typed_in(std::string_view text);

// ASCII digits of every number in `numbers_meant` that stands in this English.
std::set<std::string> numbers_meant_in(const Draft& draft, std::string_view english);

}  // namespace hp::author
