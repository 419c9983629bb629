#include "author/diff.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "author/translator.h"

namespace hp::author {
namespace {

using Json = nlohmann::json;
using Lines = std::vector<std::string>;
using Names = std::map<std::string, std::string>;

std::string listed(const Lines& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

// A sentence as somebody would read it: its words, and what is placed into it by name.
std::string flat(const Json& sentence) {
  std::string out;
  for (const Json& span : sentence) {
    if (span.is_string()) {
      out += span.get<std::string>();
    } else if (span.is_object()) {
      for (const char* kind : {"fact", "phone"})
        if (span.contains(kind)) out += "{" + std::string(kind) + ":" + span[kind].get<std::string>() + "}";
      if (span.contains("text")) out += span["text"].get<std::string>();
    }
  }
  return out;
}

bool is_sentence(const Json& value) {
  const auto is_span = [](const Json& span) {
    return span.is_string() ||
           (span.is_object() && (span.contains("fact") || span.contains("phone") || span.contains("text")));
  };
  return value.is_array() && !value.empty() && std::all_of(value.begin(), value.end(), is_span);
}

// Every sentence of a page or of the questions, in order.
void collect(const Json& value, Lines& sentences) {
  if (is_sentence(value)) {
    sentences.push_back(flat(value));
  } else if (value.is_array() || value.is_object()) {
    for (const Json& part : value) collect(part, sentences);
  }
}

Lines sentences_of(const Json& value) {
  Lines sentences;
  collect(value, sentences);
  return sentences;
}

// The lines that only one of them has, in the order of both: the longest common part stays unsaid.
std::string changed_lines(const Lines& before, const Lines& after) {
  const std::size_t n = before.size(), m = after.size();
  std::vector<std::vector<std::size_t>> common(n + 1, std::vector<std::size_t>(m + 1, 0));
  for (std::size_t i = n; i-- > 0;)
    for (std::size_t j = m; j-- > 0;)
      common[i][j] = before[i] == after[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
  std::string out;
  for (std::size_t i = 0, j = 0; i < n || j < m;) {
    if (i < n && j < m && before[i] == after[j]) {
      ++i, ++j;
    } else if (i < n && (j == m || common[i + 1][j] >= common[i][j + 1])) {
      out += "    - " + before[i++] + "\n";
    } else {
      out += "    + " + after[j++] + "\n";
    }
  }
  return out;
}

std::string changed_names(const Names& before, const Names& after, const std::string& indent = "  ") {
  std::string out;
  for (const auto& [id, value] : before) {
    const auto now = after.find(id);
    if (now == after.end())
      out += indent + id + ": " + value + " is gone\n";
    else if (now->second != value)
      out += indent + id + ": " + value + " → " + now->second + "\n";
  }
  for (const auto& [id, value] : after)
    if (!before.contains(id)) out += indent + id + ": " + value + " is new\n";
  return out;
}

std::map<std::string, Json> by_id(const Json& list) {
  std::map<std::string, Json> found;
  for (const Json& one : list) found.emplace(one.at("id").get<std::string>(), one);
  return found;
}

Names names_of(const Json& object) {
  Names names;
  for (const auto& [id, value] : object.items())
    if (!id.ends_with(english_form_suffix))  // it changes with its fact, which is told
      names.emplace(id, value.is_string() ? value.get<std::string>() : value.dump());
  return names;
}

std::string value_or_none(const Json& object, const std::string& key) {
  if (!object.contains(key)) return "nothing";
  const Json& value = object[key];
  return value.is_string() ? "\"" + value.get<std::string>() + "\"" : value.dump();
}

// With the words of what changed, or only the ids.
enum class Telling { words, ids };

std::string changed_pages(const Json& before, const Json& after, Telling telling) {
  const auto old_pages = by_id(before.at("pages")), new_pages = by_id(after.at("pages"));
  std::string out;
  Lines changed;
  for (const auto& [id, page] : old_pages) {
    const auto now = new_pages.find(id);
    if (now == new_pages.end()) {
      out += "  page " + id + " is gone\n";
    } else if (now->second != page) {
      changed.push_back(id);
      if (telling == Telling::ids) continue;
      const std::string lines = changed_lines(sentences_of(page), sentences_of(now->second));
      out +=
          "  page " + id + (lines.empty() ? " is drawn or marked otherwise; its words are the same\n" : "\n" + lines);
    }
  }
  for (const auto& [id, page] : new_pages)
    if (!old_pages.contains(id)) out += "  page " + id + " is new: " + flat(page.at("title")) + "\n";
  if (telling == Telling::ids && !changed.empty()) out = "  pages changed: " + listed(changed) + "\n" + out;
  return out;
}

std::string changed_helplines(const Json& before, const Json& after, Telling telling) {
  const auto old_lines = by_id(before.at("helplines")), new_lines = by_id(after.at("helplines"));
  std::string out;
  for (const auto& [id, line] : old_lines) {
    const auto now = new_lines.find(id);
    if (now == new_lines.end()) {
      out += "  helpline " + id + " is not shown any more\n";
      continue;
    }
    if (now->second == line) continue;
    out += "  helpline " + id + "\n";
    if (telling == Telling::ids) continue;
    std::map<std::string, bool> keys;
    for (const Json* side : {&line, &now->second})
      for (const auto& [key, value] : side->items()) keys[key] = true;
    for (const auto& [key, known] : keys)
      if (value_or_none(line, key) != value_or_none(now->second, key))
        out += "    " + key + ": " + value_or_none(line, key) + " → " + value_or_none(now->second, key) + "\n";
  }
  for (const auto& [id, line] : new_lines)
    if (!old_lines.contains(id)) out += "  helpline " + id + " is new\n";
  return out;
}

std::string changed_questions(const Json& before, const Json& after, Telling telling) {
  const auto part = [](const Json& book) { return book.value("questions", Json()); };
  if (part(before) == part(after)) return {};
  if (telling == Telling::ids) return "  questions changed\n";
  return "  questions\n" + changed_lines(sentences_of(part(before)), sentences_of(part(after)));
}

struct Side {
  const Contents& contents;
  std::optional<Json> book(const std::string& folder) const {
    for (const PackEntry& entry : contents.entries)
      if (entry.path == "text/" + folder + "/pages.json") {
        const auto* begin = reinterpret_cast<const char*>(entry.bytes.data());
        return Json::parse(begin, begin + entry.bytes.size());
      }
    return std::nullopt;
  }
  const pack::PackLanguage* language(const Language& wanted) const {
    for (const pack::PackLanguage& row : contents.about.languages)
      if (row.language == wanted) return &row;
    return nullptr;
  }
  std::map<std::string, std::string> files(std::string_view start) const {
    std::map<std::string, std::string> found;
    for (const PackEntry& entry : contents.entries)
      if (entry.path.starts_with(start))
        found.emplace(entry.path, std::string(reinterpret_cast<const char*>(entry.bytes.data()), entry.bytes.size()));
    return found;
  }
};

std::string section(const std::string& title, const std::string& lines) {
  return lines.empty() ? "" : title + "\n" + lines + "\n";
}

std::string changed_about(const pack::About& before, const pack::About& after) {
  Names old_names{{"version", std::to_string(before.version)},
                  {"title", before.title},
                  {"publisher", before.publisher},
                  {"group", before.group},
                  {"to be reviewed by", before.review_by},
                  {"preview", before.preview ? "yes" : "no"}};
  Names new_names{{"version", std::to_string(after.version)},
                  {"title", after.title},
                  {"publisher", after.publisher},
                  {"group", after.group},
                  {"to be reviewed by", after.review_by},
                  {"preview", after.preview ? "yes" : "no"}};
  return changed_names(old_names, new_names);
}

std::string changed_files(const Side& before, const Side& after, std::string_view folder) {
  const auto old_files = before.files(folder), new_files = after.files(folder);
  std::string out;
  for (const auto& [path, bytes] : old_files) {
    const auto now = new_files.find(path);
    if (now == new_files.end())
      out += "  " + path + " is gone\n";
    else if (now->second != bytes)
      out += "  " + path + " changed\n";
  }
  for (const auto& [path, bytes] : new_files)
    if (!old_files.contains(path)) out += "  " + path + " is new\n";
  return out;
}

std::string changed_language(const Side& before, const Side& after, const pack::PackLanguage& row) {
  const pack::PackLanguage* const was = before.language(row.language);
  if (was == nullptr) return "  the language is new (" + row.review + ")\n";
  const std::string folder = row.language.folder();
  const auto old_book = before.book(folder), new_book = after.book(folder);
  if (!old_book || !new_book) return "  it has no pages\n";
  const bool english = row.language == Language::of("en-GB");
  const Telling telling = english ? Telling::words : Telling::ids;
  std::string out;
  if (was->review != row.review) out += "  review: " + was->review + " → " + row.review + "\n";
  const std::string facts = changed_names(names_of(old_book->at("facts")), names_of(new_book->at("facts")), "    ");
  if (!facts.empty()) out += "  facts, as this language writes them:\n" + facts;
  out += changed_helplines(*old_book, *new_book, telling);
  out += changed_pages(*old_book, *new_book, telling);
  out += changed_questions(*old_book, *new_book, telling);
  if (old_book->at("topics") != new_book->at("topics")) out += "  the menu changed\n";
  if (before.files("text/" + folder + "/ui.mo") != after.files("text/" + folder + "/ui.mo"))
    out += "  the program's own sentences changed\n";
  return out;
}

}  // namespace

Result<std::string> describe_difference(const Contents& before, const Contents& after) {
  const Side old_side{before}, new_side{after};
  std::string out;
  try {
    // A wrong number is the worst a pack can do: it comes first.
    out += section("Telephone numbers", changed_names(before.about.numbers, after.about.numbers));
    out += section("The pack", changed_about(before.about, after.about));
    for (const pack::PackLanguage& row : after.about.languages)
      out += section(row.english + " (" + row.language.tag() + ")", changed_language(old_side, new_side, row));
    std::string gone;
    for (const pack::PackLanguage& row : before.about.languages)
      if (new_side.language(row.language) == nullptr) gone += "  " + row.english + " (" + row.language.tag() + ")\n";
    out += section("Languages that are gone", gone);
    out += section("Who may sign", changed_files(old_side, new_side, "trust/"));
    out += section("Sound", changed_files(old_side, new_side, "audio/"));
    out += section("Fonts", changed_files(old_side, new_side, "fonts/"));
  } catch (const Json::exception& error) {
    return Error{"diff.unreadable", std::string("one of the packs holds pages of another form: ") + error.what()};
  }
  if (out.empty()) return std::string("Nothing differs.\n");
  out.pop_back();  // the blank line after the last
  return out;
}

}  // namespace hp::author
