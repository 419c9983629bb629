#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/icons.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/screens.h"

namespace hp::kiosk {
namespace {

// A choice: the chosen one solid, with a tick, so that colour is not the only sign (WCAG 1.4.1).
void show_chosen(Stage& stage, Box box, paint::Colour colour) {
  Ui& ui = stage.ui;
  const float side = ui.px(size::small_icon) * 0.7f;
  ui.icon({box.end() - side - ui.px(Mm{2}), box.y + ui.px(Mm{2}), side, side}, icon::chosen, colour);
}

float show_sizes(Stage& stage, float y) {
  Ui& ui = stage.ui;
  const Palette& colours = ui.colours();
  const float gap = ui.px(size::gap), width = (stage.width - 3 * gap) / 4, height = ui.px(Mm{44});
  const Words letter{.text = "A", .language = Language::of("en-GB"), .spans = {}, .links = {}};
  for (int i = 0; i < 4; ++i) {
    const Box box{stage.left + static_cast<float>(i) * (width + gap), y, width, height};
    const bool chosen = stage.session.text_size == i + 1;
    Words name = stage.edition.phrase(i18n::tr("Size of the words"), stage.language);
    name.text += " " + std::to_string(i + 1);
    const Control control = ui.control("size:" + std::to_string(i + 1), box, name);
    const paint::Colour ground = chosen ? colours.teal : colours.card;
    ui.fill(box, control.pressed ? pressed(ground) : ground, ui.px(size::radius));
    if (!chosen) ui.stroke(box, colours.edge, ui.px(size::radius), ui.px(size::rule));
    const Type type{.size = size::text * text_factors[i],
                    .bold = true,
                    .wrap = text::Wrap::none,
                    .align = text::Align::centre,
                    .fixed = true};
    ui.say_centred(box, letter, type, chosen ? colours.on_teal : colours.ink);
    if (chosen) show_chosen(stage, box, colours.on_teal);
    if (control.focused) ui.focus_ring(box, ui.px(size::radius));
    if (control.tapped) stage.session.text_size = i + 1;
  }
  return height;
}

struct Choice {
  Colours colours;
  const char* id;
  i18n::Message name;
};
constexpr std::array choices{Choice{Colours::day, "colours:day", i18n::tr_c("colours", "Day")},
                             Choice{Colours::night, "colours:night", i18n::tr_c("colours", "Night")},
                             Choice{Colours::strong, "colours:strong", i18n::tr_c("colours", "Strong")}};

float show_colours(Stage& stage, float y) {
  Ui& ui = stage.ui;
  const float gap = ui.px(size::gap), width = (stage.width - 2 * gap) / 3, height = ui.px(Mm{44});
  for (std::size_t i = 0; i < choices.size(); ++i) {
    // Each in its own colours: the button is the sample.
    const Palette& sample = palette(choices[i].colours);
    const Box box{stage.left + static_cast<float>(i) * (width + gap), y, width, height};
    const bool chosen = stage.session.colours == choices[i].colours;
    const Words name = stage.edition.phrase(choices[i].name, stage.language);
    const Control control = ui.control(choices[i].id, box, name);
    ui.fill(box, control.pressed ? pressed(sample.card) : sample.card, ui.px(size::radius));
    ui.stroke(box, chosen ? ui.colours().teal : ui.colours().edge, ui.px(size::radius),
              ui.px(chosen ? Mm{1.5f} : size::rule));
    const Type type{.size = size::text,
                    .bold = true,
                    .wrap = text::Wrap::phrase,
                    .align = text::Align::centre,
                    .at_most_factor = 1.25f};
    ui.say_centred(box.inset(ui.px(Mm{2})), name, type, sample.ink);
    if (chosen) show_chosen(stage, box, sample.ink);
    if (control.focused) ui.focus_ring(box, ui.px(size::radius));
    if (control.tapped) stage.session.colours = choices[i].colours;
  }
  return height;
}

}  // namespace

float show_easier(Stage& stage) {
  Ui& ui = stage.ui;
  float y = show_title(stage, stage.edition.phrase(i18n::tr("Make this screen easier"), stage.language), nullptr);
  const auto part = [&](i18n::Message name) {
    y += ui.say(stage.left, y, stage.width, stage.edition.phrase(name, stage.language), tile_type, ui.colours().ink,
                Role::heading);
    y += ui.px(Mm{2});
  };
  part(i18n::tr("Size of the words"));
  y += show_sizes(stage, y) + ui.px(size::gap);
  part(i18n::tr("Colours"));
  y += show_colours(stage, y) + ui.px(size::gap);
  return y;
}

}  // namespace hp::kiosk
