#include "text/raster.h"

#include <gtest/gtest.h>

#include <numeric>

#include "noto.h"

namespace hp::text {
namespace {

GlyphPicture draw(NotoStacks& noto, const char* tag, std::string_view character, std::uint16_t quarters,
                  std::uint8_t bin = 0) {
  const Paragraph p = noto.paragraph(tag, character);
  return rasterise(noto.fonts(), {p.glyphs()[0].font, p.glyphs()[0].glyph, quarters, bin});
}

int total(const GlyphPicture& p) { return std::accumulate(p.bytes.begin(), p.bytes.end(), 0); }

}  // namespace

TEST(Raster, a_capital_is_as_tall_as_its_face_says) {
  NotoStacks noto;
  const GlyphPicture h = draw(noto, "en-GB", "H", 400);  // 100 px: Noto Sans' capitals are 0.714 em
  EXPECT_EQ(h.top, 72);
  EXPECT_EQ(h.height, 72);
}

TEST(Raster, the_ink_is_inside_what_the_paragraph_says) {
  NotoStacks noto;
  const Paragraph p = noto.paragraph("km", "ស្ត្រី", 1000, 100);
  for (const PlacedGlyph& g : p.glyphs()) {
    const GlyphPicture picture = rasterise(noto.fonts(), {g.font, g.glyph, 400, 0});
    EXPECT_GE(g.y - static_cast<float>(picture.top), p.ink_top() - 1.01f);
    EXPECT_LE(g.y - static_cast<float>(picture.top - picture.height), p.ink_bottom() + 1.01f);
  }
}

TEST(Raster, each_quarter_of_a_pixel_is_another_picture_of_the_same_ink) {
  NotoStacks noto;
  const GlyphPicture at_0 = draw(noto, "ar", "ب", 96, 0), at_2 = draw(noto, "ar", "ب", 96, 2);
  EXPECT_NE(at_0.bytes, at_2.bytes);
  EXPECT_NEAR(total(at_0), total(at_2), total(at_0) / 50);
}

TEST(Raster, cff_and_truetype_outlines_are_both_drawn) {
  NotoStacks noto;
  EXPECT_GT(total(draw(noto, "ja", "助", 160)), 0);
  EXPECT_GT(total(draw(noto, "my", "က", 160)), 0);
}

TEST(Raster, what_cannot_be_drawn_is_empty) {
  NotoStacks noto;
  const FontId latin = noto.stack("en-GB").at(0, false);
  EXPECT_EQ(rasterise(noto.fonts(), {latin, 65000, 96, 0}).width, 0) << "no such glyph";
  EXPECT_EQ(rasterise(noto.fonts(), {latin, 40, 0xFFFF, 0}).width, 0) << "larger than a page";
  EXPECT_EQ(rasterise(noto.fonts(), {latin, 40, 0, 0}).width, 0) << "no size";
  EXPECT_EQ(rasterise(noto.fonts(), {FontId{}, 40, 96, 0}).width, 0) << "no such font";
}

}  // namespace hp::text
