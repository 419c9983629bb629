#include "paint/blend.h"

#include <gtest/gtest.h>

#include "canvas.h"

namespace hp::paint {
namespace {

constexpr Colour black = rgb(0);
constexpr std::uint8_t flag[] = {255, 128, 0,  //
                                 255, 0,   0};
constexpr Mask flag_mask{flag, 3, 2, 3};

TEST(BlendMask, coverage_darkens_the_ground) {
  Canvas c(5, 3);
  blend_mask(c.surface(), 1, 0, flag_mask, black, c.all());
  EXPECT_EQ(c.picture(),
            ".#7..\n"
            ".#...\n"
            ".....\n");
  EXPECT_EQ(c.at(2, 0), 0xFF7F7F7Fu);
}

TEST(BlendMask, a_mirrored_mask_points_the_other_way) {
  Canvas c(5, 2);
  blend_mask(c.surface(), 1, 0, flag_mask, black, c.all(), /*mirrored=*/true);
  EXPECT_EQ(c.picture(),
            "..7#.\n"
            "...#.\n");
}

TEST(BlendMask, the_colours_own_alpha_thins_it) {
  Canvas c(3, 2);
  blend_mask(c.surface(), 0, 0, flag_mask, {0, 0, 0, 128}, c.all());
  EXPECT_EQ(c.at(0, 0), 0xFF7F7F7Fu);
  EXPECT_EQ(c.at(1, 0), 0xFFBFBFBFu);  // 128 of 128: alpha 64
}

TEST(BlendMask, what_the_clip_cuts_is_the_same_part_either_way_round) {
  for (const bool mirrored : {false, true}) {
    Canvas whole(5, 3), parts(5, 3);
    blend_mask(whole.surface(), 1, 1, flag_mask, black, whole.all(), mirrored);
    for (int x = 0; x < 5; ++x) blend_mask(parts.surface(), 1, 1, flag_mask, black, {x, 0, x + 1, 3}, mirrored);
    EXPECT_EQ(whole.picture(), parts.picture());
  }
}

TEST(BlendMask, rows_may_be_read_from_the_bottom_up) {
  Canvas c(3, 2);
  blend_mask(c.surface(), 0, 0, {flag + 3, 3, 2, -3}, black, c.all());
  EXPECT_EQ(c.picture(),
            "#..\n"
            "#7.\n");
}

TEST(BlendMask, nothing_outside_surface_and_clip_is_touched) {
  Random random(4);
  std::vector<std::uint8_t> bytes(70 * 50);
  for (std::uint8_t& b : bytes) b = static_cast<std::uint8_t>(random());
  for (int round = 0; round < 20000; ++round) {
    Canvas c(33, 21), before = c;
    const Rect clip = wild_rect(random);
    const Mask mask{bytes.data(), static_cast<int>(random() % 71), static_cast<int>(random() % 51), 70};
    blend_mask(c.surface(), wild_int(random), wild_int(random), mask, wild_colour(random), clip, random() % 2);
    ASSERT_TRUE(c.guards_whole()) << "round " << round;
    for (int y = 0; y < 21; ++y)
      for (int x = 0; x < 33; ++x)
        ASSERT_TRUE(clip.contains(x, y) || c.at(x, y) == before.at(x, y)) << "round " << round;
  }
}

}  // namespace
}  // namespace hp::paint
