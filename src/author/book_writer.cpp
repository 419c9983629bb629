// content::Book → text/<tag>/pages.json. What collection.cpp reads, and nothing it would refuse.
#include <nlohmann/json.hpp>

#include "author/book.h"

namespace hp::author {
namespace {

using Json = nlohmann::ordered_json;
using content::Sentence;

class Writer {
 public:
  explicit Writer(const content::Book& book) : m_book(book) {}

  Json write() const {
    Json json{{"format", 1}, {"language", m_book.language.tag()}};
    json["topics"] = all(m_book.topics, [this](const content::Topic& topic) { return write(topic); });
    json["pages"] = Json::array();
    for (const auto& [id, page] : m_book.pages) json["pages"].push_back(write(page));
    json["helplines"] = Json::array();
    for (const auto& [id, helpline] : m_book.helplines) json["helplines"].push_back(write(helpline));
    if (m_book.questions) json["questions"] = write(*m_book.questions);
    json["facts"] = m_book.facts;
    return json;
  }

 private:
  template <class Items, class Make>
  static Json all(const Items& items, Make make) {
    Json list = Json::array();
    for (const auto& item : items) list.push_back(make(item));
    return list;
  }

  static Json write(const content::Span& span) {
    Json json;
    const bool bold = std::visit([](const auto& s) { return s.bold; }, span);
    if (const auto* text = std::get_if<content::TextSpan>(&span)) {
      if (!bold && text->link.empty()) return text->text;
      json["text"] = text->text;
      if (!text->link.empty()) json["link"] = text->link;
    } else if (const auto* fact = std::get_if<content::FactSpan>(&span)) {
      json["fact"] = fact->id;
    } else {
      json["phone"] = std::get<content::PhoneSpan>(span).id;
    }
    if (bold) json["bold"] = true;
    return json;
  }
  static Json write(const Sentence& sentence) {
    return all(sentence, [](const content::Span& span) { return write(span); });
  }
  static Json write(const std::vector<Sentence>& sentences) {
    return all(sentences, [](const Sentence& sentence) { return write(sentence); });
  }

  static Json write(const content::List& list) {
    Json json = Json::array();
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      const std::uint32_t icon = i < list.icons.size() ? list.icons[i] : 0;
      json.push_back(icon == 0 ? write(list.items[i]) : Json{{"icon", icon}, {"say", write(list.items[i])}});
    }
    return json;
  }

  void add_language(Json& json, const Language& language) const {
    if (language != m_book.language) json["language"] = language.tag();
  }

  Json write(const content::Topic& topic) const {
    Json json{{"id", topic.id}, {"icon", topic.icon}, {"title", write(topic.title)}};
    add_language(json, topic.language);
    json["pages"] = topic.pages;
    return json;
  }

  Json write(const content::Block& block) const {
    Json json;
    struct Kinds {
      Json& json;
      void operator()(const content::Heading& b) const { json["heading"] = write(b.sentence); }
      void operator()(const content::Text& b) const { json["text"] = write(b.sentence); }
      void operator()(const content::List& b) const { json[b.numbered ? "steps" : "list"] = write(b); }
      void operator()(const content::Callout& b) const {
        json[b.kind == content::Callout::Kind::danger ? "danger" : "note"] = write(b.sentences);
      }
      void operator()(const content::HelplineCard& b) const { json["helpline"] = b.id; }
    };
    std::visit(Kinds{json}, block.what);
    add_language(json, block.language);
    if (!block.until.empty()) json["until"] = block.until;
    if (block.fallback) json["fallback"] = write(*block.fallback);
    return json;
  }

  Json write(const content::Page& page) const {
    Json json{{"id", page.id},
              {"topic", page.topic},
              {"icon", page.icon},
              {"audience", page.audience},
              {"title", write(page.title)},
              {"summary", write(page.summary)}};
    add_language(json, page.language);
    if (!page.until.empty()) json["until"] = page.until;
    if (!page.date.empty()) json["date"] = page.date;
    if (page.unchecked) json["unchecked"] = true;
    json["blocks"] = all(page.blocks, [this](const content::Block& block) { return write(block); });
    return json;
  }

  Json write(const content::Helpline& helpline) const {
    Json json{{"id", helpline.id}};
    add_language(json, helpline.language);
    const auto add = [&](const char* key, const std::string& text) {
      if (!text.empty()) json[key] = text;
    };
    add("name", helpline.name);
    add("what_for", helpline.what_for);
    add("run_by", helpline.run_by);
    add("cost", helpline.cost);
    add("interpreters", helpline.interpreters);
    add("anonymous", helpline.anonymous);
    add("web", helpline.web);
    if (!helpline.hours.empty()) json["hours"] = helpline.hours;
    add("checked", helpline.checked);
    if (helpline.unchecked) json["unchecked"] = true;
    return json;
  }

  Json write(const content::Question& question) const {
    Json json{{"id", question.id}};
    add_language(json, question.language);
    json["ask"] = write(question.ask);
    if (question.help) json["help"] = write(*question.help);
    json["pages"] = question.pages;
    if (!question.helplines.empty()) json["helplines"] = question.helplines;
    return json;
  }

  Json write(const content::Ending& ending) const {
    Json json = Json::object();
    add_language(json, ending.language);
    json["title"] = write(ending.title);
    json["say"] = write(ending.say);
    json["pages"] = ending.pages;
    json["helplines"] = ending.helplines;
    return json;
  }

  Json write(const content::Questions& questions) const {
    Json json{{"topic", questions.topic}, {"icon", questions.icon}};
    json["list"] = all(questions.list, [this](const content::Question& question) { return write(question); });
    json["some"] = write(questions.some);
    json["none"] = write(questions.none);
    if (questions.unchecked) json["unchecked"] = true;
    return json;
  }

  const content::Book& m_book;
};

}  // namespace

std::string write_book(const content::Book& book) {
  // Text that is not UTF-8 has been refused before; it would be a fault of ours, and no reason to throw.
  return Writer(book).write().dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace hp::author
