#pragma once
// The Markdown files of a content folder → pages of the Draft: pages/NN-name.md, in the order of their names, and
// news/YYYY-MM-DD-name.md, the newest first. Each file's own form is checked here; where its links lead, in ids.
#include <string>

#include "author/report.h"
#include "author/source.h"

namespace hp::author {

// Both append to draft.pages and need its topics. There may be no news folder. Faults: a name that is none, front
// matter that is missing or wrong, a topic that is not in pack.toml, an id twice, more pages than a book may have.
void read_pages(const std::string& folder, Draft& draft, Report& report);
void read_news(const std::string& folder, Draft& draft, Report& report);

}  // namespace hp::author
