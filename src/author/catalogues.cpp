#include "author/catalogues.h"

#include <charconv>
#include <filesystem>
#include <map>
#include <mutex>
#include <span>
#include <utility>

#include "author/po.h"
#include "author/process.h"
#include "pack/about.h"
#include "pack/disk.h"

namespace hp::author {
namespace {

constexpr std::size_t max_po_bytes = 16 << 20;
constexpr const char* review_field = "X-Helppoint-Review";

bool is_review(std::string_view text) {
  constexpr std::string_view start = "reviewed by ", middle = " on ";
  constexpr std::size_t date = 10;
  if (text == "draft") return true;
  return text.starts_with(start) && text.size() > start.size() + middle.size() + date &&
         text.substr(text.size() - date - middle.size(), middle.size()) == middle &&
         pack::is_date(text.substr(text.size() - date));
}

// msgfmt's lines are "FILE:12: what", then how many there were.
void report_tool(const std::string& file, std::string_view said, Report& report) {
  bool placed = false;
  for (std::size_t start = 0; start < said.size();) {
    const auto end = std::min(said.find('\n', start), said.size());
    std::string_view line = said.substr(start, end - start);
    start = end + 1;
    if (!line.starts_with(file + ":")) continue;
    line.remove_prefix(file.size() + 1);
    int number = 0;
    const auto parsed = std::from_chars(line.data(), line.data() + line.size(), number);
    line.remove_prefix(static_cast<std::size_t>(parsed.ptr - line.data()));
    line.remove_prefix(std::min(line.find_first_not_of(": 0123456789"), line.size()));
    report.fault(Rule::catalogue_unreadable, {file, number},
                 std::string(line) + "; mend this line, or open the file with Poedit");
    placed = true;
  }
  if (!placed)
    report.fault(Rule::catalogue_unreadable, {file, 0},
                 "msgfmt cannot read it: " + std::string(said.substr(0, said.find('\n'))));
}

// A .mo without messages.
std::string empty_po(const Language& language) {
  return "msgid \"\"\nmsgstr \"\"\n\"Language: " + language.gettext_name() +
         "\\n\"\n\"MIME-Version: 1.0\\n\"\n\"Content-Type: text/plain; "
         "charset=UTF-8\\n\"\n\"Content-Transfer-Encoding: 8bit\\n\"\n";
}

// msgfmt, and what it said of the same bytes before: preview builds at every save, and one file of forty has changed.
Result<Finished> compile(const std::string& file, const std::string& text, bool is_there) {
  static std::mutex guard;  // languages are read side by side
  static std::map<std::string, std::pair<std::string, Finished>> known;
  {
    const std::lock_guard lock(guard);
    if (const auto found = known.find(file); found != known.end() && found->second.first == text)
      return found->second.second;
  }
  // Without the hash table and always little-endian: the same bytes from every machine.
  auto made = run_process({"msgfmt", "--no-hash", "--endianness=little", "-o", "-", is_there ? file : "-"},
                          is_there ? "" : text);
  if (made) {
    const std::lock_guard lock(guard);
    known.insert_or_assign(file, std::pair(text, *made));
  }
  return made;
}

}  // namespace

Place Po::place_of(std::string_view msgid) const {
  const auto found = m_lines.find(msgid);
  return {file, found == m_lines.end() ? 0 : found->second};
}

Po read_po(const std::string& file, const Language& language, Report& report) {
  Po po;
  po.file = file;
  po.there = std::filesystem::exists(file);
  std::string text = empty_po(language);
  if (po.there) {
    auto read = pack::read_file(file, max_po_bytes);
    if (!read) return report.fault(Rule::file_unreadable, {file, 0}, std::move(read).error()), po;
    text = *std::move(read);
    if (text.starts_with("\xEF\xBB\xBF"))
      return report.fault(
                 Rule::catalogue_unreadable, {file, 1},
                 "it begins with a byte order mark, which gettext's tools refuse; save it as UTF-8 without one"),
             po;
  }
  for (PoEntry& entry : po.there ? read_entries(text) : std::vector<PoEntry>{}) {
    po.m_lines.emplace(entry.key(), entry.line);
    po.entries.push_back(std::move(entry));
  }
  report.know_language(file, language.tag());
  const std::string whole_name = std::filesystem::absolute(file).string();
  auto made = compile(whole_name, text, po.there);
  if (!made) return report.fault(Rule::file_unreadable, {file, 0}, std::move(made).error()), po;
  if (made->status != 0) {
    std::string said = made->err;  // back to the name the reader knows
    for (auto at = said.find(whole_name); at != said.npos && po.there; at = said.find(whole_name, at + file.size()))
      said.replace(at, whole_name.size(), file);
    return report_tool(file, said, report), po;
  }
  const auto bytes = std::as_bytes(std::span(made->out));
  po.mo.assign(bytes.begin(), bytes.end());
  auto catalog = i18n::Catalog::open(po.mo, file);
  if (!catalog) return report.fault(Rule::catalogue_unreadable, {file, 0}, std::move(catalog).error()), po;
  po.catalog = *std::move(catalog);
  po.review = std::string(po.catalog.header(review_field).value_or("draft"));
  if (!is_review(po.review))
    report.fault(Rule::catalogue_header, po.place_of(""),
                 std::string(review_field) + " must say 'draft' or 'reviewed by NAME on YYYY-MM-DD'");
  return po;
}

std::string Catalogues::review() const {
  return content.review == "draft" ? content.review : program.review == "draft" ? program.review : content.review;
}

Catalogues read_catalogues(const std::string& folder, const std::string& pack, const Language& language,
                           Report& report) {
  const std::string name = language.gettext_name() + ".po";
  return {language, read_po(folder + "/" + pack + "/" + name, language, report),
          read_po(folder + "/" + name, language, report)};
}

}  // namespace hp::author
