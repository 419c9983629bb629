#include <gtest/gtest.h>

#include "noto.h"

namespace hp::text {

TEST(FontStack, the_first_face_that_has_the_whole_cluster_wins) {
  NotoStacks noto;
  const FontStack& hebrew = noto.stack("he");
  EXPECT_EQ(hebrew.choose(noto.fonts(), U"ש", false), 0);
  EXPECT_EQ(hebrew.choose(noto.fonts(), U"A", false), 1);
  EXPECT_EQ(hebrew.choose(noto.fonts(), U"ש\u0301", false), -1) << "no face has both";
}

TEST(FontStack, joiners_and_isolates_need_no_glyph) {
  NotoStacks noto;
  EXPECT_EQ(noto.stack("he").choose(noto.fonts(), U"\u2068ש\u200D\u2069", false), 0);
}

TEST(FontStack, what_no_face_has_is_said_to_be_missing) {
  NotoStacks noto;
  EXPECT_EQ(noto.stack("en-GB").choose(noto.fonts(), U"ก", false), -1);
}

TEST(FontStack, bold_is_a_face_of_its_own) {
  NotoStacks noto;
  const FontStack& stack = noto.stack("en-GB");
  EXPECT_EQ(noto.fonts().name(stack.at(0, false)), "NotoSans-Regular");
  EXPECT_EQ(noto.fonts().name(stack.at(0, true)), "NotoSans-Bold");
}

TEST(FontStack, every_language_has_its_own_letters_and_a_digit) {
  NotoStacks noto;
  for (const NotoStacks::Row& row : NotoStacks::languages())
    EXPECT_GE(noto.stack(row.tag).choose(noto.fonts(), U"0", false), 0) << row.tag;
}

}  // namespace hp::text
