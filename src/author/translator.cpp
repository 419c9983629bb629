#include "author/translator.h"

#include <algorithm>

#include "author/catalogue_check.h"
#include "author/number_form.h"
#include "author/sentence.h"
#include "content/collection.h"
#include "i18n/dates.h"

namespace hp::author {

using content::Sentence;

const Language& english() {
  static const Language language = Language::of("en-GB");
  return language;
}

Translator::Set Translator::translate(const std::vector<const SourceSentence*>& sources, const DraftPage* page) {
  Set own{m_catalogues.language, {}}, in_english{english(), {}};
  const bool wanted = !page || page->is_translated_into(m_catalogues.language);
  bool whole = wanted;
  for (const SourceSentence* source : sources) {
    in_english.sentences.push_back(source->sentence);
    if (!wanted) continue;
    auto translation = translate(*source, page);
    whole = whole && translation;
    if (translation) own.sentences.push_back(*std::move(translation));
  }
  Set& shown = whole ? own : in_english;
  for (Sentence& sentence : shown.sentences) note_facts(sentence, shown.language);
  return shown;
}

std::optional<Sentence> Translator::translate(const SourceSentence& source, const DraftPage* page) {
  if (m_catalogues.language == english()) return source.sentence;
  const auto found = m_catalogues.content.catalog.find(source.msgid);
  m_messages[source.msgid] = found.has_value();
  if (!found) return std::nullopt;
  const auto fault = [&](Rule rule, const std::string& what) {
    m_report.fault(rule, m_catalogues.content.place_of(source.msgid), what,
                   {page ? page->id : "", m_catalogues.language.tag(), source.msgid});
    return std::nullopt;
  };
  auto parsed = parse_message(*found);
  if (!parsed) return fault(rule_of_message(parsed.error()), parsed.error().detail);
  if (const auto same = compare_places(source.sentence, *parsed); !same)
    return fault(rule_of_message(same.error()), same.error().detail);
  if (const auto bad = content::fault_in_text(plain_text(*parsed)))
    return fault(rule_of_text(*bad), "the translation " + *bad);
  return *std::move(parsed);
}

void Translator::note_facts(Sentence& sentence, const Language& language) {
  for (content::Span& span : sentence) {
    auto* const fact = std::get_if<content::FactSpan>(&span);
    const auto found = fact ? m_draft.facts.find(fact->id) : m_draft.facts.end();
    if (found == m_draft.facts.end()) continue;
    const std::string own = in_number_form(found->second.value, m_catalogues.language.tag());
    const std::string shown = in_number_form(found->second.value, language.tag());
    if (shown != own) fact->id += english_form_suffix;
    m_facts.emplace(fact->id, shown);
  }
}

std::string Translator::written_day(const Language& language, const std::string& date) const {
  static const i18n::Catalog none;
  return i18n::written_date(language == english() ? none : m_catalogues.program.catalog, date).text;
}

std::size_t Translator::translated() const {
  return static_cast<std::size_t>(
      std::count_if(m_messages.begin(), m_messages.end(), [](const auto& message) { return message.second; }));
}

}  // namespace hp::author
