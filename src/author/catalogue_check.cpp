#include "author/catalogue_check.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>

#include "content/collection.h"
#include "pack/disk.h"

namespace hp::author {
namespace {

constexpr std::size_t max_linguas_bytes = 64 << 10;

// The {names} of a text.
std::set<std::string> places_of(std::string_view text) {
  std::set<std::string> places;
  for (auto open = text.find('{'); open != text.npos; open = text.find('{', open + 1)) {
    const auto close = text.find('}', open);
    if (close != text.npos) places.emplace(text.substr(open, close + 1 - open));
  }
  return places;
}

}  // namespace

Rule rule_of_text(std::string_view fault_in_text) {
  if (fault_in_text.find("long number") != fault_in_text.npos) return Rule::number_in_prose;
  return fault_in_text.find("direction") != fault_in_text.npos ? Rule::bidi_control : Rule::control_character;
}

Rule rule_of_message(const Error& error) {
  if (error.code == "sentence.place-lost") return Rule::placeholder_lost;
  if (error.code == "sentence.place-added" || error.code == "sentence.place-unknown") return Rule::placeholder_added;
  return Rule::message_unbalanced;
}

void check_program_places(const Po& program, Report& report) {
  for (std::size_t i = 0; i < program.catalog.size(); ++i) {
    const auto [msgid, msgstr] = program.catalog.entry(i);
    const Place place = program.place_of(msgid);
    const auto wanted = places_of(msgid), found = places_of(msgstr);
    for (const std::string& name : wanted)
      if (!found.contains(name))
        report.fault(Rule::placeholder_lost, place,
                     "the translation has lost " + name + "; put it where the sentence needs it");
    for (const std::string& name : found)
      if (!wanted.contains(name))
        report.fault(Rule::placeholder_added, place,
                     "the translation has " + name + ", which the English has not; take it out");
    for (std::string_view left = msgstr; !left.empty();) {  // plural forms stand one after the other, NUL between
      const auto end = std::min(left.find('\0'), left.size());
      if (const auto bad = content::fault_in_text(left.substr(0, end)))
        report.fault(rule_of_text(*bad), place, "the translation " + *bad);
      left.remove_prefix(std::min(end + 1, left.size()));
    }
  }
}

std::vector<std::string> read_linguas(const std::string& folder) {
  std::vector<std::string> names;
  const auto text = pack::read_file(folder + "/LINGUAS", max_linguas_bytes);
  if (!text) return names;
  std::istringstream lines(*text);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line.substr(0, line.find('#')));
    for (std::string word; words >> word;) names.push_back(word);
  }
  return names;
}

void check_linguas(const std::string& folder, Report& report) {
  const std::vector<std::string> names = read_linguas(folder);
  const auto files = pack::list_folder(folder);
  if (!files) return;
  const auto is_there = [&](const std::string& file) {
    return std::find(files->begin(), files->end(), file) != files->end();
  };
  for (const std::string& name : names)
    if (!is_there(name + ".po"))
      report.note(Rule::catalogue_missing, {folder + "/LINGUAS", 0},
                  "it lists " + name + ", but there is no " + name + ".po yet; 'helppoint-pack strings' makes it");
  for (const std::string& file : *files) {
    if (!file.ends_with(".po")) continue;
    const std::string name = file.substr(0, file.size() - 3);
    if (std::find(names.begin(), names.end(), name) == names.end())
      report.fault(Rule::catalogue_not_listed, {folder + "/" + file, 0},
                   "it is not listed in LINGUAS beside it, so it is not kept up to date; add " + name);
  }
}

}  // namespace hp::author
