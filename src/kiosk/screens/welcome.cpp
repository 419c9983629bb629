#include <algorithm>

#include "kiosk/screens/parts.h"
#include "kiosk/screens/screens.h"

namespace hp::kiosk {

// The greeting speaks one language after another (the visit says which: stage.language); the list below never changes.
// No flags, nothing that says what the screen is about.
float show_welcome(Stage& stage) {
  Ui& ui = stage.ui;
  const Palette& colours = ui.colours();
  const Type title{.size = size::title,
                   .bold = true,
                   .wrap = text::Wrap::phrase,
                   .align = text::Align::centre,
                   .at_most_factor = 1.25f};
  const Type second{
      .size = size::text, .wrap = text::Wrap::phrase, .align = text::Align::centre, .at_most_factor = 1.25f};

  // Room for the tallest of all greetings, so that the list stands still while they change.
  float title_room = 0, second_room = 0;
  for (const pack::PackLanguage& row : stage.edition.about().languages) {
    const Words a = stage.edition.phrase(i18n::tr("Work, home, health, family"), row.language);
    const Words b = stage.edition.phrase(i18n::tr("Your rights, in your language. Free."), row.language);
    title_room = std::max(title_room, ui.lay(a, title, stage.width).height());
    second_room = std::max(second_room, ui.lay(b, second, stage.width).height());
  }
  const Words greeting = stage.edition.phrase(i18n::tr("Work, home, health, family"), stage.language);
  const Words promise = stage.edition.phrase(i18n::tr("Your rights, in your language. Free."), stage.language);

  // As many columns as leave the longest of names its size.
  const int columns = std::max(1, static_cast<int>(stage.width / ui.px(Mm{95} * std::min(ui.text_factor(), 1.6f))));
  const auto& languages = stage.edition.about().languages;
  const auto lines = static_cast<float>((languages.size() + static_cast<std::size_t>(columns) - 1) /
                                        static_cast<std::size_t>(columns));
  const Type type{.size = size::heading, .wrap = text::Wrap::none, .at_most_factor = 1.6f};
  const float pad = ui.px(size::pad) * 1.3f, radius = ui.px(size::radius);
  float height = ui.px(size::row);
  for (const pack::PackLanguage& row : languages) {
    const Words name{.text = row.endonym, .language = row.language, .spans = {}, .links = {}};
    height = std::max(height, ui.lay(name, type, stage.width).height() + ui.px(Mm{2}));
  }

  // Where a little less air is all that keeps the last language out of sight, there is less.
  struct Air {
    float top, below, between;  // of the margin, and of the gap
  };
  constexpr Air roomy{0.8f, 1.4f, 0.74f}, low{0.3f, 0.6f, 0.74f}, tight{0.3f, 0.6f, 0.5f};
  const auto end_with = [&](const Air& air) {
    return ui.px(size::margin) * air.top + title_room + second_room + ui.px(size::gap) * air.below +
           lines * (height + ui.px(size::gap) * air.between);
  };
  const float seen = stage.seen_to - stage.session.place().scroll - ui.px(size::gap);
  Air air = ui.landscape() ? low : roomy;
  if (end_with(air) > seen && end_with(tight) <= seen) air = tight;

  float y = ui.px(size::margin) * air.top;
  ui.say(stage.left, y + title_room - ui.lay(greeting, title, stage.width).height(), stage.width, greeting, title,
         colours.ink, Role::heading);
  y += title_room;
  ui.say(stage.left, y, stage.width, promise, second, colours.soft);
  y += second_room + ui.px(size::gap) * air.below;

  const float gap = ui.px(size::gap) * air.between;
  const float width = (stage.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);

  // Endonyms, each set as its own language is: at the left or at the right of its tile.
  for (std::size_t i = 0; i < languages.size(); ++i) {
    const auto column = static_cast<float>(i % static_cast<std::size_t>(columns));
    const auto line = static_cast<float>(i / static_cast<std::size_t>(columns));
    const Box box{stage.left + column * (width + gap), y + line * (height + gap), width, height};
    const Words name{.text = languages[i].endonym, .language = languages[i].language, .spans = {}, .links = {}};
    const Control control = ui.control("language:" + languages[i].language.tag(), box, name);
    ui.fill(box, control.pressed ? pressed(colours.card) : colours.card, radius);
    ui.stroke(box, colours.edge, radius, ui.px(size::rule));
    // A long name is set smaller rather than cut or broken.
    Type fitting = type;
    const float room = box.w - 2 * pad, natural = ui.lay(name, type, room).natural_width();
    if (natural > room) fitting.size = fitting.size * (room / natural * 0.98f);
    ui.say_centred({box.x + pad, box.y, room, box.h}, name, fitting, colours.ink);
    if (control.focused) ui.focus_ring(box, radius);
    // Read while the finger is still down, so that lifting it finds the language ready.
    if (control.pressed) (void)stage.edition.book(languages[i].language);
    if (control.tapped) stage.session.choose_language(languages[i].language);
  }
  return y + lines * (height + gap);
}

}  // namespace hp::kiosk
