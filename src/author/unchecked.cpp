#include "author/unchecked.h"

#include <algorithm>

namespace hp::author {

bool is_unchecked_helpline(const Draft& draft, const std::string& id) {
  const DraftHelpline* const helpline = draft.helpline(id);
  return helpline && helpline->is_shown() && helpline->is_unchecked();
}

bool is_unchecked(const Draft& draft, const SourceSentence& source) {
  for (const content::Span& span : source.sentence) {
    if (const auto* fact = std::get_if<content::FactSpan>(&span))
      if (const auto found = draft.facts.find(fact->id); found != draft.facts.end() && found->second.is_unchecked())
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
  const auto helpline = [&](const PlacedText& id) { return is_unchecked_helpline(draft, id.text); };
  const auto on_screen = [&](const auto& screen) {
    return any_said(screen.sentences()) || std::any_of(screen.helplines.begin(), screen.helplines.end(), helpline);
  };
  return std::any_of(questions.list.begin(), questions.list.end(), on_screen) || on_screen(questions.some) ||
         on_screen(questions.none);
}

}  // namespace hp::author
