#include "author/strings.h"

#include <gtest/gtest.h>

#include "small_content.h"

namespace hp::author {
namespace {

constexpr const char* strings = "strings content/small";
constexpr const char* check = "strings content/small --check";

bool holds(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

TEST(Strings, a_second_run_changes_nothing) {
  const SmallContent small;
  EXPECT_EQ(small.run(strings), "exit 0\n");
  const std::string pot = small.read("locales/small/content.pot"), po = small.read("locales/small/ar.po");
  EXPECT_EQ(small.run(strings), "exit 0\n");
  EXPECT_EQ(small.read("locales/small/content.pot"), pot);
  EXPECT_EQ(small.read("locales/small/ar.po"), po);
  EXPECT_EQ(small.run(check), "exit 0\n");
}

TEST(Strings, check_writes_nothing_and_names_what_would_change) {
  const SmallContent small;
  const std::string said = small.run(check);
  EXPECT_EQ(said.substr(0, 7), "exit 1\n");
  EXPECT_TRUE(holds(said, "locales/small/content.pot: it is not up to date"));
  EXPECT_FALSE(small.has("locales/small/content.pot"));
}

TEST(Strings, a_message_is_one_block_with_what_it_is_and_where) {
  const SmallContent small;
  small.run(strings);
  const std::string pot = small.read("locales/small/content.pot");
  EXPECT_TRUE(holds(pot,
                    "#. list item on the page work/pay, \"Your pay\"\n"
                    "#: content/small/pages/20-pay.md\n"
                    "#, python-brace-format\n"
                    "msgid \"Age 21 or over: **{fact_nmw_21}**\"\n"));
  EXPECT_TRUE(holds(pot, "msgid \"Most workers must be paid at least the minimum wage.\"\n"));
  EXPECT_TRUE(holds(pot, "msgid \"Read [Get help now](help/now) first.\"\n"));
  EXPECT_FALSE(holds(pot, "08000"));
  EXPECT_FALSE(holds(pot, "nobody has rung"));  // on hold: not to be translated yet
}

TEST(Strings, a_translators_work_is_kept_and_a_changed_sentence_is_fuzzy) {
  const SmallContent small;
  small.run(strings);
  small.replace("content/small/pages/20-pay.md", "A break is {fact:break-minutes} minutes.",
                "A break lasts {fact:break-minutes} minutes.");
  EXPECT_EQ(small.run(strings), "exit 0\n");
  const std::string po = small.read("locales/small/ar.po");
  EXPECT_TRUE(holds(po, "X-Helppoint-Review: reviewed by a test"));
  EXPECT_TRUE(holds(
      po,
      "#| msgid \"A break is {fact_break_minutes} minutes.\"\nmsgid \"A break lasts {fact_break_minutes} minutes.\""));
}

TEST(Strings, a_language_that_is_only_listed_gets_its_catalogue_as_a_draft) {
  const SmallContent small;
  small.write("locales/small/LINGUAS", "ar zh_Hans\n");
  EXPECT_EQ(small.run(strings), "exit 0\n");
  const std::string po = small.read("locales/small/zh_Hans.po");
  EXPECT_TRUE(holds(po, "\"Language: zh_Hans\\n\""));
  EXPECT_TRUE(holds(po, "\"X-Helppoint-Review: draft\\n\""));
  EXPECT_TRUE(holds(po, "msgid \"Your pay\"\nmsgstr \"\"\n"));
}

TEST(Strings, a_new_catalogue_has_all_that_an_editor_and_msgfmt_look_for) {
  const SmallContent small;
  small.write("locales/small/LINGUAS", "ar zh_Hans uk\n");
  small.run(strings);
  EXPECT_TRUE(holds(small.read("locales/small/zh_Hans.po"), "\"Plural-Forms: nplurals=1; plural=0;\\n\""));
  EXPECT_TRUE(holds(small.read("locales/small/uk.po"), "\"Plural-Forms: nplurals=3; plural="));
  for (const char* name : {"zh_Hans", "uk"})
    EXPECT_EQ(
        std::system(
            ("msgfmt --check -o /dev/null '" + small.path("locales/small/" + std::string(name) + ".po") + "'").c_str()),
        0);
  // One that was made without gets them.
  EXPECT_TRUE(holds(small.read("locales/small/ar.po"), "\n\"Plural-Forms: nplurals=6;"));
}

// What a translator has in the file stays, through a change of the English and a second run.
TEST(Strings, comments_order_and_the_english_before_are_kept) {
  const SmallContent small;
  small.replace("locales/small/ar.po", "msgid \"A break is", "# which word for break?\nmsgid \"A break is");
  small.run(strings);
  small.replace("content/small/pages/20-pay.md", "A break is {fact:break-minutes} minutes.",
                "A break lasts {fact:break-minutes} minutes.");
  small.run(strings);
  small.replace("content/small/pages/20-pay.md", "A break lasts {fact:break-minutes} minutes.",
                "One break lasts {fact:break-minutes} minutes.");
  EXPECT_EQ(small.run(strings), "exit 0\n");
  const std::string text = small.read("locales/small/ar.po");
  // The English it was translated from, not the one in between that nobody translated.
  EXPECT_TRUE(holds(text,
                    "# which word for break?\n"
                    "#. list item on the page work/pay, \"Your pay\"\n"
                    "#: content/small/pages/20-pay.md\n"
                    "#, fuzzy, python-brace-format\n"
                    "#| msgid \"A break is {fact_break_minutes} minutes.\"\n"
                    "msgid \"One break lasts {fact_break_minutes} minutes.\"\n"
                    "msgstr \"الاستراحة {fact_break_minutes} دقيقة.\"\n"))
      << text;
  // In the order of the pages, as in the template.
  std::size_t at = 0;
  for (const char* msgid : {"Get help now", "Work and pay", "You can ask for help.", "Your pay", "Age 21 or over",
                            "One break", "Nobody may keep", "Emergency"}) {
    const auto found = text.find("msgid \"" + std::string(msgid), at);
    ASSERT_NE(found, text.npos) << msgid;
    at = found;
  }
}

TEST(Strings, a_lost_place_is_caught_by_stock_msgfmt) {
  const SmallContent small;
  small.run(strings);
  const std::string check_it = "msgfmt --check -o /dev/null '" + small.path("locales/small/ar.po") + "' 2>/dev/null";
  EXPECT_EQ(std::system(check_it.c_str()), 0);
  small.replace("locales/small/ar.po", "الاستراحة {fact_break_minutes}", "الاستراحة");
  EXPECT_NE(std::system(check_it.c_str()), 0);
}

TEST(Strings, the_programs_sentences_are_found_in_its_source) {
  const SmallContent small;
  small.write(
      "src/a.cpp",
      "auto a = tr(\"{page} of {pages}\"); auto b = i18n::tr_c(\"bar\", \"Close – now\"); auto c = tra(\"no\");\n");
  EXPECT_EQ(small.run(strings), "exit 0\n");
  const std::string pot = small.read("locales/helppoint.pot");
  EXPECT_TRUE(holds(pot, "#: src/a.cpp\n#, python-brace-format\nmsgid \"{page} of {pages}\"\n"));
  EXPECT_TRUE(holds(pot, "msgctxt \"bar\"\nmsgid \"Close – now\"\n"));
  EXPECT_FALSE(holds(pot, "\"no\""));
  EXPECT_EQ(small.run(check), "exit 0\n");
}

}  // namespace
}  // namespace hp::author
