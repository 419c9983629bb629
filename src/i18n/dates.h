#pragma once
// A day in a language's own words, from the program's catalogue: "23 November 2026". Gregorian, Latin digits.
#include <string>
#include <string_view>

#include "i18n/catalog.h"

namespace hp::i18n {

struct WrittenDate {
  std::string text;
  bool translated = false;  // else it is English: never half of either
};
// `date` is YYYY-MM-DD, a day of the calendar.
WrittenDate written_date(const Catalog& program, std::string_view date);

}  // namespace hp::i18n
