#include "author/figures.h"

#include <algorithm>

#include "author/catalogue_check.h"
#include "author/toml_table.h"
#include "content/collection.h"
#include "pack/about.h"
#include "pack/core_numbers.h"

namespace hp::author {
namespace {

std::string date(TomlTable& table, const char* key) {
  std::string given = table.optional_text(key);
  if (!given.empty() && !pack::is_date(given))
    table.report().fault(Rule::toml_wrong, table.place(key), "'" + given + "' is no day; write it as YYYY-MM-DD");
  return given;
}

SourceSentence sentence(TomlTable& table, const char* key) {
  const std::string text = table.optional_text(key);
  return read_sentence(text, table.place(key), table.report());
}

// A card's sentence is shown as one plain line.
SourceSentence plain_sentence(TomlTable& table, const char* key) {
  SourceSentence read = sentence(table, key);
  const bool plain = std::all_of(read.sentence.begin(), read.sentence.end(), [](const content::Span& span) {
    const auto* text = std::get_if<content::TextSpan>(&span);
    return text && !text->bold && text->link.empty();
  });
  if (!plain)
    table.report().fault(Rule::toml_wrong, table.place(key),
                         "a card's sentence is plain words, without ** or links or {…}");
  return read;
}

constexpr std::size_t longest_id = 36;  // a pack has room for 40, and english_form_suffix

void check_id(const std::string& id, const TomlTable& table) {
  if (!pack::is_id(id) || id.find("--") != id.npos || id.size() > longest_id)
    table.report().fault(Rule::id_wrong, table.place(),
                         "[" + id + "]: an id is of a-z 0-9 -, never two - together, at most 36 characters");
}

// Where it is from, when somebody last read it there, and who; "" for who is honest, no line at all is forgotten.
template <class Figure>
void read_origin(TomlTable& table, const std::string& what, Figure& figure) {
  figure.source = table.optional_text("source");
  figure.checked = date(table, "checked");
  figure.checked_by = table.optional_text("checked_by");
  const auto lacks = [&](const char* key, const char* how) {
    table.report().fault(Rule::fact_without_source, table.place(key), what + " has no '" + key + "'; " + how);
  };
  if (figure.source.empty()) lacks("source", "say where the figure stands, with its address");
  if (figure.checked.empty()) lacks("checked", "write the day somebody last read it there, YYYY-MM-DD");
  if (!table.has("checked_by")) lacks("checked_by", "write who did, or \"\" where nobody has yet");
}

DraftHelpline::Display display(TomlTable& table) {
  using Display = DraftHelpline::Display;
  const std::string given = table.text("display");
  if (given == "show") return Display::show;
  if (given == "no-hours") return Display::no_hours;
  if (given == "hide") return Display::hide;
  if (given != "hold")
    table.report().fault(Rule::toml_wrong, table.place("display"), "'display' must be show, no-hours, hold or hide");
  return Display::hold;
}

DraftHelpline read_helpline(const std::string& id, TomlTable& table) {
  DraftHelpline read;
  read.id = id;
  read.place = table.place();
  check_id(id, table);
  read.display = display(table);
  read.phone = table.text("phone");
  read.phone_place = table.place("phone");
  if (!read.phone.empty() && !pack::is_printed_phone(read.phone))
    table.report().fault(
        Rule::phone_not_uk, table.place("phone"),
        "'" + read.phone + "' is no telephone number; write 3 to 15 digits as printed, with single spaces");
  read.name = plain_sentence(table, "name");
  if (read.name.sentence.empty())
    table.report().fault(Rule::toml_wrong, table.place("name"), "'name' is missing or empty");
  read.what_for = plain_sentence(table, "for");
  read.run_by = plain_sentence(table, "run_by");
  read.cost = plain_sentence(table, "cost");
  read.interpreters = plain_sentence(table, "interpreters");
  read.anonymous = plain_sentence(table, "anonymous");
  for (const std::string& line : table.optional_texts("hours"))
    read.hours.push_back(read_sentence(line, table.place("hours"), table.report()));
  read.web = table.optional_text("web");
  if (const auto bad = content::fault_in_text(read.web))
    table.report().fault(rule_of_text(*bad), table.place("web"), "the address " + *bad);
  read_origin(table, "helpline '" + id + "'", read);
  table.refuse_others();
  return read;
}

}  // namespace

Facts read_facts(const std::string& file, Report& report) {
  Facts facts;
  const auto whole = TomlTable::read(file, report);
  if (!whole) return facts;
  for (auto& [id, table] : whole->sections()) {
    Fact fact;
    fact.id = id;
    fact.place = table.place();
    check_id(id, table);
    fact.value = table.text("value");
    if (const auto bad = content::fault_in_text(fact.value))
      report.fault(rule_of_text(*bad), table.place("value"), "the value " + *bad);
    fact.unit = table.text("unit");
    read_origin(table, "fact '" + id + "'", fact);
    fact.expires = date(table, "expires");
    fact.fallback = sentence(table, "fallback");
    if (fact.expires.empty() != fact.fallback.sentence.empty())
      report.fault(Rule::toml_wrong, fact.place,
                   "'expires' and 'fallback' go together: say until when, and what to show after that day");
    table.refuse_others();
    facts.emplace(id, std::move(fact));
  }
  return facts;
}

std::vector<DraftHelpline> read_helplines(const std::string& file, Report& report) {
  std::vector<DraftHelpline> helplines;
  const auto whole = TomlTable::read(file, report);
  if (!whole) return helplines;
  for (auto& [id, table] : whole->sections()) helplines.push_back(read_helpline(id, table));
  for (const pack::CoreNumber& core : pack::core_numbers) {
    const auto is_core = [&](const DraftHelpline& helpline) { return helpline.id == core.id && helpline.is_shown(); };
    if (std::none_of(helplines.begin(), helplines.end(), is_core))
      report.fault(Rule::core_number_missing, {file, 0},
                   "[" + std::string(core.id) +
                       "] must be there and be shown: it is one of the numbers compiled into the program");
  }
  const auto shown = std::count_if(helplines.begin(), helplines.end(), [](const auto& h) { return h.is_shown(); });
  if (static_cast<std::size_t>(shown) > pack::max_numbers)
    report.fault(Rule::too_many, {file, 0},
                 "more than " + std::to_string(pack::max_numbers) + " helplines are shown; hide some");
  return helplines;
}

std::vector<const SourceSentence*> DraftHelpline::sentences() const {
  std::vector<const SourceSentence*> out;
  for (const SourceSentence* sentence : {&name, &what_for, &run_by, &cost})
    if (!sentence->sentence.empty()) out.push_back(sentence);
  if (display == Display::show)
    for (const SourceSentence& line : hours) out.push_back(&line);
  for (const SourceSentence* sentence : {&interpreters, &anonymous})
    if (!sentence->sentence.empty()) out.push_back(sentence);
  return out;
}

}  // namespace hp::author
