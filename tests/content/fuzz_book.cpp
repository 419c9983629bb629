// One function for libFuzzer and for the short run in content_test: whatever bytes come, nothing crashes, and what is
// accepted as a book keeps what a screen relies on: every id leads somewhere, and no sentence holds a number.
#include "fuzz_book.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "content/collection.h"

namespace hp::content {
namespace {

void check(bool promise) {
  if (!promise) std::abort();
}

class Promises {
 public:
  explicit Promises(const Book& book) : m_book(book) {}

  void check_all() const {
    for (const auto& [id, page] : m_book.pages) {
      check_sentence(page.title);
      check_sentence(page.summary);
      check(id == page.id && std::any_of(m_book.topics.begin(), m_book.topics.end(),
                                         [&](const Topic& topic) { return topic.id == page.topic; }));
    }
    for (const auto& [id, page] : m_book.pages)
      for (const Block& block : page.blocks)
        if (const auto* list = std::get_if<List>(&block.what))
          check(list->icons.empty() || (list->numbered && list->icons.size() == list->items.size()));
    for (const Topic& topic : m_book.topics) check_pages(topic.pages);
    if (m_book.questions) check_questions(*m_book.questions);
  }

 private:
  void check_questions(const Questions& questions) const {
    check(!questions.list.empty() && questions.list.size() <= max_questions);
    for (const Question& question : questions.list) {
      check_sentence(question.ask);
      if (question.help) check_sentence(*question.help);
      check_pages(question.pages);
      for (const std::string& helpline : question.helplines) check(m_book.helplines.contains(helpline));
    }
    for (const Ending* ending : {&questions.some, &questions.none}) {
      check_sentence(ending->title);
      check(!ending->say.empty());
      for (const Sentence& sentence : ending->say) check_sentence(sentence);
      check_pages(ending->pages);
      for (const std::string& helpline : ending->helplines) check(m_book.helplines.contains(helpline));
    }
  }
  void check_pages(const std::vector<std::string>& pages) const {
    for (const std::string& page : pages) check(m_book.pages.contains(page));
  }
  void check_sentence(const Sentence& sentence) const {
    check(!sentence.empty());
    for (const Span& span : sentence) {
      if (const auto* fact = std::get_if<FactSpan>(&span)) check(m_book.facts.contains(fact->id));
      if (const auto* phone = std::get_if<PhoneSpan>(&span)) check(fuzz_numbers().contains(phone->id));
      if (const auto* text = std::get_if<TextSpan>(&span)) check(!fault_in_text(text->text) || text->text.empty());
    }
  }
  const Book& m_book;
};

}  // namespace

const std::map<std::string, std::string>& fuzz_numbers() {
  static const std::map<std::string, std::string> numbers{{"999", "999"}, {"msh", "08000 121 700"}};
  return numbers;
}

std::string fuzz_seed() {
  return R"({"format":1,"language":"ar",
    "topics":[{"id":"me","icon":59641,"title":["أنا"],"pages":[]},
              {"id":"work","icon":59641,"title":["العمل"],"pages":["work/pay"]},
              {"id":"news","icon":59641,"title":["News"],"language":"en-GB","pages":["news/day"]}],
    "pages":[{"id":"work/pay","topic":"work","icon":59641,"audience":"public","title":["الأجر"],"summary":["s"],
              "language":"en-GB","unchecked":true,"blocks":[{"list":[["Pay: ",{"fact":"nmw-21","bold":true}]]},
              {"steps":[["a"],{"icon":59641,"say":["b"]}]},{"text":["a",{"text":"b","link":"work/pay"}],"until":"2027-03-31","fallback":["c"]},{"helpline":"msh"}]},
             {"id":"news/day","topic":"news","icon":59641,"audience":"public","title":["n"],"summary":["s"],
              "until":"2027-03-31","date":"24 November 2026","blocks":[]}],
    "helplines":[{"id":"msh","name":"Helpline","hours":["24/7"],"checked":"23 November 2026","unchecked":true}],
    "questions":{"topic":"me","icon":59641,"list":[{"id":"papers","ask":["هل؟"],"help":["Ask ",{"phone":"msh"}],
                  "pages":["work/pay"],"helplines":["msh"]},{"id":"debt","language":"en-GB","ask":["Debt?"],"pages":[]}],
                 "some":{"title":["t"],"say":[["x"],["y"]],"pages":["work/pay"],"helplines":["msh"]},
                 "none":{"language":"en-GB","title":["t"],"say":[["z"]],"pages":[],"helplines":[]},"unchecked":true},
    "facts":{"nmw-21":"£12.71"}})";
}

}  // namespace hp::content

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hp::content;
  const auto book = parse_book({reinterpret_cast<const char*>(data), size}, fuzz_numbers());
  if (book) Promises(*book).check_all();
  return 0;
}
