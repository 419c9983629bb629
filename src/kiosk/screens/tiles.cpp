#include <algorithm>
#include <cmath>

#include "kiosk/icons.h"
#include "kiosk/screens/parts.h"

namespace hp::kiosk {
namespace {

Type type_of(const Tile& tile) {
  Type type = tile_type;
  if (tile.solid) type.size = size::heading;
  return type;
}

float words_left(const Stage& stage, const Tile& tile) {
  const Ui& ui = stage.ui;
  return tile.icon != 0 ? ui.px(size::small_pad) * 1.5f + ui.px(size::icon_ground) + ui.px(size::pad) * 0.8f
                        : ui.px(size::pad) * 1.3f;
}

float words_width(const Stage& stage, const Tile& tile, float width) {
  return std::max(1.0f, width - words_left(stage, tile) - stage.ui.px(size::small_pad));
}

}  // namespace

float tile_height(Stage& stage, const Tile& tile, float width) {
  Ui& ui = stage.ui;
  const float room = words_width(stage, tile, width);
  float words = ui.lay(*tile.words, type_of(tile), room).height();
  if (tile.second != nullptr) words += ui.lay(*tile.second, label_type, room).height();
  const float pad = ui.px(size::small_pad) * 1.5f;
  // As high as look.md has them where the glass is tall; a low landscape screen has no room to give away.
  const float least =
      ui.landscape() ? ui.px(size::icon_ground) + 2 * pad : ui.px(tile.second != nullptr ? Mm{38} : size::tile * 0.92f);
  return std::max(least, words + 2 * pad);
}

bool show_tile(Stage& stage, const Tile& tile, Box box) {
  Ui& ui = stage.ui;
  const Palette& colours = ui.colours();
  Words name = *tile.words;
  if (tile.second != nullptr) name.text += ". " + tile.second->text;
  const Control control = ui.control(tile.id, box, name);

  const float radius = ui.px(size::radius);
  const paint::Colour ground = tile.solid ? colours.teal : colours.card;
  ui.fill(box, control.pressed ? pressed(ground) : ground, radius);
  if (!tile.solid) ui.stroke(box, colours.edge, radius, ui.px(size::rule));

  if (tile.icon != 0) {
    const float side = ui.px(size::icon_ground);
    const Box square{box.x + ui.px(size::small_pad) * 1.5f, box.y + (box.h - side) / 2, side, side};
    paint::Colour under = colours.teal_ground;
    if (tile.solid) {
      under = colours.on_teal;
      under.a = 38;  // a breath lighter than the tile
    }
    ui.fill(square, under, radius);
    const float picture = ui.px(size::icon);
    ui.icon({square.x + (side - picture) / 2, square.y + (side - picture) / 2, picture, picture}, tile.icon,
            tile.solid ? colours.on_teal : colours.teal);
  }

  const float room = words_width(stage, tile, box.w), left = box.x + words_left(stage, tile);
  const float first = ui.lay(*tile.words, type_of(tile), room).height();
  const float second = tile.second != nullptr ? ui.lay(*tile.second, label_type, room).height() : 0;
  const float top = box.y + (box.h - first - second) / 2;
  ui.say(left, top, room, *tile.words, type_of(tile), tile.solid ? colours.on_teal : colours.ink, Role::text, true);
  if (tile.second != nullptr)
    ui.say(left, top + first, room, *tile.second, label_type, tile.solid ? colours.on_teal : colours.soft, Role::text,
           true);
  if (control.focused) ui.focus_ring(box, radius);
  return control.tapped;
}

int columns_for(const Stage& stage, int portrait, int landscape) {
  const int standard = stage.ui.landscape() ? landscape : portrait;
  if (stage.ui.text_factor() >= 1.6f) return std::max(1, standard / 2);
  if (stage.ui.text_factor() > 1.0f)
    return std::max(1, std::min(standard, stage.ui.landscape() ? landscape - 1 : portrait));
  return standard;
}

TilesShown show_tiles(Stage& stage, std::span<const Tile> tiles, float y, int columns) {
  Ui& ui = stage.ui;
  TilesShown shown;
  const float gap = ui.px(size::gap);
  const float width = (stage.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  const auto per_row = static_cast<std::size_t>(columns);
  for (std::size_t first = 0; first < tiles.size(); first += per_row) {
    const auto row = tiles.subspan(first, std::min(per_row, tiles.size() - first));
    float height = 0;
    for (const Tile& tile : row) height = std::max(height, tile_height(stage, tile, width));
    for (std::size_t i = 0; i < row.size(); ++i) {
      const Box box{stage.left + static_cast<float>(i) * (width + gap), y + shown.height, width, height};
      if (show_tile(stage, row[i], box)) shown.tapped = row[i].id;
    }
    shown.height += height + gap;
  }
  return shown;
}

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
  float y = ui.px(size::margin) * 0.75f;
  y += ui.say(stage.left, y, stage.width, title, title_type, ui.colours().ink, Role::heading);
  if (below != nullptr)
    y += ui.px(Mm{1}) + ui.say(stage.left, y + ui.px(Mm{1}), stage.width, *below, text_type, ui.colours().soft);
  return y + ui.px(size::gap) * 1.2f;
}

}  // namespace hp::kiosk
