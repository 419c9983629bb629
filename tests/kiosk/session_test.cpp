#include "kiosk/session.h"

#include <gtest/gtest.h>

namespace hp::kiosk {
namespace {

const Language arabic = Language::of("ar"), urdu = Language::of("ur");

TEST(Session, one_tap_on_a_language_and_you_are_in) {
  Session s;
  s.choose_language(arabic);
  EXPECT_EQ(s.place().screen, Screen::menu);
  EXPECT_FALSE(s.can_go_back());
}

TEST(Session, another_language_returns_to_the_same_page) {
  Session s;
  s.choose_language(arabic);
  s.go(Screen::page, "work/pay");
  s.open_languages();
  EXPECT_EQ(s.place().screen, Screen::welcome);
  s.choose_language(urdu);
  EXPECT_EQ(s.place().screen, Screen::page);
  EXPECT_EQ(s.place().id, "work/pay");
  EXPECT_EQ(*s.language(), urdu);
}

TEST(Session, back_returns_to_where_the_page_was_read) {
  Session s;
  s.choose_language(arabic);
  s.go(Screen::page, "work/pay");
  s.scroll_to(640);
  s.go(Screen::helpline, "msh");
  s.back();
  EXPECT_EQ(s.place().id, "work/pay");
  EXPECT_EQ(s.place().scroll, 640);
}

TEST(Session, back_does_not_walk_through_previous_and_next) {
  Session s;
  s.choose_language(arabic);
  s.go(Screen::topic, "work");
  s.go(Screen::page, "work/pay");
  s.replace(Screen::page, "work/hours");
  s.replace(Screen::page, "work/leave");
  s.back();
  EXPECT_EQ(s.place().screen, Screen::topic);
}

TEST(Session, home_is_the_menu_and_forgets_the_way) {
  Session s;
  s.choose_language(arabic);
  s.go(Screen::page, "work/pay");
  s.home();
  EXPECT_EQ(s.place().screen, Screen::menu);
  EXPECT_FALSE(s.can_go_back());
}

TEST(Session, the_language_list_opens_once_however_often_it_is_tapped) {
  Session s;
  s.choose_language(arabic);
  s.open_languages();
  s.open_languages();
  s.back();
  EXPECT_EQ(s.place().screen, Screen::menu);
}

TEST(Session, a_thousand_steps_do_not_grow_it_without_end) {
  Session s;
  s.choose_language(arabic);
  for (int i = 0; i < 1000; ++i) s.go(Screen::page, "work/pay");
  int steps = 0;
  while (s.can_go_back()) s.back(), ++steps;
  EXPECT_LE(steps, 64);
}

}  // namespace
}  // namespace hp::kiosk
