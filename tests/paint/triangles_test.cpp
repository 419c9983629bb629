#include "paint/triangles.h"

#include <gtest/gtest.h>

#include <array>

#include "canvas.h"

namespace hp::paint {
namespace {

constexpr Colour black = rgb(0);

void paint(Canvas& c, const std::vector<Vertex>& v, const std::vector<std::uint16_t>& indices, Rect clip) {
  triangles(c.surface(), v, indices, clip);
}

TEST(Triangles, a_right_angle_covers_the_centres_inside_it) {
  Canvas c(5, 5);
  paint(c, {{0, 0, black}, {5, 0, black}, {0, 5, black}}, {0, 1, 2}, c.all());
  EXPECT_EQ(c.picture(),
            "####.\n"
            "###..\n"
            "##...\n"
            "#....\n"
            ".....\n");
}

TEST(Triangles, the_order_of_the_corners_does_not_matter) {
  Canvas one(9, 9), other(9, 9);
  const std::vector<Vertex> v{{0.3f, 1, black}, {8, 2.7f, black}, {3, 8.1f, black}};
  paint(one, v, {0, 1, 2}, one.all());
  paint(other, v, {1, 0, 2}, other.all());
  EXPECT_EQ(one.picture(), other.picture());
}

TEST(Triangles, two_halves_of_a_square_paint_every_pixel_once) {
  Canvas c(8, 8);
  const Colour half{0, 0, 0, 128};
  paint(c, {{1, 1, half}, {7, 1, half}, {7, 7, half}, {1, 7, half}}, {0, 1, 2, 0, 2, 3}, c.all());
  for (int y = 0; y < 8; ++y)
    for (int x = 0; x < 8; ++x)
      EXPECT_EQ(c.at(x, y), (Rect{1, 1, 7, 7}.contains(x, y) ? 0xFF7F7F7Fu : 0xFFFFFFFFu)) << x << ',' << y;
}

// A fan of random wedges round a point, none of whose corners is on a whole px.
TEST(Triangles, a_fan_paints_every_pixel_once) {
  Random random(5);
  for (int round = 0; round < 200; ++round) {
    Canvas c(40, 40);
    const Colour half{0, 0, 0, 128};
    const auto between = [&](float from, float to) {
      return from + (to - from) * static_cast<float>(random() % 1000) / 1000;
    };
    const std::vector<Vertex> v{{between(5, 35), between(5, 35), half},
                                {-9, -9, half},
                                {between(0, 40), -9, half},
                                {49, -9, half},
                                {49, between(0, 40), half},
                                {49, 49, half},
                                {-9, 49, half}};
    paint(c, v, {0, 1, 2, 0, 2, 3, 0, 3, 4, 0, 4, 5, 0, 5, 6, 0, 6, 1}, c.all());
    for (int y = 0; y < 40; ++y)
      for (int x = 0; x < 40; ++x) ASSERT_EQ(c.at(x, y), 0xFF7F7F7Fu) << "round " << round << " at " << x << ',' << y;
  }
}

TEST(Triangles, a_fringe_of_zero_alpha_fades_out) {
  Canvas c(4, 1);
  const Colour clear{0, 0, 0, 0};
  paint(c, {{0, 0, black}, {4, 0, clear}, {4, 1, clear}, {0, 1, black}}, {0, 1, 2, 0, 2, 3}, c.all());
  // Centres at 1/8, 3/8, 5/8 and 7/8 of the way: alpha 223, 159, 96, 32.
  EXPECT_EQ(c.at(0, 0), 0xFF202020u);
  EXPECT_EQ(c.at(1, 0), 0xFF606060u);
  EXPECT_EQ(c.at(2, 0), 0xFF9F9F9Fu);
  EXPECT_EQ(c.at(3, 0), 0xFFDFDFDFu);
}

TEST(Triangles, a_transparent_corner_lends_no_colour) {
  Canvas green(4, 4), white(4, 4);
  const Colour red = rgb(0xFF0000);
  paint(green, {{0, 0, red}, {4, 0, {0, 255, 0, 0}}, {0, 4, red}}, {0, 1, 2}, green.all());
  paint(white, {{0, 0, red}, {4, 0, {255, 255, 255, 0}}, {0, 4, red}}, {0, 1, 2}, white.all());
  EXPECT_EQ(green, white);
  EXPECT_EQ((green.at(2, 0) >> 16) & 255, 255u);  // red over white: red stays full
}

TEST(Triangles, colours_meet_half_way) {
  Canvas c(1, 1, 0xFF000000);
  paint(c, {{-0.5f, 0, rgb(0xFF0000)}, {1.5f, 0, rgb(0x0000FF)}, {0.5f, 1, rgb(0x800080)}}, {0, 1, 2}, c.all());
  EXPECT_EQ(c.at(0, 0), 0xFF800080u);
}

TEST(Triangles, the_clip_changes_no_pixel_inside_it) {
  Random random(6);
  for (int round = 0; round < 300; ++round) {
    std::vector<Vertex> v;
    for (int i = 0; i < 3; ++i) v.push_back({wild_float(random), wild_float(random), wild_colour(random)});
    Canvas whole(40, 40), parts(40, 40);
    paint(whole, v, {0, 1, 2}, whole.all());
    for (const Rect& r : {Rect{0, 0, 13, 40}, Rect{13, 0, 40, 7}, Rect{13, 7, 40, 40}}) paint(parts, v, {0, 1, 2}, r);
    ASSERT_EQ(whole, parts) << "round " << round;
  }
}

TEST(Triangles, an_index_past_the_end_ends_the_call) {
  Canvas c(4, 1);
  const std::vector<Vertex> v{{0, 0, black}, {8, 0, black}, {0, 8, black}};
  paint(c, v, {0, 1, 3, 0, 1, 2}, c.all());
  EXPECT_EQ(c.picture(), "....\n");
  paint(c, v, {0, 1, 2, 0, 1}, c.all());
  EXPECT_EQ(c.picture(), "####\n");
}

TEST(Triangles, nothing_outside_surface_and_clip_is_touched) {
  Random random(7);
  for (int round = 0; round < 20000; ++round) {
    Canvas c(33, 21), before = c;
    const Rect clip = wild_rect(random);
    std::vector<Vertex> v;
    for (int i = 0; i < 3; ++i) v.push_back({wild_float(random), wild_float(random), wild_colour(random)});
    paint(c, v, {0, 1, 2}, clip);
    ASSERT_TRUE(c.guards_whole()) << "round " << round;
    for (int y = 0; y < 21; ++y)
      for (int x = 0; x < 33; ++x)
        ASSERT_TRUE(clip.contains(x, y) || c.at(x, y) == before.at(x, y)) << "round " << round;
  }
}

}  // namespace
}  // namespace hp::paint
