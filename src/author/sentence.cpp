#include "author/sentence.h"

#include <algorithm>
#include <set>

#include "pack/about.h"

namespace hp::author {
namespace {

using content::FactSpan, content::PhoneSpan, content::Sentence, content::Span, content::TextSpan;

std::string with(std::string text, char from, char to) {
  std::replace(text.begin(), text.end(), from, to);
  return text;
}

Error wrong(const char* what, const std::string& sentence) { return {std::string("sentence.") + what, sentence}; }

// "fact_nmw_21" → the fact nmw-21.
Result<Span> parse_place(std::string_view name, bool bold) {
  const auto end = name.find('_');
  const std::string_view kind = name.substr(0, end);
  const std::string id = end == std::string_view::npos ? "" : with(std::string(name.substr(end + 1)), '_', '-');
  if (pack::is_id(id) && kind == "fact") return Span(FactSpan{id, bold});
  if (pack::is_id(id) && kind == "phone") return Span(PhoneSpan{id, bold});
  return wrong(
      "place-unknown",
      "{" + std::string(name) + "} is no place of ours; copy {fact_…} and {phone_…} from the English as they stand");
}

class Parser {
 public:
  explicit Parser(std::string_view message) : m_left(message) {}

  Result<Sentence> read() {
    while (!m_left.empty()) {
      auto step = m_left.starts_with("**") ? toggle_bold()
                  : m_left.front() == '['  ? read_link()
                  : m_left.front() == '{'  ? read_place()
                                           : read_text();
      if (!step) return std::move(step).error();
    }
    if (m_bold) return wrong("stars", "** opens bold words and nothing closes them; put ** after the last bold word");
    if (m_sentence.empty()) return wrong("empty", "there are no words in it");
    return std::move(m_sentence);
  }

 private:
  Result<void> toggle_bold() {
    m_left.remove_prefix(2);
    m_bold = !m_bold;
    return {};
  }

  Result<void> read_link() {
    const auto middle = m_left.find("]("), end = m_left.find(')', middle == m_left.npos ? 0 : middle);
    if (middle == m_left.npos || end == m_left.npos)
      return wrong("link", "a link is written [words](topic/page); a [ has no ](…) after it");
    const std::string_view words = m_left.substr(1, middle - 1);
    const std::string page(m_left.substr(middle + 2, end - middle - 2));
    if (words.empty() || words.find_first_of("[]{}") != words.npos || words.find("**") != words.npos)
      return wrong("link", "the words of a link are plain words; put ** around the whole link and numbers outside it");
    if (!is_page_id(page))
      return wrong("link", "a link leads to (" + page + "), which is no page; copy (topic/page) from the English");
    m_sentence.push_back(TextSpan{std::string(words), m_bold, page});
    m_left.remove_prefix(end + 1);
    return {};
  }

  Result<void> read_place() {
    const auto end = m_left.find('}');
    if (end == m_left.npos) return wrong("brace", "a { has no } after it");
    auto place = parse_place(m_left.substr(1, end - 1), m_bold);
    if (!place) return std::move(place).error();
    m_sentence.push_back(*std::move(place));
    m_left.remove_prefix(end + 1);
    return {};
  }

  Result<void> read_text() {
    std::size_t end = m_left.find_first_of("[]{}");
    end = std::min({end, m_left.find("**"), m_left.size()});
    if (end == 0)
      return wrong("brace", std::string("a ") + m_left.front() +
                                " stands alone; brackets and braces are for links and numbers only");
    m_sentence.push_back(TextSpan{std::string(m_left.substr(0, end)), m_bold, {}});
    m_left.remove_prefix(end);
    return {};
  }

  std::string_view m_left;
  bool m_bold = false;
  Sentence m_sentence;
};

// "{fact_nmw_21}", "(work/pay)": what a translation may neither lose nor add.
std::set<std::string> places_of(const Sentence& sentence) {
  std::set<std::string> places;
  for (const Span& span : sentence) {
    if (const auto* text = std::get_if<TextSpan>(&span)) {
      if (!text->link.empty()) places.insert("[…](" + text->link + ")");
    } else {
      Span plain = span;  // a translation may be bold where the English is not
      std::visit([](auto& s) { s.bold = false; }, plain);
      places.insert(write_message({plain}));
    }
  }
  return places;
}

}  // namespace

std::string write_message(const Sentence& sentence) {
  std::string out;
  bool bold = false;
  for (const Span& span : sentence) {
    const bool wanted = std::visit([](const auto& s) { return s.bold; }, span);
    if (wanted != bold) out += "**";
    bold = wanted;
    if (const auto* text = std::get_if<TextSpan>(&span))
      out += text->link.empty() ? text->text : "[" + text->text + "](" + text->link + ")";
    else if (const auto* fact = std::get_if<FactSpan>(&span))
      out += "{fact_" + with(fact->id, '-', '_') + "}";
    else
      out += "{phone_" + with(std::get<PhoneSpan>(span).id, '-', '_') + "}";
  }
  return bold ? out + "**" : out;
}

Result<Sentence> parse_message(std::string_view message) { return Parser(message).read(); }

Result<void> compare_places(const Sentence& english, const Sentence& translation) {
  const auto wanted = places_of(english), found = places_of(translation);
  for (const std::string& place : wanted)
    if (!found.contains(place))
      return wrong("place-lost", "the translation has lost " + place + "; put it where the sentence needs it");
  for (const std::string& place : found)
    if (!wanted.contains(place))
      return wrong("place-added", "the translation has " + place + ", which the English has not; take it out");
  return {};
}

bool is_page_id(std::string_view text) {
  const auto slash = text.find('/');
  return slash != text.npos && pack::is_id(text.substr(0, slash)) && pack::is_id(text.substr(slash + 1));
}

std::string plain_text(const Sentence& sentence) {
  std::string out;
  for (const Span& span : sentence) {
    const auto* text = std::get_if<TextSpan>(&span);
    out += text ? text->text : "\uFFFC";
  }
  return out;
}

}  // namespace hp::author
