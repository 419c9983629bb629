#include "author/page_files.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>

#include "author/languages.h"
#include "author/toml_table.h"
#include "content/collection.h"
#include "pack/about.h"
#include "pack/disk.h"

namespace hp::author {
namespace {

constexpr std::size_t max_page_bytes = 256 << 10, date_length = 10;
constexpr std::string_view fence = "+++", news_topic = "news";
constexpr std::array audiences{"public", "residents", "professionals"};

struct FileName {
  std::string date, name;  // date: of news only
};

// "10-pay.md" → "pay".
std::optional<FileName> page_name(std::string_view file) {
  if (file.size() < 7 || !file.ends_with(".md") || file[2] != '-' || file.find_first_not_of("0123456789") != 2)
    return std::nullopt;
  const std::string name(file.substr(3, file.size() - 6));
  return pack::is_id(name) ? std::optional(FileName{{}, name}) : std::nullopt;
}

// "2026-11-24-open-day.md" → "open-day" of that day.
std::optional<FileName> news_name(std::string_view file) {
  if (file.size() < date_length + 5 || !file.ends_with(".md") || file[date_length] != '-') return std::nullopt;
  FileName found{std::string(file.substr(0, date_length)),
                 std::string(file.substr(date_length + 1, file.size() - date_length - 4))};
  if (!pack::is_date(found.date) || !pack::is_id(found.name)) return std::nullopt;
  return found;
}

// The same day a year later; of 29 February, 1 March. Days of the calendar as text compare as days do.
std::string a_year_after(const std::string& date) {
  std::string later = std::to_string(std::stoi(date.substr(0, 4)) + 1) + date.substr(4);
  return pack::is_date(later) ? later : later.substr(0, 5) + "03-01";
}

struct PageText {
  std::string_view front, body;
  int body_line = 1;
};

// Its front matter stands between two lines of +++, the first of them the file's first.
std::optional<PageText> cut_front_matter(std::string_view text) {
  const std::string opening = std::string(fence) + "\n", closing = "\n" + opening;
  const auto end = text.find(closing);
  if (!text.starts_with(opening) || end == text.npos) return std::nullopt;
  const std::size_t body = end + closing.size();
  const auto lines = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(body), '\n');
  return PageText{text.substr(opening.size(), end + 1 - opening.size()), text.substr(body),
                  static_cast<int>(lines) + 1};
}

void read_topic(TomlTable& front, DraftPage& page) {
  page.topic = front.text("topic");
  if (page.topic == news_topic)
    front.report().fault(Rule::page_form, front.place("topic"),
                         "news stands in the folder news beside pages, named like 2026-11-24-" +
                             std::filesystem::path(page.place.file).stem().string().substr(3) + ".md; move it there");
}

void read_end(TomlTable& front, DraftPage& page) {
  page.topic = news_topic;
  page.until = front.text("until");
  const Place place = front.place("until");
  if (!front.has("until") || page.until.empty()) return;
  if (!pack::is_date(page.until))
    front.report().fault(Rule::news_end, place, "'until' is the last day the news is shown, YYYY-MM-DD");
  else if (page.until <= page.date)
    front.report().fault(
        Rule::news_end, place,
        "'until' is " + page.until + ", and the news is of " + page.date + "; it must end on a later day");
  else if (page.until > a_year_after(page.date))
    front.report().fault(
        Rule::news_end, place,
        "'until' is more than a year after " + page.date + "; news ends within a year, what stays is a page");
}

std::optional<DraftPage> read_page(const std::string& file, const FileName& name, Report& report) {
  auto text = pack::read_file(file, max_page_bytes);
  if (!text) return report.fault(Rule::file_unreadable, {file, 0}, std::move(text).error()), std::nullopt;
  const bool is_news = !name.date.empty();
  const auto cut = cut_front_matter(*text);
  if (!cut) {
    report.fault(Rule::page_form, {file, 1},
                 std::string("the page must begin with a line +++, its title, ") +
                     (is_news ? "icon and until" : "topic, audience and icon") + ", and another line +++");
    return std::nullopt;
  }
  DraftPage page;
  page.place = {file, 1};
  page.date = name.date;
  auto front = TomlTable::parse(cut->front, file, 2, report);
  if (!front) return std::nullopt;
  page.title = read_sentence(front->text("title"), front->place("title"), report);
  is_news ? read_end(*front, page) : read_topic(*front, page);
  page.id = page.topic + "/" + name.name;
  report.know_page(file, page.id);
  page.audience = is_news && !front->has("audience") ? audiences[0] : front->text("audience");
  if (std::find(audiences.begin(), audiences.end(), page.audience) == audiences.end())
    report.fault(Rule::page_form, front->place("audience"), "'audience' must be public, residents or professionals");
  page.icon = {front->text("icon"), front->place("icon")};
  page.languages = read_tags(*front);
  if (!page.is_translated_into(Language::of("en-GB")))
    report.fault(Rule::page_form, front->place("languages"),
                 "en-GB must be among the languages: a page is written in it, and shown in "
                 "it wherever it is not translated");
  front->refuse_others();
  page.blocks = read_markdown(cut->body, file, cut->body_line, report);
  if (page.blocks.size() > content::max_blocks)
    report.fault(Rule::too_many, {file, 0},
                 "the page has more than " + std::to_string(content::max_blocks) + " blocks; make two of it");
  return page;
}

void add(DraftPage page, Draft& draft, Report& report) {
  if (!page.topic.empty() && !draft.topic(page.topic))
    report.fault(Rule::topic_missing, page.place, "there is no topic '" + page.topic + "' in pack.toml");
  if (draft.page(page.id))
    report.fault(Rule::id_wrong, page.place, "another page is " + page.id + " already; name the file otherwise");
  draft.pages.push_back(std::move(page));
}

template <class NameOf>
void read_folder(const std::string& folder, NameOf name_of, const std::string& how, Draft& draft, Report& report) {
  auto files = pack::list_folder(folder);
  if (!files) return report.fault(Rule::file_unreadable, {folder, 0}, std::move(files).error());
  std::vector<DraftPage> read;
  for (const std::string& file : *files) {
    if (file.starts_with('.')) continue;  // an editor's, while the page is open in it
    const std::string path = folder + "/" + file;
    if (const auto name = name_of(file)) {
      if (auto page = read_page(path, *name, report)) read.push_back(*std::move(page));
    } else {
      report.fault(Rule::page_form, {path, 0}, how);
    }
  }
  std::stable_sort(read.begin(), read.end(), [](const DraftPage& a, const DraftPage& b) { return a.date > b.date; });
  for (DraftPage& page : read) add(std::move(page), draft, report);
  if (draft.pages.size() > content::max_pages)
    report.fault(Rule::too_many, {folder, 0}, "there are more than " + std::to_string(content::max_pages) + " pages");
}

}  // namespace

void read_pages(const std::string& folder, Draft& draft, Report& report) {
  read_folder(folder, page_name, "a page's file is named like 10-pay.md: two digits, a hyphen, an id of a-z 0-9 -, .md",
              draft, report);
}

void read_news(const std::string& folder, Draft& draft, Report& report) {
  std::error_code none;
  if (!std::filesystem::exists(folder, none)) return;
  read_folder(folder, news_name,
              "a news file is named like 2026-11-24-open-day.md: its day, a hyphen, an id of a-z 0-9 -, .md", draft,
              report);
}

}  // namespace hp::author
