// One message of a catalogue: what is accepted as a sentence is the same sentence once written and read again, and
// places no number that its text does not name.
#include "author/sentence.h"

#include "pack/about.h"
#include "target.h"

namespace hp::fuzz {
namespace {

using namespace content;

// As the screen shows it: words that follow each other alike are one.
Sentence joined(const Sentence& sentence) {
  Sentence out;
  for (const Span& span : sentence) {
    const auto* const text = std::get_if<TextSpan>(&span);
    auto* const before = out.empty() ? nullptr : std::get_if<TextSpan>(&out.back());
    if (text && before && text->link.empty() && before->link.empty() && text->bold == before->bold)
      before->text += text->text;
    else
      out.push_back(span);
  }
  return out;
}

bool equal(const Sentence& a, const Sentence& b) {
  return a.size() == b.size() && author::write_message(a) == author::write_message(b) &&
         author::plain_text(a) == author::plain_text(b);
}

}  // namespace

std::vector<std::string> seeds() {
  return {"Call **{phone_msh}** or read [Your pay](work/pay), {fact_nmw_21}.",
          "**Bold** words",
          "a [b](c/d)",
          "**[words](work/pay)**",
          "{phone_salvation_army}",
          "plain * text",
          "**a** **b**"};
}

std::vector<std::string> words() {
  return {"**", "[", "](", ")", "](work/pay)", "{phone_", "{fact_", "}", "{phone_msh}", "{fact_nmw_21}", "_", "\n"};
}

void try_input(std::string_view input) {
  const auto sentence = author::parse_message(input);
  if (!sentence) return check(sentence.error().code.starts_with("sentence."));
  check(!sentence->empty());
  for (const Span& span : *sentence) {
    if (const auto* text = std::get_if<TextSpan>(&span))
      check(!text->text.empty() && (text->link.empty() || author::is_page_id(text->link)));
    if (const auto* fact = std::get_if<FactSpan>(&span)) check(pack::is_id(fact->id));
    if (const auto* phone = std::get_if<PhoneSpan>(&span)) check(pack::is_id(phone->id));
  }
  const auto again = author::parse_message(author::write_message(*sentence));
  check(again && equal(joined(*again), joined(*sentence)));
  check(author::compare_places(*sentence, *again).has_value());
}

}  // namespace hp::fuzz
