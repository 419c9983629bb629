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
Type type_of(std::size_t sentence) {
  if (sentence == 0)
    return {.size = size::title * 1.2f, .bold = true, .wrap = text::Wrap::phrase, .at_most_factor = 1.25f};
  return {.size = size::heading * 1.25f, .wrap = text::Wrap::phrase, .at_most_factor = 1.6f};
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
  const Words ask = stage.edition.phrase(i18n::tr("Please show this screen to a member of staff."), stage.language);
  y += ui.say(stage.left, y, stage.width, ask, text_type, colours.soft) + ui.px(size::gap) * 1.2f;

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

  const float pad = ui.px(size::pad) * 1.5f, gap = ui.px(size::gap) * 1.5f, room = stage.width - 2 * pad;
  const bool beside = both && ui.landscape() && ui.text_factor() <= 1.25f;
  const float own_width = beside ? std::round(room * 0.4f) : room;
  const float english_width = beside ? room - own_width - 2 * gap : room;
  std::vector<float> heights;
  float all = 2 * pad - gap;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const float first = ui.lay(pairs[i].english, type_of(i), english_width).height();
    const float second = pairs[i].own.language == english ? 0 : ui.lay(pairs[i].own, text_type, own_width).height();
    heights.push_back(beside ? std::max(first, second) : first + second);
    all += heights.back() + gap;
  }
  const Box card{stage.left, y, stage.width, all};
  ui.fill(card, colours.card, ui.px(size::radius));
  ui.stroke(card, colours.teal, ui.px(size::radius), ui.px(Mm{1.25f}));
  y += pad;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const float first = ui.say(stage.left + pad, y, english_width, pairs[i].english, type_of(i), colours.ink,
                               i == 0 ? Role::heading : Role::text);
    if (pairs[i].own.language != english)
      ui.say(beside ? stage.left + pad + english_width + 2 * gap : stage.left + pad, beside ? y : y + first, own_width,
             pairs[i].own, text_type, colours.soft);
    y += heights[i] + gap;
  }
  return y - gap + pad + ui.px(size::gap);
}

}  // namespace hp::kiosk
