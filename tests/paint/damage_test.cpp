#include "paint/damage.h"

#include <gtest/gtest.h>

namespace hp::paint {
namespace {

struct Primitive {
  Rect area;
  std::uint64_t hash;
};

std::vector<Rect> frame(Damage& damage, const std::vector<Primitive>& primitives) {
  damage.begin();
  for (const Primitive& p : primitives) damage.add(p.area, p.hash);
  return damage.finish();
}

Damage settled(int width, int height, const std::vector<Primitive>& primitives) {
  Damage damage;
  damage.resize(width, height);
  frame(damage, primitives);
  return damage;
}

using Rects = std::vector<Rect>;

TEST(Damage, the_first_frame_is_painted_whole) {
  Damage damage;
  damage.resize(300, 200);
  EXPECT_EQ(frame(damage, {}), (Rects{{0, 0, 300, 200}}));
}

TEST(Damage, the_same_frame_again_paints_nothing) {
  const std::vector<Primitive> same{{{10, 10, 100, 20}, 1}, {{0, 0, 300, 200}, 2}};
  Damage damage = settled(300, 200, same);
  EXPECT_EQ(frame(damage, same), Rects{});
}

TEST(Damage, a_changed_primitive_paints_the_tiles_it_touches) {
  Damage damage = settled(300, 200, {{{70, 70, 130, 80}, 1}});
  EXPECT_EQ(frame(damage, {{{70, 70, 130, 80}, 2}}), (Rects{{64, 64, 192, 128}}));
}

TEST(Damage, a_moved_primitive_paints_where_it_was_and_where_it_is) {
  Damage damage = settled(640, 64, {{{0, 0, 9, 9}, 1}});
  EXPECT_EQ(frame(damage, {{{300, 0, 309, 9}, 1}}), (Rects{{0, 0, 64, 64}, {256, 0, 320, 64}}));
}

TEST(Damage, a_move_within_one_tile_is_seen) {
  Damage damage = settled(64, 64, {{{0, 0, 9, 9}, 1}});
  EXPECT_EQ(frame(damage, {{{1, 0, 10, 9}, 1}}), (Rects{{0, 0, 64, 64}}));
}

TEST(Damage, a_vanished_primitive_is_painted_over) {
  Damage damage = settled(128, 64, {{{0, 0, 9, 9}, 1}, {{0, 0, 9, 9}, 2}});
  EXPECT_EQ(frame(damage, {{{0, 0, 9, 9}, 1}}), (Rects{{0, 0, 64, 64}}));
}

TEST(Damage, the_order_of_painting_matters) {
  const Primitive a{{0, 0, 9, 9}, 1}, b{{0, 0, 9, 9}, 2};
  Damage damage = settled(64, 64, {a, b});
  EXPECT_EQ(frame(damage, {b, a}), (Rects{{0, 0, 64, 64}}));
}

TEST(Damage, two_of_a_kind_do_not_cancel) {
  Damage damage = settled(64, 64, {});
  EXPECT_EQ(frame(damage, {{{0, 0, 9, 9}, 1}, {{0, 0, 9, 9}, 1}}), (Rects{{0, 0, 64, 64}}));
}

TEST(Damage, runs_of_one_width_become_one_rectangle) {
  Damage damage = settled(320, 320, {});
  EXPECT_EQ(frame(damage, {{{64, 64, 192, 256}, 1}}), (Rects{{64, 64, 192, 256}}));
}

TEST(Damage, rectangles_end_at_the_screen) {
  Damage damage = settled(100, 70, {});
  EXPECT_EQ(frame(damage, {{{90, 65, 400, 400}, 1}}), (Rects{{64, 64, 100, 70}}));
}

TEST(Damage, what_is_outside_the_screen_is_ignored) {
  Damage damage = settled(100, 70, {});
  EXPECT_EQ(frame(damage, {{{100, 0, 900, 70}, 1}, {{-50, -50, 0, 70}, 2}, {{20, 20, 10, 30}, 3}}), Rects{});
}

TEST(Damage, lost_pixels_are_painted_once_more) {
  Damage damage = settled(100, 70, {});
  damage.invalidate();
  EXPECT_EQ(frame(damage, {}), (Rects{{0, 0, 100, 70}}));
  EXPECT_EQ(frame(damage, {}), Rects{});
}

TEST(Damage, a_screen_of_no_size_paints_nothing) {
  Damage damage = settled(0, 70, {});
  EXPECT_EQ(frame(damage, {{{0, 0, 9, 9}, 1}}), Rects{});
}

// Pseudo-random frames: every tile that differs is covered by exactly one rectangle, and no other tile by any.
TEST(Damage, the_rectangles_cover_just_the_changed_tiles) {
  std::uint32_t seed = 7;
  const auto next = [&] { return static_cast<int>((seed = seed * 1664525u + 1013904223u) >> 16); };
  for (int round = 0; round < 500; ++round) {
    Damage damage = settled(1000, 500, {});
    std::vector<int> changed(16 * 8, 0), covered(16 * 8, 0);
    std::vector<Primitive> primitives;
    for (int n = next() % 20; n >= 0; --n) {
      const int column = next() % 16, row = next() % 8;
      changed[row * 16 + column] = 1;
      primitives.push_back({{column * 64, row * 64, column * 64 + 1, row * 64 + 1}, 1});
    }
    for (const Rect& r : frame(damage, primitives))
      for (int row = r.y0 / 64; row * 64 < r.y1; ++row)
        for (int column = r.x0 / 64; column * 64 < r.x1; ++column) ++covered[row * 16 + column];
    ASSERT_EQ(changed, covered) << "round " << round;
  }
}

}  // namespace
}  // namespace hp::paint
