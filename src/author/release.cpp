#include "author/release.h"

#include <ctime>

namespace hp::author {

void check_release(const Draft& draft, const std::vector<pack::PackLanguage>& rows, const std::string& locales,
                   const std::string& today, Report& report) {
  for (const pack::PackLanguage& row : rows) {
    if (row.review != "draft") continue;
    if (row.language == Language::of("en-GB"))
      report.fault(Rule::translation_draft, draft.languages_place,
                   "the English is a draft; put review = \"reviewed by NAME on DATE\" into it "
                   "when somebody has read all of it");
    else
      report.fault(Rule::translation_draft, {locales + "/" + draft.name + "/" + row.language.gettext_name() + ".po", 0},
                   row.english + " is a draft; its X-Helppoint-Review, here and in " + locales + "/" +
                       row.language.gettext_name() + ".po, must name who has read it, and when");
  }
  for (const auto& [id, fact] : draft.facts) {
    if (fact.is_unchecked())
      report.fault(Rule::fact_unchecked, fact.place,
                   "fact '" + id + "' is unchecked; put who checked it into checked_by");
    if (!fact.expires.empty() && fact.expires < today)
      report.fault(Rule::fact_expired, fact.place,
                   "fact '" + id + "' ended on " + fact.expires + "; put the new value and its source");
  }
  for (const DraftHelpline& helpline : draft.helplines)
    if (helpline.is_shown() && helpline.is_unchecked())
      report.fault(Rule::fact_unchecked, helpline.place,
                   "helpline '" + helpline.id + "' is unchecked; ring it, and put who did into checked_by");
}

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  char text[16];
  std::strftime(text, sizeof text, "%Y-%m-%d", &local);
  return text;
}

}  // namespace hp::author
