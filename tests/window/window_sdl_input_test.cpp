// What comes in: the mouse as a finger, keys, and what X does to the window.
#include <gtest/gtest.h>

#include <sstream>

#include "xvfb.h"

namespace hp::window {
namespace {

std::string told(const std::vector<Event>& events) {
  std::ostringstream out;
  for (const Event& event : events) {
    if (out.tellp()) out << "; ";
    if (const auto* f = std::get_if<Finger>(&event)) {
      const char* phases[] = {"down", "move", "up", "cancelled"};
      out << phases[static_cast<int>(f->phase)] << ' ' << f->id << " at " << f->x << ',' << f->y;
    } else if (const auto* key = std::get_if<Key>(&event)) {
      out << "key " << static_cast<int>(key->name);
    } else {
      const char* names[] = {"", "", "resized", "exposed", "closed"};
      out << names[event.index()];
    }
  }
  return out.str();
}

TEST(SdlInput, a_click_is_a_finger_down_and_up_on_that_px) {
  const Xvfb& x = Xvfb::running();
  const auto window = shown_window({}, red);
  x.press({"mousemove", "123", "456", "click", "1"});
  EXPECT_EQ(told(settle(*window)), "down -1 at 123,456; up -1 at 123,456");
}

TEST(SdlInput, a_drag_is_a_finger_that_moves) {
  const Xvfb& x = Xvfb::running();
  const auto window = shown_window({}, red);
  x.press({"mousemove", "10", "20", "mousedown", "1", "mousemove", "30", "40", "mouseup", "1", "mousemove", "5", "5"});
  EXPECT_EQ(told(settle(*window)), "down -1 at 10,20; move -1 at 30,40; up -1 at 30,40");
}

TEST(SdlInput, other_buttons_and_the_pointer_alone_do_nothing) {
  const Xvfb& x = Xvfb::running();
  const auto window = shown_window({}, red);
  x.press({"mousemove", "50", "50", "click", "3", "click", "4", "mousemove", "60", "60"});
  EXPECT_EQ(told(settle(*window)), "");
}

TEST(SdlInput, a_rotated_click_lands_on_the_picture) {
  const Xvfb& x = Xvfb::running();
  Options options;
  options.rotation = Rotation::right;
  const auto window = shown_window(options, red);
  x.press({"mousemove", "790", "25", "click", "1"});
  EXPECT_EQ(told(settle(*window)), "down -1 at 25,10; up -1 at 25,10");
}

TEST(SdlInput, every_key_that_a_keypad_needs_arrives) {
  const Xvfb& x = Xvfb::running();
  const auto window = shown_window({}, red);
  x.press({"mousemove", "400", "300", "key", "Tab", "shift+Tab", "Left", "Right", "Up", "Down", "Return", "Escape",
           "Home", "Prior", "Next"});
  EXPECT_EQ(told(settle(*window)), "key 0; key 1; key 2; key 3; key 4; key 5; key 6; key 7; key 8; key 9; key 10");
}

TEST(SdlInput, space_and_the_keypads_enter_press_too_and_letters_do_nothing) {
  const Xvfb& x = Xvfb::running();
  const auto window = shown_window({}, red);
  x.press({"mousemove", "400", "300", "key", "space", "KP_Enter", "a", "F1"});
  EXPECT_EQ(told(settle(*window)), "key 6; key 6");
}

TEST(SdlInput, an_uncovered_window_asks_to_be_shown_again) {
  const Xvfb& x = Xvfb::running();
  const auto window = shown_window({}, red);
  x.cover_for_a_moment();
  const std::vector<Event> events = settle(*window);
  ASSERT_FALSE(events.empty());
  for (const Event& event : events) EXPECT_TRUE(std::holds_alternative<Exposed>(event));
}

TEST(SdlInput, a_new_size_is_told_and_can_be_shown) {
  const Xvfb& x = Xvfb::running();
  Options options;
  options.size = Size{300, 200};
  const auto window = shown_window(options, red);
  x.press({"search", "--name", "helppoint", "windowsize", "340", "250", "windowmove", "0", "0"});
  bool resized = false;
  for (const Event& event : settle(*window)) resized = resized || std::holds_alternative<Resized>(event);
  EXPECT_TRUE(resized);
  ASSERT_EQ(window->size(), (Size{340, 250}));
  const Area all = whole(*window);
  fill(window->buffer(), all, blue);
  window->present({&all, 1});
  EXPECT_EQ(x.extent_of(0x0000FF, 0, 0), (Size{340, 250}));
}

}  // namespace
}  // namespace hp::window
