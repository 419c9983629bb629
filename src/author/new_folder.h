#pragma once
// `helppoint-pack new FOLDER`: a folder of content that builds as it is and explains itself, for whoever begins a help
// point of their own: FOLDER/content/NAME, FOLDER/locales and FOLDER/fonts, NAME being the folder's own name.
#include <string>

#include "author/report.h"
#include "result.h"

namespace hp::author {

// `today` is YYYY-MM-DD. Returns the content folder. Errors: new.not-empty, new.name, disk.*. Nothing is ever replaced.
Result<std::string> make_new_folder(const std::string& folder, const std::string& today);

}  // namespace hp::author
