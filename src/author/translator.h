#pragma once
// Sentences of the Draft → the same sentences in one language, all of a set or none: what is shown together is never
// half English. Counts what was found, and notes which facts are shown.
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "author/catalogues.h"
#include "author/report.h"
#include "author/source.h"
#include "content/page.h"

namespace hp::author {

// Of the ids of such facts in a book; no id of facts.toml has two hyphens together.
inline constexpr std::string_view english_form_suffix = "--en";

class Translator {
 public:
  // All three must outlive it. Faults: a translation that loses or adds a number or a link, or is badly written, with
  // its line in the .po.
  Translator(const Draft& draft, const Catalogues& catalogues, Report& report)
      : m_draft(draft), m_catalogues(catalogues), m_report(report) {}

  struct Set {
    Language language;  // of all of them
    std::vector<content::Sentence> sentences;
  };
  // In English where a single one of them has no translation, or where `page`, on which they stand, is not to be
  // translated into this language.
  Set translate(const std::vector<const SourceSentence*>& sources, const DraftPage* page = nullptr);

  // A day in the words of what is shown in `language`: this one, or English.
  std::string written_day(const Language& language, const std::string& date) const;

  // Of all sentences so far: id → value. Where a number is written otherwise in this language, a sentence left in
  // English has the English form, under an id of its own.
  const std::map<std::string, std::string>& facts() const { return m_facts; }
  std::size_t messages() const { return m_messages.size(); }  // that this language is to have
  std::size_t translated() const;

 private:
  std::optional<content::Sentence> translate(const SourceSentence& source, const DraftPage* page);
  void note_facts(content::Sentence& sentence, const Language& language);

  const Draft& m_draft;
  const Catalogues& m_catalogues;
  Report& m_report;
  std::map<std::string, std::string> m_facts;
  std::map<std::string, bool> m_messages;  // msgid → translated
};

const Language& english();  // en-GB

}  // namespace hp::author
