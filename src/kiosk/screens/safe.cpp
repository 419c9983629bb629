#include <algorithm>
#include <array>

#include "kiosk/icons.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/screens.h"
#include "pack/core_numbers.h"

namespace hp::kiosk {
namespace {

constexpr std::array names{i18n::tr_c("safe", "In danger now: police, ambulance, fire"),
                           i18n::tr_c("safe", "Modern Slavery & Exploitation Helpline"),
                           i18n::tr_c("safe", "Salvation Army helpline")};

// The number in a card of this width, as large as fits on one line. The card's height.
float show_number(Stage& stage, std::size_t i, float left, float y, float width, float side) {
  Ui& ui = stage.ui;
  const Palette& colours = ui.colours();
  const bool danger = i == 0;
  const float pad = ui.px(size::pad), picture = std::min(side, ui.px(size::icon));
  const float start = left + pad + side + pad, room = width - (start - left) - pad;
  const Words number = set_number(pack::core_numbers[i].phone, Language::of("en-GB"));
  Type type{.size = size::card_number * 1.6f, .bold = true, .wrap = text::Wrap::none};
  // All three alike: the longest one decides.
  for (const pack::CoreNumber& other : pack::core_numbers) {
    const Words words = set_number(other.phone, Language::of("en-GB"));
    const float natural = ui.lay(words, type, room).natural_width();
    if (natural > room) type.size = type.size * (room / natural * 0.99f);
  }
  const float height = ui.lay(number, type, room).height() + pad;
  ui.fill({left, y, width, height}, danger ? colours.danger_ground : colours.card, ui.px(size::radius));
  ui.stroke({left, y, width, height}, danger ? colours.danger_text : colours.line, ui.px(size::radius),
            ui.px(size::rule));
  ui.icon({left + pad + (side - picture) / 2, y + (height - picture) / 2, picture, picture},
          danger ? icon::danger : icon::phone, danger ? colours.danger_text : colours.teal);
  ui.say(start, y + pad / 2, room, number, type, danger ? colours.danger_text : colours.ink, Role::heading);
  return height;
}

// What the number is for, in every language there is. The height taken.
float show_names(Stage& stage, std::size_t i, float left, float y, float width, int columns) {
  Ui& ui = stage.ui;
  const float gap = ui.px(size::gap), top = y;
  const float column_width = (width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  float row_height = 0;
  int column = 0;
  for (const pack::PackLanguage& language : stage.edition.about().languages) {
    const Words words = stage.edition.phrase(names[i], language.language);
    if (words.language != language.language) continue;  // not translated: its English stands there already
    const float taken = ui.say(left + static_cast<float>(column) * (column_width + gap), y, column_width, words,
                               {.size = size::label}, ui.colours().soft);
    row_height = std::max(row_height, taken);
    if (++column == columns) y += row_height + gap * 0.3f, column = 0, row_height = 0;
  }
  return y + row_height - top;
}

}  // namespace

// With no pack nobody has chosen a language, so each number stands once, large, and beneath it what it is for in every
// language there is: one below the other, or side by side where the glass is wide. Nothing can be tapped; it scrolls
// where it does not fit.
float show_safe(Stage& stage) {
  Ui& ui = stage.ui;
  const float gap = ui.px(size::gap);
  float y = ui.px(size::margin) * 0.75f;
  if (ui.landscape() && ui.width() >= ui.px(Mm{400})) {
    const auto count = static_cast<float>(pack::core_numbers.size());
    const float width = (stage.width - 2 * gap * (count - 1)) / count;
    float height = 0;
    for (std::size_t i = 0; i < pack::core_numbers.size(); ++i) {
      const float left = stage.left + static_cast<float>(i) * (width + 2 * gap);
      const float card = show_number(stage, i, left, y, width, ui.px(size::small_icon));
      height = std::max(height, card + gap + show_names(stage, i, left, y + card + gap, width, 1));
    }
    return y + height;
  }
  for (std::size_t i = 0; i < pack::core_numbers.size(); ++i) {
    y += show_number(stage, i, stage.left, y, stage.width, ui.px(size::icon_ground)) + gap * 0.5f;
    y += show_names(stage, i, stage.left, y, stage.width, ui.landscape() ? 3 : 2) + gap;
  }
  return y;
}

}  // namespace hp::kiosk
