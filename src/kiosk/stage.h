#pragma once
// What a screen is given to show itself: the frame, what the visitor chose, and what the pack holds. Screens draw and
// report taps to the session; they keep nothing.
#include <ctime>

#include "content/page.h"
#include "kiosk/edition.h"
#include "kiosk/session.h"
#include "kiosk/settings.h"
#include "kiosk/ui.h"
#include "pack/receipt.h"

namespace hp::kiosk {

struct Stage {
  Ui& ui;
  Session& session;
  Edition& edition;
  const Settings& settings;
  const content::Book* book;  // in the visitor's language; null before one is chosen, or where it cannot be read
  Language language;          // the visitor's, or the one the greeting speaks now
  std::string today;          // YYYY-MM-DD, never before the build: which of a block and its fallback stands

  // What stands in front (curtain.h), and what it shows.
  std::optional<Screen> front;
  const pack::Receipt* receipt = nullptr;  // with front receipt, or as a banner above the visitor's screen
  std::optional<std::tm> wall;             // the place's own time; nothing where the clock cannot be right
  bool preview = false;                    // helppoint --preview: the ribbon

  // The first look at a place: only what can be seen is laid out, so that a tap is answered within a frame in any
  // script; the rest follows in the next turn, below the edge of the screen.
  bool first_look = false;
  float seen_to = 0;       // px of the content at the bottom edge of the view
  bool cut_short = false;  // something below was left for the next turn
  float width = 0;         // px of the column the screen may use, from x = left
  float left = 0;
};

}  // namespace hp::kiosk
