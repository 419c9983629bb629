#include "text/lines.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <limits>

#include "noto.h"

namespace hp::text {
namespace {

std::vector<std::string> lines_of(const Paragraph& p, const std::string& text) {
  std::vector<std::string> out;
  for (const Line& line : p.lines()) out.push_back(text.substr(line.start, line.end - line.start));
  return out;
}
using Strings = std::vector<std::string>;

std::string sample(const std::string& tag) {
  std::ifstream file(HELPPOINT_SOURCE "/tests/text/samples/udhr/" + tag + ".txt");
  EXPECT_TRUE(file) << tag;
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST(Lines, no_line_is_wider_than_asked_and_none_could_take_one_word_more) {
  NotoStacks noto;
  for (const char* tag : {"en", "ar", "ur", "hi", "th", "km", "my", "ja", "ko", "he"}) {
    const std::string text = sample(tag), language = std::string(tag) == "en" ? "en-GB" : tag;
    Paragraph p = noto.paragraph(language, text, 400);
    const std::vector<std::uint32_t> breaks = p.break_opportunities();
    for (std::size_t i = 0; i + 1 < p.lines().size(); ++i) {
      const Line& line = p.lines()[i];
      EXPECT_LE(line.width, 400) << tag << " line " << i;
      if (i + 2 == p.lines().size()) continue;  // it may have given a word to the last
      const auto next = std::upper_bound(breaks.begin(), breaks.end(), line.end);
      const std::uint32_t more = next == breaks.end() ? static_cast<std::uint32_t>(text.size()) : *next;
      EXPECT_GT(noto.paragraph(language, text.substr(line.start, more - line.start)).natural_width(), 399)
          << tag << " line " << i;
    }
  }
}

TEST(Lines, a_short_word_or_sign_is_not_left_alone_on_the_last_line) {
  NotoStacks noto;
  const auto last = [&](const char* language, const std::string& text, float width) {
    const Paragraph p = noto.paragraph(language, text, width);
    EXPECT_EQ(p.lines().size(), 2u) << text;
    return text.substr(p.lines().back().start);
  };
  const std::string english = "You can ask a person who works here to do it",
                    chinese = "您的有些回答可能是警示信号。单独一个迹象不能证明什么。";
  const float all_but_it = noto.paragraph("en-GB", "You can ask a person who works here to do ").width();
  EXPECT_EQ(last("en-GB", english, all_but_it + 1), "to do it");
  EXPECT_EQ(last("zh-Hans", chinese,
                 noto.paragraph("zh-Hans", "您的有些回答可能是警示信号。单独一个迹象不能证明什").width() + 1),
            "明什么。");
  // Not where it would leave a hole: the line before stays longer than half, and a long word is no orphan.
  EXPECT_EQ(last("en-GB", "unquestionably unquestionably it",
                 noto.paragraph("en-GB", "unquestionably unquestionably").width() + 1),
            "it");
}

TEST(Lines, lines_follow_one_another_and_lose_nothing) {
  NotoStacks noto;
  for (const NotoStacks::Row& row : NotoStacks::languages()) {
    std::ifstream file(HELPPOINT_SOURCE "/tests/text/samples/udhr/" + std::string(row.tag) + ".txt");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    for (const float width : {1.0f, 90.0f, 333.0f}) {
      const Paragraph p = noto.paragraph(row.tag, text, width);
      std::uint32_t at = 0;
      for (const Line& line : p.lines()) {
        EXPECT_EQ(line.start, at);
        EXPECT_GT(line.end, at);
        at = line.end;
      }
      EXPECT_EQ(at, text.size()) << row.tag << " at " << width;
    }
  }
}

TEST(Lines, spaces_at_the_end_of_a_line_hang) {
  NotoStacks noto;
  const float width = noto.paragraph("en-GB", "help").natural_width();
  const Paragraph p = noto.paragraph("en-GB", "help    me", width);
  EXPECT_EQ(lines_of(p, "help    me"), (Strings{"help    ", "me"}));
  EXPECT_FLOAT_EQ(p.lines()[0].width, width);
}

TEST(Lines, a_word_wider_than_the_line_is_torn_between_characters_and_never_lost) {
  NotoStacks noto;
  const std::string text = "stopexploitation";
  const Paragraph p = noto.paragraph("en-GB", text, 60);
  EXPECT_GT(p.lines().size(), 2u);
  for (const Line& line : p.lines()) EXPECT_LE(line.width, 60);
}

TEST(Lines, a_number_wider_than_the_line_is_torn_at_its_spaces_first) {
  NotoStacks noto;
  const std::string text = "08000 121 700";
  const std::vector<Span> together{{.start = 0, .end = 13, .together = true}};
  ParagraphSource source = noto.source("en-GB", text);
  source.spans = together;
  Paragraph p(noto.fonts(), source);
  p.fit(130);
  EXPECT_EQ(lines_of(p, text), (Strings{"08000 121 ", "700"}));
}

TEST(Lines, one_character_a_line_when_nothing_fits) {
  NotoStacks noto;
  EXPECT_EQ(lines_of(noto.paragraph("en-GB", "abc", 0), "abc"), (Strings{"a", "b", "c"}));
  EXPECT_EQ(lines_of(noto.paragraph("th", "ที่นี่", 0), "ที่นี่"), (Strings{"ที่", "นี่"})) << "whole clusters only";
}

TEST(Lines, a_space_or_line_end_after_a_torn_word_is_no_line_of_its_own) {
  NotoStacks noto;
  EXPECT_EQ(lines_of(noto.paragraph("en-GB", "a b\nc", 0), "a b\nc"), (Strings{"a ", "b\n", "c"}));
}

TEST(Lines, forced_lines_are_kept_even_empty_ones) {
  NotoStacks noto;
  const std::string text = "one\n\ntwo\n";
  EXPECT_EQ(lines_of(noto.paragraph("en-GB", text), text), (Strings{"one\n", "\n", "two\n"}));
}

TEST(Lines, an_address_too_long_for_its_line_is_cut_before_a_dot) {
  NotoStacks noto;
  const std::string text = "see stopexploitation.org.uk now";
  const float address = noto.paragraph("en-GB", "stopexploitation.org.uk").natural_width();
  Paragraph p = noto.paragraph("en-GB", text, address - 1);
  EXPECT_EQ(lines_of(p, text), (Strings{"see ", "stopexploitation", ".org.uk now"}))
      << "\"stopexploitation.org\" would be an address";
  EXPECT_EQ(
      lines_of(noto.paragraph("en-GB", "a-long-name.uk", noto.paragraph("en-GB", "a-long-name.uk").natural_width() - 1),
               "a-long-name.uk"),
      (Strings{"a-long-name", ".uk"}));
  EXPECT_EQ(p.torn_words(), 0u);
  EXPECT_GT(noto.paragraph("en-GB", "stopexploitation", 60).torn_words(), 0u);
}

TEST(Lines, a_cut_inside_a_joined_word_is_shaped_again_and_keeps_the_joins) {
  NotoStacks noto;
  const std::string text = "ببببببببببب";
  Paragraph p = noto.paragraph("ur", text, 30);
  EXPECT_GT(p.reshaped_cuts(), 0u);
  float sum = 0;
  for (const Line& line : p.lines()) {
    sum += line.width;
    EXPECT_LE(line.width, 30);
  }
  EXPECT_GT(sum, 0);
}

TEST(Lines, a_ligature_that_is_cut_comes_apart) {
  NotoStacks noto;
  // lam-alef is one glyph; at a width of nothing each letter is a line with a glyph of its own.
  const Paragraph whole = noto.paragraph("ar", "لا"), torn = noto.paragraph("ar", "لا", 0);
  ASSERT_EQ(whole.lines().size(), 1u);
  ASSERT_EQ(torn.lines().size(), 2u);
  for (const Line& line : torn.lines()) EXPECT_GE(line.glyph_count, 1u);
  EXPECT_EQ(torn.reshaped_cuts(), 1u);
}

TEST(Lines, the_start_side_is_right_in_right_to_left_text) {
  NotoStacks noto;
  const Line he = noto.paragraph("he", "שלום", 500).lines()[0], en = noto.paragraph("en-GB", "hello", 500).lines()[0];
  EXPECT_FLOAT_EQ(en.left, 0);
  EXPECT_FLOAT_EQ(he.left + he.width, 500);
}

TEST(Lines, centre_and_end_follow_the_paragraph) {
  NotoStacks noto;
  for (const char* tag : {"he", "en-GB"}) {
    ParagraphSource source = noto.source(tag, "12");
    source.style.align = Align::centre;
    Paragraph centred(noto.fonts(), source);
    centred.fit(500);
    EXPECT_FLOAT_EQ(centred.lines()[0].left, (500 - centred.lines()[0].width) / 2);
    source.style.align = Align::end;
    Paragraph at_end(noto.fonts(), source);
    at_end.fit(500);
    EXPECT_FLOAT_EQ(at_end.lines()[0].left, std::string(tag) == "he" ? 0 : 500 - at_end.lines()[0].width);
  }
}

TEST(Lines, a_width_without_end_is_the_natural_one) {
  NotoStacks noto;
  Paragraph p = noto.paragraph("he", "שלום עולם", std::numeric_limits<float>::infinity());
  ASSERT_EQ(p.lines().size(), 1u);
  EXPECT_FLOAT_EQ(p.lines()[0].left, 0);
  EXPECT_FLOAT_EQ(p.width(), p.natural_width());
}

TEST(Lines, the_widest_word_is_the_least_width) {
  NotoStacks noto;
  const Paragraph p = noto.paragraph("en-GB", "a exploitation b");
  EXPECT_FLOAT_EQ(p.min_width(), noto.paragraph("en-GB", "exploitation").natural_width());
}

}  // namespace hp::text
