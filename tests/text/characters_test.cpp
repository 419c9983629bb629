// What characters.h says by itself must be what Unicode says, for every code point.
#include "text/characters.h"

#include <gtest/gtest.h>
#include <unicode/uchar.h>

namespace hp::text {

TEST(Characters, ignorable_ones_are_unicodes) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c)
    EXPECT_EQ(is_ignorable(c), u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
        << std::hex << +c;
}

TEST(Characters, one_that_is_a_cluster_alone_never_combines_with_another_such) {
  for (char32_t c = 0; c <= 0xFFFF; ++c) {
    if (!is_cluster_alone(static_cast<char16_t>(c))) continue;
    const int kind = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_GRAPHEME_CLUSTER_BREAK);
    EXPECT_TRUE(kind == U_GCB_OTHER || kind == U_GCB_LV || kind == U_GCB_LVT) << std::hex << +c;
    EXPECT_FALSE(u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EXTENDED_PICTOGRAPHIC)) << std::hex << +c;
  }
}

TEST(Characters, a_space_that_hangs_is_one_that_a_line_may_end_after) {
  for (char32_t c = 0; c <= 0xFFFF; ++c) {
    const bool space = u_charType(static_cast<UChar32>(c)) == U_SPACE_SEPARATOR;
    const bool glue = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_LINE_BREAK) == U_LB_GLUE;
    EXPECT_EQ(is_hanging_space(c), (space && !glue) || c == '\t' || c == 0x200B) << std::hex << +c;
  }
}

TEST(Characters, lines_end_where_unicode_says_they_must) {
  for (char32_t c = 0; c <= 0xFFFF; ++c) {
    const int kind = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_LINE_BREAK);
    const bool ends = kind == U_LB_MANDATORY_BREAK || kind == U_LB_CARRIAGE_RETURN || kind == U_LB_LINE_FEED ||
                      kind == U_LB_NEXT_LINE;
    EXPECT_EQ(is_line_end(c), ends) << std::hex << +c;
  }
}

}  // namespace hp::text
