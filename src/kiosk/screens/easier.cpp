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

void show_sizes(Stage& stage, float y, float height) {
  Ui& ui = stage.ui;
  const Palette& colours = ui.colours();
  const float gap = ui.px(size::gap), width = (stage.width - 3 * gap) / 4;
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
}

struct Choice {
  Colours colours;
  const char* id;
  i18n::Message name;
};
constexpr std::array choices{Choice{Colours::day, "colours:day", i18n::tr_c("colours", "Day")},
                             Choice{Colours::night, "colours:night", i18n::tr_c("colours", "Night")},
                             Choice{Colours::strong, "colours:strong", i18n::tr_c("colours", "Strong")}};

constexpr Type colours_type{.size = size::text,
                            .bold = true,
                            .wrap = text::Wrap::phrase,
                            .align = text::Align::centre,
                            .at_most_factor = 1.25f};

constexpr Mm choice_padding{2};

float colours_width(const Ui& ui, float all) { return (all - 2 * ui.px(size::gap)) / 3; }
float colours_room(const Ui& ui, float all) { return colours_width(ui, all) - 2 * ui.px(choice_padding); }

bool colours_fit(Stage& stage, float all) {
  const float room = colours_room(stage.ui, all);
  return std::all_of(choices.begin(), choices.end(), [&](const Choice& choice) {
    const Words name = stage.edition.phrase(choice.name, stage.language);
    return stage.ui.lay(name, colours_type, room).min_width() <= room;
  });
}

// Of both kinds of choice: as high as the name of a colour needs that takes two lines.
float choice_height(Stage& stage, float all) {
  Ui& ui = stage.ui;
  float height = ui.px(ui.landscape() ? Mm{34} : Mm{44});
  for (const Choice& choice : choices) {
    const Words name = stage.edition.phrase(choice.name, stage.language);
    height = std::max(height, ui.lay(name, colours_type, colours_room(ui, all)).height() + 2 * ui.px(choice_padding));
  }
  return height;
}

void show_colours(Stage& stage, float y, float height) {
  Ui& ui = stage.ui;
  const float gap = ui.px(size::gap), width = colours_width(ui, stage.width);
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
    ui.say_centred(box.inset(ui.px(choice_padding)), name, colours_type, sample.ink);
    if (chosen) show_chosen(stage, box, sample.ink);
    if (control.focused) ui.focus_ring(box, ui.px(size::radius));
    if (control.tapped) stage.session.colours = choices[i].colours;
  }
}

// On or off: solid with a tick while it is on.
float show_switch(Stage& stage, float y, const char* id, std::uint32_t icon, i18n::Message message, bool& on) {
  const Words words = stage.edition.phrase(message, stage.language);
  const Tile tile{.id = id, .icon = icon, .words = &words, .chosen = on};
  const Box box{stage.left, y, stage.width, tile_height(stage, tile, stage.width)};
  if (show_tile(stage, tile, box)) on = !on;
  return box.h;
}

}  // namespace

float show_easier(Stage& stage) {
  Ui& ui = stage.ui;
  float y = show_title(stage, stage.edition.phrase(i18n::tr("Make this screen easier"), stage.language), nullptr);
  // The two choices one below the other, or side by side where the glass is low and the words are not too long for it.
  const float all = stage.width, left = stage.left, gap = ui.px(size::gap);
  const float half = (all - 2 * gap) / 2;
  const bool row = ui.landscape() && colours_fit(stage, half);
  const float choice = choice_height(stage, row ? half : all);
  const auto part = [&](i18n::Message name, void (*show)(Stage&, float, float), float x, float width) {
    stage.left = x, stage.width = width;
    float height =
        ui.say(x, y, width, stage.edition.phrase(name, stage.language), tile_type, ui.colours().ink, Role::heading) +
        ui.px(Mm{2});
    show(stage, y + height, choice);
    height += choice + gap;
    stage.left = left, stage.width = all;
    return height;
  };
  if (row) {
    const float first = part(i18n::tr("Size of the words"), show_sizes, left, half);
    y += std::max(first, part(i18n::tr("Colours"), show_colours, left + half + 2 * gap, half));
  } else {
    y += part(i18n::tr("Size of the words"), show_sizes, left, all);
    y += part(i18n::tr("Colours"), show_colours, left, all);
  }
  // A landscape glass has no lower half to move to.
  if (!ui.landscape())
    y += show_switch(stage, y, "reach", icon::lower, i18n::tr("Lower buttons, easier to reach"),
                     stage.session.low_reach) +
         gap;
  y += show_switch(stage, y, "time", icon::time, i18n::tr("I need more time"), stage.session.more_time);
  return y + ui.px(size::gap);
}

}  // namespace hp::kiosk
