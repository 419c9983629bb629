#include "author/markdown.h"

#include <gtest/gtest.h>

namespace hp::author {
namespace {

// A line a block: its kind, its line, its messages.
std::string blocks_of(std::string_view markdown) {
  Report report;
  const char* const names[] = {"heading", "text", "list", "steps", "note", "danger", "helpline"};
  std::string out;
  for (const SourceBlock& block : read_markdown(markdown, "x.md", 1, report)) {
    out += std::string(names[static_cast<int>(block.kind)]) + " " + std::to_string(block.place.line) + block.helpline;
    for (const SourceSentence& sentence : block.sentences) out += " | " + sentence.msgid;
    out += "\n";
  }
  return out + report.faults_as_text();
}

TEST(Markdown, every_kind_of_block_is_read_with_its_line) {
  EXPECT_EQ(blocks_of("One\nparagraph.\n\n## Heading\n\n- a\n- **b**\n\n1. x\n2. y\n\n> [!danger]\n> Run.\n>\n> "
                      "Now.\n\n{helpline:msh}\n"),
            "text 1 | One paragraph.\n"
            "heading 4 | Heading\n"
            "list 6 | a | **b**\n"
            "steps 9 | x | y\n"
            "danger 13 | Run. | Now.\n"
            "helpline 17msh\n");
}

TEST(Markdown, places_and_links_become_spans) {
  EXPECT_EQ(blocks_of("Call **{phone:msh}** or read [Your pay](work/pay), {fact:nmw-21}."),
            "text 1 | Call **{phone_msh}** or read [Your pay](work/pay), {fact_nmw_21}.\n");
}

TEST(Markdown, white_space_is_folded_and_a_loose_list_is_a_list) {
  EXPECT_EQ(blocks_of("a \n   b\tc\n"), "text 1 | a b c\n");
  EXPECT_EQ(blocks_of("- a\n\n- b\n"), "list 1 | a | b\n");
}

TEST(Markdown, a_fault_names_the_line_it_stands_on) {
  EXPECT_EQ(blocks_of("Good.\n\nGood\nand *bad*.\n\n\n# Bad\n").substr(0, 38),
            "text 1 | Good.\ntext 3 | Good and bad.\n");
  EXPECT_NE(blocks_of("Good.\n\nGood\nand *bad*.\n").find("x.md:4: one *"), std::string::npos);
  EXPECT_NE(blocks_of("a\n\n---\n\nb\n\n***\n")
                .find("x.md:3: a line of dashes or stars is not shown; take it away [markdown-not-allowed]\nx.md:7: a line"),
            std::string::npos);
  EXPECT_NE(blocks_of("a\n\n\n\n# Bad\n").find("x.md:5: a heading"), std::string::npos);
}

TEST(Markdown, a_step_may_begin_with_a_picture_that_is_no_word_of_it) {
  Report report;
  const auto blocks =
      read_markdown("1. {icon:phone_in_talk} **Call** now.\n2. Wait.\n3. {icon:home} Go.\n", "x.md", 1, report);
  EXPECT_EQ(report.faults_as_text(), "");
  ASSERT_EQ(blocks.size(), 1u);
  ASSERT_EQ(blocks[0].icons.size(), 3u);
  EXPECT_EQ(blocks[0].sentences[0].msgid, "**Call** now.");
  EXPECT_EQ(blocks[0].icons[0].name, "phone_in_talk");
  EXPECT_EQ(blocks[0].icons[1].name, "");
  EXPECT_EQ(blocks[0].sentences[2].msgid, "Go.");
  EXPECT_EQ(blocks[0].icons[2].place.line, 3);
}

TEST(Markdown, a_picture_anywhere_else_is_refused) {
  for (const char* misplaced : {"{icon:home} A page.", "- {icon:home} A list.", "1. Go {icon:home} now.",
                                "> [!note]\n> {icon:home} Ask.", "## {icon:home} Home", "1. **{icon:home} Go.**"})
    EXPECT_NE(blocks_of(misplaced).find("{icon:home} is a picture; it stands only at the beginning of a numbered step"),
              std::string::npos)
        << misplaced;
  for (const char* not_whole : {"1. {icon:} Go.", "1. {icon:home}", "1. {icon:home}Go."})
    EXPECT_NE(blocks_of(not_whole).find("x.md:1: a step is {icon:name}, a space and a sentence"), std::string::npos)
        << not_whole;
}

TEST(Markdown, an_address_typed_into_a_sentence_is_refused) {
  for (const char* address :
       {"https://example.org", "www.example.org", "a@example.org", "<https://example.org>", "[x](/y)", "[x](a/b/c)"})
    EXPECT_NE(blocks_of(address).find("leads to no page"), std::string::npos) << address;
}

TEST(Markdown, a_plain_sign_that_translators_would_take_for_a_link_or_bold_words_is_refused) {
  EXPECT_NE(blocks_of("Good.\n\nRead [pay]\\(work/pay).\n").find("x.md:3: a plain *, [ or ("), std::string::npos);
  EXPECT_NE(blocks_of("\\*\\*Now\\*\\* is plain.\n").find("x.md:1: a plain *, [ or ("), std::string::npos);
  EXPECT_NE(blocks_of("**a*****b**\n").find("x.md:1: a plain *, [ or ("), std::string::npos);
  EXPECT_EQ(blocks_of("2 \\* 3\n"), "text 1 | 2 * 3\n");
}

TEST(Markdown, a_sentence_of_toml_is_read_the_same_way) {
  Report report;
  EXPECT_EQ(read_sentence("Mo-Fr 09:00-17:00", {"x.toml", 3}, report).msgid, "Mo-Fr 09:00-17:00");
  EXPECT_EQ(read_sentence("24/7", {"x.toml", 3}, report).msgid, "24/7");
  EXPECT_FALSE(report.has_faults());
  read_sentence("# A heading", {"x.toml", 3}, report);
  read_sentence("- a list", {"x.toml", 4}, report);
  EXPECT_NE(report.faults_as_text().find("x.toml:4: '- a list' must be one plain sentence"), std::string::npos);
}

}  // namespace
}  // namespace hp::author
