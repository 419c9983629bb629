#include "author/layout_check.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace hp::author
