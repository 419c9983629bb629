#include "author/letters.h"

#include "author/sentence.h"
#include "utf8.h"

namespace hp::author {
namespace {

std::string_view kind_name(SourceBlock::Kind kind) {
  switch (kind) {
    case SourceBlock::Kind::heading:
      return "heading";
    case SourceBlock::Kind::list:
      return "list item";
    case SourceBlock::Kind::steps:
      return "step";
    case SourceBlock::Kind::note:
      return "note";
    case SourceBlock::Kind::danger:
      return "danger";
    default:
      return "paragraph";
  }
}

void add(Letters& letters, std::string_view text, const Place& place) {
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded next = utf8::decode(text, at);
    at += next.bytes;
    if (next.code_point >= 0x20) letters.try_emplace(next.code_point, place);
  }
}

void add_all(Letters& letters, const Po& po) {
  for (std::size_t i = 0; i < po.catalog.size(); ++i)
    add(letters, po.catalog.entry(i).msgstr, po.place_of(po.catalog.entry(i).msgid));
}

}  // namespace

bool needs_no_glyph(char32_t c) {
  return c == 0xAD || c == 0x034F || c == 0x061C || (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x206F) ||
         (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

std::vector<SourceMessage> messages_of(const Draft& draft) {
  std::vector<SourceMessage> out;
  for (const DraftTopic& topic : draft.topics) out.push_back({&topic.title, "title of the topic " + topic.id});
  for (const DraftPage& page : draft.pages) {
    const std::string where = " on the page " + page.id + ", \"" + plain_text(page.title.sentence) + "\"";
    out.push_back({&page.title, "title of the page " + page.id, &page});
    for (const SourceBlock& block : page.blocks)
      for (const SourceSentence& sentence : block.sentences)
        out.push_back({&sentence, std::string(kind_name(block.kind)) + where, &page});
  }
  if (draft.questions) {
    for (const DraftQuestion& question : draft.questions->list)
      for (const SourceSentence* sentence : question.sentences())
        out.push_back(
            {sentence, (sentence == &question.ask ? "the question " : "help under the question ") + question.id});
    for (const DraftEnding* ending : {&draft.questions->some, &draft.questions->none}) {
      const std::string after =
          ending == &draft.questions->some ? " where an answer was yes or not sure" : " where every answer was no";
      for (const SourceSentence* sentence : ending->sentences())
        out.push_back({sentence, (sentence == &ending->title ? "title of the end of the questions"
                                                             : "sentence at the end of the questions") +
                                     after});
    }
  }
  for (const DraftHelpline& helpline : draft.helplines)
    if (helpline.is_shown())
      for (const SourceSentence* sentence : helpline.sentences())
        out.push_back({sentence, "card of the helpline " + helpline.id});
  for (const auto& [id, fact] : draft.facts)
    if (!fact.fallback.sentence.empty()) out.push_back({&fact.fallback, "shown once the fact " + id + " has expired"});
  return out;
}

Letters letters_of(const Draft& draft, const Catalogues& catalogues, const pack::PackLanguage& row,
                   const std::string& languages_file) {
  Letters letters;
  add(letters, row.endonym, {languages_file, 0});
  add_all(letters, catalogues.content);
  add_all(letters, catalogues.program);
  if (row.language == Language::of("en-GB"))
    for (const SourceMessage& message : messages_of(draft))
      add(letters, plain_text(message.sentence->sentence), message.sentence->place);
  for (const auto& [id, fact] : draft.facts) add(letters, fact.value, fact.place);
  for (const DraftHelpline& helpline : draft.helplines)
    if (helpline.is_shown()) add(letters, helpline.phone + helpline.web, helpline.place);
  letters.erase(0xFFFC);  // where plain_text() left a place for a number
  return letters;
}

}  // namespace hp::author
