#include "author/figures_check.h"

#include <chrono>
#include <cstdio>
#include <map>

#include "author/uk_phone.h"
#include "pack/about.h"
#include "pack/core_numbers.h"

namespace hp::author {
namespace {

void check_phones(const Draft& draft, Report& report) {
  std::map<std::string, const DraftHelpline*> first;  // by digits
  for (const DraftHelpline& helpline : draft.helplines) {
    if (!helpline.is_shown() || !pack::is_printed_phone(helpline.phone)) continue;  // said already
    if (const auto bad = fault_in_uk_phone(helpline.phone))
      report.fault(Rule::phone_not_uk, helpline.phone_place,
                   helpline.phone + " " + *bad + "; compare it with its source, digit by digit");
    const auto [same, is_first] = first.try_emplace(dialled(helpline.phone), &helpline);
    const bool is_abroad = helpline.phone.starts_with('+') != same->second->phone.starts_with('+');
    if (!is_first && !is_abroad && same->second->phone != helpline.phone)
      report.fault(Rule::phone_differs, helpline.phone_place,
                   "'" + helpline.id + "' writes " + helpline.phone + " and '" + same->second->id + "' writes " +
                       same->second->phone + "; write both as their source prints it");
  }
  for (const pack::CoreNumber& core : pack::core_numbers)
    if (const DraftHelpline* const own = draft.helpline(core.id);
        own && own->is_shown() && pack::is_printed_phone(own->phone) && dialled(own->phone) != dialled(core.phone))
      report.fault(Rule::phone_differs, own->phone_place,
                   own->phone + " differs from " + std::string(core.phone) + ", which the program has for '" +
                       std::string(core.id) + "'; ring both. Where this one is right, the program must change too");
}

void check_days(const Draft& draft, const std::string& today, Report& report) {
  if (!draft.review_by.empty() && draft.review_by < today)
    report.fault(
        Rule::review_date_passed, draft.review_by_place,
        "all of it was to be read again by " + draft.review_by + "; do so, then write the next day into review_by");
  const std::string soon = days_after(today, days_of_warning);
  for (const auto& [id, fact] : draft.facts) {
    if (fact.expires.empty()) continue;
    if (fact.expires < today)
      report.fault(Rule::fact_expired, fact.place,
                   "fact '" + id + "' ended on " + fact.expires + "; put the new value and its source");
    else if (fact.expires <= soon)
      report.note(Rule::fact_expires_soon, fact.place,
                  "fact '" + id + "' ends on " + fact.expires + ": find out when its new value will be known");
  }
}

}  // namespace

std::string days_after(const std::string& day, int days) {
  int y = 0;
  unsigned m = 0, d = 0;
  if (std::sscanf(day.c_str(), "%d-%u-%u", &y, &m, &d) != 3) return day;
  using namespace std::chrono;
  const year_month_day later = sys_days(year(y) / month(m) / std::chrono::day(d)) + std::chrono::days(days);
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", int(later.year()), unsigned(later.month()), unsigned(later.day()));
  return text;
}

void check_figures(const Draft& draft, const std::string& today, Report& report) {
  check_phones(draft, report);
  check_days(draft, today, report);
  for (const auto& [id, fact] : draft.facts)
    if (fact.is_unchecked()) report.note(Rule::fact_unchecked, fact.place, "nobody answers for fact '" + id + "' yet");
  for (const DraftHelpline& helpline : draft.helplines)
    if (helpline.is_shown() && helpline.is_unchecked())
      report.note(Rule::fact_unchecked, helpline.place, "nobody has rung helpline '" + helpline.id + "' yet");
}

}  // namespace hp::author
