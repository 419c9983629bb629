#include "author/source.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "author/ids.h"
#include "author/languages.h"
#include "author/page_files.h"
#include "author/toml_table.h"
#include "pack/about.h"
#include "pack/disk.h"

namespace hp::author {
namespace {

void read_pack(const std::string& file, std::uint64_t version, Draft& draft, Report& report) {
  auto table = TomlTable::read(file, report);
  if (!table) return;
  draft.id = table->text("id");
  draft.group = table->text("group");
  for (const char* key : {"id", "group"})
    if (!pack::is_id(key[0] == 'i' ? draft.id : draft.group))
      report.fault(Rule::id_wrong, table->place(key), "'" + std::string(key) + "' is of a-z 0-9 -");
  draft.title = table->text("title");
  draft.publisher = table->text("publisher");
  draft.version = table->whole_number("version", 0);
  if (version != 0) draft.version = version;
  const std::string digits = std::to_string(draft.version);
  if (digits.size() == 10) draft.created = digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6, 2);
  if (!pack::is_date(draft.created))
    report.fault(Rule::toml_wrong, table->place("version"),
                 "'version' is the day and a number of that day, YYYYMMDDnn, such as 2026112401");
  draft.review_by = table->text("review_by");
  if (!pack::is_date(draft.review_by))
    report.fault(Rule::toml_wrong, table->place("review_by"), "'review_by' is a day, YYYY-MM-DD");
  draft.review_by_place = table->place("review_by");
  draft.numbers_meant = table->placed_texts("numbers_meant");
  draft.review = table->optional_text("review");  // of the English; as in a catalogue's header
  if (draft.review.empty()) draft.review = "draft";
  draft.languages = read_tags(*table);
  draft.languages_place = table->place("languages");
  const Language english = Language::of("en-GB");
  if (std::find(draft.languages.begin(), draft.languages.end(), english) == draft.languages.end())
    report.fault(Rule::page_form, draft.languages_place,
                 "en-GB must be among the languages: what is not translated is shown in English");
  for (TomlTable& given : table->tables("topic")) {
    DraftTopic topic;
    topic.id = given.text("id");
    if (!pack::is_id(topic.id)) report.fault(Rule::id_wrong, given.place("id"), "'id' is of a-z 0-9 -");
    topic.title = read_sentence(given.text("title"), given.place("title"), report);
    topic.icon = {given.text("icon"), given.place("icon")};
    given.refuse_others();
    draft.topics.push_back(std::move(topic));
  }
  table->refuse_others();
}

// A file that looks like content and is none to this program must not be thought shown.
void note_others(const std::string& folder, Report& report) {
  constexpr std::array known{"pack.toml", "facts.toml", "helplines.toml", "questions.toml",
                             "pages",     "news",       "README.md"};
  const auto names = pack::list_folder(folder);
  if (!names) return;
  for (const std::string& name : *names)
    if (!name.starts_with('.') && std::find(known.begin(), known.end(), name) == known.end())
      report.note(Rule::file_not_read, {folder + "/" + name, 0}, "it is not read by this version of helppoint-pack");
}

}  // namespace

bool DraftPage::is_translated_into(const Language& language) const {
  return languages.empty() || std::find(languages.begin(), languages.end(), language) != languages.end();
}

const SourceSentence& DraftPage::summary() const {
  for (const SourceBlock& block : blocks)
    if (block.kind == SourceBlock::Kind::text && !block.sentences.empty()) return block.sentences.front();
  return title;  // only where that is a fault already
}

const DraftHelpline* Draft::helpline(std::string_view wanted) const {
  const auto found =
      std::find_if(helplines.begin(), helplines.end(), [&](const DraftHelpline& h) { return h.id == wanted; });
  return found == helplines.end() ? nullptr : &*found;
}

const DraftPage* Draft::page(std::string_view wanted) const {
  const auto found = std::find_if(pages.begin(), pages.end(), [&](const DraftPage& p) { return p.id == wanted; });
  return found == pages.end() ? nullptr : &*found;
}

const DraftTopic* Draft::topic(std::string_view wanted) const {
  const auto found = std::find_if(topics.begin(), topics.end(), [&](const DraftTopic& t) { return t.id == wanted; });
  return found == topics.end() ? nullptr : &*found;
}

Draft read_source(const std::string& folder, std::uint64_t version, Report& report) {
  Draft draft;
  draft.name = std::filesystem::path(folder).filename().string();
  if (!std::filesystem::is_directory(folder))
    return report.fault(Rule::file_unreadable, {folder, 0}, "there is no such folder"), draft;
  read_pack(folder + "/pack.toml", version, draft, report);
  draft.facts = read_facts(folder + "/facts.toml", report);
  draft.helplines = read_helplines(folder + "/helplines.toml", report);
  read_pages(folder + "/pages", draft, report);
  read_news(folder + "/news", draft, report);
  draft.questions = read_questions(folder + "/questions.toml", report);
  note_others(folder, report);
  // A file that cannot be read is a fault already: no id leads anywhere then.
  if (!draft.facts.empty() && !draft.helplines.empty()) check_ids(draft, report);
  return draft;
}

}  // namespace hp::author
