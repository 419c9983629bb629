// Every folder of cases/ is a promise: this damage is found, and this is what is said about it.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "author/rule.h"
#include "small_content.h"

namespace hp::author {
namespace {

// Nothing is to end by itself while the tests stand.
constexpr const char* check = "check content/small --today 2026-11-24";

std::string read_of_case(const std::string& name, const char* file) {
  std::ifstream in(cases_folder() / name / file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
std::string expected(const std::string& name) { return read_of_case(name, "expect"); }

// What is said by another command than check names it in a file of its own.
std::string command_of(const std::string& name) {
  const std::string own = read_of_case(name, "command");
  return own.empty() ? check : own.substr(0, own.find('\n'));
}

class Cases : public testing::TestWithParam<std::string> {};

// What check finds, and then whether a pack is made all the same: of what only should be better, one is.
TEST_P(Cases, says_what_is_wrong_and_whether_it_can_be_built) {
  const SmallContent small(GetParam());
  std::string said = small.run(command_of(GetParam()));
  const bool built = small.run("build content/small --out small.helppack").starts_with("exit 0\n");
  EXPECT_EQ(small.has("small.helppack"), built);
  said += built ? "\nA pack can be built.\n" : "\nNo pack can be built.\n";
  if (std::getenv("HELPPOINT_RECORD")) std::ofstream(cases_folder() / GetParam() / "expect", std::ios::binary) << said;
  EXPECT_EQ(said, expected(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Author, Cases, testing::ValuesIn(case_names()), [](const auto& named) { return named.param; });

TEST(Rules, each_has_a_case_that_breaks_it) {
  std::string all;
  for (const std::string& name : case_names()) all += expected(name);
  for (const RuleEntry& entry : rule_table()) {
    const bool counted = entry.rule == Rule::translation_draft || entry.rule == Rule::fact_unchecked;
    const std::string sign =
        counted ? (entry.rule == Rule::fact_unchecked ? "unchecked." : "drafts: ar en-GB") : "[" + std::string(entry.id) + "]";
    EXPECT_NE(all.find(sign), std::string::npos) << "no case under tests/author/cases breaks " << entry.id;
  }
}

TEST(Rules, the_document_lists_the_same_ones) {
  std::ifstream in(HELPPOINT_SOURCE "/docs/content-rules.md");
  const std::string document(std::istreambuf_iterator<char>(in), {});
  EXPECT_NE(document.find(rules_as_markdown()), std::string::npos)
      << "docs/content-rules.md differs from src/author/rule.cpp; its table should be:\n"
      << rules_as_markdown();
}

TEST(Rules, are_listed_with_what_they_mean_and_what_to_do) {
  const SmallContent small;
  const std::string said = small.run("check --rules");
  EXPECT_EQ(said, "exit 0\n" + rules_as_text());
  EXPECT_NE(said.find("link-leads-nowhere\n  A link leads to a page that is not there"), std::string::npos);
  EXPECT_EQ(small.run("check").substr(0, 7), "exit 2\n");
}

TEST(Rules, a_finding_is_whole_for_another_tool_to_read) {
  const SmallContent small("a_translation_that_lost_its_number");
  const std::string said = small.run("check content/small --today 2026-11-24 --json");
  for (const char* part :
       {"\"rule\": \"placeholder-lost\"", "\"file\": \"locales/small/ar.po\"", "\"line\": ", "\"language\": \"ar\"",
        "\"page\": \"work/pay\"", "\"english\": \"Age 21 or over: **{fact_nmw_21}**\"", "\"counts\": {"})
    EXPECT_NE(said.find(part), std::string::npos) << part << " is not in\n" << said;
}

// Of what is shipped only drafts and what nobody has checked may remain, and they are counted.
TEST(Shipped, content_is_clean_but_for_what_is_honestly_open) {
  const std::string command = "cd '" HELPPOINT_SOURCE "' && '" HELPPOINT_BUILD
                              "/bin/helppoint-pack' check content/herts --today 2026-11-26 >'" +
                              testing::TempDir() + "/shipped' 2>&1";
  const int status = std::system(command.c_str());
  std::ifstream in(testing::TempDir() + "/shipped");
  const std::string said(std::istreambuf_iterator<char>(in), {});
  EXPECT_EQ(status, 0) << said;
  EXPECT_NE(said.find(", on 16 kinds of screen: 0 faults.\n"), std::string::npos) << said;
  std::printf("%s", said.c_str());
}

}  // namespace
}  // namespace hp::author
