#include "author/source.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "author/sentence.h"
#include "author/toml_table.h"
#include "content/collection.h"
#include "pack/about.h"
#include "pack/disk.h"

namespace hp::author {
namespace {

constexpr std::size_t max_page_bytes = 256 << 10;
constexpr std::string_view fence = "+++";
constexpr std::array audiences{"public", "residents", "professionals"};

std::vector<Language> read_tags(TomlTable& table, const std::vector<std::string>& tags) {
  std::vector<Language> out;
  for (const std::string& tag : tags) {
    auto language = Language::parse(tag);
    if (!language)
      table.report().fault(table.place("languages"), std::move(language).error());
    else if (std::find(out.begin(), out.end(), *language) != out.end())
      table.report().fault(table.place("languages"), tag + " stands there twice");
    else
      out.push_back(*std::move(language));
  }
  return out;
}

Icon read_icon(TomlTable& table) {
  Icon icon{table.text("icon"), table.place("icon")};
  return icon;
}

void read_pack(const std::string& file, std::uint64_t version, Draft& draft, Report& report) {
  auto table = TomlTable::read(file, report);
  if (!table) return;
  draft.id = table->text("id");
  draft.group = table->text("group");
  for (const char* key : {"id", "group"})
    if (!pack::is_id(key[0] == 'i' ? draft.id : draft.group))
      report.fault(table->place(key), "'" + std::string(key) + "' is of a-z 0-9 -");
  draft.title = table->text("title");
  draft.publisher = table->text("publisher");
  draft.version = table->whole_number("version", 0);
  if (version != 0) draft.version = version;
  const std::string digits = std::to_string(draft.version);
  if (digits.size() == 10) draft.created = digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6, 2);
  if (!pack::is_date(draft.created))
    report.fault(table->place("version"),
                 "'version' is the day and a number of that day, YYYYMMDDnn, such as 2026112401");
  draft.review_by = table->text("review_by");
  if (!pack::is_date(draft.review_by)) report.fault(table->place("review_by"), "'review_by' is a day, YYYY-MM-DD");
  draft.review = table->optional_text("review");  // of the English; as in a catalogue's header
  if (draft.review.empty()) draft.review = "draft";
  draft.languages = read_tags(*table, table->texts("languages"));
  draft.languages_place = table->place("languages");
  const Language english = Language::of("en-GB");
  if (std::find(draft.languages.begin(), draft.languages.end(), english) == draft.languages.end())
    report.fault(draft.languages_place,
                 "en-GB must be among the languages: what is not translated is shown in English");
  for (TomlTable& given : table->tables("topic")) {
    DraftTopic topic;
    topic.id = given.text("id");
    if (!pack::is_id(topic.id)) report.fault(given.place("id"), "'id' is of a-z 0-9 -");
    topic.title = read_sentence(given.text("title"), given.place("title"), report);
    topic.icon = read_icon(given);
    given.refuse_others();
    draft.topics.push_back(std::move(topic));
  }
  table->refuse_others();
}

// "10-pay.md" → "pay"; empty where it is named otherwise.
std::string page_name(std::string_view file) {
  if (file.size() < 7 || !file.ends_with(".md") || file[2] != '-' || file.find_first_not_of("0123456789") != 2)
    return {};
  const std::string name(file.substr(3, file.size() - 6));
  return pack::is_id(name) ? name : std::string();
}

// Its front matter stands between two lines of +++, the first of them the file's first.
std::optional<DraftPage> read_page(const std::string& file, const std::string& name, Report& report) {
  auto read = pack::read_file(file, max_page_bytes);
  if (!read) return report.fault({file, 0}, std::move(read).error()), std::nullopt;
  const std::string_view text = *read;
  const std::string opening = std::string(fence) + "\n", closing = "\n" + opening;
  const auto end = text.find(closing);
  if (!text.starts_with(opening) || end == text.npos) {
    report.fault({file, 1},
                 "the page must begin with a line +++, its title, topic, audience and icon, and another line +++");
    return std::nullopt;
  }
  DraftPage page;
  page.place = {file, 1};
  auto front = TomlTable::parse(text.substr(opening.size(), end + 1 - opening.size()), file, 2, report);
  if (!front) return std::nullopt;
  page.title = read_sentence(front->text("title"), front->place("title"), report);
  page.topic = front->text("topic");
  page.id = page.topic + "/" + name;
  page.audience = front->text("audience");
  if (std::find(audiences.begin(), audiences.end(), page.audience) == audiences.end())
    report.fault(front->place("audience"), "'audience' must be public, residents or professionals");
  page.icon = read_icon(*front);
  page.languages = read_tags(*front, front->optional_texts("languages"));
  front->refuse_others();
  const std::size_t body = end + closing.size();
  const auto lines = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(body), '\n');
  page.blocks = read_markdown(text.substr(body), file, static_cast<int>(lines) + 1, report);
  if (page.blocks.size() > content::max_blocks)
    report.fault({file, 0},
                 "the page has more than " + std::to_string(content::max_blocks) + " blocks; make two of it");
  return page;
}

void read_pages(const std::string& folder, Draft& draft, Report& report) {
  auto files = pack::list_folder(folder);
  if (!files) return report.fault({folder, 0}, std::move(files).error());
  for (const std::string& file : *files) {
    const std::string path = folder + "/" + file, name = page_name(file);
    if (name.empty()) {
      report.fault({path, 0}, "a page's file is named like 10-pay.md: two digits, a hyphen, an id of a-z 0-9 -, .md");
      continue;
    }
    auto page = read_page(path, name, report);
    if (!page) continue;
    const auto is_topic = [&](const DraftTopic& topic) { return topic.id == page->topic; };
    if (std::none_of(draft.topics.begin(), draft.topics.end(), is_topic))
      report.fault(page->place, "there is no topic '" + page->topic + "' in pack.toml");
    if (draft.page(page->id))
      report.fault(page->place, "another page is " + page->id + " already; name the file otherwise");
    draft.pages.push_back(*std::move(page));
  }
  if (draft.pages.size() > content::max_pages)
    report.fault({folder, 0}, "there are more than " + std::to_string(content::max_pages) + " pages");
}

// A file that looks like content and is none to this program must not be thought shown.
void note_others(const std::string& folder, Report& report) {
  constexpr std::array known{"pack.toml", "facts.toml", "helplines.toml", "pages", "README.md"};
  const auto names = pack::list_folder(folder);
  if (!names) return;
  for (const std::string& name : *names)
    if (!name.starts_with('.') && std::find(known.begin(), known.end(), name) == known.end())
      report.note(folder + "/" + name + " is not read by this version of helppoint-pack.");
}

// Every {fact:…}, {phone:…}, card and link of a page leads somewhere.
class IdCheck {
 public:
  IdCheck(const Draft& draft, Report& report) : m_draft(draft), m_report(report) {}

  void check(const DraftPage& page) {
    check(page.title, &page);
    const auto is_text = [](const SourceBlock& block) {
      return block.kind == SourceBlock::Kind::text && !block.sentences.empty();
    };
    if (std::none_of(page.blocks.begin(), page.blocks.end(), is_text)) {
      m_report.fault(page.place, "the page has no paragraph; its first one is shown on the tile that leads to it");
    } else {
      refuse_expiring(page.summary(), "the first paragraph, which stands on the page's tile too,");
    }
    refuse_expiring(page.title, "the title");
    for (const SourceBlock& block : page.blocks) {
      for (const SourceSentence& sentence : block.sentences) check(sentence, &page);
      if (block.kind == SourceBlock::Kind::helpline && !m_draft.helpline(block.helpline))
        m_report.fault(block.place, "there is no helpline '" + block.helpline + "' in helplines.toml");
    }
  }

  void check(const SourceSentence& source, const DraftPage* page) {
    for (const content::Span& span : source.sentence) {
      if (const auto* fact = std::get_if<content::FactSpan>(&span)) {
        if (!m_draft.facts.contains(fact->id))
          m_report.fault(source.place, "there is no fact '" + fact->id + "' in facts.toml");
      } else if (const auto* phone = std::get_if<content::PhoneSpan>(&span)) {
        const DraftHelpline* const helpline = m_draft.helpline(phone->id);
        if (!helpline)
          m_report.fault(source.place, "there is no helpline '" + phone->id + "' in helplines.toml");
        else if (!helpline->is_shown())
          m_report.fault(
              source.place,
              "{phone:" + phone->id + "} is on hold or hidden in helplines.toml; take it out, or ring and show it");
      } else if (const auto& text = std::get<content::TextSpan>(span); !text.link.empty()) {
        check_link(text.link, source.place, page);
      }
    }
  }

  void refuse_expiring(const SourceSentence& source, const std::string& what) {
    for (const content::Span& span : source.sentence)
      if (const auto* fact = std::get_if<content::FactSpan>(&span))
        if (const auto found = m_draft.facts.find(fact->id);
            found != m_draft.facts.end() && !found->second.expires.empty())
          m_report.fault(source.place, what + " uses {fact:" + fact->id + "}, which expires; say it further down");
  }

 private:
  void check_link(const std::string& link, const Place& place, const DraftPage* page) {
    const DraftPage* const target = m_draft.page(link);
    if (!target) return m_report.fault(place, "the link leads to " + link + ", and there is no such page");
    const auto lost = [&](const Language& language) {
      return (!page || page->is_in(language)) && !target->is_in(language);
    };
    const auto found = std::find_if(m_draft.languages.begin(), m_draft.languages.end(), lost);
    if (found != m_draft.languages.end())
      m_report.fault(place, "the link leads to " + link + ", which is not shown in " + found->tag() +
                                "; take it out, or show that page in it");
  }

  const Draft& m_draft;
  Report& m_report;
};

}  // namespace

bool DraftPage::is_in(const Language& language) const {
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

Draft read_source(const std::string& folder, std::uint64_t version, Report& report) {
  Draft draft;
  draft.name = std::filesystem::path(folder).filename().string();
  if (!std::filesystem::is_directory(folder)) return report.fault({folder, 0}, "there is no such folder"), draft;
  read_pack(folder + "/pack.toml", version, draft, report);
  draft.facts = read_facts(folder + "/facts.toml", report);
  draft.helplines = read_helplines(folder + "/helplines.toml", report);
  read_pages(folder + "/pages", draft, report);
  note_others(folder, report);

  if (draft.facts.empty() || draft.helplines.empty()) return draft;  // a file that cannot be read: no id leads anywhere
  IdCheck ids(draft, report);
  for (const DraftTopic& topic : draft.topics) {
    ids.check(topic.title, nullptr);
    ids.refuse_expiring(topic.title, "a topic's title");
  }
  for (const DraftPage& page : draft.pages) ids.check(page);
  for (const auto& [id, fact] : draft.facts) {
    ids.check(fact.fallback, nullptr);
    ids.refuse_expiring(fact.fallback, "the fallback, which has no end,");
  }
  return draft;
}

}  // namespace hp::author
