#pragma once
// `helppoint-pack shots DIR --out FOLDER`: every screen in every language as pictures, taken by the kiosk itself
// through its script door, and pages to look through them, each language beside English, without a network.
#include <string>
#include <vector>

#include "author/build.h"
#include "author/source.h"
#include "language.h"

namespace hp::author {

// How a visitor has set the screen.
struct Manner {
  int text_size = 1;            // 1–4
  std::string colours = "day";  // day, night, strong
  bool is_plain() const { return text_size == 1 && colours == "day"; }
};

struct ShotsRequest {
  Sources sources;
  std::string out;                   // made where it is missing; pictures of the same names are replaced
  std::vector<Language> languages;   // empty: all of the pack
  std::vector<std::string> glasses;  // "1080x1920"
  std::vector<int> text_sizes;
  std::vector<std::string> colours;
};

// The exit code of the program; what is wrong is said on stderr.
int shots(const ShotsRequest& request);

// --- journeys.cpp: a line a verb, as any script (kiosk/script.h) ---

// Through everything a language has: menu, topics, pages (news that has ended by `today`, YYYY-MM-DD, is left out), one
// helpline with its request for staff and its square, the questions and both their ends, easier, about-screen, the
// covering.
std::string journey_of_a_language(const Draft& draft, const std::string& today, const Manner& manner);
// Through what is no language's: welcome, the three receipts, which are files in `receipts`, and the cover.
std::string journey_of_the_place(const std::string& receipts, const Manner& manner);

// --- shots_index.cpp ---

struct PicturedLanguage {
  std::string tag, endonym, english;
  bool draft = false;
};
struct PictureIndex {
  std::string out, pack, version;  // the folder; what the pictures are of
  std::vector<std::string> views;  // the folders in `out` that hold pictures: VIEW/NAME.png and VIEW/TAG/NAME.png
  std::vector<PicturedLanguage> languages;
  std::vector<Finding> faults;  // of check, to be marked on the screens they are on
};
// index.html, and a page for each language: its pictures beside the English ones, screen by screen, with filters and a
// box for each screen that a translator has checked. Errors: disk.*.
Result<void> write_index(const PictureIndex& index);

}  // namespace hp::author
