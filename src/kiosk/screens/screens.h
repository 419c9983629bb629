#pragma once
// The screens of design §8. Each draws its content from y = 0 in its column and returns the height it took; frame.cpp
// puts it between the top of the glass and the bar, scrolls it, and acts on the bar. What stands in front of them
// (cover, still, receipt) takes the whole glass.
#include <string>
#include <vector>

#include "kiosk/stage.h"

namespace hp::kiosk {

float show_welcome(Stage& stage);
float show_menu(Stage& stage);
float show_topic(Stage& stage);
float show_page(Stage& stage);
float show_helpline(Stage& stage);
float show_staff(Stage& stage);
float show_qr(Stage& stage);
float show_questions(Stage& stage);
float show_easier(Stage& stage);
float show_about(Stage& stage);
float show_safe(Stage& stage);  // no pack: compiled in, no bar
// What stands in for any screen whose content cannot be shown: the core numbers, in the visitor's language.
float show_numbers(Stage& stage);

// One whole frame of what is seen.
struct Shown {
  bool hide = false;                          // Close was tapped: the visit is over
  bool go_on = false;                         // what stands in front was touched
  bool cut_short = false;                     // a first look; the rest wants another turn
  paint::Rect scrolling{};                    // where a finger can drag, px of the glass; empty where everything fits
  float content_height = 0, view_height = 0;  // px
  float view_top = 0, seen_to = 0;            // px of the glass; what scrolls is seen down to seen_to
};
Shown show_screen(Stage& stage);

void show_cover(Stage& stage, Shown& shown);
void show_still(Stage& stage, Shown& shown);
void show_receipt(Stage& stage, Shown& shown);
void show_receipt_banner(Stage& stage, Shown& shown);  // above the visitor's own screen

// What a topic offers: its pages, the questions, what is said about the screen itself.
struct Entry {
  Screen screen = Screen::page;
  std::string id;
};
std::vector<Entry> entries_of(const Stage& stage, const content::Topic& topic);
// The topics that have something to show, in the pack's order.
std::vector<const content::Topic*> shown_topics(const Stage& stage);
// A topic with one page opens it at once (design §8).
void open_topic(Stage& stage, const content::Topic& topic);
void open_entry(Stage& stage, const Entry& entry);
// Every place of a book: menu, easier, about-screen, topics, pages, helplines with what is shown to staff and their
// squares, each question and an end.
std::vector<Place> every_place(const content::Book& book);
// The page, if it is in the book and its day is not over.
const content::Page* shown_page(const Stage& stage, const std::string& id);
bool is_over(const std::string& until, const std::string& today);

}  // namespace hp::kiosk
