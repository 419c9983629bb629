// pages.json: what is accepted as a book keeps what a screen relies on: every id leads somewhere, and no sentence holds
// a number. Written and read again it is the same book.
#include <algorithm>

#include "../content/whole_book.h"
#include "author/book.h"
#include "author/sentence.h"
#include "content/collection.h"
#include "target.h"

namespace hp::fuzz {
namespace {

using namespace content;

class Promises {
 public:
  explicit Promises(const Book& book) : m_book(book) {}

  void check_all() const {
    for (const auto& entry : m_book.pages) {
      const Page& page = entry.second;
      check_sentence(page.title);
      check_sentence(page.summary);
      check(entry.first == page.id && std::any_of(m_book.topics.begin(), m_book.topics.end(),
                                                  [&](const Topic& topic) { return topic.id == page.topic; }));
      for (const Block& block : page.blocks) check_block(block);
    }
    for (const Topic& topic : m_book.topics) check_pages(topic.pages);
    if (m_book.questions) check_questions(*m_book.questions);
  }

 private:
  void check_block(const Block& block) const {
    check(block.until.empty() != block.fallback.has_value());
    if (block.fallback) check_sentence(*block.fallback);
    if (const auto* heading = std::get_if<Heading>(&block.what)) check_sentence(heading->sentence);
    if (const auto* text = std::get_if<Text>(&block.what)) check_sentence(text->sentence);
    if (const auto* list = std::get_if<List>(&block.what)) check_sentences(list->items);
    if (const auto* callout = std::get_if<Callout>(&block.what)) check_sentences(callout->sentences);
    if (const auto* card = std::get_if<HelplineCard>(&block.what)) check(m_book.helplines.contains(card->id));
  }
  void check_questions(const Questions& questions) const {
    check(!questions.list.empty() && questions.list.size() <= max_questions);
    for (const Question& question : questions.list) {
      check_sentence(question.ask);
      if (question.help) check_sentence(*question.help);
      check_pages(question.pages);
    }
    for (const Ending* ending : {&questions.some, &questions.none}) {
      check_sentence(ending->title);
      check_sentences(ending->say);
      check_pages(ending->pages);
      for (const std::string& helpline : ending->helplines) check(m_book.helplines.contains(helpline));
    }
  }
  void check_pages(const std::vector<std::string>& pages) const {
    for (const std::string& page : pages) check(m_book.pages.contains(page));
  }
  void check_sentences(const std::vector<Sentence>& sentences) const {
    check(!sentences.empty());
    for (const Sentence& sentence : sentences) check_sentence(sentence);
  }
  void check_sentence(const Sentence& sentence) const {
    check(!sentence.empty() && !fault_in_text(author::plain_text(sentence)));
    for (const Span& span : sentence) {
      if (const auto* fact = std::get_if<FactSpan>(&span)) check(m_book.facts.contains(fact->id));
      if (const auto* phone = std::get_if<PhoneSpan>(&span)) check(numbers_of_whole_book.contains(phone->id));
      const auto* const text = std::get_if<TextSpan>(&span);
      if (text && !text->link.empty()) check(m_book.pages.contains(text->link));
    }
  }
  const Book& m_book;
};

}  // namespace

std::vector<std::string> seeds() { return {whole_book()}; }

std::vector<std::string> words() {
  return {"\"until\":\"2027-03-31\"",
          "\"fallback\":[\"c\"]",
          "\"language\":\"en-GB\"",
          "\"unchecked\":true",
          "\"bold\":true",
          "{\"text\":\"b\",\"link\":\"work/pay\"}",
          "{\"fact\":\"nmw-21\"}",
          "{\"phone\":\"msh\"}",
          "{\"heading\":[\"h\"]}",
          "{\"steps\":[[\"s\"]]}",
          "{\"note\":[[\"n\"]]}",
          "{\"danger\":[[\"d\"]]}",
          "{\"helpline\":\"msh\"}",
          "\\u2067",
          "\\u2069",
          "123456",
          "08000 121 700",
          "\u0661\u0662\u0663",
          "null",
          "-1",
          "1e9",
          "[[[[[[[[[[[[[",
          ","};
}

void try_input(std::string_view input) {
  const auto book = parse_book(input, numbers_of_whole_book);
  if (!book) return check(book.error().code == "content.damaged");
  Promises(*book).check_all();
  const std::string written = author::write_book(*book);
  const auto again = parse_book(written, numbers_of_whole_book);
  check(again && author::write_book(*again) == written);
}

}  // namespace hp::fuzz
