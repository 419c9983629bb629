#include "author/ids.h"

#include <algorithm>

namespace hp::author {
namespace {

class IdCheck {
 public:
  IdCheck(const Draft& draft, Report& report) : m_draft(draft), m_report(report) {}

  void check(const DraftTopic& topic) {
    check(topic.title);
    refuse_expiring(topic.title, "a topic's title");
  }

  void check(const DraftPage& page) {
    check(page.title);
    const auto is_text = [](const SourceBlock& block) {
      return block.kind == SourceBlock::Kind::text && !block.sentences.empty();
    };
    if (std::none_of(page.blocks.begin(), page.blocks.end(), is_text)) {
      m_report.fault(Rule::page_form, page.place,
                     "the page has no paragraph; its first one is shown on the tile that leads to it");
    } else {
      refuse_expiring(page.summary(), "the first paragraph, which stands on the page's tile too,");
    }
    refuse_expiring(page.title, "the title");
    for (const SourceBlock& block : page.blocks) {
      for (const SourceSentence& sentence : block.sentences) check(sentence);
      if (block.kind == SourceBlock::Kind::helpline && !m_draft.helpline(block.helpline))
        m_report.fault(Rule::helpline_missing, block.place,
                       "there is no helpline '" + block.helpline + "' in helplines.toml");
    }
  }

  void check(const Fact& fact) {
    check(fact.fallback);
    refuse_expiring(fact.fallback, "the fallback, which has no end,");
  }

  void check(const DraftQuestions& questions) {
    if (!m_draft.topic(questions.topic))
      m_report.fault(Rule::topic_missing, questions.place, "there is no topic '" + questions.topic + "' in pack.toml");
    for (const DraftQuestion& question : questions.list)
      check_screen(question.sentences(), question.pages, question.helplines);
    for (const DraftEnding* ending : {&questions.some, &questions.none})
      check_screen(ending->sentences(), ending->pages, ending->helplines);
  }

 private:
  void check_screen(const std::vector<const SourceSentence*>& sentences, const std::vector<PlacedText>& pages,
                    const std::vector<PlacedText>& helplines) {
    for (const SourceSentence* sentence : sentences) {
      check(*sentence);
      refuse_expiring(*sentence, "a sentence of the questions", "say it on a page");
    }
    for (const PlacedText& page : pages) check_page(page.text, page.place, "'pages' names");
    for (const PlacedText& id : helplines) {
      const DraftHelpline* const helpline = m_draft.helpline(id.text);
      if (!helpline)
        m_report.fault(Rule::helpline_missing, id.place, "there is no helpline '" + id.text + "' in helplines.toml");
      else if (!helpline->is_shown())
        m_report.fault(Rule::helpline_not_shown, id.place,
                       "'" + id.text + "' is on hold or hidden in helplines.toml; take it out, or ring and show it");
    }
  }

  void check(const SourceSentence& source) {
    for (const content::Span& span : source.sentence) {
      if (const auto* fact = std::get_if<content::FactSpan>(&span)) {
        if (!m_draft.facts.contains(fact->id))
          m_report.fault(Rule::fact_missing, source.place, "there is no fact '" + fact->id + "' in facts.toml");
      } else if (const auto* phone = std::get_if<content::PhoneSpan>(&span)) {
        const DraftHelpline* const helpline = m_draft.helpline(phone->id);
        if (!helpline)
          m_report.fault(Rule::helpline_missing, source.place,
                         "there is no helpline '" + phone->id + "' in helplines.toml");
        else if (!helpline->is_shown())
          m_report.fault(
              Rule::helpline_not_shown, source.place,
              "{phone:" + phone->id + "} is on hold or hidden in helplines.toml; take it out, or ring and show it");
      } else if (const auto& text = std::get<content::TextSpan>(span); !text.link.empty()) {
        check_page(text.link, source.place, "the link leads to");
      }
    }
  }

  void check_page(const std::string& id, const Place& place, const std::string& how) {
    const DraftPage* const page = m_draft.page(id);
    if (!page)
      m_report.fault(Rule::link_leads_nowhere, place, how + " " + id + ", and there is no such page");
    else if (!page->until.empty())
      m_report.fault(Rule::link_leads_nowhere, place,
                     how + " " + id + ", which is news and ends on " + page->until +
                         "; lead to a page that stays, or say it here");
  }

  void refuse_expiring(const SourceSentence& source, const std::string& what,
                       const std::string& instead = "say it further down") {
    for (const content::Span& span : source.sentence)
      if (const auto* fact = std::get_if<content::FactSpan>(&span))
        if (const auto found = m_draft.facts.find(fact->id);
            found != m_draft.facts.end() && !found->second.expires.empty())
          m_report.fault(Rule::fact_expires_here, source.place,
                         what + " uses {fact:" + fact->id + "}, which expires; " + instead);
  }

  const Draft& m_draft;
  Report& m_report;
};

}  // namespace

void check_ids(const Draft& draft, Report& report) {
  IdCheck ids(draft, report);
  for (const DraftTopic& topic : draft.topics) ids.check(topic);
  for (const DraftPage& page : draft.pages) ids.check(page);
  for (const auto& [id, fact] : draft.facts) ids.check(fact);
  if (draft.questions) ids.check(*draft.questions);
}

}  // namespace hp::author
