#include <gtest/gtest.h>

#include <random>

#include "noto.h"
#include "text/atlas.h"

namespace hp::text {
namespace {

std::vector<std::byte> copy_of(const std::string& path) {
  const MappedFile file(path);
  return {file.bytes().begin(), file.bytes().end()};
}

const std::string thai = NotoStacks::path("Thai", false);

}  // namespace

TEST(Font, a_whole_font_opens_and_knows_its_name) {
  const std::vector<std::byte> bytes = copy_of(thai);
  Fonts fonts;
  const auto id = fonts.open("thai", bytes);
  ASSERT_TRUE(id) << id.error().detail;
  EXPECT_EQ(fonts.name(*id), "thai");
  EXPECT_EQ(fonts.count(), 1u);
}

TEST(Font, coverage_is_what_the_face_can_show) {
  const std::vector<std::byte> bytes = copy_of(thai);
  Fonts fonts;
  const FontId id = *fonts.open("thai", bytes);
  EXPECT_TRUE(fonts.has(id, U'ก'));
  EXPECT_FALSE(fonts.has(id, U'A'));
  EXPECT_FALSE(fonts.has(id, 0x10FFFF));
  EXPECT_FALSE(fonts.has(id, 0xFFFFFFFF));
}

TEST(Font, metrics_are_the_hhea_tables) {
  const std::vector<std::byte> bytes = copy_of(NotoStacks::path("", false));
  Fonts fonts;
  const VerticalMetrics m = fonts.metrics(*fonts.open("latin", bytes));
  EXPECT_FLOAT_EQ(m.ascent_em, 1.069f);
  EXPECT_FLOAT_EQ(m.descent_em, -0.293f);
  EXPECT_FLOAT_EQ(m.cap_height_em, 0.714f);
}

TEST(Font, a_face_of_a_collection_is_opened_by_its_number) {
  const MappedFile file(NotoStacks::path("CJK", false));
  Fonts fonts;
  EXPECT_TRUE(fonts.open("japanese", file.bytes(), 0));
  EXPECT_TRUE(fonts.open("hant", file.bytes(), 3));
  const auto none = fonts.open("none", file.bytes(), 500);
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, "font.unreadable");
}

TEST(Font, what_is_no_font_is_refused_with_a_sentence) {
  const std::string page = "<!DOCTYPE html><title>404 Not Found</title>";
  Fonts fonts;
  const auto refused = fonts.open("page", std::as_bytes(std::span(page)));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "font.unreadable");
  EXPECT_NE(refused.error().detail.find("font 'page'"), std::string::npos) << refused.error().detail;
}

TEST(Font, an_empty_file_is_refused) {
  Fonts fonts;
  EXPECT_FALSE(fonts.open("empty", {}));
}

TEST(Font, a_font_cut_short_anywhere_is_refused) {
  const std::vector<std::byte> bytes = copy_of(thai);
  Fonts fonts;
  for (std::size_t kept = 0; kept + 4 < bytes.size(); kept += 97)
    EXPECT_FALSE(fonts.open("short", std::span(bytes).first(kept))) << kept << " of " << bytes.size() << " bytes";
}

// Packs are signed, so such a font is a mistake and no attack; still it must not end the kiosk.
TEST(Font, a_damaged_font_never_crashes_laying_out_and_drawing) {
  std::mt19937 random(1);  // the same damage every time
  for (int damage = 0; damage < 300; ++damage) {
    std::vector<std::byte> bytes = copy_of(thai);
    for (int i = 0; i < 20; ++i)
      bytes[random() % (damage % 2 ? bytes.size() : 4096)] = static_cast<std::byte>(random());
    Fonts fonts;
    const auto id = fonts.open("damaged", bytes);
    if (!id) continue;
    const FontStack stack{{{*id, *id}}};
    ParagraphSource source{
        .text = "น้ำ ป่า ที่ กำลัง", .language = Language::of("th"), .stack = &stack, .style = {}, .spans = {}};
    Paragraph p(fonts, source);
    p.fit(60);
    for (const PlacedGlyph& g : p.glyphs()) rasterise(fonts, {g.font, g.glyph, 96, 0});
    EXPECT_TRUE(p.ink_bottom() >= p.ink_top());
  }
}

}  // namespace hp::text
