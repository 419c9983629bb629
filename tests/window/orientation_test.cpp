#include "window/orientation.h"

#include <gtest/gtest.h>

#include <array>
#include <climits>
#include <string>
#include <vector>

namespace hp::window {
namespace {

// A picture of three by two, a to f, copied whole or in part to a screen of dots.
std::string turned(Rotation rotation, Area area = {0, 0, 3, 2}) {
  const bool sideways = rotation == Rotation::right || rotation == Rotation::left;
  const Orientation orientation(rotation, sideways ? Size{2, 3} : Size{3, 2});
  std::uint32_t picture[] = {'a', 'b', 'c', 'd', 'e', 'f'};
  std::vector<std::uint32_t> screen(6, '.');
  const Size size = orientation.screen();
  orientation.copy({picture, 3, 2, 3}, area, {screen.data(), size.width, size.height, size.width});
  std::string out;
  for (int i = 0; i < 6; ++i) {
    out += static_cast<char>(screen[static_cast<std::size_t>(i)]);
    if ((i + 1) % size.width == 0 && i < 5) out += '/';
  }
  return out;
}

TEST(Orientation, none_copies_as_it_is) { EXPECT_EQ(turned(Rotation::none), "abc/def"); }
TEST(Orientation, right_turns_clockwise) { EXPECT_EQ(turned(Rotation::right), "da/eb/fc"); }
TEST(Orientation, half_stands_on_its_head) { EXPECT_EQ(turned(Rotation::half), "fed/cba"); }
TEST(Orientation, left_turns_anticlockwise) { EXPECT_EQ(turned(Rotation::left), "cf/be/ad"); }

TEST(Orientation, a_part_goes_where_the_whole_would_put_it) {
  const Area e_and_f{1, 1, 2, 1};
  EXPECT_EQ(turned(Rotation::none, e_and_f), ".../.ef");
  EXPECT_EQ(turned(Rotation::right, e_and_f), "../e./f.");
  EXPECT_EQ(turned(Rotation::half, e_and_f), "fe./...");
  EXPECT_EQ(turned(Rotation::left, e_and_f), ".f/.e/..");
}

TEST(Orientation, a_picture_larger_than_a_square_arrives_whole) {
  for (const Rotation rotation : {Rotation::none, Rotation::right, Rotation::half, Rotation::left}) {
    const Orientation orientation(rotation, {70, 45});
    const Size size = orientation.picture();
    std::vector<std::uint32_t> picture(70 * 45), screen(70 * 45, 0);
    for (std::uint32_t i = 0; i < picture.size(); ++i) picture[i] = i + 1;
    orientation.copy({picture.data(), size.width, size.height, size.width}, {0, 0, size.width, size.height},
                     {screen.data(), 70, 45, 70});
    // Every screen px shows the picture's px under its centre.
    for (int y = 0; y < 45; ++y)
      for (int x = 0; x < 70; ++x) {
        const Point p = orientation.on_picture({static_cast<float>(x) + 0.5f, static_cast<float>(y) + 0.5f});
        const auto from = static_cast<std::size_t>(static_cast<int>(p.y) * size.width + static_cast<int>(p.x));
        ASSERT_EQ(screen[static_cast<std::size_t>(y * 70 + x)], picture[from]);
      }
  }
}

TEST(Orientation, a_finger_on_a_turned_screen_lands_on_the_picture) {
  const Orientation right(Rotation::right, {1920, 1080});
  EXPECT_EQ(right.picture(), (Size{1080, 1920}));
  const Point top_right_of_the_screen = right.on_picture({1920, 0});
  EXPECT_EQ(top_right_of_the_screen.x, 0);
  EXPECT_EQ(top_right_of_the_screen.y, 0);
  const Point near_the_left_edge = right.on_picture({10, 200});
  EXPECT_EQ(near_the_left_edge.x, 200);
  EXPECT_EQ(near_the_left_edge.y, 1910);
}

TEST(Orientation, areas_are_cut_to_the_picture) {
  const auto cut = [](Area a) {
    const Area b = within(a, {100, 50});
    return std::array{b.x, b.y, b.width, b.height};
  };
  EXPECT_EQ(cut({10, 10, 20, 20}), (std::array{10, 10, 20, 20}));
  EXPECT_EQ(cut({-10, 40, 20, 20}), (std::array{0, 40, 10, 10}));
  EXPECT_EQ(cut({200, 10, 20, 20})[2], 0);
  EXPECT_EQ(cut({10, 10, -5, 20})[2], 0);
  EXPECT_EQ(cut({INT_MAX, INT_MIN, INT_MAX, INT_MAX})[3], 0);
}

}  // namespace
}  // namespace hp::window
