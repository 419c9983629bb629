#include "author/po.h"

#include <gtest/gtest.h>

#include "i18n/dates.h"

namespace hp::author {
namespace {

TEST(Po, a_message_is_found_by_its_line) {
  const auto entries = read_entries(
      "msgid \"\"\nmsgstr \"\"\n\n"
      "#: a\nmsgctxt \"bar\"\nmsgid \"Close\"\nmsgstr \"x\"\n\n"
      "msgid \"\"\n\"two \"\n\"\\\"lines\\\"\"\nmsgstr \"y\"\n\n"
      "#~ msgid \"gone\"\n#~ msgstr \"z\"\n");
  ASSERT_EQ(entries.size(), 3u);
  EXPECT_EQ(entries[0].key(), "");
  EXPECT_EQ(entries[0].line, 1);
  EXPECT_EQ(entries[1].key(), "bar\4Close");
  EXPECT_EQ(entries[1].line, 6);
  EXPECT_EQ(entries[2].key(), "two \"lines\"");
  EXPECT_EQ(entries[2].line, 9);
}

TEST(Po, what_a_translator_left_to_do_is_seen) {
  const auto entries = read_entries(
      "#. note\n#: src/a.cpp src/b.cpp\n#, fuzzy, python-brace-format\n#| msgid \"\"\n#| \"A break is \"\n#| "
      "\"short.\"\n"
      "msgid \"A break is long.\"\nmsgstr \"x\"\n"  // no empty line between them
      "msgid \"{n} day\"\nmsgid_plural \"{n} days\"\nmsgstr[0] \"a\"\nmsgstr[1] \"\"\n\"\"\n");
  ASSERT_EQ(entries.size(), 2u);
  EXPECT_TRUE(entries[0].fuzzy);
  EXPECT_EQ(entries[0].previous, "A break is short.");
  EXPECT_NE(entries[0].places.find("src/b.cpp"), std::string::npos);
  EXPECT_TRUE(entries[0].is_translated());
  EXPECT_FALSE(entries[1].fuzzy);
  EXPECT_EQ(entries[1].msgstr.size(), 2u);
  EXPECT_FALSE(entries[1].is_translated());
}

TEST(Po, a_message_with_places_is_flagged_once) {
  const std::string pot = "#: a\nmsgid \"{page} of {pages}\"\nmsgstr \"\"\n\n#: b\nmsgid \"plain\"\nmsgstr \"\"\n";
  const std::string flagged =
      "#: a\n#, python-brace-format\nmsgid \"{page} of {pages}\"\nmsgstr \"\"\n\n#: b\nmsgid \"plain\"\nmsgstr \"\"\n";
  EXPECT_EQ(with_brace_flags(pot), flagged);
  EXPECT_EQ(with_brace_flags(flagged), flagged);
}

TEST(Po, quotation_marks_are_escaped) { EXPECT_EQ(po_quoted("say \"no\" \\"), "\"say \\\"no\\\" \\\\\""); }

TEST(Dates, an_untranslated_date_is_wholly_english) {
  const i18n::WrittenDate date = i18n::written_date(i18n::Catalog(), "2026-11-03");
  EXPECT_EQ(date.text, "3 November 2026");
  EXPECT_FALSE(date.translated);
}

}  // namespace
}  // namespace hp::author
