// large PACK_PROGRAM PAGES LANGUAGES CHECK_SECONDS BUILD_SECONDS: makes that much content in a temporary folder, from
// the pages and translations that are shipped, and fails where it is not clean, or not checked or built in time on two
// cores. Each copy of a page ends every block with a word of its own, so that no two sentences are the same and nothing
// is set once for all. On a machine with other work the clock on the wall says little: late is only what took the
// processors too long as well.
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "author/letters.h"
#include "author/po.h"
#include "author/strings.h"
#include "author/translation_check.h"

namespace {

using namespace hp;
using namespace hp::author;
namespace fs = std::filesystem;

const fs::path root = HELPPOINT_SOURCE;

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& file, const std::string& text) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
}

// "Aa", "Ba", …: a word for each copy, which no font lacks and nobody takes for a number.
std::string word_of(std::size_t copy) {
  std::string word = "A";
  for (; copy > 0; copy /= 26) word += static_cast<char>('a' + copy % 26);
  return word;
}

// A page again under another name, each block with one more word.
std::string copy_of(const std::string& page, const std::string& word) {
  std::istringstream lines(page);
  std::string out, line;
  bool front = false, text_before = false;
  const auto end_block = [&] {
    if (text_before) out.insert(out.size() - 1, " " + word + ".");
    text_before = false;
  };
  while (std::getline(lines, line)) {
    if (line == "+++") {
      front = !front;
    } else if (front) {
      if (line.starts_with("title = ")) line.insert(line.size() - 1, " " + word);
    } else {
      // Every line begins a block of its own, but for a paragraph's.
      if (line.empty() || line[0] == '-' || line[0] == '#' || line[0] == '>' || line[0] == '{' ||
          (line[0] >= '1' && line[0] <= '9'))
        end_block();
      text_before = !line.empty() && line != ">" && !line.starts_with("> [!") && !line.starts_with("{helpline:");
    }
    out += line + "\n";
  }
  end_block();
  return out;
}

std::string catalogue(const Draft& draft, const std::string& language, std::size_t copies,
                      const std::map<std::string, std::string>& known) {
  std::string po = "msgid \"\"\nmsgstr \"\"\n\"Language: " + language +
                   "\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"X-Helppoint-Review: draft\\n\"\n";
  std::map<std::string, bool> done;
  for (const SourceMessage& message : messages_of(draft)) {
    const std::string& msgid = message.sentence->msgid;
    if (message.page && !message.page->languages.empty() && message.page->languages.size() == 1) continue;
    if (msgid.empty() || !done.emplace(msgid, true).second) continue;
    std::string translated;
    if (const auto found = known.find(msgid); found != known.end()) translated = found->second;
    for (std::size_t copy = 1; copy <= copies && translated.empty(); ++copy)
      for (const std::string& ending : {" " + word_of(copy) + ".", " " + word_of(copy)})
        if (msgid.ends_with(ending))
          if (const auto found = known.find(msgid.substr(0, msgid.size() - ending.size())); found != known.end())
            translated = found->second + ending;
    po += "\nmsgid " + po_quoted(msgid) + "\nmsgstr " + po_quoted(translated.empty() ? msgid : translated) + "\n";
  }
  return po;
}

double processor_seconds() {  // of all that has ended
  rusage used{};
  ::getrusage(RUSAGE_CHILDREN, &used);
  return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
         static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

struct Took {
  double wall = 0, processor = 0;
  bool good = false;
  bool in_time(const char* limit) const {
    return good && (wall <= std::stod(limit) || processor <= cores * std::stod(limit));
  }
  static constexpr double cores = 2;
};

Took run(const std::string& command) {
  const auto before = std::chrono::steady_clock::now();
  const double used = processor_seconds();
  const int status = std::system((command + " >/dev/null").c_str());
  const Took took{std::chrono::duration<double>(std::chrono::steady_clock::now() - before).count(),
                  processor_seconds() - used, status == 0};
  if (!took.good) std::printf("failed: %s\n", command.c_str());
  return took;
}

// Languages of ours first, then made-up ones that are set as one of them is.
std::vector<std::string> make_languages(const fs::path& folder, std::size_t wanted, std::vector<std::string>& like) {
  const std::vector<std::string> models{"ar", "ur", "ti", "zh_Hans", "th"};
  std::string rows = read(root / "locales/languages.toml");
  std::vector<std::string> names{"en-GB"};
  for (std::size_t i = 0; names.size() < wanted; ++i) {
    // A made-up tag tells no line breaker that it is Chinese.
    const std::string& model = i < models.size() ? models[i] : models[i % 3];
    std::string tag = model == "zh_Hans" ? "zh-Hans" : model;
    if (i >= models.size()) {
      const std::string made{'q', static_cast<char>('a' + i / 20), static_cast<char>('a' + i % 20)};
      const auto row = rows.find("tag = \"" + tag + "\""), end = rows.find("[[language]]", row);
      std::string copy = "\n[[language]]\n" + rows.substr(row, end == rows.npos ? end : end - row);
      copy.replace(copy.find(tag), tag.size(), made);
      rows += copy;
      tag = made;
    }
    names.push_back(tag);
    like.push_back(model);
  }
  write(folder / "locales/languages.toml", rows);
  return names;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) return std::fprintf(stderr, "usage: large PROGRAM PAGES LANGUAGES CHECK_SECONDS BUILD_SECONDS\n"), 2;
  const std::string program = argv[1];
  const std::size_t pages = std::stoul(argv[2]), languages = std::stoul(argv[3]);
  std::string name = (fs::temp_directory_path() / "helppoint-large-XXXXXX").string();
  const fs::path folder = ::mkdtemp(name.data());
  const fs::path content = folder / "content/herts";
  fs::create_directories(folder / "content");
  fs::copy(root / "content/herts", content, fs::copy_options::recursive);
  fs::create_directories(folder / "fonts");
  fs::copy_file(root / "fonts/stacks.toml", folder / "fonts/stacks.toml");

  std::size_t count = 0, copies = 0;
  std::vector<fs::path> originals;
  for (const auto& entry : fs::directory_iterator(root / "content/herts/pages"))
    originals.push_back(entry.path()), ++count;
  for (std::size_t copy = 1; count < pages; ++copy) {
    copies = copy;
    for (std::size_t i = 0; i < originals.size() && count < pages; ++i, ++count) {
      std::string file = originals[i].stem().string();
      for (const char c : word_of(copy)) file += static_cast<char>(c < 'a' ? c + 32 : c);
      write(content / "pages" / (file + ".md"), copy_of(read(originals[i]), word_of(copy)));
    }
  }

  std::vector<std::string> like;
  const std::vector<std::string> tags = make_languages(folder, languages, like);
  std::string pack_toml = read(content / "pack.toml"), list;
  for (const std::string& tag : tags) list += (list.empty() ? "\"" : ", \"") + tag + "\"";
  const auto at = pack_toml.find("languages = [");
  pack_toml.replace(at, pack_toml.find('\n', at) - at, "languages = [" + list + "]");
  write(content / "pack.toml", pack_toml);

  Report report;
  const Draft draft = read_source(content.string(), 0, report);
  std::fputs(report.faults_as_text().c_str(), stdout);
  if (report.has_faults()) return 1;
  std::string linguas;
  for (std::size_t i = 1; i < tags.size(); ++i) {
    std::map<std::string, std::string> known;
    for (const PoEntry& entry : read_entries(read(root / "locales/herts" / (like[i - 1] + ".po"))))
      if (!entry.fuzzy && entry.is_translated()) known[entry.msgid] = entry.msgstr[0];
    const std::string name_of_po = tags[i] == "zh-Hans" ? "zh_Hans" : tags[i];
    write(folder / "locales/herts" / (name_of_po + ".po"), catalogue(draft, name_of_po, copies, known));
    std::string program_po = read(root / "locales" / (like[i - 1] + ".po"));
    const std::string field = "\"Language: " + like[i - 1] + "\\n\"";
    program_po.replace(program_po.find(field), field.size(), "\"Language: " + name_of_po + "\\n\"");
    write(folder / "locales" / (name_of_po + ".po"), program_po);
    linguas += name_of_po + "\n";
  }
  for (const char* file : {"locales/LINGUAS", "locales/herts/LINGUAS"}) write(folder / file, linguas);

  const std::string quoted = "'" + content.string() + "'", on = "'" + program + "' ";
  const Took words = run(on + "check " + quoted + " --no-layout --today " + draft.created);
  const Took whole = run(on + "check " + quoted + " --today " + draft.created);
  const Took built = run(on + "build " + quoted + " --out '" + (folder / "x.helppack").string() + "'");
  const auto size = fs::exists(folder / "x.helppack") ? fs::file_size(folder / "x.helppack") : 0;
  std::printf("%zu pages, %zu languages, %zu messages, a pack of %.1f MB\n", draft.pages.size(), tags.size(),
              messages_of(draft).size(), static_cast<double>(size) / 1e6);
  for (const auto& [what, took] : {std::pair{"words checked", words}, {"screens too", whole}, {"built", built}})
    std::printf("  %-14s %6.1f s on the wall, %6.1f s of the processors\n", what, took.wall, took.processor);
  if (std::getenv("HELPPOINT_KEEP") == nullptr)
    fs::remove_all(folder);
  else
    std::printf("%s\n", folder.c_str());
  return words.good && whole.in_time(argv[4]) && built.in_time(argv[5]) ? 0 : 1;
}
