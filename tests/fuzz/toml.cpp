// What people write in TOML, through our readers: the first byte chooses the file. What is read without a fault keeps
// what the rest of the program relies on; a fault has a sentence and a line of the file.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>

#include "author/figures.h"
#include "author/languages.h"
#include "author/questions.h"
#include "author/source.h"
#include "kiosk/settings.h"
#include "pack/core_numbers.h"
#include "target.h"

namespace hp::fuzz {
namespace {

using namespace author;

enum Which : char { settings = 'a', facts, helplines, questions, languages, stacks, pack_toml, page, news, others };

// Readers open files, so there has to be one: in memory where the system has such a folder.
class Folder {
 public:
  Folder() : m_path(std::filesystem::exists("/dev/shm") ? "/dev/shm/helppoint-fuzz-XXXXXX" : "helppoint-fuzz-XXXXXX") {
    check(::mkdtemp(m_path.data()) != nullptr);
    std::filesystem::create_directories(m_path + "/pages");
    std::filesystem::create_directories(m_path + "/news");
  }
  ~Folder() { std::filesystem::remove_all(m_path); }
  const std::string& path() const { return m_path; }
  std::string write(const std::string& name, std::string_view text) const {
    const std::string path = m_path + "/" + name;
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    check(file >= 0 && ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()));
    ::close(file);
    return path;
  }

 private:
  std::string m_path;
};

void try_settings(const std::string& file) {
  const auto read = kiosk::read_settings(file);
  if (!read) return check(read.error().code == "settings.unreadable" && !read.error().detail.empty());
  check(read->idle_seconds >= 20 && read->idle_seconds <= 60);
  for (const window::Size size : {window::Size{1080, 1920}, window::Size{640, 480}}) {
    const float scale = kiosk::scale_for(size, *read).px_per_mm();
    check(std::isfinite(scale) && scale > 0 && scale <= 40);
  }
  if (read->touch_matrix)
    for (const float value : *read->touch_matrix) check(std::isfinite(value));
}

void check_facts(const Facts& read) {
  for (const auto& [id, fact] : read) {
    check(pack::is_id(id) && !fact.value.empty());
    check(fact.expires.empty() == fact.fallback.sentence.empty());
    check(fact.expires.empty() || pack::is_date(fact.expires));
  }
}

void check_helplines(const std::vector<DraftHelpline>& read) {
  for (const DraftHelpline& helpline : read) {
    check(pack::is_id(helpline.id) && pack::is_printed_phone(helpline.phone) && pack::is_date(helpline.checked));
    check(!helpline.name.sentence.empty());
  }
  for (const pack::CoreNumber& core : pack::core_numbers)
    check(std::any_of(read.begin(), read.end(), [&](const auto& h) { return h.id == core.id && h.is_shown(); }));
}

void check_questions(const DraftQuestions& read) {
  check(!read.topic.empty() && !read.list.empty());
  for (const DraftQuestion& question : read.list) check(pack::is_id(question.id) && !question.ask.sentence.empty());
  for (const DraftEnding* const end : {&read.some, &read.none})
    check(!end->title.sentence.empty() && !end->say.empty());
}

void check_languages(const std::vector<pack::PackLanguage>& read) {
  for (const pack::PackLanguage& row : read)
    check(!row.endonym.empty() && row.line_height >= 1 && row.line_height <= 4 && row.language != Language());
}

void check_draft(const Draft& draft) {
  check(pack::is_id(draft.id) && pack::is_id(draft.group) && pack::is_date(draft.created));
  check(!draft.languages.empty() && !draft.topics.empty());
  for (const DraftPage& read : draft.pages) {
    check(draft.topic(read.topic) != nullptr && read.id.starts_with(read.topic + "/") && !read.title.sentence.empty());
    check(read.date.empty() == read.until.empty());
  }
}

const std::string small = "tests/author/cases/good/content/small";

std::string one_of(const std::string& folder, std::string_view ending) {
  const auto found = source_texts(folder, ending, 100'000);
  check(!found.empty());
  return found.front();
}

// A whole content folder, good but for the file that is tried.
const std::map<std::string, std::string>& good_content() {
  static const std::map<std::string, std::string> files{
      {"pack.toml", one_of(small, "pack.toml") + "\n[[topic]]\nid = \"news\"\ntitle = \"News\"\nicon = \"event\"\n"},
      {"facts.toml", one_of(small, "facts.toml")},
      {"helplines.toml", one_of(small, "helplines.toml")},
      {"pages/10-now.md", one_of(small, "10-now.md")},
      {"pages/20-pay.md", one_of(small, "20-pay.md")}};
  return files;
}

void try_whole(const Folder& folder, const std::string& file, std::string_view text, Report& report) {
  static const bool written = [&] {
    for (const auto& [name, good] : good_content()) folder.write(name, good);
    return true;
  }();
  check(written);
  folder.write(file, text);
  const Draft draft = read_source(folder.path(), 0, report);
  if (!report.has_faults()) check_draft(draft);
  if (const auto good = good_content().find(file); good != good_content().end())
    folder.write(file, good->second);
  else
    std::filesystem::remove(folder.path() + "/" + file);
}

}  // namespace

std::vector<std::string> seeds() {
  std::vector<std::string> out;
  for (const char* text : {"screen_mm = [268, 476]\nrotation = 90\ntouch_matrix = [0, 1, 0, -1, 0, 1]\n",
                           "output = \"HDMI-1\"\nplace = \"Library\"\nopening_hours = [\"Mo-Fr 09:00-17:00\"]\n",
                           "screen_mm = [nan, 476]\nidle_seconds = 30\n", "touch_matrix = [1e300, 0, 0, inf, 0, 0]\n"})
    out.push_back(char{settings} + std::string(text));
  for (const auto& [which, name] : {std::pair{facts, "facts.toml"},
                                    {helplines, "helplines.toml"},
                                    {questions, "questions.toml"},
                                    {pack_toml, "pack.toml"}})
    for (const std::string& text : source_texts("tests/author/cases", name)) out.push_back(char{which} + text);
  for (const std::string& text : source_texts("tests/author/cases/good", "20-pay.md")) out.push_back(char{page} + text);
  out.push_back(char{news} +
                std::string("+++\ntitle = \"Open day\"\nicon = \"event\"\nuntil = \"2026-12-24\"\n+++\n\nCome.\n"));
  out.push_back(char{languages} + one_of("locales", "languages.toml").substr(0, 900));
  out.push_back(char{stacks} + one_of("tests/author/cases/good/fonts", "stacks.toml"));
  return out;
}

std::vector<std::string> words() {
  return {"= \"\"",
          "= []",
          "= [\"\"]",
          "nan",
          "-inf",
          "1e300",
          "= 9223372036854775807",
          "= 0x7f",
          "= 2026-11-24",
          "= true",
          "[[question]]\n",
          "[[topic]]\n",
          "[[language]]\n",
          "[some]\n",
          "[none]\n",
          "[msh]\n",
          "display = \"show\"\n",
          "+++\n",
          "\"\"\"",
          "'''",
          "= { a = 1 }",
          "a.b.c = 1\n",
          "\\u0000",
          "\\uD800",
          "#",
          "screen_mm = [",
          "touch_matrix = [",
          "until = \"2027-01-01\"\n"};
}

void try_input(std::string_view input) {
  if (input.empty()) return;
  static const Folder folder;
  const auto which =
      static_cast<Which>(settings + static_cast<unsigned char>(input.front() - settings) % (others - settings));
  const std::string_view text = input.substr(1);
  Report report;
  switch (which) {
    case settings:
      return try_settings(folder.write("kiosk.toml", text));
    case facts:
      if (const auto read = read_facts(folder.write("a.toml", text), report); !report.has_faults()) check_facts(read);
      break;
    case helplines:
      if (const auto read = read_helplines(folder.write("a.toml", text), report); !report.has_faults())
        check_helplines(read);
      break;
    case questions:
      if (const auto read = read_questions(folder.write("a.toml", text), report); !report.has_faults())
        check_questions(read.value());
      break;
    case languages:
      if (const auto read = read_languages(folder.write("a.toml", text), report); !report.has_faults())
        check_languages(read);
      break;
    case stacks:
      if (const auto read = read_stacks(folder.write("a.toml", text), report); !report.has_faults())
        check(read.contains(icon_stack));
      break;
    case pack_toml:
      try_whole(folder, "pack.toml", text, report);
      break;
    case page:
      try_whole(folder, "pages/20-pay.md", text, report);
      break;
    default:
      try_whole(folder, "news/2026-11-24-open-day.md", text, report);
  }
  check(report.has_faults() != report.faults_as_text().empty());
}

}  // namespace hp::fuzz
