#pragma once
// `helppoint-pack preview DIR`: the content as a visitor will see it, anew at every save. Each save builds the pack,
// signs it with throw-away keys and starts a fresh kiosk on the page and the language just saved; the one before goes
// when the new one can be seen. A save with faults leaves what is shown, and says the faults.
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "author/build.h"
#include "language.h"

namespace hp::author {

struct PreviewRequest {
  Sources sources;
  Language language;                       // to begin with
  std::string page;                        // likewise; empty: the menu
  std::vector<std::string> kiosk_options;  // more for `helppoint`, such as --window 540x960
};

// Until its window is closed or a signal comes. The exit code of the program.
int preview(const PreviewRequest& request);

// What somebody who saved these files wants to see: the language of a catalogue, English for a page; there, the first
// page or question that differs between the two packs. What neither tells stays as it is in `now`.
struct OnView {
  Language language;
  std::string page;  // a page, a question, or empty: the menu
  bool operator==(const OnView&) const = default;
};
OnView what_was_saved(const std::set<std::string>& saved, const PackFiles& before, const PackFiles& after, OnView now);

}  // namespace hp::author
