#include "i18n/dates.h"

#include <array>

#include "i18n/tr.h"

namespace hp::i18n {
namespace {

// How a date is put together; some languages begin with the year, or need words between.
constexpr Message order = tr_c("date", "{day} {month} {year}");
// In the form that stands inside a date, where a language has such a form.
constexpr std::array months{tr_c("month", "January"), tr_c("month", "February"), tr_c("month", "March"),
                            tr_c("month", "April"),   tr_c("month", "May"),      tr_c("month", "June"),
                            tr_c("month", "July"),    tr_c("month", "August"),   tr_c("month", "September"),
                            tr_c("month", "October"), tr_c("month", "November"), tr_c("month", "December")};

std::string filled(std::string_view pattern, std::string_view day, std::string_view month, std::string_view year) {
  std::string out(pattern);
  for (const auto& [place, value] : {std::pair{std::string_view("{day}"), day}, {"{month}", month}, {"{year}", year}})
    if (const auto at = out.find(place); at != out.npos) out.replace(at, place.size(), value);
  return out;
}

}  // namespace

WrittenDate written_date(const Catalog& program, std::string_view date) {
  const auto number = [&](std::size_t tens) {
    return static_cast<std::size_t>((date[tens] - '0') * 10 + date[tens + 1] - '0');
  };
  const std::string day = std::to_string(number(8));
  const Message month = months[number(5) - 1];
  const std::string_view year = date.substr(0, 4);
  const auto own_order = program.find(order.context, order.english),
             own_month = program.find(month.context, month.english);
  if (own_order && own_month) return {filled(*own_order, day, *own_month, year), true};
  return {filled(order.english, day, month.english, year), false};
}

}  // namespace hp::i18n
