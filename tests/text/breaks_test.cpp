#include "text/breaks.h"

#include <gtest/gtest.h>

#include "utf8.h"

namespace hp::text {
namespace {

// The text with a "|" wherever a line may begin.
std::string pieces(const char* language, const std::string& text, Wrap wrap = Wrap::normal,
                   std::vector<Span> spans = {}) {
  Workbench bench;
  const Analysis a = analyse(bench, text, Language::of(language), Direction::ltr, wrap, spans);
  std::string out;
  for (std::uint32_t i = 0; i < a.size(); ++i) {
    if (a.is(i, trait::may_break)) out += a.is(i, trait::must_break) ? "‖" : "|";
    const std::uint32_t next = a.byte_of[i + 1];
    out += text.substr(a.byte_of[i], next - a.byte_of[i]);
  }
  return out;
}

}  // namespace

TEST(Breaks, words_of_a_spaced_language_stay_whole) { EXPECT_EQ(pieces("en-GB", "I need help."), "I |need |help."); }

TEST(Breaks, scripts_without_spaces_are_cut_by_dictionary) {
  EXPECT_EQ(pieces("th", "ตลอดชั่วโมง"), "ตลอด|ชั่วโมง");
  EXPECT_EQ(pieces("km", "ខ្ញុំត្រូវការជំនួយ"), "ខ្ញុំ|ត្រូវការ|ជំនួយ");
  EXPECT_EQ(pieces("lo", "ຂ້ອຍຕ້ອງການ"), "ຂ້ອຍ|ຕ້ອງການ");
  EXPECT_EQ(pieces("my", "ကျွန်ုပ်အကူအညီ"), "ကျွန်ုပ်|အကူအညီ");
}

TEST(Breaks, a_dictionary_serves_a_word_inside_another_language_too) {
  EXPECT_EQ(pieces("en-GB", "Thai: ตลอดชั่วโมง"), "Thai: |ตลอด|ชั่วโมง");
}

TEST(Breaks, translators_may_cut_and_join_by_hand) {
  EXPECT_EQ(pieces("th", "ตลอด\u2060ชั่วโมง"), "ตลอด\u2060ชั่วโมง") << "U+2060 joins";
  EXPECT_EQ(pieces("th", "ตล\u200Bอด"), "ตล\u200B|อด") << "U+200B cuts";
  EXPECT_EQ(pieces("en-GB", "24\u00A0hours a day"), "24\u00A0hours |a |day") << "U+00A0 joins";
}

TEST(Breaks, korean_keeps_its_words_whole) {
  EXPECT_EQ(pieces("ko", "도움이 필요합니다"), "도움이 |필요합니다");
  EXPECT_EQ(pieces("ko", "하루 24시간"), "하루 |24시간");
}

TEST(Breaks, japanese_breaks_anywhere_in_text_and_between_phrases_in_headings) {
  EXPECT_EQ(pieces("ja", "助けが必要です。"), "助|け|が|必|要|で|す。");
  EXPECT_EQ(pieces("ja", "助けが必要です。", Wrap::phrase), "助けが|必要です。");
}

TEST(Breaks, japanese_punctuation_never_begins_a_line) { EXPECT_EQ(pieces("ja", "、。」"), "、。」"); }

TEST(Breaks, a_span_that_stays_together_has_no_break_inside) {
  const std::vector<Span> number{{.start = 5, .end = 18, .together = true}};
  EXPECT_EQ(pieces("en-GB", "Ring 08000 121 700 now"), "Ring |08000 |121 |700 |now");
  EXPECT_EQ(pieces("en-GB", "Ring 08000 121 700 now", Wrap::normal, number), "Ring |08000 121 700 |now");
}

TEST(Breaks, a_newline_or_line_separator_must_break) {
  EXPECT_EQ(pieces("en-GB", "one\ntwo"), "one\n‖two");
  EXPECT_EQ(pieces("en-GB", "one\u2028two"), "one\u2028‖two");
}

TEST(Breaks, wrap_none_breaks_only_where_it_must) { EXPECT_EQ(pieces("en-GB", "a b\nc d", Wrap::none), "a b\n‖c d"); }

TEST(Breaks, a_hyphen_holds_a_piece_too_short_to_be_a_word) {
  EXPECT_EQ(pieces("ro", "într-o casă, comparați-le"), "într-o |casă, |comparați-le");
  EXPECT_EQ(pieces("bg", "по-малко пари"), "по-малко |пари");
  EXPECT_EQ(pieces("bn", "Home Office-কে"), "Home |Office-কে");
  EXPECT_EQ(pieces("bn", "(জোট)-এর"), "(জোট)-এর");
  EXPECT_EQ(pieces("en-GB", "long-term home"), "long-|term |home") << "two words";
  EXPECT_EQ(pieces("en-GB", "day - night"), "day |- |night");
}

TEST(Breaks, an_address_has_no_break_inside) {
  EXPECT_EQ(pieces("en-GB", "See find-legal-advice.justice.gov.uk now"), "See |find-legal-advice.justice.gov.uk |now");
  EXPECT_EQ(pieces("en-GB", "nhs.uk/sarcs and/or work"), "nhs.uk/sarcs |and/|or |work");
}

TEST(Breaks, no_line_begins_with_a_repetition_mark) {
  EXPECT_EQ(pieces("th", "บ่อย ๆ"), "บ่อย ๆ");
  EXPECT_EQ(pieces("km", "ផ្សេង ៗ"), "ផ្សេង ៗ");
}

TEST(Breaks, a_lone_letter_stays_with_the_next_word_where_that_is_the_custom) {
  EXPECT_EQ(pieces("pl", "z domu i o kogoś"), "z domu |i o kogoś");
  EXPECT_EQ(pieces("en-GB", "I do a job"), "I |do |a |job");
  EXPECT_EQ(pieces("am", "በ Home Office"), "በ Home |Office");
  EXPECT_EQ(pieces("ar", "بـ Salvation Army"), "بـ Salvation |Army");
}

TEST(Breaks, a_bracket_may_begin_a_line_after_a_quotation) {
  EXPECT_EQ(pieces("lt", "„modern slavery“ (vergija)"), "„modern |slavery“ |(vergija)");
  EXPECT_EQ(pieces("pl", "„dom” (house)"), "„dom” |(house)");
  EXPECT_EQ(pieces("en-GB", "a “home” (house)"), "a |“home” |(house)");
  EXPECT_EQ(pieces("fa", "«home» (خانه)"), "«home» |(خانه)");
  EXPECT_EQ(pieces("en-GB", "a “ (b"), "a |“ (b") << "nothing was opened before";
}

TEST(Breaks, a_soft_hyphen_is_no_opportunity) {
  EXPECT_EQ(pieces("en-GB", "exploi\u00ADtation"), "exploi\u00ADtation");
}

TEST(Breaks, no_line_begins_inside_a_cluster) {
  EXPECT_EQ(pieces("th", "a/\u0E33"), "a/\u0E33") << "a lone sara am belongs to the slash";
  EXPECT_EQ(pieces("en-GB", "a \u0301b"), "a |\u0301b") << "but not to a space, which hangs";
}

TEST(Breaks, spans_out_of_order_or_past_the_end_do_no_harm) {
  const std::vector<Span> wrong{
      {.start = 4, .end = 90, .together = true}, {.start = 0, .end = 3}, {.start = 9, .end = 2}};
  EXPECT_EQ(pieces("en-GB", "one two three", Wrap::normal, wrong), "one |two three");
}

}  // namespace hp::text
