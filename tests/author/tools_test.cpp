#include <gtest/gtest.h>

#include "author/process.h"
#include "author/report.h"
#include "author/toml_table.h"
#include "small_content.h"

namespace hp::author {
namespace {

TEST(Process, a_name_is_never_a_command) {
  const auto finished = run_process({"printf", "%s", "$(id); `id` > x & rm -r"});
  ASSERT_TRUE(finished);
  EXPECT_EQ(finished->out, "$(id); `id` > x & rm -r");
}

TEST(Process, much_goes_through_in_both_directions_at_once) {
  const std::string much(3'000'000, 'x');
  const auto finished = run_process({"tee", "/dev/stderr"}, much);
  ASSERT_TRUE(finished);
  EXPECT_EQ(finished->out, much);
  EXPECT_EQ(finished->err, much);
}

TEST(Process, failing_and_missing_are_told_apart) {
  EXPECT_EQ(run_process({"false"})->status, 1);
  EXPECT_EQ(run_process({"no-such-tool-of-gettext"}).error().code, "process.missing");
}

TEST(Report, faults_are_sorted_by_file_and_line_and_said_once) {
  Report report;
  report.fault(Rule::toml_wrong, {"b", 2}, "two");
  report.fault(Rule::file_unreadable, {"a", 0}, "whole file");
  report.fault(Rule::toml_wrong, {"b", 1}, "one");
  report.fault(Rule::toml_wrong, {"b", 2}, "two");
  EXPECT_EQ(
      report.faults_as_text(),
      "a: whole file [file-unreadable]\n\nb:1: one [toml-wrong]\nb:2: two [toml-wrong]\n\n3 faults in 2 files.\n");
}

TEST(Report, pages_and_languages_stand_together) {
  Report report;
  report.know_page("a.md", "work/pay");
  report.fault(Rule::placeholder_lost, {"ar.po", 9}, "lost", {"work/pay", "ar", "x"});
  report.fault(Rule::translation_missing, {"ar.po", 3}, "missing", {"help/now", "ar", "y"});
  report.fault(Rule::word_to_avoid, {"a.md", 5}, "unkind");
  EXPECT_EQ(report.faults_as_text(),
            "page work/pay:\na.md:5: unkind [word-to-avoid]\n\n"
            "ar, page help/now:\nar.po:3: missing [translation-missing]\n\n"
            "ar, page work/pay:\nar.po:9: lost [placeholder-lost]\n\n3 faults in 2 files.\n");
}

TEST(Report, an_error_about_the_file_does_not_name_it_twice) {
  Report report;
  report.fault(Rule::file_unreadable, {"a.toml", 0}, Error{"disk.missing", "a.toml: is not there"});
  EXPECT_EQ(report.faults_as_text(), "a.toml: is not there [file-unreadable]\n\n1 fault in 1 file.\n");
}

TEST(TomlTable, counts_lines_from_where_the_text_stands_in_its_file) {
  Report report;
  auto table = TomlTable::parse("a = \"x\"\nb = 7\n", "page.md", 2, report);
  ASSERT_TRUE(table);
  EXPECT_EQ(table->text("a"), "x");
  table->text("b");
  table->text("c");
  table->refuse_others();
  EXPECT_EQ(report.faults_as_text(),
            "page.md:2: 'c' is missing; add it [toml-wrong]\npage.md:3: 'b' must be text in quotation marks "
            "[toml-wrong]\n\n2 faults in 1 file.\n");
}

TEST(Try, prints_every_stage_and_draws_a_picture) {
  const SmallContent small;
  const std::string said = small.run("try --lang ar --width 300 --png x.png 'أجرك 12'");
  EXPECT_EQ(said.substr(0, 7), "exit 0\n");
  EXPECT_NE(said.find("language ar rtl"), std::string::npos);
  EXPECT_EQ(small.read("x.png").substr(1, 3), "PNG");
  EXPECT_EQ(small.run("try --lang tlh --width 300 x").substr(0, 7), "exit 1\n");
  EXPECT_EQ(small.run("try --lang ar --width 0 x").substr(0, 7), "exit 1\n");
}

}  // namespace
}  // namespace hp::author
