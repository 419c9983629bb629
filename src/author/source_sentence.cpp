#include "author/source_sentence.h"

#include <algorithm>
#include <optional>

#include "author/catalogue_check.h"
#include "author/sentence.h"
#include "content/collection.h"
#include "pack/about.h"

namespace hp::author {
namespace {

using content::FactSpan, content::PhoneSpan, content::Sentence, content::TextSpan;

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// "fact:nmw-21" → a span; anything else is none.
std::optional<content::Span> place_named(std::string_view name, bool bold) {
  const auto colon = name.find(':');
  if (colon == name.npos || !pack::is_id(name.substr(colon + 1))) return std::nullopt;
  const std::string id(name.substr(colon + 1));
  if (name.substr(0, colon) == "fact") return FactSpan{id, bold};
  if (name.substr(0, colon) == "phone") return PhoneSpan{id, bold};
  return std::nullopt;
}

std::string_view what_is_wrong_with(std::string_view name) {
  if (name.starts_with("helpline:")) return "is a card; let it stand alone, with an empty line before and after it";
  if (name.starts_with("icon:")) return "is a picture; it stands only at the beginning of a numbered step";
  return "is no place; write {fact:id}, {phone:id} or, alone, {helpline:id}";
}

// Cuts {fact:…} and {phone:…} out of the words.
Sentence cut_places(const std::vector<TextSpan>& spans, const Place& place, Report& report) {
  Sentence out;
  for (const TextSpan& span : spans) {
    std::string_view left = span.text;
    while (!left.empty()) {
      const auto open = std::min(left.find('{'), left.size());
      if (open > 0) out.push_back(TextSpan{std::string(left.substr(0, open)), span.bold, span.link});
      left.remove_prefix(open);
      if (left.empty()) break;
      const auto close = left.find('}');
      const std::string_view name = left.substr(1, close == left.npos ? left.npos : close - 1);
      auto found = place_named(name, span.bold);
      if (close == left.npos || !found) {
        report.fault(Rule::markdown_not_allowed, place,
                     "{" + std::string(name.substr(0, 40)) + "} " + std::string(what_is_wrong_with(name)));
        return out;
      }
      if (!span.link.empty())
        report.fault(Rule::markdown_not_allowed, place, "a number stands inside a link; put it outside");
      out.push_back(*std::move(found));
      left.remove_prefix(close + 1);
    }
  }
  return out;
}

}  // namespace

void fold_spaces(std::vector<TextSpan>& spans) {
  bool after_space = true;
  for (TextSpan& span : spans) {
    std::string folded;
    for (const char c : span.text) {
      if (!is_space(c))
        folded += c;
      else if (!after_space)
        folded += ' ';
      after_space = is_space(c);
    }
    span.text = std::move(folded);
  }
  while (!spans.empty()) {
    std::string& last = spans.back().text;
    if (last.ends_with(' ')) last.pop_back();
    if (!last.empty()) break;
    spans.pop_back();
  }
  std::erase_if(spans, [](const TextSpan& span) { return span.text.empty(); });
}

SourceSentence make_sentence(std::vector<TextSpan> spans, const Place& place, Report& report) {
  fold_spaces(spans);
  SourceSentence out{cut_places(spans, place, report), {}, place};
  out.msgid = write_message(out.sentence);
  if (const auto bad = content::fault_in_text(plain_text(out.sentence)))
    report.fault(rule_of_text(*bad), place, "the sentence " + *bad,
                 {.page = {}, .language = {}, .english = plain_text(out.sentence)});
  else if (const auto back = parse_message(out.msgid); !back && !out.msgid.empty())
    report.fault(rule_of_message(back.error()), place, back.error().detail);
  else if (back && (plain_text(*back) != plain_text(out.sentence) || write_message(*back) != out.msgid))
    report.fault(Rule::markdown_not_allowed, place,  // as in \[words](topic/page), or **a*****b**
                 "a plain *, [ or ( stands where translators would take it for bold words or a link; write the "
                 "sentence without it");
  return out;
}

}  // namespace hp::author
