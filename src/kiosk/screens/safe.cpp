#include <algorithm>
#include <array>

#include "kiosk/icons.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/screens.h"
#include "pack/core_numbers.h"

namespace hp::kiosk {

// With no pack nobody has chosen a language, so each number stands once, large, and beneath it what it is for in every
// language there is. Nothing can be tapped; it scrolls where it does not fit.
float show_safe(Stage& stage) {
  Ui& ui = stage.ui;
  const Palette& colours = ui.colours();
  constexpr std::array names{i18n::tr_c("safe", "In danger now: police, ambulance, fire"),
                             i18n::tr_c("safe", "Modern Slavery & Exploitation Helpline"),
                             i18n::tr_c("safe", "Salvation Army helpline")};
  const float pad = ui.px(size::pad), gap = ui.px(size::gap), side = ui.px(size::icon_ground);
  float y = ui.px(size::margin) * 0.75f;
  for (std::size_t i = 0; i < pack::core_numbers.size(); ++i) {
    const Words number = set_number(pack::core_numbers[i].phone, Language::of("en-GB"));
    const Type number_type{.size = size::card_number * 1.6f, .bold = true, .wrap = text::Wrap::none};
    const float left = stage.left + pad + side + pad, room = stage.width - (left - stage.left) - pad;
    const float height = ui.lay(number, number_type, room).height();
    ui.fill({stage.left, y, stage.width, height + pad}, i == 0 ? colours.danger_ground : colours.card,
            ui.px(size::radius));
    ui.stroke({stage.left, y, stage.width, height + pad}, i == 0 ? colours.danger_text : colours.line,
              ui.px(size::radius), ui.px(size::rule));
    const paint::Colour ink = i == 0 ? colours.danger_text : colours.ink;
    const float picture = ui.px(size::icon);
    ui.icon({stage.left + pad + (side - picture) / 2, y + (height + pad - picture) / 2, picture, picture},
            i == 0 ? icon::danger : icon::phone, i == 0 ? colours.danger_text : colours.teal);
    ui.say(left, y + pad / 2, room, number, number_type, ink, Role::heading);
    y += height + pad + gap * 0.5f;

    const int columns = ui.landscape() ? 3 : 2;
    const float width = (stage.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    float row_height = 0;
    int column = 0;
    for (const pack::PackLanguage& language : stage.edition.about().languages) {
      const Words words = stage.edition.phrase(names[i], language.language);
      if (words.language != language.language) continue;  // not translated: its English stands there already
      const float taken =
          ui.say(stage.left + static_cast<float>(column) * (width + gap), y, width, words, label_type, colours.soft);
      row_height = std::max(row_height, taken);
      if (++column == columns) y += row_height + gap * 0.3f, column = 0, row_height = 0;
    }
    y += row_height + gap * (column == 0 ? 0.7f : 1.0f);
  }
  return y;
}

}  // namespace hp::kiosk
