#include "units.h"

#include <gtest/gtest.h>

#include <type_traits>

namespace hp {
namespace {

TEST(Units, millimetres_become_px_by_the_scale) {
  const Scale scale(4.03f);
  EXPECT_FLOAT_EQ(scale.px(Mm{20}), 80.6f);
  EXPECT_EQ(scale.whole_px(Mm{20}), 81);
  EXPECT_EQ(scale.whole_px(Mm{-20}), -81);
}

TEST(Units, px_become_millimetres_again) {
  const Scale scale(3.5f);
  EXPECT_FLOAT_EQ(scale.mm(scale.px(Mm{12.5f})).value, 12.5f);
}

TEST(Units, millimetres_add_and_scale) {
  EXPECT_EQ(Mm{2} + Mm{3}, Mm{5});
  EXPECT_EQ(Mm{2} - Mm{3}, Mm{-1});
  EXPECT_EQ(Mm{2} * 1.5f, Mm{3});
  EXPECT_LT(Mm{2}, Mm{3});
}

TEST(Units, px_and_millimetres_do_not_mix) {
  static_assert(!std::is_convertible_v<float, Mm>);
  static_assert(!std::is_convertible_v<Mm, float>);
  static_assert(!std::is_invocable_v<decltype(&Scale::px), const Scale&, float>);
}

}  // namespace
}  // namespace hp
