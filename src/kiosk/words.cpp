#include "kiosk/words.h"

namespace hp::kiosk {
namespace {

// A telephone number runs from left to right. A date or another value runs as its own words do: by its first strong
// character, or from left to right where it has none (UAX #9, X5c).
constexpr std::string_view isolate_ltr = "\u2066", isolate_own = "\u2068", isolate_end = "\u2069";

void append_number(Words& words, std::string_view value, bool bold, std::string_view isolate = isolate_own) {
  words.text += isolate;
  const auto start = static_cast<std::uint32_t>(words.text.size());
  words.text += value;
  const auto end = static_cast<std::uint32_t>(words.text.size());
  words.text += isolate_end;
  if (start != end) words.spans.push_back({.start = start, .end = end, .bold = bold, .together = true, .language = {}});
}

std::string_view look_up(const Table& table, const std::string& id) {
  const auto found = table.find(id);
  return found == table.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace

Words set_sentence(const content::Sentence& sentence, const Language& language, const Table& facts,
                   const Table& numbers) {
  Words words;
  words.language = language;
  for (const content::Span& span : sentence) {
    if (const auto* text = std::get_if<content::TextSpan>(&span)) {
      const auto start = static_cast<std::uint32_t>(words.text.size());
      words.text += text->text;
      const auto end = static_cast<std::uint32_t>(words.text.size());
      std::uint16_t tag = 0;
      if (!text->link.empty()) {
        words.links.push_back(text->link);
        tag = static_cast<std::uint16_t>(words.links.size());
      }
      if ((text->bold || tag != 0) && start != end)
        words.spans.push_back({.start = start, .end = end, .bold = text->bold, .tag = tag, .language = {}});
    } else if (const auto* fact = std::get_if<content::FactSpan>(&span)) {
      append_number(words, look_up(facts, fact->id), fact->bold);
    } else if (const auto* phone = std::get_if<content::PhoneSpan>(&span)) {
      append_number(words, look_up(numbers, phone->id), phone->bold, isolate_ltr);
    }
  }
  return words;
}

Words set_number(std::string_view number, const Language& language) {
  Words words;
  words.language = language;
  append_number(words, number, false, isolate_ltr);
  return words;
}

Words fill_places(std::string_view text, const Language& language, const Table& places) {
  Words words;
  words.language = language;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = text.find('{', at);
    const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) {
      words.text += text.substr(at);
      break;
    }
    words.text += text.substr(at, open - at);
    append_number(words, look_up(places, std::string(text.substr(open + 1, close - open - 1))), false);
    at = close + 1;
  }
  return words;
}

}  // namespace hp::kiosk
