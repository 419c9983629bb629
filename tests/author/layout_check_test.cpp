#include "author/layout_check.h"

#include <gtest/gtest.h>

#include "author/crowding.h"
#include "small_content.h"

namespace hp::author {
namespace {

// A word of so many letters in every kind of block, each on a line of its own.
std::string page_with(const std::string& word) {
  return "+++\ntitle = \"" + word + "\"\ntopic = \"work\"\naudience = \"public\"\nicon = \"work\"\n+++\n\nText " +
         word + ".\n\n## Heading " + word + "\n\n- Item **" + word + "**\n\n1. {icon:work} Step " + word +
         "\n2. {icon:home} Step.\n\n1. Bare " + word + "\n\n> [!note]\n> Note " + word +
         "\n\n> [!danger]\n> Danger **" + word + "**\n\nRead [" + word + "](help/now).\n";
}

std::string cut_in(const SmallContent& small, bool every_view) {
  Report report;
  Inspection seen;
  const auto files = make_pack_files({.content = small.content(), .locales = {}, .fonts = {}}, report, &seen);
  EXPECT_TRUE(files) << report.faults_as_text();
  EXPECT_TRUE(check_layout(
      seen, *files, report, [](std::size_t, std::size_t) {}, every_view));
  return report.faults_as_text();
}

// Words a letter longer each time, so that for every kind of block there is one that only just does not fit.
TEST(Layout, a_page_that_fits_in_the_tightest_view_fits_in_every_other) {
  for (const char* letter : {"n", "W"}) {
    const SmallContent small;
    std::string word = "M";
    for (int length = 4; length <= 40; ++length) {
      word += letter;
      std::string name = "30-word";
      for (const char c : std::to_string(length)) name += static_cast<char>('a' + c - '0');
      small.write("content/small/pages/" + name + ".md", page_with(word));
    }
    const std::string all = cut_in(small, true);
    EXPECT_EQ(cut_in(small, false), all);
    EXPECT_NE(all.find("[text-cut]"), std::string::npos);
    EXPECT_EQ(all.find("page work/wordf:"), std::string::npos) << "the shortest should fit, or nothing is compared";
  }
}

TEST(Layout, a_translation_that_does_not_fit_is_named_by_its_line) {
  const SmallContent small;
  small.replace("locales/small/ar.po", "msgstr \"ثم **اسأل**.\"", "msgstr \"ثم **" + std::string(60, 'W') + "**.\"");
  const std::string said = cut_in(small, false);
  EXPECT_NE(said.find("locales/small/ar.po:25: "), std::string::npos) << said;
}

TEST(Layout, words_that_stand_still_are_not_higher_than_their_control) {
  const SmallContent small;
  std::string words;
  for (int i = 0; i < 24; ++i) words += "تحت ";
  small.write("locales/ar.po",
              "msgid \"\"\nmsgstr \"Language: ar\\nContent-Type: text/plain; charset=UTF-8\\n\"\n\n"
              "msgid \"More below\"\nmsgstr \"" +
                  words + "\"\n");
  const std::string said = cut_in(small, false);
  EXPECT_NE(said.find("locales/ar.po:4: “تحت"), std::string::npos) << said;
}

using Said = kiosk::Ui::Said;

TEST(Crowding, nothing_is_said_of_words_side_by_side_and_below_one_another) {
  EXPECT_TRUE(crowded({{"a", {0, 0, 100, 40}, {0, 0, 100, 40}, true},
                       {"b", {100, 0, 100, 40}, {100, 0, 100, 40}, true},
                       {"c", {0, 40, 200, 40}, {0, 40, 200, 40}, true}},
                      768)
                  .empty());
}

TEST(Crowding, finds_words_over_others) {
  EXPECT_EQ(
      crowded({{"a", {0, 0, 100, 40}, {0, 0, 100, 40}, true}, {"b", {50, 30, 100, 40}, {50, 30, 100, 40}, true}}, 768),
      std::vector<std::string>{"b"});
}

TEST(Crowding, what_scrolls_may_run_under_what_stands_still) {
  EXPECT_TRUE(
      crowded({{"a", {0, 700, 100, 40}, {0, 700, 100, 40}, true}, {"b", {0, 700, 100, 40}, {0, 700, 100, 40}, false}},
              768)
          .empty());
}

TEST(Crowding, finds_words_higher_than_their_room) {
  EXPECT_EQ(crowded({{"a", {0, 0, 100, 44}, {0, 2, 100, 40}, true}}, 768), std::vector<std::string>{"a"});
}

TEST(Crowding, only_what_scrolls_may_stand_below_the_glass) {
  EXPECT_EQ(
      crowded({{"a", {0, 760, 100, 40}, {0, 760, 100, 40}, false}, {"b", {0, 900, 100, 40}, {0, 900, 100, 40}, true}},
              768),
      std::vector<std::string>{"a"});
}

}  // namespace
}  // namespace hp::author
