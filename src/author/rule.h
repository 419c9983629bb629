#pragma once
// The names of what can be wrong with the content. Every fault and note carries one; `check --rules` and
// docs/content-rules.md list them with what each means and what to do, and each has a fixture under
// tests/author/cases.
#include <span>
#include <string>
#include <string_view>

namespace hp::author {

// In the order of the table.
enum class Rule : unsigned char {
  // what the files may say
  file_unreadable,
  toml_wrong,
  id_wrong,
  page_form,
  news_end,
  too_many,
  markdown_not_allowed,
  language_unknown,
  topic_missing,
  icon_missing,
  file_not_read,
  kiosk_refuses,
  // what leads somewhere
  link_leads_nowhere,
  fact_missing,
  helpline_missing,
  helpline_not_shown,
  fact_expires_here,
  // numbers
  fact_without_source,
  fact_expired,
  fact_expires_soon,
  fact_unchecked,
  core_number_missing,
  phone_not_uk,
  phone_differs,
  number_in_prose,
  // characters and letters
  control_character,
  bidi_control,
  glyph_missing,
  font_unreadable,
  // words
  sentence_too_long,
  reading_level,
  word_to_avoid,
  no_help_at_end,
  staff_speaks_of_companion,
  review_date_passed,
  // translations
  catalogue_not_listed,
  catalogue_missing,
  catalogue_unreadable,
  catalogue_header,
  catalogue_out_of_date,
  translation_draft,
  translation_missing,
  translation_fuzzy,
  translation_stale,
  placeholder_lost,
  placeholder_added,
  message_unbalanced,
  // the glass
  text_cut,
};

struct RuleEntry {
  Rule rule;
  std::string_view id;  // kebab-case, as people and other tools write it
  bool is_note;         // worth knowing, and stops nothing
  std::string_view means, do_this;
};

std::span<const RuleEntry> rule_table();
const RuleEntry& entry_of(Rule rule);
inline std::string_view id_of(Rule rule) { return entry_of(rule).id; }

// As `check --rules` prints it, and as it stands in docs/content-rules.md.
std::string rules_as_text();
std::string rules_as_markdown();

}  // namespace hp::author
