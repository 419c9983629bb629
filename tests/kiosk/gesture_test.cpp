// Tap, drag and fling are never mistaken for each other, whatever a cheap panel or a shaking hand reports.
#include "kiosk/gesture.h"

#include <gtest/gtest.h>

#include <cmath>

namespace hp::kiosk {
namespace {

using Phase = window::Finger::Phase;

// 4 px to the millimetre, so that the 2 mm of a drag are 8 px.
class GestureCase : public ::testing::Test {
 protected:
  std::vector<Act> feed(Phase phase, float x, float y, std::uint64_t at, bool scrolls = true, bool moving = false,
                        std::int64_t id = 1) {
    return m_gesture.feed({phase, id, x, y, at}, scrolls, moving);
  }
  template <class T>
  static bool has(const std::vector<Act>& acts) {
    for (const Act& a : acts)
      if (std::holds_alternative<T>(a)) return true;
    return false;
  }
  Gesture m_gesture{Scale(4)};
};

TEST_F(GestureCase, a_touch_presses_at_once_and_acts_on_release) {
  EXPECT_TRUE(has<Pressed>(feed(Phase::down, 100, 100, 0)));
  const auto up = feed(Phase::up, 100, 100, 80);
  ASSERT_EQ(up.size(), 1u);
  EXPECT_TRUE(has<Tapped>(up));
}

TEST_F(GestureCase, jitter_under_two_millimetres_is_still_a_tap) {
  feed(Phase::down, 100, 100, 0);
  for (int i = 1; i < 20; ++i)
    EXPECT_FALSE(
        has<Dragged>(feed(Phase::move, 100 + static_cast<float>(i % 3), 100 + static_cast<float>(i % 5), 10u * i)));
  EXPECT_TRUE(has<Tapped>(feed(Phase::up, 102, 103, 220)));
}

TEST_F(GestureCase, a_long_press_without_movement_is_still_a_tap) {
  feed(Phase::down, 100, 100, 0);
  EXPECT_TRUE(has<Tapped>(feed(Phase::up, 101, 101, 5000)));
}

TEST_F(GestureCase, more_than_two_millimetres_are_a_drag_and_never_a_tap_again) {
  feed(Phase::down, 100, 100, 0);
  const auto moved = feed(Phase::move, 100, 112, 16);
  EXPECT_TRUE(has<Cancelled>(moved));
  EXPECT_TRUE(has<Dragged>(moved));
  feed(Phase::move, 100, 100, 32);  // back to where it began
  EXPECT_FALSE(has<Tapped>(feed(Phase::up, 100, 100, 300)));
}

TEST_F(GestureCase, a_drag_reports_every_px_it_moved) {
  feed(Phase::down, 100, 300, 0);
  float sum = 0;
  for (int i = 1; i <= 10; ++i)
    for (const Act& a : feed(Phase::move, 100, 300 - 15.0f * static_cast<float>(i), 16u * i))
      if (const auto* d = std::get_if<Dragged>(&a)) sum += d->dy;
  EXPECT_FLOAT_EQ(sum, -150);
}

TEST_F(GestureCase, on_ground_that_does_not_scroll_a_slide_is_left_to_the_control) {
  feed(Phase::down, 100, 100, 0, false);
  const auto moved = feed(Phase::move, 160, 100, 16, false);
  EXPECT_FALSE(has<Cancelled>(moved));
  EXPECT_TRUE(has<Moved>(moved));
  const auto up = feed(Phase::up, 160, 100, 32, false);
  ASSERT_TRUE(has<Tapped>(up));
  EXPECT_FLOAT_EQ(std::get<Tapped>(up.front()).x, 160);  // off the control: nothing there acts
}

TEST_F(GestureCase, a_quick_flick_flings_and_a_rested_finger_does_not) {
  feed(Phase::down, 100, 500, 0);
  for (int i = 1; i <= 5; ++i) feed(Phase::move, 100, 500 - 30.0f * static_cast<float>(i), 10u * i);
  EXPECT_TRUE(has<Flung>(feed(Phase::up, 100, 350, 52)));

  feed(Phase::down, 100, 500, 1000);
  for (int i = 1; i <= 5; ++i) feed(Phase::move, 100, 500 - 30.0f * static_cast<float>(i), 1000 + 10u * i);
  EXPECT_FALSE(has<Flung>(feed(Phase::up, 100, 350, 1400)));
}

TEST_F(GestureCase, a_touch_on_a_moving_page_stops_it_and_taps_nothing) {
  const auto down = feed(Phase::down, 100, 100, 0, true, true);
  EXPECT_TRUE(has<Caught>(down));
  EXPECT_FALSE(has<Pressed>(down));
  EXPECT_FALSE(has<Tapped>(feed(Phase::up, 100, 100, 60)));
}

TEST_F(GestureCase, the_bar_acts_even_while_the_page_is_flung) {
  EXPECT_TRUE(has<Pressed>(feed(Phase::down, 100, 1800, 0, false, true)));
  EXPECT_TRUE(has<Tapped>(feed(Phase::up, 100, 1800, 60, false)));
}

TEST_F(GestureCase, a_second_finger_does_not_disturb_a_drag) {
  feed(Phase::down, 100, 300, 0);
  feed(Phase::move, 100, 260, 16);
  EXPECT_TRUE(feed(Phase::down, 500, 300, 20, true, false, 2).empty());
  EXPECT_TRUE(feed(Phase::move, 500, 900, 30, true, false, 2).empty());
  EXPECT_TRUE(feed(Phase::up, 500, 900, 40, true, false, 2).empty());
  EXPECT_TRUE(has<Dragged>(feed(Phase::move, 100, 250, 48)));
}

TEST_F(GestureCase, a_palm_that_rests_does_not_block_the_next_finger) {
  feed(Phase::down, 50, 1000, 0, true, false, 1);  // the palm stays
  const auto finger = feed(Phase::down, 500, 500, 400, true, false, 2);
  EXPECT_TRUE(has<Cancelled>(finger));
  EXPECT_TRUE(has<Pressed>(finger));
  EXPECT_TRUE(has<Tapped>(feed(Phase::up, 500, 500, 460, true, false, 2)));
  EXPECT_TRUE(feed(Phase::up, 50, 1000, 900, true, false, 1).empty());
}

TEST_F(GestureCase, a_touch_on_the_bar_takes_over_from_a_drag) {
  feed(Phase::down, 100, 300, 0);
  feed(Phase::move, 100, 200, 16);
  EXPECT_TRUE(has<Pressed>(feed(Phase::down, 900, 1850, 20, false, false, 2)));
  EXPECT_TRUE(has<Tapped>(feed(Phase::up, 900, 1850, 60, false, false, 2)));
}

TEST_F(GestureCase, a_cancelled_touch_acts_on_nothing) {
  feed(Phase::down, 100, 100, 0);
  EXPECT_TRUE(has<Cancelled>(feed(Phase::cancelled, 100, 100, 10)));
  EXPECT_TRUE(feed(Phase::up, 100, 100, 20).empty());
}

TEST(Fling, slows_down_by_its_time_constant_and_stops) {
  Fling fling;
  fling.start(-2000, 0);
  float moved = 0;
  std::uint64_t now = 0;
  while (fling.moving()) moved += fling.step(now += 16);
  EXPECT_NEAR(moved, -2000 * 0.325f, 12);  // the whole of the decay but for the last half px a frame
  EXPECT_LT(now, 2500u);
}

TEST(Fling, is_as_far_whatever_the_frame_rate) {
  const auto distance = [](std::uint64_t step) {
    Fling fling;
    fling.start(3000, 0);
    float moved = 0;
    for (std::uint64_t now = step; now <= 960; now += step) moved += fling.step(now);
    return moved;
  };
  EXPECT_NEAR(distance(16), distance(48), 2);
}

}  // namespace
}  // namespace hp::kiosk
