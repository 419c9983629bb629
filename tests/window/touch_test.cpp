#include "window/touch.h"

#include <gtest/gtest.h>

#include <sstream>

namespace hp::window {
namespace {

constexpr Size screen{200, 100};

// "down 0 at 50,25; up 0 at 50,25"
std::string told(const std::vector<Event>& events) {
  std::ostringstream out;
  for (const Event& event : events) {
    const auto& f = std::get<Finger>(event);
    const char* phases[] = {"down", "move", "up", "cancelled"};
    out << (out.tellp() ? "; " : "") << phases[static_cast<int>(f.phase)] << ' ' << f.id << " at " << f.x << ',' << f.y;
  }
  return out.str();
}

Touch upright() { return Touch(std::nullopt, Orientation(Rotation::none, screen)); }

TEST(Touch, a_place_becomes_px) {
  Touch touch = upright();
  std::vector<Event> out;
  touch.down(1, 40, {0.25f, 0.5f}, 0, out);
  EXPECT_EQ(told(out), "down 0 at 50,50");
}

TEST(Touch, a_lift_is_where_the_finger_last_was) {
  Touch touch = upright();
  std::vector<Event> out;
  touch.down(1, 40, {0.25f, 0.5f}, 0, out);
  touch.move(1, 40, {0.5f, 0.75f}, 0, out);
  touch.up(1, 40, 0, out);
  EXPECT_EQ(told(out), "down 0 at 50,50; move 0 at 100,75; up 0 at 100,75");
}

TEST(Touch, two_screens_may_number_their_fingers_alike) {
  Touch touch = upright();
  std::vector<Event> out;
  touch.down(1, 0, {0, 0}, 0, out);
  touch.down(2, 0, {0.5f, 0.5f}, 0, out);
  touch.up(1, 0, 0, out);
  EXPECT_EQ(told(out), "down 0 at 0,0; down 1 at 100,50; up 0 at 0,0");
}

TEST(Touch, a_finger_that_is_not_down_does_nothing) {
  Touch touch = upright();
  std::vector<Event> out;
  touch.move(1, 0, {0, 0}, 0, out);
  touch.up(1, 0, 0, out);
  touch.mouse_move({1, 1}, 0, out);
  touch.mouse_up({1, 1}, 0, out);
  EXPECT_EQ(told(out), "");
}

TEST(Touch, a_lift_that_was_lost_is_called_off_by_the_next_touch) {
  Touch touch = upright();
  std::vector<Event> out;
  touch.down(1, 0, {0, 0}, 0, out);
  touch.down(1, 0, {0.5f, 0.5f}, 0, out);
  EXPECT_EQ(told(out), "down 0 at 0,0; cancelled 0 at 0,0; down 1 at 100,50");
}

TEST(Touch, the_matrix_comes_before_the_rotation) {
  const std::array<float, 6> swapped{0, 1, 0, 1, 0, 0.1f};  // x from y; y from x, a tenth further
  Touch touch(swapped, Orientation(Rotation::right, screen));
  std::vector<Event> out;
  touch.down(1, 0, {0.25f, 0.5f}, 0, out);  // 0.5, 0.35 of the screen: 100, 35 px
  EXPECT_EQ(told(out), "down 0 at 35,100");
}

TEST(Touch, the_mouse_is_a_finger_only_while_pressed) {
  Touch touch = upright();
  std::vector<Event> out;
  touch.mouse_move({5, 5}, 0, out);
  touch.mouse_down({10, 20}, 0, out);
  touch.mouse_move({11, 21}, 0, out);
  touch.mouse_up({12, 22}, 0, out);
  touch.mouse_move({13, 23}, 0, out);
  EXPECT_EQ(told(out), "down -1 at 10,20; move -1 at 11,21; up -1 at 12,22");
}

TEST(Touch, the_mouse_is_turned_with_the_screen_but_not_by_the_matrix) {
  Touch touch(std::array<float, 6>{0, 0, 0, 0, 0, 0}, Orientation(Rotation::half, screen));
  std::vector<Event> out;
  touch.mouse_down({10, 20}, 0, out);
  EXPECT_EQ(told(out), "down -1 at 190,80");
}

TEST(Touch, losing_the_window_calls_all_fingers_off) {
  Touch touch = upright();
  std::vector<Event> out;
  touch.down(1, 0, {0, 0}, 0, out);
  touch.mouse_down({10, 20}, 0, out);
  out.clear();
  touch.cancel(0, out);
  touch.up(1, 0, 0, out);
  EXPECT_EQ(told(out), "cancelled 0 at 0,0; cancelled -1 at 10,20");
}

TEST(Touch, events_carry_their_time) {
  Touch touch = upright();
  std::vector<Event> out;
  touch.down(1, 0, {0, 0}, 4711, out);
  EXPECT_EQ(std::get<Finger>(out[0]).at, 4711u);
}

}  // namespace
}  // namespace hp::window
