#include "author/book.h"

#include <algorithm>
#include <set>

#include "author/dates.h"
#include "author/sentence.h"
#include "content/collection.h"

namespace hp::author {
namespace {

using content::Sentence;
using Kind = SourceBlock::Kind;

const Language& english() {
  static const Language language = Language::of("en-GB");
  return language;
}

class Maker {
 public:
  Maker(const Draft& draft, const Catalogues& catalogues, const IconTable& icons, Report& report)
      : m_draft(draft), m_catalogues(catalogues), m_icons(icons), m_report(report) {}

  MadeBook make() {
    content::Book& book = m_made.book;
    book.language = m_catalogues.language;
    for (const DraftHelpline& helpline : m_draft.helplines)
      if (helpline.is_shown()) book.helplines.emplace(helpline.id, make_helpline(helpline));
    for (const DraftPage& page : m_draft.pages)
      if (page.is_in(book.language)) book.pages.emplace(page.id, make_page(page));
    for (const DraftTopic& topic : m_draft.topics) add_topic(topic);
    m_made.messages = m_messages.size();
    m_made.translated = static_cast<std::size_t>(
        std::count_if(m_messages.begin(), m_messages.end(), [](const auto& message) { return message.second; }));
    return std::move(m_made);
  }

 private:
  // Either all of these sentences in the book's language, or all of them in English.
  struct Set {
    Language language;
    std::vector<Sentence> sentences;
  };
  Set translate(const std::vector<const SourceSentence*>& sources) {
    Set own{m_catalogues.language, {}}, in_english{english(), {}};
    bool whole = true;
    for (const SourceSentence* source : sources) {
      in_english.sentences.push_back(source->sentence);
      note_facts(source->sentence);
      auto translation = translate(*source);
      whole = whole && translation;
      if (translation) own.sentences.push_back(*std::move(translation));
    }
    return whole ? own : in_english;
  }

  std::optional<Sentence> translate(const SourceSentence& source) {
    if (m_catalogues.language == english()) return source.sentence;
    const auto found = m_catalogues.content.catalog.find(source.msgid);
    m_messages[source.msgid] = found.has_value();
    if (!found) return std::nullopt;
    const auto fault = [&](const std::string& what) {
      m_report.fault(m_catalogues.content.place_of(source.msgid), what);
      return std::nullopt;
    };
    auto parsed = parse_message(*found);
    if (!parsed) return fault(parsed.error().detail);
    if (const auto same = compare_places(source.sentence, *parsed); !same) return fault(same.error().detail);
    if (const auto bad = content::fault_in_text(plain_text(*parsed))) return fault("the translation " + *bad);
    return *std::move(parsed);
  }

  void note_facts(const Sentence& sentence) {
    for (const content::Span& span : sentence)
      if (const auto* fact = std::get_if<content::FactSpan>(&span))
        if (const auto found = m_draft.facts.find(fact->id); found != m_draft.facts.end())
          m_made.book.facts.emplace(fact->id, found->second.value);
  }

  std::uint32_t icon(const Icon& wanted) const {
    const auto found = m_icons.find(wanted.name);
    return found == m_icons.end() ? 0 : found->second;
  }

  void add_topic(const DraftTopic& topic) {
    content::Topic made;
    for (const DraftPage& page : m_draft.pages)
      if (page.topic == topic.id && page.is_in(m_made.book.language)) made.pages.push_back(page.id);
    if (made.pages.empty()) return;  // nothing to lead to yet
    Set title = translate({&topic.title});
    made.id = topic.id;
    made.icon = icon(topic.icon);
    made.title = std::move(title.sentences[0]);
    made.language = title.language;
    m_made.book.topics.push_back(std::move(made));
  }

  content::Page make_page(const DraftPage& page) {
    content::Page made;
    made.id = page.id;
    made.topic = page.topic;
    made.icon = icon(page.icon);
    made.audience = page.audience;
    Set front = translate({&page.title, &page.summary()});
    made.language = front.language;
    made.title = std::move(front.sentences[0]);
    made.summary = std::move(front.sentences[1]);
    for (const SourceBlock& block : page.blocks)
      if (auto added = make_block(block)) made.blocks.push_back(*std::move(added));
    made.unchecked =
        std::any_of(page.blocks.begin(), page.blocks.end(), [this](const auto& block) { return is_unchecked(block); });
    return made;
  }

  std::optional<content::Block> make_block(const SourceBlock& source) {
    content::Block made;
    if (source.kind == Kind::helpline) {
      const DraftHelpline* const helpline = m_draft.helpline(source.helpline);
      if (!helpline || !helpline->is_shown()) return std::nullopt;  // on hold or hidden: its card is left out
      made.language = m_catalogues.language;
      made.what = content::HelplineCard{source.helpline};
      return made;
    }
    std::vector<const SourceSentence*> sources;
    for (const SourceSentence& sentence : source.sentences) sources.push_back(&sentence);
    const Fact* const ends_first = first_to_expire(source);
    if (ends_first) sources.push_back(&ends_first->fallback);

    Set set = translate(sources);
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
      case Kind::steps:
        made.what = content::List{source.kind == Kind::steps, std::move(set.sentences)};
        break;
      default:
        made.what = content::Callout{
            source.kind == Kind::danger ? content::Callout::Kind::danger : content::Callout::Kind::note,
            std::move(set.sentences)};
    }
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

  bool is_unchecked(const SourceBlock& block) const {
    const auto unchecked_helpline = [this](const std::string& id) {
      const DraftHelpline* const helpline = m_draft.helpline(id);
      return helpline && helpline->is_shown() && helpline->unchecked;
    };
    if (block.kind == Kind::helpline) return unchecked_helpline(block.helpline);
    for (const SourceSentence& source : block.sentences)
      for (const content::Span& span : source.sentence) {
        if (const auto* fact = std::get_if<content::FactSpan>(&span))
          if (const auto found = m_draft.facts.find(fact->id); found != m_draft.facts.end() && found->second.unchecked)
            return true;
        if (const auto* phone = std::get_if<content::PhoneSpan>(&span); phone && unchecked_helpline(phone->id))
          return true;
      }
    return false;
  }

  content::Helpline make_helpline(const DraftHelpline& source) {
    content::Helpline made;
    made.id = source.id;
    made.web = source.web;
    made.unchecked = source.unchecked;
    Set set = translate(source.sentences());
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
    static const i18n::Catalog none;
    if (!source.checked.empty())
      made.checked = written_date(set.language == english() ? none : m_catalogues.program.catalog, source.checked).text;
    return made;
  }

  const Draft& m_draft;
  const Catalogues& m_catalogues;
  const IconTable& m_icons;
  Report& m_report;
  MadeBook m_made;
  std::map<std::string, bool> m_messages;  // msgid → translated
};

}  // namespace

MadeBook make_book(const Draft& draft, const Catalogues& catalogues, const IconTable& icons, Report& report) {
  return Maker(draft, catalogues, icons, report).make();
}

}  // namespace hp::author
