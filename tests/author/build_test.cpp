#include "author/build.h"

#include <gtest/gtest.h>

#include "author/subset.h"
#include "pack/about.h"
#include "small_content.h"

namespace hp::author {
namespace {

std::string text(const std::vector<std::byte>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

constexpr const char* build = "build content/small --out small.helppack";

TEST(Build, the_same_input_gives_the_same_bytes) {
  const SmallContent one, two;
  EXPECT_EQ(one.run(build).substr(0, 7), "exit 0\n");
  EXPECT_EQ(two.run(build).substr(0, 7), "exit 0\n");
  EXPECT_EQ(one.read("small.helppack"), two.read("small.helppack"));
}

TEST(Build, a_refused_build_leaves_the_old_pack_as_it_was) {
  const SmallContent small;
  small.write("small.helppack", "the old one");
  small.replace("content/small/pages/20-pay.md", "help/now", "help/never");
  EXPECT_EQ(small.run(build).substr(0, 7), "exit 1\n");
  EXPECT_EQ(small.read("small.helppack"), "the old one");
}

TEST(Build, a_pack_holds_what_the_kiosk_needs_and_no_more) {
  const SmallContent small;
  Report report;
  const auto files = make_pack_files({.content = small.content(), .locales = {}, .fonts = {}}, report);
  ASSERT_TRUE(files) << report.faults_as_text();
  std::vector<std::string> names;
  for (const auto& [name, bytes] : *files) names.push_back(name);
  EXPECT_EQ(names, (std::vector<std::string>{"fonts/arabic-bold.ttf", "fonts/arabic-regular.ttf", "fonts/icons.ttf",
                                             "fonts/latin-bold.ttf", "fonts/latin-regular.ttf", "pack.json",
                                             "text/ar/pages.json", "text/ar/ui.mo", "text/en-gb/pages.json",
                                             "text/en-gb/ui.mo"}));
}

TEST(Build, a_draft_or_an_unchecked_figure_makes_a_preview) {
  const SmallContent small;
  const auto preview = [&] {
    Report report;
    const auto files = make_pack_files({.content = small.content(), .locales = {}, .fonts = {}}, report);
    EXPECT_TRUE(files) << report.faults_as_text();
    return pack::parse_about(text(files->at("pack.json")))->preview;
  };
  EXPECT_TRUE(preview());
  small.replace("content/small/pack.toml", "group =", "review = \"reviewed by a test on 2026-11-24\"\ngroup =");
  small.replace("locales/ar.po", "draft", "reviewed by a test on 2026-11-24");
  EXPECT_TRUE(preview());
  for (const char* file : {"content/small/facts.toml", "content/small/helplines.toml"})
    small.replace(file, "checked_by = \"\"", "checked_by = \"a test\"");
  EXPECT_FALSE(preview());
}

TEST(Build, the_version_can_be_given) {
  const SmallContent small;
  EXPECT_EQ(small.run(std::string(build) + " --version 2027010203").substr(0, 7), "exit 0\n");
  EXPECT_NE(small.run("list small.helppack").find("version 2027010203"), std::string::npos);
}

TEST(Build, a_wrong_call_is_exit_2) {
  const SmallContent small;
  EXPECT_EQ(small.run("build content/small").substr(0, 7), "exit 2\n");
  EXPECT_EQ(small.run("fly").substr(0, 7), "exit 2\n");
  EXPECT_EQ(small.run("").substr(0, 7), "exit 2\n");
  EXPECT_EQ(small.run("--help").substr(0, 7), "exit 0\n");
}

TEST(Build, list_and_show_read_the_pack_without_a_signature) {
  const SmallContent small;
  small.run(build);
  const std::string listed = small.run("list small.helppack");
  EXPECT_NE(listed.find("not signed"), std::string::npos);
  EXPECT_NE(listed.find("ar  العربية  (Arabic, draft)"), std::string::npos);
  EXPECT_NE(small.run("show small.helppack pack.json").find("\"id\": \"small\""), std::string::npos);
  EXPECT_EQ(small.run("show small.helppack nothing").substr(0, 7), "exit 1\n");
}

TEST(Build, a_pack_with_one_changed_byte_is_not_listed) {
  const SmallContent small;
  small.run(build);
  std::string bytes = small.read("small.helppack");
  bytes[bytes.find("Nobody in particular")] = 'X';
  small.write("small.helppack", bytes);
  EXPECT_EQ(small.run("list small.helppack").substr(0, 7), "exit 1\n");
}

TEST(Subset, keeps_digits_and_punctuation_that_nobody_asked_for) {
  const std::string sans = "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf";
  const auto few = subset_font(sans, 0, {U'a'}, FontUse::words);
  ASSERT_TRUE(few);
  SmallContent small;
  small.write("few.ttf", text(few->bytes));
  const auto again = subset_font(small.path("few.ttf"), 0, {U'7', U'…', U'€', U'\u00A0', U'Z', U'Ж'}, FontUse::words);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->missing, std::set<char32_t>{U'Ж'});
}

TEST(Subset, a_font_of_pictures_holds_no_other_pictures) {
  const std::string icons = "/usr/share/fonts/truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf";
  const auto home = icon_code_point(icons, "home");
  ASSERT_TRUE(home);
  EXPECT_EQ(*home, 0xE88Au);
  const auto cut = subset_font(icons, 0, {*home}, FontUse::pictures);
  ASSERT_TRUE(cut);
  EXPECT_LT(cut->bytes.size(), 3000u);
  EXPECT_EQ(icon_code_point(icons, "no_such_picture").error().code, "icon.unknown");
}

}  // namespace
}  // namespace hp::author
