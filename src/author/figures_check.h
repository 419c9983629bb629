#pragma once
// What `check` asks of facts and helplines beyond their form: numbers that can be dialled, that are the same wherever
// they stand, and days that have not passed.
#include <string>

#include "author/report.h"
#include "author/source.h"

namespace hp::author {

inline constexpr int days_of_warning = 60;  // before a fact's last day

// `today` is YYYY-MM-DD. Faults: phone-not-uk, phone-differs, fact-expired, review-date-passed. Notes:
// fact-expires-soon, fact-unchecked.
void check_figures(const Draft& draft, const std::string& today, Report& report);

// The day so many days later, YYYY-MM-DD.
std::string days_after(const std::string& day, int days);

}  // namespace hp::author
