#include "author/languages.h"

#include <algorithm>

namespace hp::author {

std::vector<pack::PackLanguage> read_languages(const std::string& file, Report& report) {
  std::vector<pack::PackLanguage> rows;
  auto table = TomlTable::read(file, report);
  if (!table) return rows;
  for (TomlTable& given : table->tables("language")) {
    pack::PackLanguage row;
    row.review = "draft";
    auto language = Language::parse(given.text("tag"));
    if (language)
      row.language = *std::move(language);
    else
      report.fault(Rule::toml_wrong, given.place("tag"), std::move(language).error());
    row.endonym = given.text("endonym");
    row.english = given.text("english");
    row.script = given.text("script");
    const std::string direction = given.text("direction");
    if (direction != "ltr" && direction != "rtl")
      report.fault(Rule::toml_wrong, given.place("direction"), "'direction' must be ltr or rtl");
    row.direction = direction == "rtl" ? Direction::rtl : Direction::ltr;
    row.fonts = given.texts("fonts");
    row.line_height = given.number("line_height", 1.0f, 4.0f);
    given.refuse_others();
    const auto same = [&](const pack::PackLanguage& other) { return other.language == row.language; };
    if (std::any_of(rows.begin(), rows.end(), same))
      report.fault(Rule::id_wrong, given.place(), row.language.tag() + " stands there already");
    rows.push_back(std::move(row));
  }
  table->refuse_others();
  return rows;
}

std::vector<Language> read_tags(TomlTable& table) {
  std::vector<Language> tags;
  for (const PlacedText& given : table.placed_texts("languages")) {
    auto language = Language::parse(given.text);
    if (!language)
      table.report().fault(Rule::toml_wrong, given.place, std::move(language).error());
    else if (std::find(tags.begin(), tags.end(), *language) != tags.end())
      table.report().fault(Rule::id_wrong, given.place, given.text + " stands there twice; take one out");
    else
      tags.push_back(*std::move(language));
  }
  return tags;
}

FontStacks read_stacks(const std::string& file, Report& report) {
  FontStacks stacks;
  auto table = TomlTable::read(file, report);
  if (!table) return stacks;
  for (auto& [name, given] : table->sections()) {
    FontFiles files;
    files.place = given.place();
    files.regular = given.text("regular");
    files.bold = given.optional_text("bold");
    if (files.bold.empty()) files.bold = files.regular;
    files.face = static_cast<unsigned>(given.whole_number("face", 0));
    given.text("package");
    given.text("licence");
    given.refuse_others();
    if (!pack::is_id(name)) report.fault(Rule::id_wrong, given.place(), "the name of a stack is of a-z 0-9 -");
    stacks.emplace(name, std::move(files));
  }
  if (!stacks.contains(icon_stack))
    report.fault(Rule::font_unreadable, {file, 0}, "there is no [icons]; add the icon font");
  return stacks;
}

}  // namespace hp::author
