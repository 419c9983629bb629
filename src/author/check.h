#pragma once
// `helppoint-pack check DIR`: everything that is wrong with the content, its translations, and how they stand on the
// glass. What `build` refuses, and all that rule.h names beyond it.
#include <string>

#include "author/build.h"
#include "author/report.h"

namespace hp::author {

struct CheckRequest {
  Sources sources;
  std::string today;   // YYYY-MM-DD; empty: this machine's
  bool layout = true;  // set every screen too, which takes longest
  bool json = false;   // on standard output, for other tools
};

// What there is to find, into `report`.
void collect(const CheckRequest& request, Report& report);

// The exit code of the program; what was found is said on stderr, the summary or the JSON on stdout.
int check(const CheckRequest& request);

// {"faults": [{"rule", "file", "line", "language", "page", "sentence", "english"}], "notes": […], "counts": {rule: n}}
std::string report_as_json(const Report& report);

}  // namespace hp::author
