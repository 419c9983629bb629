#include "author/po.h"

#include <vector>

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

std::map<std::string, int, std::less<>> message_lines(std::string_view po) {
  std::map<std::string, int, std::less<>> found;
  std::string context, msgid;
  std::string* reading = nullptr;
  int number = 0, msgid_line = 0;
  for (const std::string_view line : lines_of(po)) {
    ++number;
    if (line.starts_with("msgctxt")) {
      context = unquoted(line) + '\4';
      reading = &context;
      // Of a context in several lines only the first counts; ours are one word.
    } else if (line.starts_with("msgid ")) {
      msgid = unquoted(line);
      msgid_line = number;
      reading = &msgid;
    } else if (line.starts_with("msgstr") && msgid_line > 0) {
      found.emplace(context + msgid, msgid_line);
      context.clear(), msgid.clear();
      msgid_line = 0;
      reading = nullptr;
    } else if (line.starts_with('"') && reading == &msgid) {
      msgid += unquoted(line);
    } else if (!line.starts_with('"')) {
      reading = nullptr;
    }
  }
  return found;
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
