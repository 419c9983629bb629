#pragma once
// What a pack for the public must be beyond right: every language read by somebody who reads it, every fact and number
// checked by somebody with a name, nothing past its day. `build --release` refuses the rest, all of it at once; without
// it the pack is built and says of itself that it is a preview.
#include <string>
#include <vector>

#include "author/report.h"
#include "author/source.h"
#include "pack/about.h"

namespace hp::author {

// `rows` are the languages with their reviews, `locales` the folder of the catalogues, `today` is YYYY-MM-DD.
void check_release(const Draft& draft, const std::vector<pack::PackLanguage>& rows, const std::string& locales,
                   const std::string& today, Report& report);

std::string today();  // of this machine's clock, YYYY-MM-DD

}  // namespace hp::author
