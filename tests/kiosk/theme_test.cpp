// Contrast and size, counted (security.md §6.2 rows 1, 3, 6; WCAG 1.4.6, 1.4.11; EN 301 549 5.1.4).
#include "kiosk/theme.h"

#include <gtest/gtest.h>

#include "kiosk/settings.h"

namespace hp::kiosk {
namespace {

class EveryTheme : public ::testing::TestWithParam<Colours> {};

TEST_P(EveryTheme, has_the_contrast_it_promises_in_every_pair) {
  const Palette& p = palette(GetParam());
  for (const ColourPair& pair : colour_pairs())
    EXPECT_GE(contrast(p.*pair.front, p.*pair.ground), pair.at_least) << pair.name;
}

TEST_P(EveryTheme, shows_that_a_thing_is_pressed) {
  const Palette& p = palette(GetParam());
  for (paint::Colour ground : {p.card, p.teal, p.ink, p.paper}) EXPECT_GE(contrast(ground, pressed(ground)), 1.2);
}

INSTANTIATE_TEST_SUITE_P(Themes, EveryTheme, ::testing::Values(Colours::day, Colours::night, Colours::strong));

TEST(Contrast, is_21_for_black_on_white) { EXPECT_NEAR(contrast(paint::rgb(0), paint::rgb(0xFFFFFF)), 21, 0.01); }

TEST(Size, the_smallest_type_has_capitals_of_at_least_6_1_mm) {
  // Noto Sans: cap height 0.714 em.
  for (Mm type : {size::label, size::text, size::heading, size::title}) EXPECT_GE(type.value * 0.714f, 6.1f);
}

TEST(Size, every_target_is_at_least_20_mm_high) {
  for (Mm target : {size::target, size::row, size::tile, size::bar_landscape, size::bar}) EXPECT_GE(target.value, 20);
}

TEST(Scale, follows_the_glass_of_each_of_the_four_screens) {
  EXPECT_NEAR(scale_for({1080, 1920}, {}).px_per_mm(), 4.03f, 0.01f);
  EXPECT_NEAR(scale_for({1920, 1080}, {}).px_per_mm(), 4.03f, 0.01f);
  EXPECT_NEAR(scale_for({1366, 768}, {}).px_per_mm(), 3.96f, 0.02f);
  EXPECT_NEAR(scale_for({1024, 768}, {}).px_per_mm(), 3.37f, 0.01f);
  Settings big;
  big.screen_mm = {{698, 393}};
  EXPECT_NEAR(scale_for({1920, 1080}, big).px_per_mm(), 2.75f, 0.01f);
}

}  // namespace
}  // namespace hp::kiosk
