// Forms by language and by neighbour, seen through the glyphs that come out.
#include "text/shape.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "noto.h"

namespace hp::text {
namespace {

std::vector<std::uint32_t> glyphs_of(NotoStacks& noto, const char* tag, std::string_view text,
                                     std::vector<Span> spans = {}) {
  ParagraphSource source = noto.source(tag, text);
  source.spans = spans;
  Paragraph p(noto.fonts(), source);
  p.fit(1e5f);
  std::vector<std::uint32_t> out;
  for (const PlacedGlyph& g : p.glyphs()) out.push_back(g.glyph);
  return out;
}

}  // namespace

// Noto Sans of Debian 12 has Serbian forms and, so far, no Bulgarian ones.
TEST(Shape, serbian_has_its_own_letter) {
  NotoStacks noto;
  EXPECT_NE(glyphs_of(noto, "sr", "б"), glyphs_of(noto, "ru", "б"));
}

TEST(Shape, romanian_commas_are_not_turkish_cedillas) {
  NotoStacks noto;
  EXPECT_NE(glyphs_of(noto, "ro", "ş"), glyphs_of(noto, "tr", "ş"));
}

TEST(Shape, urdu_digits_have_urdus_forms) {
  NotoStacks noto;
  // The same characters and face; the language alone makes the difference.
  ParagraphSource urdu = noto.source("ur", "۴۶۷");
  Paragraph as_urdu(noto.fonts(), urdu);
  urdu.language = Language::of("fa");
  Paragraph as_persian(noto.fonts(), urdu);
  as_urdu.fit(1e4f), as_persian.fit(1e4f);
  EXPECT_FALSE(std::equal(as_urdu.glyphs().begin(), as_urdu.glyphs().end(), as_persian.glyphs().begin(),
                          [](const PlacedGlyph& a, const PlacedGlyph& b) { return a.glyph == b.glyph; }));
}

TEST(Shape, arabic_letters_join_across_a_change_of_weight) {
  NotoStacks noto;
  // beh + beh: initial and final, though the second is bold.
  const std::vector<std::uint32_t> plain = glyphs_of(noto, "ar", "بب");
  const std::vector<std::uint32_t> mixed = glyphs_of(noto, "ar", "بب", {{.start = 2, .end = 4, .bold = true}});
  const std::vector<std::uint32_t> apart = glyphs_of(noto, "ar", "ب ب");
  ASSERT_EQ(plain.size(), mixed.size());
  EXPECT_EQ(plain.back(), mixed.back()) << "the first letter has its initial form";
  EXPECT_NE(apart.back(), mixed.back());
}

TEST(Shape, what_is_never_seen_has_no_glyph) {
  NotoStacks noto;
  EXPECT_EQ(glyphs_of(noto, "en-GB", "\u2068a\u2069\u200B\u2060\u200E"), glyphs_of(noto, "en-GB", "a"));
}

TEST(Shape, a_tab_is_shown_as_a_space) {
  NotoStacks noto;
  EXPECT_EQ(glyphs_of(noto, "en-GB", "a\tb"), glyphs_of(noto, "en-GB", "a b"));
}

TEST(Shape, brackets_are_mirrored_in_right_to_left_text) {
  NotoStacks noto;
  const std::vector<std::uint32_t> ltr = glyphs_of(noto, "en-GB", "(");
  EXPECT_EQ(glyphs_of(noto, "he", ")"), ltr) << "as seen, a closing bracket of Hebrew opens to the left";
}

TEST(Shape, no_size_is_too_strange) {
  NotoStacks noto;
  for (const float size : {-1.0f, 0.0f, 0.3f, 1e9f}) {
    Paragraph p(noto.fonts(), noto.source("ur", "مدد کے لیے", size));
    p.fit(100);
    EXPECT_FALSE(p.lines().empty()) << size;
  }
}

}  // namespace hp::text
