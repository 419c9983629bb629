#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/screens/parts.h"
#include "kiosk/screens/screens.h"

namespace hp::kiosk {
namespace {

constexpr std::array sentences{i18n::tr("I need help. I speak {language}."),
                               i18n::tr("Please phone {phone} for me and ask for an interpreter."),
                               i18n::tr("Is there somewhere private?")};

// Who reads English needs no interpreter; nobody translates this one.
constexpr i18n::Message phone_in_english{{}, "Please phone {phone} for me."};

// The first sentence leads.
Type type_of(std::size_t sentence, float at_most_factor) {
  if (sentence == 0)
    return {.size = size::title * 1.2f,
            .bold = true,
            .wrap = text::Wrap::phrase,
            .at_most_factor = std::min(1.25f, at_most_factor)};
  return {.size = size::heading * 1.25f, .wrap = text::Wrap::phrase, .at_most_factor = std::min(1.6f, at_most_factor)};
}

}  // namespace

// What the visitor asks of a member of staff, sentence for sentence: large in English for the one who is asked, and
// below or beside it in the visitor's language so that they know what they show. No word of the person beside them
// (design §8).
float show_staff(Stage& stage) {
  const auto& numbers = stage.edition.about().numbers;
  const auto phone = numbers.find(stage.session.place().id);
  const pack::PackLanguage* row = stage.edition.find(stage.language);
  if (phone == numbers.end() || row == nullptr) return show_numbers(stage);

  Ui& ui = stage.ui;
  const Palette& colours = ui.colours();
  const Language english = Language::of("en-GB");
  float y = ui.px(size::margin) * 0.75f;
  const Type ask_type{.size = size::text, .at_most_factor = 1.4f};
  const Words ask = stage.edition.phrase(i18n::tr("Please show this screen to a member of staff."), stage.language);
  y += ui.say(stage.left, y, stage.width, ask, ask_type, colours.soft) + ui.px(size::gap) * 1.2f;

  struct Pair {
    Words english, own;
  };
  std::vector<Pair> pairs;
  bool both = false;  // a sentence not yet translated stands there in English already
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const i18n::Message& sentence = stage.language == english && i == 1 ? phone_in_english : sentences[i];
    pairs.push_back(
        {stage.edition.phrase(sentence, english, {{"language", row->english}, {"phone", phone->second}}),
         stage.edition.phrase(sentence, stage.language, {{"language", row->endonym}, {"phone", phone->second}})});
    both = both || pairs.back().own.language != english;
  }

  // One glance should be enough for the one who is asked, so of the ways to set it the first is taken that needs no
  // turning: the visitor's own sentences below the English or, on a wide glass, beside it; at the visitor's size or, as
  // a last resort, a little smaller.
  const float pad = ui.px(size::pad) * 1.5f, gap = ui.px(size::gap) * 1.5f, room = stage.width - 2 * pad;
  const float seen = stage.seen_to - stage.session.place().scroll - y - 2 * ui.px(size::gap) - 1;
  bool beside = false;
  Type own_type = text_type;
  float own_width = room, english_width = room, all = 0;
  std::vector<float> heights;
  const auto set = [&](bool side_by_side, float at_most_factor) {
    beside = side_by_side;
    own_type.at_most_factor = at_most_factor;
    own_width = beside ? std::round(room * 0.4f) : room;
    english_width = beside ? room - own_width - 2 * gap : room;
    all = 2 * pad - gap;
    heights.clear();
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      const float first = ui.lay(pairs[i].english, type_of(i, at_most_factor), english_width).height();
      const float second = pairs[i].own.language == english ? 0 : ui.lay(pairs[i].own, own_type, own_width).height();
      heights.push_back(beside ? std::max(first, second) : first + second);
      all += heights.back() + gap;
    }
    return all <= seen;
  };
  const bool wide = both && ui.landscape();
  bool whole = false;
  for (const float at_most : {text_type.at_most_factor, 1.6f, 1.25f, 1.1f})
    if ((whole = (wide && set(true, at_most)) || set(false, at_most))) break;
  if (!whole && wide) set(true, 1.1f);
  const Box card{stage.left, y, stage.width, all};
  ui.fill(card, colours.card, ui.px(size::radius));
  ui.stroke(card, colours.teal, ui.px(size::radius), ui.px(Mm{1.25f}));
  y += pad;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const float first = ui.say(stage.left + pad, y, english_width, pairs[i].english,
                               type_of(i, own_type.at_most_factor), colours.ink, i == 0 ? Role::heading : Role::text);
    if (pairs[i].own.language != english)
      ui.say(beside ? stage.left + pad + english_width + 2 * gap : stage.left + pad, beside ? y : y + first, own_width,
             pairs[i].own, own_type, colours.soft);
    y += heights[i] + gap;
  }
  return y - gap + pad + ui.px(size::gap);
}

}  // namespace hp::kiosk
