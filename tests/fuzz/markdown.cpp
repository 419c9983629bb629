// The small Markdown of a page: every place is a line of the page, and what is read without a fault can be written into
// a catalogue, read back, and shown.
#include "author/markdown.h"

#include <algorithm>

#include "author/sentence.h"
#include "content/collection.h"
#include "pack/about.h"
#include "target.h"

namespace hp::fuzz {
namespace {

using namespace author;

constexpr int first_line = 7;

void check_sentence(const SourceSentence& source) {
  check(!source.sentence.empty() && write_message(source.sentence) == source.msgid);
  const auto back = parse_message(source.msgid);
  check(back && write_message(*back) == source.msgid && compare_places(source.sentence, *back));
  check(!content::fault_in_text(plain_text(source.sentence)));
}

}  // namespace

std::vector<std::string> seeds() {
  std::vector<std::string> out{
      "One\nparagraph.\n\n## Heading\n\n- a\n- **b**\n\n1. x\n2. y\n\n> [!danger]\n> Run.\n>\n> "
      "Now.\n\n{helpline:msh}\n",
      "Call **{phone:msh}** or read [Your pay](work/pay), {fact:nmw-21}.\n", "> [!note]\n> Words.\n",
      "Read [your pay]\\(work/pay).\n",
      "| a | b |\n|---|---|\n| `c` | ~~d~~ |\n\n***\n\n    code\n\n<b>x</b> &amp; ![p](q) <https://example.org>\n"};
  for (std::string& page : source_texts("content/herts/pages", ".md", 3000)) out.push_back(std::move(page));
  return out;
}

std::vector<std::string> words() {
  return {"## ",
          "- ",
          "1. ",
          "**",
          "> [!note]\n> ",
          "> [!danger]\n> ",
          "{fact:nmw-21}",
          "{phone:msh}",
          "{helpline:msh}",
          "[a](work/pay)",
          "\n\n",
          "  \n",
          "---\n",
          "===\n",
          "```\n",
          "    ",
          "&amp;",
          "<b>",
          "[a]: /b\n",
          "![",
          "|---|\n",
          "- [ ] ",
          "\\",
          std::string(1, '\0'),
          "\u2066",
          "\u202e"};
}

void try_input(std::string_view input) {
  const std::string page(input);  // md4c is handed no byte past the end
  const int last_line = first_line + static_cast<int>(std::count(page.begin(), page.end(), '\n')) + 1;
  Report report;
  const auto blocks = read_markdown(page, "x.md", first_line, report);
  for (const SourceBlock& block : blocks) {
    check(block.place.line >= first_line && block.place.line <= last_line);
    check((block.kind == SourceBlock::Kind::helpline) == !block.helpline.empty());
    if (report.has_faults()) continue;
    for (const SourceSentence& sentence : block.sentences) check_sentence(sentence);
    if (block.kind == SourceBlock::Kind::helpline)
      check(pack::is_id(block.helpline) && block.sentences.empty());
    else
      check(!block.sentences.empty());
  }
  check(report.has_faults() != report.faults_as_text().empty());
}

}  // namespace hp::fuzz
