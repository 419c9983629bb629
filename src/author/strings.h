#pragma once
// What translators translate. The content's messages go into locales/herts/content.pot, the program's (every tr() and
// tr_c() under src/, found by stock xgettext) into locales/helppoint.pot; each catalogue that LINGUAS lists is merged
// with its template by stock msgmerge, and made where there is none yet.
#include <optional>
#include <string>

#include "author/build.h"
#include "author/report.h"
#include "author/source.h"

namespace hp::author {

// With `only_check` nothing is written, and what would change is a fault. Where the program's source is not there (a
// content team's machine), only the content's templates are made. Running it twice changes nothing the second time.
void update_strings(const Sources& sources, bool only_check, Report& report);

// The content's template: a message an entry, in the order of the files. Of `language`, all that is to be translated
// into it; of none, all that is to be translated into any. (A page may be for some languages only: no translator shall
// find in a catalogue what nobody will see.)
std::string write_content_pot(const Draft& draft, const std::string& content_folder,
                              const std::optional<Language>& language = {});

}  // namespace hp::author
