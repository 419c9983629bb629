#pragma once
// What `check` asks of the catalogues beyond what may be built with: every sentence translated, from the English that
// stands there today, with no number of its own, under a header other tools can use.
#include <string>

#include "author/catalogues.h"
#include "author/report.h"
#include "author/source.h"

namespace hp::author {

// Faults: translation-missing, -fuzzy, -stale, number-in-prose, catalogue-header. Notes: translation-draft.
void check_translation(const Draft& draft, const Catalogues& catalogues, Report& report);

// "nplurals=2; plural=(n != 1);" as gettext has it for a language of ours; empty where it is not known here.
std::string_view plural_forms(std::string_view gettext_name);

}  // namespace hp::author
