#include "author/unchecked.h"

#include <algorithm>

namespace hp::author {

bool is_unchecked_helpline(const Draft& draft, const std::string& id) {
  const DraftHelpline* const helpline = draft.helpline(id);
  return helpline && helpline->is_shown() && helpline->unchecked;
}

bool is_unchecked(const Draft& draft, const SourceSentence& source) {
  for (const content::Span& span : source.sentence) {
    if (const auto* fact = std::get_if<content::FactSpan>(&span))
      if (const auto found = draft.facts.find(fact->id); found != draft.facts.end() && found->second.unchecked)
        return true;
    if (const auto* phone = std::get_if<content::PhoneSpan>(&span); phone && is_unchecked_helpline(draft, phone->id))
      return true;
  }
  return false;
}

bool is_unchecked(const Draft& draft, const SourceBlock& block) {
  if (block.kind == SourceBlock::Kind::helpline) return is_unchecked_helpline(draft, block.helpline);
  return std::any_of(block.sentences.begin(), block.sentences.end(),
                     [&](const SourceSentence& sentence) { return is_unchecked(draft, sentence); });
}

bool is_unchecked(const Draft& draft, const DraftQuestions& questions) {
  const auto said = [&](const SourceSentence* sentence) { return is_unchecked(draft, *sentence); };
  const auto any_said = [&](const std::vector<const SourceSentence*>& sentences) {
    return std::any_of(sentences.begin(), sentences.end(), said);
  };
  const auto in_question = [&](const DraftQuestion& question) { return any_said(question.sentences()); };
  const auto in_ending = [&](const DraftEnding& ending) {
    const auto helpline = [&](const PlacedText& id) { return is_unchecked_helpline(draft, id.text); };
    return any_said(ending.sentences()) || std::any_of(ending.helplines.begin(), ending.helplines.end(), helpline);
  };
  return std::any_of(questions.list.begin(), questions.list.end(), in_question) || in_ending(questions.some) ||
         in_ending(questions.none);
}

}  // namespace hp::author
