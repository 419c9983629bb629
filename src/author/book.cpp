#include "author/book.h"

#include <algorithm>

#include "author/sentence.h"
#include "author/translator.h"
#include "author/unchecked.h"

namespace hp::author {
namespace {

using Kind = SourceBlock::Kind;

class Maker {
 public:
  Maker(const Draft& draft, const Catalogues& catalogues, const IconTable& icons, Report& report)
      : m_draft(draft), m_language(catalogues.language), m_icons(icons), m_translator(draft, catalogues, report) {}

  MadeBook make() {
    MadeBook made;
    content::Book& book = made.book;
    book.language = m_language;
    for (const DraftHelpline& helpline : m_draft.helplines)
      if (helpline.is_shown()) book.helplines.emplace(helpline.id, make_helpline(helpline));
    for (const DraftPage& page : m_draft.pages) book.pages.emplace(page.id, make_page(page));
    if (m_draft.questions) book.questions = make_questions(*m_draft.questions);
    for (const DraftTopic& topic : m_draft.topics)
      if (auto added = make_topic(topic)) book.topics.push_back(*std::move(added));
    book.facts = m_translator.facts();
    made.messages = m_translator.messages();
    made.translated = m_translator.translated();
    return made;
  }

 private:
  std::uint32_t icon(const Icon& wanted) const {
    const auto found = m_icons.find(wanted.name);
    return found == m_icons.end() ? 0 : found->second;
  }

  // Nothing where it leads to nothing yet.
  std::optional<content::Topic> make_topic(const DraftTopic& topic) {
    content::Topic made;
    for (const DraftPage& page : m_draft.pages)
      if (page.topic == topic.id) made.pages.push_back(page.id);
    const bool asks = m_draft.questions && m_draft.questions->topic == topic.id;
    if (made.pages.empty() && !asks) return std::nullopt;
    Translator::Set title = m_translator.translate({&topic.title});
    made.id = topic.id;
    made.icon = icon(topic.icon);
    made.title = std::move(title.sentences[0]);
    made.language = title.language;
    return made;
  }

  content::Page make_page(const DraftPage& page) {
    content::Page made;
    made.id = page.id;
    made.topic = page.topic;
    made.icon = icon(page.icon);
    made.audience = page.audience;
    Translator::Set front = m_translator.translate({&page.title, &page.summary()}, &page);
    made.language = front.language;
    made.title = std::move(front.sentences[0]);
    made.summary = std::move(front.sentences[1]);
    made.until = page.until;
    if (!page.date.empty()) made.date = m_translator.written_day(made.language, page.date);
    for (const SourceBlock& block : page.blocks)
      if (auto added = make_block(block, page)) made.blocks.push_back(*std::move(added));
    made.unchecked = std::any_of(page.blocks.begin(), page.blocks.end(),
                                 [this](const SourceBlock& block) { return is_unchecked(m_draft, block); });
    return made;
  }

  std::optional<content::Block> make_block(const SourceBlock& source, const DraftPage& page) {
    content::Block made;
    if (source.kind == Kind::helpline) {
      const DraftHelpline* const helpline = m_draft.helpline(source.helpline);
      if (!helpline || !helpline->is_shown()) return std::nullopt;  // on hold or hidden: its card is left out
      made.language = page.is_translated_into(m_language) ? m_language : english();
      made.what = content::HelplineCard{source.helpline};
      return made;
    }
    std::vector<const SourceSentence*> sources;
    for (const SourceSentence& sentence : source.sentences) sources.push_back(&sentence);
    const Fact* const ends_first = first_to_expire(source);
    if (ends_first) sources.push_back(&ends_first->fallback);

    Translator::Set set = m_translator.translate(sources, &page);
    made.language = set.language;
    if (ends_first) {
      made.until = ends_first->expires;
      made.fallback = std::move(set.sentences.back());
      set.sentences.pop_back();
    }
    switch (source.kind) {
      case Kind::heading:
        made.what = content::Heading{std::move(set.sentences[0])};
        break;
      case Kind::text:
        made.what = content::Text{std::move(set.sentences[0])};
        break;
      case Kind::list:
        made.what = content::List{.items = std::move(set.sentences)};
        break;
      case Kind::steps:
        made.what = make_steps(source, std::move(set.sentences));
        break;
      default:
        made.what = content::Callout{
            source.kind == Kind::danger ? content::Callout::Kind::danger : content::Callout::Kind::note,
            std::move(set.sentences)};
    }
    return made;
  }

  content::List make_steps(const SourceBlock& source, std::vector<content::Sentence> sentences) const {
    content::List made{.numbered = true, .items = std::move(sentences)};
    const auto is_named = [](const Icon& wanted) { return !wanted.name.empty(); };
    if (std::any_of(source.icons.begin(), source.icons.end(), is_named))
      for (const Icon& wanted : source.icons) made.icons.push_back(icon(wanted));
    return made;
  }

  const Fact* first_to_expire(const SourceBlock& block) const {
    const Fact* first = nullptr;
    for (const SourceSentence& source : block.sentences)
      for (const content::Span& span : source.sentence) {
        const auto* const fact = std::get_if<content::FactSpan>(&span);
        const auto found = fact ? m_draft.facts.find(fact->id) : m_draft.facts.end();
        if (found == m_draft.facts.end() || found->second.expires.empty()) continue;
        if (!first || found->second.expires < first->expires) first = &found->second;
      }
    return first;
  }

  static std::vector<std::string> texts_of(const std::vector<PlacedText>& placed) {
    std::vector<std::string> texts;
    for (const PlacedText& item : placed) texts.push_back(item.text);
    return texts;
  }

  content::Question make_question(const DraftQuestion& source) {
    content::Question made;
    made.id = source.id;
    Translator::Set set = m_translator.translate(source.sentences());
    made.language = set.language;
    made.ask = std::move(set.sentences[0]);
    if (set.sentences.size() > 1) made.help = std::move(set.sentences[1]);
    made.pages = texts_of(source.pages);
    made.helplines = texts_of(source.helplines);
    return made;
  }

  content::Ending make_ending(const DraftEnding& source) {
    content::Ending made;
    Translator::Set set = m_translator.translate(source.sentences());
    made.language = set.language;
    made.title = std::move(set.sentences[0]);
    made.say.assign(std::make_move_iterator(set.sentences.begin() + 1), std::make_move_iterator(set.sentences.end()));
    made.pages = texts_of(source.pages);
    made.helplines = texts_of(source.helplines);
    return made;
  }

  content::Questions make_questions(const DraftQuestions& source) {
    content::Questions made;
    made.topic = source.topic;
    made.icon = icon(source.icon);
    for (const DraftQuestion& question : source.list) made.list.push_back(make_question(question));
    made.some = make_ending(source.some);
    made.none = make_ending(source.none);
    made.unchecked = is_unchecked(m_draft, source);
    return made;
  }

  content::Helpline make_helpline(const DraftHelpline& source) {
    content::Helpline made;
    made.id = source.id;
    made.web = source.web;
    made.unchecked = source.is_unchecked();
    Translator::Set set = m_translator.translate(source.sentences());
    made.language = set.language;
    auto next = set.sentences.begin();
    const auto take = [&](const SourceSentence& wanted) {
      return wanted.sentence.empty() ? std::string() : plain_text(*next++);
    };
    made.name = take(source.name);
    made.what_for = take(source.what_for);
    made.run_by = take(source.run_by);
    made.cost = take(source.cost);
    if (source.display == DraftHelpline::Display::show)
      for (const SourceSentence& line : source.hours) made.hours.push_back(take(line));
    made.interpreters = take(source.interpreters);
    made.anonymous = take(source.anonymous);
    if (!source.checked.empty()) made.checked = m_translator.written_day(made.language, source.checked);
    return made;
  }

  const Draft& m_draft;
  const Language m_language;
  const IconTable& m_icons;
  Translator m_translator;
};

}  // namespace

MadeBook make_book(const Draft& draft, const Catalogues& catalogues, const IconTable& icons, Report& report) {
  return Maker(draft, catalogues, icons, report).make();
}

}  // namespace hp::author
