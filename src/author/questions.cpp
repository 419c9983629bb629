#include "author/questions.h"

#include <algorithm>
#include <filesystem>

#include "author/markdown.h"
#include "content/collection.h"
#include "pack/about.h"

namespace hp::author {
namespace {

SourceSentence sentence(TomlTable& table, const char* key) {
  const std::string text = table.text(key);
  return read_sentence(text, table.place(key), table.report());
}

void refuse_twice(const std::vector<PlacedText>& ids, Report& report) {
  for (auto id = ids.begin(); id != ids.end(); ++id)
    if (std::any_of(ids.begin(), id, [&](const PlacedText& other) { return other.text == id->text; }))
      report.fault(Rule::id_wrong, id->place, id->text + " stands there twice; take one out");
}

std::vector<PlacedText> ids(TomlTable& table, const char* key) {
  std::vector<PlacedText> read = table.placed_texts(key);
  refuse_twice(read, table.report());
  if (read.size() > content::max_items)
    table.report().fault(Rule::too_many, table.place(key),
                         "there are more than " + std::to_string(content::max_items) + " in '" + std::string(key) +
                             "'; keep the best few");
  return read;
}

DraftQuestion read_question(TomlTable& table) {
  DraftQuestion read;
  read.place = table.place("id");
  read.id = table.text("id");
  if (!read.id.empty() && !pack::is_id(read.id))
    table.report().fault(Rule::id_wrong, read.place, "'id' is of a-z 0-9 -");
  read.ask = sentence(table, "ask");
  if (table.has("help")) read.help = sentence(table, "help");
  read.pages = ids(table, "pages");
  if (table.has("helplines")) read.helplines = ids(table, "helplines");
  table.refuse_others();
  return read;
}

DraftEnding read_ending(TomlTable& whole, const char* key) {
  DraftEnding read;
  auto table = whole.section(key);
  if (!table) return read;
  read.title = sentence(*table, "title");
  const auto said = table->placed_texts("say");
  if (said.empty() || said.size() > content::max_items)
    table->report().fault(Rule::toml_wrong, table->place("say"),
                          "'say' is a list of a few sentences, such as [\"You can ask.\"]");
  for (const PlacedText& line : said) read.say.push_back(read_sentence(line.text, line.place, table->report()));
  read.pages = ids(*table, "pages");
  read.helplines = ids(*table, "helplines");
  table->refuse_others();
  return read;
}

}  // namespace

std::vector<const SourceSentence*> DraftQuestion::sentences() const {
  if (help.sentence.empty()) return {&ask};
  return {&ask, &help};
}

std::vector<const SourceSentence*> DraftEnding::sentences() const {
  std::vector<const SourceSentence*> out{&title};
  for (const SourceSentence& line : say) out.push_back(&line);
  return out;
}

std::optional<DraftQuestions> read_questions(const std::string& file, Report& report) {
  std::error_code none;
  if (!std::filesystem::exists(file, none)) return std::nullopt;
  auto table = TomlTable::read(file, report);
  if (!table) return std::nullopt;
  DraftQuestions read;
  read.topic = table->text("topic");
  read.place = table->place("topic");
  read.icon = {table->text("icon"), table->place("icon")};
  for (TomlTable& given : table->tables("question")) {
    DraftQuestion question = read_question(given);
    const auto same = [&](const DraftQuestion& other) { return other.id == question.id; };
    if (std::any_of(read.list.begin(), read.list.end(), same))
      report.fault(Rule::id_wrong, question.place,
                   "another question is '" + question.id + "' already; give it another id");
    read.list.push_back(std::move(question));
  }
  if (read.list.size() > content::max_questions)
    report.fault(Rule::too_many, {file, 0},
                 "there are more than " + std::to_string(content::max_questions) +
                     " questions; nobody answers so many standing up");
  read.some = read_ending(*table, "some");
  read.none = read_ending(*table, "none");
  table->refuse_others();
  return read;
}

}  // namespace hp::author
