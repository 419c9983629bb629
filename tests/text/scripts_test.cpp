#include "text/scripts.h"

#include <gtest/gtest.h>

#include "text/workbench.h"

namespace hp::text {
namespace {

// "Latn:abc|Hebr:שלום ": each run's script and text.
std::string scripts_in(const std::string& text, const char* language = "en-GB") {
  Workbench bench;
  const Analysis a = analyse(bench, text, Language::of(language), Direction::ltr, Wrap::normal, {});
  std::string out;
  std::uint32_t start = 0;
  for (const ScriptRun& run : a.scripts) {
    out += (start > 0 ? "|" : "") + script_name(run.script) + ":" +
           text.substr(a.byte_of[start], a.byte_of[run.end] - a.byte_of[start]);
    start = run.end;
  }
  return out;
}

}  // namespace

TEST(Scripts, a_text_of_one_script_is_one_run) {
  EXPECT_EQ(scripts_in("I need help (24/7)."), "Latn:I need help (24/7).");
}

TEST(Scripts, spaces_and_marks_go_with_what_stands_before_them) {
  EXPECT_EQ(scripts_in("help, עזרה. help"), "Latn:help, |Hebr:עזרה. |Latn:help");
}

TEST(Scripts, at_the_beginning_they_go_with_what_follows) { EXPECT_EQ(scripts_in("24 שעות"), "Hebr:24 שעות"); }

TEST(Scripts, a_closing_bracket_has_the_script_of_its_opening_one) {
  EXPECT_EQ(scripts_in("עזרה (help) עזרה"), "Hebr:עזרה (|Latn:help|Hebr:) עזרה");
  EXPECT_EQ(scripts_in("עזרה [(help]) x"), "Hebr:עזרה [(|Latn:help|Hebr:]) |Latn:x")
      << "wrongly nested: never worse than that";
}

TEST(Scripts, quotation_marks_are_pairs_too) {
  EXPECT_EQ(scripts_in("مساعدة «help» الآن"), "Arab:مساعدة «|Latn:help|Arab:» الآن");
}

TEST(Scripts, a_mark_that_names_its_users_goes_with_one_of_them) {
  EXPECT_EQ(scripts_in("मदद। help"), "Deva:मदद। |Latn:help") << "the danda is used by many Indic scripts";
  EXPECT_EQ(scripts_in("ラーメン"), "Kana:ラーメン") << "the length mark is Kana's";
}

TEST(Scripts, a_combining_mark_has_the_script_of_its_letter) {
  EXPECT_EQ(scripts_in("e\u0301ש\u05B8"), "Latn:e\u0301|Hebr:ש\u05B8");
}

TEST(Scripts, a_dotted_circle_goes_with_the_vowel_it_carries) {
  EXPECT_EQ(scripts_in("abc \u25CCា"), "Latn:abc |Khmr:\u25CCា");
}

TEST(Scripts, a_number_alone_has_the_usual_script_of_its_language) {
  EXPECT_EQ(scripts_in("08000 121 700", "ur"), "Arab:08000 121 700");
  EXPECT_EQ(scripts_in("24/7", "zh-Hans"), "Hani:24/7");
  EXPECT_EQ(scripts_in("24/7"), "Latn:24/7");
}

TEST(Scripts, brackets_without_end_cost_no_more_than_their_length) {
  const std::string text = "א" + std::string(20000, '(') + "a" + std::string(20000, ')');
  EXPECT_EQ(scripts_in(text).substr(0, 5), "Hebr:");
}

}  // namespace hp::text
