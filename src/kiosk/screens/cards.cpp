#include <algorithm>
#include <cmath>

#include "kiosk/icons.h"
#include "kiosk/screens/parts.h"

namespace hp::kiosk {

CardShown show_card(Stage& stage, const content::Helpline& helpline, float y) {
  Ui& ui = stage.ui;
  const Palette& colours = ui.colours();
  const auto phone = stage.edition.about().numbers.find(helpline.id);
  if (phone == stage.edition.about().numbers.end()) return {};

  Words label{.text = helpline.name, .language = helpline.language, .spans = {}, .links = {}};
  const Words number = set_number(phone->second, stage.language);
  Words name = label;
  name.text += ": " + phone->second;

  const float pad = ui.px(size::pad), side = ui.px(size::icon_ground);
  const float left = stage.left + pad + side + pad * 0.8f;
  const float room = std::max(1.0f, stage.width - (left - stage.left) - pad);
  // The number on one line at the size of a card, or as large as fits.
  Type number_type{.size = size::card_number, .bold = true, .wrap = text::Wrap::none, .line_height_em = number_line_em};
  const float natural = ui.lay(number, number_type, room).natural_width();
  if (natural > room) number_type.size = number_type.size * (room / natural * 0.98f);

  const Words unchecked = stage.edition.phrase(i18n::tr("Not yet checked"), stage.language);
  const bool mark = helpline.unchecked && stage.edition.about().preview;
  const Type mark_type{.size = size::label};
  const float label_height = ui.lay(label, label_type, room).height();
  const float number_height = ui.lay(number, number_type, room).height();
  const float mark_height = mark ? ui.lay(unchecked, mark_type, room).height() : 0;
  const float height = std::max(side, label_height + number_height + mark_height) + 2 * pad * 0.8f;

  const Box box{stage.left, y, stage.width, height};
  const Control control = ui.control("helpline:" + helpline.id, box, name);
  const float radius = ui.px(size::radius);
  ui.fill(box, control.pressed ? pressed(colours.card) : colours.card, radius);
  ui.stroke(box, colours.edge, radius, ui.px(size::rule));
  const Box square{box.x + pad, box.y + (height - side) / 2, side, side};
  ui.fill(square, colours.teal_ground, radius);
  const float picture = ui.px(size::icon);
  ui.icon({square.x + (side - picture) / 2, square.y + (side - picture) / 2, picture, picture}, icon::phone,
          colours.teal);

  float at = y + (height - label_height - number_height - mark_height) / 2;
  at += ui.say(left, at, room, label, label_type, colours.soft, Role::text, true);
  at += ui.say(left, at, room, number, number_type, colours.ink, Role::text, true);
  if (mark) {
    const float width = std::min(room, ui.lay(unchecked, mark_type, room).natural_width());
    ui.say(left, at, room, unchecked, mark_type, colours.soft, Role::text, true);
    ui.dashes({left, at + mark_height - ui.px(size::rule), width, ui.px(size::rule)}, colours.draft);
  }
  if (control.focused) ui.focus_ring(box, radius);
  return {control.tapped, height};
}

float show_title(Stage& stage, const Words& title, const Words* below) {
  Ui& ui = stage.ui;
  const bool low = ui.landscape();  // a low glass has no height to give away
  float y = ui.px(size::margin) * (low ? 0.4f : 0.75f);
  y += ui.say(stage.left, y, stage.width, title, title_type, ui.colours().ink, Role::heading);
  if (below != nullptr)
    y += ui.px(Mm{1}) + ui.say(stage.left, y + ui.px(Mm{1}), stage.width, *below, text_type, ui.colours().soft);
  return y + ui.px(size::gap) * (low ? 0.8f : 1.2f);
}

float show_note(Stage& stage, const Words& words, float y) {
  Ui& ui = stage.ui;
  const Palette& colours = ui.colours();
  const float pad = ui.px(size::pad) * 0.9f, side = ui.px(size::small_icon) * std::min(ui.text_factor(), 1.6f);
  const float left = stage.left + pad + side + pad, room = stage.width - (left - stage.left) - pad;
  const float words_height = ui.lay(words, text_type, room).height();
  const Box box{stage.left, y, stage.width, std::max(words_height, side) + 2 * pad};
  ui.fill(box, colours.note_ground, ui.px(size::radius));
  if (colours.note_ground == colours.paper) ui.stroke(box, colours.note_text, ui.px(size::radius), ui.px(size::rule));
  ui.icon({box.x + pad, box.y + pad, side, side}, icon::note, colours.note_text);
  ui.say(left, y + (box.h - words_height) / 2, room, words, text_type, colours.note_text);
  return box.h;
}

namespace {

constexpr Type action_type{.size = size::text, .bold = true, .wrap = text::Wrap::phrase};

// Of an action's picture and of its words at most; the picture grows with its words.
struct ActionParts {
  float side, gap, most;
};
ActionParts parts_of_action(const Ui& ui, float width) {
  const float grown = std::min(ui.text_factor(), 1.6f);
  const float side = ui.px(size::small_icon) * grown, gap = ui.px(Mm{4}) * grown;
  return {side, gap, width - side - gap - 2 * ui.px(size::pad)};
}

}  // namespace

float action_height(Stage& stage, const Action& action, float width) {
  Ui& ui = stage.ui;
  const float words = ui.lay(*action.words, action_type, parts_of_action(ui, width).most).height();
  return std::max({ui.px(size::row) * 1.1f, words + ui.px(Mm{8}), action.least_height});
}

CardShown show_action(Stage& stage, const Action& action, float x, float y, float width) {
  Ui& ui = stage.ui;
  const Palette& colours = ui.colours();
  const auto [side, gap, most] = parts_of_action(ui, width);
  const float wide = std::min(most, ui.lay(*action.words, action_type, most).width() + 1);
  const float height = action_height(stage, action, width);
  const Box box{x, y, width, height};
  const Control control = ui.control(action.id, box, *action.words);
  const float radius = ui.px(size::radius);
  const paint::Colour ground = action.solid ? colours.teal : colours.paper;
  const paint::Colour ink = action.solid ? colours.on_teal : colours.teal;
  ui.fill(box, control.pressed ? pressed(ground) : ground, radius);
  if (!action.solid) ui.stroke(box, colours.teal, radius, ui.px(size::rule) * 1.5f);
  const float left = box.x + (box.w - side - gap - wide) / 2;
  ui.icon({left, y + (height - side) / 2, side, side}, action.icon, ink);
  ui.say_centred({left + side + gap, y, wide, height}, *action.words, action_type, ink);
  if (control.focused) ui.focus_ring(box, radius);
  return {control.tapped, height};
}

}  // namespace hp::kiosk
