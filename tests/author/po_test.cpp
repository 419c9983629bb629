#include "author/po.h"

#include <gtest/gtest.h>

#include "i18n/dates.h"

namespace hp::author {
namespace {

TEST(Po, a_message_is_found_by_its_line) {
  const auto lines = message_lines(
      "msgid \"\"\nmsgstr \"\"\n\n"
      "#: a\nmsgctxt \"bar\"\nmsgid \"Close\"\nmsgstr \"x\"\n\n"
      "msgid \"\"\n\"two \"\n\"\\\"lines\\\"\"\nmsgstr \"y\"\n\n"
      "#~ msgid \"gone\"\n#~ msgstr \"z\"\n");
  EXPECT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines.at(""), 1);
  EXPECT_EQ(lines.at("bar\4Close"), 6);
  EXPECT_EQ(lines.at("two \"lines\""), 9);
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
