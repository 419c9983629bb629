#pragma once
// The screens of design §8. Each draws its content from y = 0 in its column and returns the height it took; frame.cpp
// puts it between the top of the glass and the bar, scrolls it, and acts on the bar.
#include "kiosk/stage.h"

namespace hp::kiosk {

float show_welcome(Stage& stage);
float show_menu(Stage& stage);
float show_topic(Stage& stage);
float show_page(Stage& stage);
float show_helpline(Stage& stage);
float show_easier(Stage& stage);
float show_safe(Stage& stage);  // no pack: compiled in, no bar
// What stands in for any screen whose content cannot be shown: the core numbers, in the visitor's language.
float show_numbers(Stage& stage);

// The topics that have something to show, in the pack's order.
std::vector<const content::Topic*> shown_topics(const Stage& stage);
// A topic with one page opens it at once (design §8).
void open_topic(Stage& stage, const content::Topic& topic);
bool is_over(const std::string& until, const std::string& today);

// One whole frame of the screen the session is on.
struct Shown {
  bool hide = false;                          // Close was tapped: the visit is over
  bool cut_short = false;                     // a first look; the rest wants another turn
  paint::Rect scrolling{};                    // where a finger can drag, px of the glass; empty where everything fits
  float content_height = 0, view_height = 0;  // px
};
Shown show_screen(Stage& stage);

}  // namespace hp::kiosk
