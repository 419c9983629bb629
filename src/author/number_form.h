#pragma once
// Numbers of facts in the form a language's readers expect (CLDR, by ICU): 23,411 is 23 411 in Polish and 4.5 is 4,5.
// Latin digits always, as on a payslip and a telephone; a sign of money or percent stays where facts.toml puts it.
#include <string>
#include <string_view>

namespace hp::author {

// `value` as it stands in facts.toml, in English form; `tag`: BCP 47. What is not a number stays as it is, and so does
// a number without a comma or a point: a year is never grouped.
std::string in_number_form(std::string_view value, const std::string& tag);

}  // namespace hp::author
