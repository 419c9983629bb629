// The author's reader of .po files: lines that exist, a message found at its line however it is spelled, flags set
// once.
#include "author/po.h"

#include <algorithm>

#include "target.h"

namespace hp::fuzz {

using namespace author;

std::vector<std::string> seeds() {
  std::vector<std::string> out{
      "msgid \"\"\nmsgstr \"\"\n\"Language: ar\\n\"\n\"X-Helppoint-Review: draft\\n\"\n\n#: a\nmsgctxt \"bar\"\nmsgid "
      "\"Close\"\nmsgstr \"x\"\n\n#, python-brace-format\nmsgid \"\"\n\"{page} of \"\n\"\\\"{pages}\\\"\"\nmsgstr "
      "\"y\"\n\n#~ msgid \"gone\"\n#~ msgstr \"z\"\n",
      "msgid \"one\"\nmsgid_plural \"many\"\nmsgstr[0] \"a\"\nmsgstr[1] \"b\"\n"};
  for (std::string& text : source_texts("tests/author/cases", ".po")) out.push_back(std::move(text));
  for (std::string& text : source_texts("locales", ".po", 4000)) out.push_back(std::move(text));
  return out;
}

std::vector<std::string> words() {
  return {"msgid \"", "msgctxt \"", "msgstr \"",  "msgid_plural \"",          "\"\n\"", "\\\"",          "\\n",
          "\\\\",     "#~ ",        "#, fuzzy\n", "#, python-brace-format\n", "{page}", "{fact_nmw_21}", "\n\n",
          "\r\n"};
}

void try_input(std::string_view input) {
  const auto line_count = std::count(input.begin(), input.end(), '\n') + 1;
  for (const PoEntry& entry : read_entries(input))
    check(entry.line >= 0 && entry.line <= line_count && !entry.msgstr.empty());

  const std::string flagged = with_brace_flags(input);
  check(with_brace_flags(flagged) == flagged && flagged.size() >= input.size());
  check(read_entries(flagged).size() == read_entries(input).size());

  const std::string entry = "# a\n\nmsgid " + po_quoted(input) + "\nmsgstr \"\"\n";
  const auto found = read_entries(entry);
  check(found.size() == 1 && found[0].msgid == input && found[0].line == 3);
}

}  // namespace hp::fuzz
