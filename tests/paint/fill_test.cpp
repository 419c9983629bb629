#include "paint/fill.h"

#include <gtest/gtest.h>

#include <cmath>

#include "canvas.h"

namespace hp::paint {
namespace {

constexpr Colour black = rgb(0);

double ink(const Canvas& c) {
  double sum = 0;
  for (int y = 0; y < c.all().y1; ++y)
    for (int x = 0; x < c.all().x1; ++x) sum += (255 - (c.at(x, y) & 255)) / 255.0;
  return sum;
}

void expect_symmetric(const Canvas& c) {
  const int right = c.all().x1 - 1, bottom = c.all().y1 - 1;
  for (int y = 0; y <= bottom; ++y)
    for (int x = 0; x <= right; ++x) {
      ASSERT_EQ(c.at(x, y), c.at(right - x, y)) << c.picture();
      ASSERT_EQ(c.at(x, y), c.at(x, bottom - y)) << c.picture();
      if (right == bottom) {
        ASSERT_EQ(c.at(x, y), c.at(y, x)) << c.picture();
      }
    }
}

TEST(Fill, paints_the_area_and_no_more) {
  Canvas c(5, 3);
  fill(c.surface(), {1, 1, 4, 2}, black, c.all());
  EXPECT_EQ(c.picture(),
            ".....\n"
            ".###.\n"
            ".....\n");
}

TEST(Fill, a_half_transparent_colour_is_mixed_exactly) {
  Canvas c(2, 1, 0xFF102030);
  fill(c.surface(), {0, 0, 1, 1}, {200, 100, 50, 128}, c.all());
  EXPECT_EQ(c.at(0, 0), 0xFF6C4231u);  // (200·128 + 16·127 + 127)/255 = 108, (100·128 + 32·127 + 127)/255 = 66, 49
  EXPECT_EQ(c.at(1, 0), 0xFF102030u);
}

TEST(FillRounded, a_radius_of_nothing_is_a_rectangle) {
  Canvas rounded(9, 7), plain(9, 7);
  fill_rounded(rounded.surface(), {1, 1, 8, 6}, 0, black, rounded.all());
  fill(plain.surface(), {1, 1, 8, 6}, black, plain.all());
  EXPECT_EQ(rounded, plain);
}

TEST(FillRounded, the_corners_are_arcs) {
  Canvas c(10, 8);
  fill_rounded(c.surface(), c.all(), 3, black, c.all());
  EXPECT_EQ(c.picture(),
            "f60####06f\n"
            "6########6\n"
            "0########0\n"
            "##########\n"
            "##########\n"
            "0########0\n"
            "6########6\n"
            "f60####06f\n");
}

TEST(FillRounded, every_size_and_radius_is_symmetric) {
  for (int width = 1; width < 24; ++width)
    for (int height = 1; height < 24; ++height)
      for (const float radius : {0.3f, 1.0f, 2.5f, 4.0f, 5.2f, 7.75f, 11.5f, 40.0f}) {
        Canvas c(width, height);
        fill_rounded(c.surface(), c.all(), radius, {0, 0, 0, 200}, c.all());
        ASSERT_NO_FATAL_FAILURE(expect_symmetric(c)) << width << 'x' << height << " radius " << radius;
      }
}

TEST(FillRounded, covers_the_area_that_geometry_says) {
  for (int width = 1; width < 40; width += 3)
    for (const float radius : {0.5f, 3.0f, 6.5f, 9.1f, 19.5f, 90.0f}) {
      Canvas c(width, 40);
      fill_rounded(c.surface(), c.all(), radius, black, c.all());
      const double r = std::min<double>(radius, width / 2.0);
      ASSERT_NEAR(ink(c), width * 40 - (4 - std::acos(-1.0)) * r * r, 0.4) << width << " radius " << radius;
    }
}

TEST(FillRounded, the_clip_changes_no_pixel_inside_it) {
  for (const float radius : {9.0f, 300.0f, 1000.0f}) {
    Canvas whole(50, 40), parts(50, 40);
    const Rect area{3, 2, 3000, 2000};
    const auto paint = [&](Canvas& c, Rect clip) { fill_rounded(c.surface(), area, radius, {9, 9, 9, 120}, clip); };
    paint(whole, whole.all());
    for (const Rect& r : {Rect{0, 0, 50, 7}, Rect{0, 7, 5, 40}, Rect{5, 7, 50, 40}}) paint(parts, r);
    EXPECT_EQ(whole, parts) << "radius " << radius;
  }
}

TEST(FillRounded, a_huge_corner_is_the_same_from_every_side) {
  const float radius = 700;
  Canvas top_left(30, 30), bottom_right(30, 30);
  fill_rounded(top_left.surface(), {-190, -190, 2000, 2000}, radius, black, top_left.all());
  fill_rounded(bottom_right.surface(), {-1970, -1970, 220, 220}, radius, black, bottom_right.all());
  EXPECT_GT(ink(top_left), 50);
  EXPECT_LT(ink(top_left), 850);
  for (int y = 0; y < 30; ++y)
    for (int x = 0; x < 30; ++x) ASSERT_EQ(top_left.at(x, y), bottom_right.at(29 - x, 29 - y));
}

TEST(StrokeRounded, is_a_frame) {
  Canvas c(8, 6);
  stroke_rounded(c.surface(), c.all(), 0, 2, black, c.all());
  EXPECT_EQ(c.picture(),
            "########\n"
            "########\n"
            "##....##\n"
            "##....##\n"
            "########\n"
            "########\n");
}

TEST(StrokeRounded, a_fraction_of_a_px_is_lighter) {
  Canvas c(8, 5);
  stroke_rounded(c.surface(), c.all(), 0, 1.5f, black, c.all());
  EXPECT_EQ(c.picture(),
            "########\n"
            "#477774#\n"
            "#7....7#\n"
            "#477774#\n"
            "########\n");
}

TEST(StrokeRounded, every_size_radius_and_thickness_is_symmetric) {
  for (int width = 1; width < 20; ++width)
    for (int height = 1; height < 20; ++height)
      for (const float radius : {0.0f, 2.5f, 5.2f, 40.0f})
        for (const float thickness : {0.4f, 1.0f, 2.0f, 3.7f, 6.2f}) {
          Canvas c(width, height);
          stroke_rounded(c.surface(), c.all(), radius, thickness, {0, 0, 0, 200}, c.all());
          ASSERT_NO_FATAL_FAILURE(expect_symmetric(c)) << width << 'x' << height << ' ' << radius << ' ' << thickness;
        }
}

TEST(StrokeRounded, covers_the_outer_area_less_the_inner) {
  for (int width = 9; width < 40; width += 5)
    for (const float thickness : {0.5f, 1.0f, 2.25f, 4.4f})
      for (const float radius : {0.0f, 2.0f, 4.5f}) {
        Canvas c(width, 40);
        stroke_rounded(c.surface(), c.all(), radius, thickness, black, c.all());
        const auto area = [](double w, double h, double r) { return w * h - (4 - std::acos(-1.0)) * r * r; };
        const double inner = std::max(0.0, double(radius) - double(thickness));
        const double expected = area(width, 40, radius) - area(width - 2.0 * thickness, 40 - 2.0 * thickness, inner);
        ASSERT_NEAR(ink(c), expected, 0.6) << width << " radius " << radius << " thickness " << thickness;
      }
}

TEST(StrokeRounded, one_as_thick_as_the_shape_fills_it) {
  Canvas stroke(9, 11), whole(9, 11);
  stroke_rounded(stroke.surface(), stroke.all(), 3, 4.5f, black, stroke.all());
  fill_rounded(whole.surface(), whole.all(), 3, black, whole.all());
  EXPECT_EQ(stroke, whole);
}

TEST(FillDashes, dashes_begin_at_the_areas_edge) {
  Canvas c(12, 2);
  fill_dashes(c.surface(), {1, 0, 12, 1}, 3, 2, black, c.all());
  EXPECT_EQ(c.picture(),
            ".###..###..#\n"
            "............\n");
}

TEST(FillDashes, the_clip_does_not_shift_them) {
  Canvas c(12, 1);
  fill_dashes(c.surface(), {-2000000001, 0, 2000000000, 1}, 3, 2, black, {5, 0, 9, 1});
  EXPECT_EQ(c.picture(), ".....##.....\n");
}

TEST(FillDashes, no_gap_is_a_solid_rule_and_no_dash_is_nothing) {
  Canvas c(4, 2);
  fill_dashes(c.surface(), {0, 0, 4, 1}, 2, 0, black, c.all());
  fill_dashes(c.surface(), {0, 1, 4, 2}, 0, 2, black, c.all());
  EXPECT_EQ(c.picture(), "####\n....\n");
}

TEST(Fill, nothing_outside_surface_and_clip_is_touched) {
  Random random(8);
  for (int round = 0; round < 40000; ++round) {
    Canvas c(33, 21), before = c;
    const Rect area = wild_rect(random), clip = wild_rect(random);
    const Colour colour = wild_colour(random);
    switch (round % 4) {
      case 0:
        fill(c.surface(), area, colour, clip);
        break;
      case 1:
        fill_rounded(c.surface(), area, wild_float(random), colour, clip);
        break;
      case 2:
        stroke_rounded(c.surface(), area, wild_float(random), wild_float(random), colour, clip);
        break;
      default:
        fill_dashes(c.surface(), area, wild_int(random), wild_int(random), colour, clip);
        break;
    }
    ASSERT_TRUE(c.guards_whole()) << "round " << round;
    for (int y = 0; y < 21; ++y)
      for (int x = 0; x < 33; ++x)
        ASSERT_TRUE(clip.contains(x, y) || c.at(x, y) == before.at(x, y)) << "round " << round;
  }
}

}  // namespace
}  // namespace hp::paint
