#pragma once
// locales/languages.toml, whose order is the welcome screen's, and fonts/stacks.toml: what the program knows of
// languages and fonts, whatever pack is built.
#include <map>
#include <string>
#include <vector>

#include "author/report.h"
#include "author/toml_table.h"
#include "language.h"
#include "pack/about.h"

namespace hp::author {

// The rows as pack.json wants them, all with review "draft" until a catalogue says more.
std::vector<pack::PackLanguage> read_languages(const std::string& file, Report& report);

// The tags in a table's list `languages`, which may be missing. Faults: what is no tag, one twice.
std::vector<Language> read_tags(TomlTable& table);

struct FontFiles {
  std::string regular, bold;
  unsigned face = 0;  // index in a .ttc
  Place place;
};
using FontStacks = std::map<std::string, FontFiles, std::less<>>;
FontStacks read_stacks(const std::string& file, Report& report);

inline constexpr std::string_view icon_stack = "icons";

}  // namespace hp::author
