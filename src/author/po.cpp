#include "author/po.h"

#include <algorithm>

namespace hp::author {
namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// What stands between the quotation marks of a line, escapes undone.
std::string unquoted(std::string_view line) {
  const auto open = line.find('"'), close = line.rfind('"');
  std::string out;
  if (open == line.npos || close <= open) return out;
  const std::string_view inside = line.substr(open + 1, close - open - 1);
  for (std::size_t i = 0; i < inside.size(); ++i) {
    if (inside[i] != '\\' || i + 1 == inside.size()) {
      out += inside[i];
      continue;
    }
    const char c = inside[++i];
    out += c == 'n' ? '\n' : c == 't' ? '\t' : c;
  }
  return out;
}

bool has_place(std::string_view text) {
  for (auto open = text.find('{'); open != text.npos; open = text.find('{', open + 1)) {
    const auto end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_", open + 1);
    if (end != text.npos && end > open + 1 && text[end] == '}') return true;
  }
  return false;
}

}  // namespace

bool PoEntry::is_translated() const {
  return !msgstr.empty() && std::none_of(msgstr.begin(), msgstr.end(), [](const auto& form) { return form.empty(); });
}

std::vector<PoEntry> read_entries(std::string_view po) {
  std::vector<PoEntry> entries;
  PoEntry entry;
  std::string* reading = nullptr;  // what a line that is only quoted goes on with
  int number = 0;
  const auto end_entry = [&] {
    if (entry.msgstr.empty()) return;
    if (entry.line > 0) entries.push_back(std::move(entry));  // a msgstr alone is no message
    entry = {};
  };
  for (std::string_view line : lines_of(po)) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    const auto starts = [&](std::string_view word) {
      if (!line.starts_with(word)) return false;
      if (word != "msgstr") end_entry();  // comments and msgid begin the next one
      return true;
    };
    if (starts("#~")) {
      reading = nullptr;
    } else if (starts("#|")) {
      line.remove_prefix(std::min(line.find_first_not_of(' ', 2), line.size()));
      if (line.starts_with("msgid ")) entry.previous = unquoted(line);
      if (line.starts_with('"')) entry.previous += unquoted(line);
      reading = nullptr;
    } else if (starts("#:")) {
      entry.places += line.substr(2);
    } else if (starts("#,")) {
      entry.fuzzy = entry.fuzzy || line.find("fuzzy") != line.npos;
    } else if (starts("msgctxt ")) {
      entry.context = unquoted(line);
      reading = &entry.context;
    } else if (starts("msgid ")) {
      entry.msgid = unquoted(line);
      entry.line = number;
      reading = &entry.msgid;
    } else if (starts("msgstr")) {
      entry.msgstr.push_back(unquoted(line));
      reading = &entry.msgstr.back();
    } else if (line.starts_with('"')) {
      if (reading) *reading += unquoted(line);
    } else {
      reading = nullptr;
    }
  }
  end_entry();
  return entries;
}

std::string po_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
  return out + '"';
}

std::string with_brace_flags(std::string_view pot) {
  std::string out, entry;  // an entry ends with an empty line
  const auto end_entry = [&] {
    const auto start = entry.starts_with("msg") ? 0 : entry.find("\nmsg");
    if (start != entry.npos && has_place(std::string_view(entry).substr(start)) &&
        entry.find("python-brace-format") == entry.npos)
      entry.insert(start == 0 ? 0 : start + 1, "#, python-brace-format\n");
    out += entry;
    entry.clear();
  };
  for (const std::string_view line : lines_of(pot)) {
    entry += line;
    entry += '\n';
    if (line.empty()) end_entry();
  }
  end_entry();
  return out;
}

}  // namespace hp::author
