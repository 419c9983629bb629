#include "author/strings.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <span>

#include "author/catalogue_check.h"
#include "author/letters.h"
#include "author/po.h"
#include "author/process.h"
#include "author/release.h"
#include "author/translation_check.h"
#include "pack/disk.h"

namespace hp::author {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_po_bytes = 16 << 20;

std::string header(const std::string& project) {
  return "msgid \"\"\nmsgstr \"\"\n\"Project-Id-Version: " + project +
         "\\n\"\n\"MIME-Version: 1.0\\n\"\n\"Content-Type: text/plain; "
         "charset=UTF-8\\n\"\n\"Content-Transfer-Encoding: 8bit\\n\"\n";
}

std::string header_line(const std::string& field, const std::string& value) {
  return "\"" + field + ": " + value + "\\n\"\n";
}

std::string plural_line(const std::string& gettext_name) {
  const std::string_view forms = plural_forms(gettext_name);
  return forms.empty() ? "" : header_line("Plural-Forms", std::string(forms));
}

// All that Poedit, Weblate and msgfmt --check look for in a header; a translator's editor fills in the names.
std::string new_catalogue(const std::string& project, const std::string& gettext_name) {
  return header(project) + header_line("PO-Revision-Date", today() + " 00:00+0000") +
         header_line("Last-Translator", "none") + header_line("Language-Team", "none") +
         header_line("Language", gettext_name) + plural_line(gettext_name) + header_line("X-Helppoint-Review", "draft");
}

// A catalogue from elsewhere may lack the plural forms; editors guess them then, and guess wrongly.
std::string with_plural_forms(std::string po, const std::string& gettext_name) {
  const auto header_end = std::min(po.find("\n\n"), po.size());
  const auto language = po.find("\n\"Language: ");
  if (po.substr(0, header_end).find("Plural-Forms:") != po.npos || language >= header_end) return po;
  return po.insert(po.find('\n', language + 1) + 1, plural_line(gettext_name));
}

// A folder of our own for templates that are not to be written yet.
class Scratch {
 public:
  Scratch() {
    std::string name = (fs::temp_directory_path() / "helppoint-strings-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) m_path = name;
  }
  ~Scratch() {
    std::error_code ignored;
    if (!m_path.empty()) fs::remove_all(m_path, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  const std::string& path() const { return m_path; }

 private:
  std::string m_path;
};

class Update {
 public:
  Update(bool only_check, Report& report) : m_only_check(only_check), m_report(report) {}

  // `pot` becomes folder/name.pot, and every catalogue of folder/LINGUAS is merged with what `pot_for` it gives.
  template <class PotFor>
  void run(const std::string& folder, const std::string& name, const std::string& project, const std::string& pot,
           PotFor pot_for) {
    const std::string shown = folder + "/" + name + ".pot", file = m_scratch.path() + "/" + name + ".pot";
    const auto tidy = tidied(pot, shown);
    if (!tidy) return;
    put(shown, *tidy);
    for (const std::string& language : read_linguas(folder)) {
      const std::string wanted = pot_for(language);
      const auto own = wanted == pot ? tidy : tidied(wanted, shown);
      if (!own) return;
      if (auto written = pack::replace_file(file, std::as_bytes(std::span(*own))); !written)
        return m_report.fault(Rule::file_unreadable, {file, 0}, std::move(written).error());
      merge(folder + "/" + language + ".po", language, project, file);
    }
  }

  // In the form every gettext tool writes.
  std::optional<std::string> tidied(const std::string& pot, const std::string& about) {
    return tool({"msgcat", "-"}, pot, about);
  }

  // The standard output of a stock tool.
  std::optional<std::string> tool(const std::vector<std::string>& command, const std::string& input,
                                  const std::string& about) {
    auto finished = run_process(command, input);
    if (!finished)
      return m_report.fault(Rule::catalogue_unreadable, {about, 0}, std::move(finished).error()), std::nullopt;
    if (finished->status == 0) return std::move(finished->out);
    m_report.fault(Rule::catalogue_unreadable, {about, 0},
                   command.front() + " cannot read it: " + finished->err.substr(0, finished->err.find('\n')));
    return std::nullopt;
  }

  // Written only when all of them can be, so that no run ends half done.
  void write_all() {
    if (m_report.has_faults()) return;
    for (const auto& [file, text] : m_changed) {
      if (m_only_check) {
        m_report.fault(Rule::catalogue_out_of_date, {file, 0}, "it is not up to date");
        continue;
      }
      std::error_code ignored;
      fs::create_directories(fs::path(file).parent_path(), ignored);
      if (auto written = pack::replace_file(file, std::as_bytes(std::span(text))); !written)
        m_report.fault(Rule::file_unreadable, {file, 0}, std::move(written).error());
    }
  }

 private:
  void merge(const std::string& file, const std::string& language, const std::string& project,
             const std::string& pot_file) {
    std::string old = new_catalogue(project, language);
    if (fs::exists(file)) {
      auto read = pack::read_file(file, max_po_bytes);
      if (!read) return m_report.fault(Rule::file_unreadable, {file, 0}, std::move(read).error());
      old = with_plural_forms(*std::move(read), language);
    }
    if (const auto merged = tool({"msgmerge", "--quiet", "--previous", "-", pot_file}, old, file)) put(file, *merged);
  }

  void put(const std::string& file, const std::string& text) {
    const auto now = pack::read_file(file, max_po_bytes);
    if (!now || *now != text) m_changed[file] = text;
  }

  bool m_only_check;
  Report& m_report;
  Scratch m_scratch;
  std::map<std::string, std::string> m_changed;
};

// "zh_Hans" → zh-Hans.
std::optional<Language> language_named(std::string gettext_name) {
  std::replace(gettext_name.begin(), gettext_name.end(), '_', '-');
  auto language = Language::parse(gettext_name);
  return language ? std::optional(*std::move(language)) : std::nullopt;
}

// Every .cpp and .h under root/src, relative to root, sorted.
std::vector<std::string> program_sources(const fs::path& root) {
  std::vector<std::string> files;
  std::error_code none;
  for (const auto& entry : fs::recursive_directory_iterator(root / "src", none))
    if (const auto ending = entry.path().extension(); ending == ".cpp" || ending == ".h")
      files.push_back(entry.path().lexically_relative(root).generic_string());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

std::string write_content_pot(const Draft& draft, const std::string& content_folder,
                              const std::optional<Language>& language) {
  const auto is_wanted = [&](const DraftPage& page) {
    if (language) return page.is_translated_into(*language);
    return page.languages.empty() || page.languages.size() > 1;  // one is English
  };
  struct Entry {
    std::vector<std::string> what, where;
  };
  std::vector<std::string> order;
  std::map<std::string, Entry> entries;
  const auto add_once = [](std::vector<std::string>& list, std::string text) {
    if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(std::move(text));
  };
  // Named from content/ on, wherever the repository stands, and without lines: a line that moves is no news to a
  // translator.
  const std::string prefix = "content/" + draft.name;
  for (const SourceMessage& message : messages_of(draft)) {
    const SourceSentence& source = *message.sentence;
    if (source.msgid.empty() || (message.page && !is_wanted(*message.page))) continue;
    auto [entry, is_new] = entries.try_emplace(source.msgid);
    if (is_new) order.push_back(source.msgid);
    add_once(entry->second.what, message.what);
    std::string file = source.place.file;
    if (file.starts_with(content_folder)) file.replace(0, content_folder.size(), prefix);
    add_once(entry->second.where, std::move(file));
  }
  std::string pot = header(draft.name);
  for (const std::string& msgid : order) {
    pot += '\n';
    for (const std::string& what : entries[msgid].what) pot += "#. " + what + "\n";
    for (const std::string& where : entries[msgid].where) pot += "#: " + where + "\n";
    pot += "msgid " + po_quoted(msgid) + "\nmsgstr \"\"\n";
  }
  return with_brace_flags(pot);
}

void update_strings(const Sources& given, bool only_check, Report& report) {
  const Sources sources = given.whole();
  const Draft draft = read_source(sources.content, sources.version, report);
  if (report.has_faults()) return;

  Update update(only_check, report);
  update.run(sources.locales + "/" + draft.name, "content", draft.name, write_content_pot(draft, sources.content),
             [&](const std::string& gettext_name) {
               return write_content_pot(draft, sources.content, language_named(gettext_name));
             });

  const fs::path root = fs::absolute(sources.locales).lexically_normal().parent_path();
  if (const auto files = program_sources(root); !files.empty()) {
    // Named by file only, as the content's are.
    std::vector<std::string> command{"xgettext",
                                     "--language=C++",
                                     "--from-code=UTF-8",
                                     "--keyword",
                                     "--keyword=tr",
                                     "--keyword=tr_c:1c,2",
                                     "--add-comments=TRANSLATORS:",
                                     "--add-location=file",
                                     "--output=-",
                                     "--directory=" + root.string()};
    command.insert(command.end(), files.begin(), files.end());
    if (const auto pot = update.tool(command, {}, sources.locales + "/helppoint.pot")) {
      // Its header has a date and blanks that nobody fills in: ours takes its place. (--omit-header would lose every
      // character that is not ASCII.)
      const auto end_of_header = std::min(pot->find("\n\n"), pot->size());
      const std::string whole = with_brace_flags(header("helppoint") + pot->substr(end_of_header));
      update.run(sources.locales, "helppoint", "helppoint", whole, [&](const std::string&) { return whole; });
    }
  }
  update.write_all();
}

}  // namespace hp::author
