#pragma once
// What is checked of the catalogues as a whole, and the names of the rules that a sentence by itself can break.
#include <string>
#include <string_view>
#include <vector>

#include "author/catalogues.h"
#include "author/report.h"

namespace hp::author {

// Which rule content::fault_in_text() found broken, and which parse_message() or compare_places() (sentence.h).
Rule rule_of_text(std::string_view fault_in_text);
Rule rule_of_message(const Error& error);

// A translation of the program's own sentences has the same {places} as its English.
void check_program_places(const Po& program, Report& report);

// LINGUAS of `folder` lists every .po beside it; one that it lists and that is not there yet is a note.
void check_linguas(const std::string& folder, Report& report);

// gettext names in LINGUAS, in its order; words after # are comments.
std::vector<std::string> read_linguas(const std::string& folder);

}  // namespace hp::author
