#include <algorithm>
#include <array>
#include <optional>

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

// What each number is for in one language; none where it is not translated, as its English stands there already.
using Names = std::array<Words, names.size()>;
std::optional<Names> names_in(Stage& stage, const Language& language) {
  Names said;
  for (std::size_t i = 0; i < names.size(); ++i) {
    said[i] = stage.edition.phrase(names[i], language);
    if (said[i].language != language) return std::nullopt;
  }
  return said;
}

// Side by side, each under its number's card. The height taken.
float show_in_a_row(Stage& stage, const Names& said, float y, float width, float gap) {
  float height = 0;
  for (std::size_t i = 0; i < said.size(); ++i)
    height = std::max(height, stage.ui.say(stage.left + static_cast<float>(i) * (width + gap), y, width, said[i],
                                           {.size = size::label}, stage.ui.colours().soft));
  return height;
}

// One below the other, each behind its number, on whichever side the language begins. The height taken.
float show_in_lines(Stage& stage, const Names& said, Direction direction, float y) {
  Ui& ui = stage.ui;
  const Type type{.size = size::label, .bold = true, .wrap = text::Wrap::none};
  std::array<Words, names.size()> numbers;
  std::array<float, names.size()> widths{};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    numbers[i] = set_number(pack::core_numbers[i].phone, Language::of("en-GB"));
    widths[i] = ui.lay(numbers[i], type, stage.width).natural_width() + 1;
  }
  const float column = *std::max_element(widths.begin(), widths.end()) + ui.px(size::gap), top = y;
  const bool from_right = direction == Direction::rtl;
  for (std::size_t i = 0; i < said.size(); ++i) {
    ui.say(from_right ? stage.left + stage.width - widths[i] : stage.left, y, widths[i], numbers[i], type,
           ui.colours().ink, Role::text, true);
    y += ui.say(from_right ? stage.left : stage.left + column, y, stage.width - column, said[i], {.size = size::label},
                ui.colours().soft);
  }
  return y - top;
}

}  // namespace

// With no pack nobody has chosen a language. The numbers stand first, large, all three at one glance: one below the
// other, or side by side where the glass is wide. Beneath, in every language there is, what they are for, all of a
// language together. Nothing can be tapped; it scrolls where it does not fit.
float show_safe(Stage& stage) {
  Ui& ui = stage.ui;
  const float gap = ui.px(size::gap);
  const auto count = static_cast<float>(pack::core_numbers.size());
  const float width = (stage.width - 2 * gap * (count - 1)) / count;
  float y = ui.px(size::margin) * 0.75f, card = 0;
  for (std::size_t i = 0; i < pack::core_numbers.size(); ++i) {
    if (ui.landscape())
      card = show_number(stage, i, stage.left + static_cast<float>(i) * (width + 2 * gap), y, width,
                         ui.px(size::small_icon));
    else
      y += show_number(stage, i, stage.left, y, stage.width, ui.px(size::icon_ground)) + gap * 0.5f;
  }
  y += card;
  for (const pack::PackLanguage& language : stage.edition.about().languages)
    if (const auto said = names_in(stage, language.language))
      y += gap * 0.75f + (ui.landscape() ? show_in_a_row(stage, *said, y + gap * 0.75f, width, 2 * gap)
                                         : show_in_lines(stage, *said, language.direction, y + gap * 0.75f));
  return y + gap;
}

}  // namespace hp::kiosk
