#include "text/paragraph.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>

#include "noto.h"

namespace hp::text {
namespace {

std::string sample(std::string_view tag) {
  std::ifstream file(HELPPOINT_SOURCE "/tests/text/samples/udhr/" + std::string(tag) + ".txt");
  return {std::istreambuf_iterator<char>(file), {}};
}

// The characters of the first line, left to right.
std::string seen(const Paragraph& p, const std::string& text) {
  std::string out;
  for (const std::uint32_t byte : p.visual_order(0)) {
    std::size_t end = byte + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    out += text.substr(byte, end - byte);
  }
  return out;
}

}  // namespace

TEST(Paragraph, every_sample_is_set_without_a_box) {
  NotoStacks noto;
  for (const NotoStacks::Row& row : NotoStacks::languages()) {
    const std::string text = sample(row.tag);
    if (text.empty()) continue;
    const Paragraph p = noto.paragraph(row.tag, text, 600);
    EXPECT_FALSE(p.has_missing_glyphs()) << row.tag;
    for (const PlacedGlyph& g : p.glyphs()) EXPECT_NE(g.glyph, 0u) << row.tag << " at byte " << g.cluster;
  }
}

TEST(Paragraph, every_endonym_word_for_help_and_number_is_set_without_a_box) {
  NotoStacks noto;
  for (const NotoStacks::Row& row : NotoStacks::languages())
    EXPECT_FALSE(noto.paragraph(row.tag, "08000 121 700 (24/7) £12.71 – “www.stopexploitationherts.org.uk”")
                     .has_missing_glyphs())
        << row.tag;
}

TEST(Paragraph, a_number_in_an_isolate_is_never_reversed) {
  NotoStacks noto;
  for (const char* tag : {"ar", "fa", "ur", "he", "ps", "ckb"}) {
    const std::string text =
        "\u2068"
        "08000 121 700\u2069";
    std::string shown = seen(noto.paragraph(tag, text), text);
    EXPECT_NE(shown.find("08000 121 700"), std::string::npos) << tag << ": " << shown;
  }
}

TEST(Paragraph, the_paragraphs_direction_is_given_and_not_guessed) {
  NotoStacks noto;
  const std::string text = "שלום!";
  ParagraphSource source = noto.source("he", text);
  Paragraph rtl(noto.fonts(), source);
  source.direction = Direction::ltr;
  Paragraph ltr(noto.fonts(), source);
  rtl.fit(500), ltr.fit(500);
  EXPECT_EQ(seen(rtl, text), "!םולש");
  EXPECT_EQ(seen(ltr, text), "םולש!");
}

TEST(Paragraph, a_lines_last_spaces_take_the_paragraphs_side) {
  NotoStacks noto;
  const std::string text = "abc שלום   עולם";
  ParagraphSource source = noto.source("he", text);
  source.direction = Direction::ltr;
  Paragraph p(noto.fonts(), source);
  p.fit(noto.paragraph("he", "abc שלום").natural_width() + 1);
  ASSERT_EQ(p.lines().size(), 2u);
  EXPECT_EQ(seen(p, text), "abc םולש   ") << "and not between the words, where they stand in the text";
}

TEST(Paragraph, lines_are_as_tall_as_the_language_asks) {
  NotoStacks noto;
  const Paragraph p = noto.paragraph("ur", sample("ur"), 500, 40);
  EXPECT_FLOAT_EQ(p.height(), 2.3f * 40 * static_cast<float>(p.lines().size()));
  for (const Line& line : p.lines()) EXPECT_EQ(line.baseline, std::round(line.baseline));
}

TEST(Paragraph, ink_stays_inside_its_lines_in_every_script) {
  NotoStacks noto;
  for (const NotoStacks::Row& row : NotoStacks::languages()) {
    const std::string text = sample(row.tag);
    if (text.empty() || row.tag == "ur") continue;
    const Paragraph p = noto.paragraph(row.tag, text, 600, 40);
    EXPECT_GE(p.ink_top(), 0) << row.tag;
    EXPECT_LE(p.ink_bottom(), p.height()) << row.tag;
    EXPECT_LT(p.ink_top(), p.ink_bottom()) << row.tag;
  }
}

// Its tallest words are 2.55 em from top to bottom, its lines 2.3: rarely both on one line, and never cut off, since
// callers clip to ink. A fifth of an em is what may stand out.
TEST(Paragraph, nastaliqs_ink_stands_out_of_its_lines_by_little) {
  NotoStacks noto;
  const Paragraph p = noto.paragraph("ur", sample("ur") + " بھیجیے سمجھ گئے گھنٹے پھٹی ہوئی چیزیں", 600, 40);
  EXPECT_GT(p.ink_top(), -8);
  EXPECT_LT(p.ink_bottom(), p.height() + 8);
}

TEST(Paragraph, khmers_deep_stacks_stay_inside_their_line) {
  NotoStacks noto;
  const Paragraph p = noto.paragraph("km", "ស្ត្រី ប្រុស្ស ខ្ញុំ ស្ទឹង ក្រុម", 600, 100);
  EXPECT_GE(p.ink_top(), 0);
  EXPECT_LE(p.ink_bottom(), p.height());
}

TEST(Paragraph, a_tag_reaches_its_glyphs_and_has_a_box_on_each_line) {
  NotoStacks noto;
  const std::string text = "Read more about your rights here.";
  const std::vector<Span> link{{.start = 5, .end = 27, .tag = 7}};
  ParagraphSource source = noto.source("en-GB", text);
  source.spans = link;
  Paragraph p(noto.fonts(), source);
  p.fit(230);
  ASSERT_EQ(p.tag_boxes().size(), 2u);
  EXPECT_LT(p.tag_boxes()[0].top, p.tag_boxes()[1].top);
  for (const PlacedGlyph& g : p.glyphs()) EXPECT_EQ(g.tag, g.cluster >= 5 && g.cluster < 27 ? 7 : 0);
}

TEST(Paragraph, letters_that_touch_keep_their_fraction_of_a_pixel) {
  NotoStacks noto;
  EXPECT_TRUE(noto.paragraph("ar", "بب").glyphs()[0].cursive);
  EXPECT_TRUE(noto.paragraph("hi", "मद").glyphs()[0].cursive);
  EXPECT_FALSE(noto.paragraph("en-GB", "help").glyphs()[0].cursive);
}

TEST(Paragraph, glyphs_lie_left_to_right_from_the_left_of_their_line) {
  NotoStacks noto;
  const Paragraph p = noto.paragraph("he", "שלום (Oxford) עולם", 400);
  float pen = p.lines()[0].left;
  for (const PlacedGlyph& g : p.glyphs()) {
    EXPECT_NEAR(g.x, pen, 3);
    pen += g.advance;
  }
  EXPECT_NEAR(pen, 400, 0.01);
}

TEST(Paragraph, an_empty_text_has_no_lines) {
  NotoStacks noto;
  const Paragraph p = noto.paragraph("ar", "");
  EXPECT_TRUE(p.lines().empty());
  EXPECT_EQ(p.height(), 0);
  EXPECT_EQ(p.ink_bottom(), 0);
}

TEST(Paragraph, fitting_again_to_another_width_starts_from_the_same_shapes) {
  NotoStacks noto;
  Paragraph p = noto.paragraph("ur", sample("ur"), 500);
  const std::string first = p.dump(noto.fonts());
  p.fit(123);
  EXPECT_NE(p.dump(noto.fonts()), first);
  p.fit(500);
  EXPECT_EQ(p.dump(noto.fonts()), first);
}

TEST(Paragraph, astral_letters_are_one_character_each) {
  NotoStacks noto;
  const std::string text = "𐤀𐤁";  // Phoenician: right to left, beyond U+FFFF, in no font of ours
  const Paragraph p = noto.paragraph("en-GB", text, 500);
  EXPECT_EQ(seen(p, text), "𐤁𐤀");
  EXPECT_EQ(p.missing().size(), 2u);
}

}  // namespace hp::text
