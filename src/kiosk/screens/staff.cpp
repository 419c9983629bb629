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

// In "I speak {language}": a name may be written otherwise there than alone (polski, tiếng Việt). Without a translation
// it is the language's name as on the welcome screen.
constexpr i18n::Message own_name =
    // TRANSLATORS: the name of the language you translate into, as it is written in "I speak {language}". Not English!
    i18n::tr_c("language of the reader", "English");

// Who reads English needs no interpreter, nor says so; nobody translates these.
constexpr i18n::Message help_in_english{{}, "I need help."};
constexpr i18n::Message phone_in_english{{}, "Please phone {phone} for me."};

// How large all of it is set, from the best to what a low glass can hold. The English is large already, for one who
// reads it across a desk, so it gives way before the visitor's own sentences do.
struct Way {
  float own, english;  // factors at most: the visitor's size of the words, as far as it goes
  Mm first, others;    // of the English: the first sentence leads
  float air = 1;       // of the room around it
};
const std::array ways{
    Way{text_type.at_most_factor, 1.6f, size::title * 1.2f, size::heading * 1.25f},
    Way{text_type.at_most_factor, 1.1f, size::title * 1.2f, size::heading * 1.25f},
    Way{1.6f, 1.1f, size::title * 1.2f, size::heading * 1.25f},
    Way{1.6f, 1, size::title, size::heading},
    Way{1.25f, 1, size::title, size::heading},
    Way{1.25f, 1.1f, size::heading * 1.1f, size::text * 1.1f},
    Way{1.1f, 1.1f, size::heading * 1.1f, size::text * 1.1f},
    Way{1, 1, size::text, size::text},
    Way{1, 1, size::text, size::text, 0.5f},
};

Type type_of(std::size_t sentence, const Way& way) {
  if (sentence == 0)
    return {
        .size = way.first, .bold = true, .wrap = text::Wrap::phrase, .at_most_factor = std::min(1.25f, way.english)};
  return {.size = way.others, .wrap = text::Wrap::phrase, .at_most_factor = way.english};
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

  struct Pair {
    Words english, own;
  };
  std::vector<Pair> pairs;
  bool both = false;  // a sentence not yet translated stands there in English already
  const Words named = stage.edition.phrase(own_name, stage.language);
  const std::string& own = named.language == stage.language ? named.text : row->endonym;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const i18n::Message& sentence = stage.language != english || i > 1 ? sentences[i]
                                    : i == 0                           ? help_in_english
                                                                       : phone_in_english;
    pairs.push_back({stage.edition.phrase(sentence, english, {{"language", row->english}, {"phone", phone->second}}),
                     stage.edition.phrase(sentence, stage.language, {{"language", own}, {"phone", phone->second}})});
    both = both || pairs.back().own.language != english;
  }

  // One glance should be enough for the one who is asked, so of the ways to set it the first is taken that needs no
  // turning: the visitor's own sentences below the English or, on a wide glass, beside it; at the visitor's size or
  // smaller, down to that of any page.
  const float seen = stage.seen_to - stage.session.place().scroll - y - ui.px(size::gap) - 1;
  Type ask_type = text_type;
  float pad = 0, gap = 0, ask_height = 0, room = 0;
  bool beside = false;
  Type own_type = text_type;
  float own_width = 0, english_width = 0, all = 0;
  std::vector<float> heights;
  Way taken = ways.front();
  const auto set = [&](bool side_by_side, const Way& way) {
    beside = side_by_side;
    taken = way;
    own_type.at_most_factor = way.own;
    ask_type.at_most_factor = std::min(1.6f, way.own);
    pad = ui.px(size::pad) * 1.5f * way.air, gap = ui.px(size::gap) * 1.5f * way.air;
    ask_height = ui.lay(ask, ask_type, stage.width).height() + ui.px(size::gap) * 1.2f * way.air;
    room = stage.width - 2 * pad;
    own_width = beside ? std::round(room * (way.air < 1 ? 0.5f : 0.4f)) : room;
    english_width = beside ? room - own_width - 2 * gap : room;
    all = 2 * pad - gap;
    heights.clear();
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      const float first = ui.lay(pairs[i].english, type_of(i, way), english_width).height();
      const float second = pairs[i].own.language == english ? 0 : ui.lay(pairs[i].own, own_type, own_width).height();
      heights.push_back(beside ? std::max(first, second) : first + second);
      all += heights.back() + gap;
    }
    return ask_height + all + gap <= seen;
  };
  const bool wide = both && ui.landscape();
  bool whole = false;
  for (const Way& way : ways)
    if ((whole = (wide && set(true, way)) || set(false, way))) break;
  if (!whole && wide) set(true, ways.back());
  ui.say(stage.left, y, stage.width, ask, ask_type, colours.soft);
  y += ask_height;
  const Box card{stage.left, y, stage.width, all};
  ui.fill(card, colours.card, ui.px(size::radius));
  ui.stroke(card, colours.teal, ui.px(size::radius), ui.px(Mm{1.25f}));
  y += pad;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const float first = ui.say(stage.left + pad, y, english_width, pairs[i].english, type_of(i, taken), colours.ink,
                               i == 0 ? Role::heading : Role::text);
    if (pairs[i].own.language != english)
      ui.say(beside ? stage.left + pad + english_width + 2 * gap : stage.left + pad, beside ? y : y + first, own_width,
             pairs[i].own, own_type, colours.soft);
    y += heights[i] + gap;
  }
  return y - gap + pad + gap;
}

}  // namespace hp::kiosk
