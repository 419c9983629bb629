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

int columns_that_fit(Stage& stage, std::span<const Tile> tiles, int most) {
  int columns = most;
  for (; columns > 1; --columns) {
    const float gaps = stage.ui.px(size::gap) * static_cast<float>(columns - 1);
    const float width = (stage.width - gaps) / static_cast<float>(columns);
    const bool whole = std::all_of(tiles.begin(), tiles.end(), [&](const Tile& tile) {
      const float room = words_width(stage, tile, width);
      return stage.ui.lay(*tile.words, type_of(tile), room).min_width() <= room;
    });
    if (whole) break;
  }
  return columns;
}

float tile_height(Stage& stage, const Tile& tile, float width) {
  Ui& ui = stage.ui;
  const float room = words_width(stage, tile, width);
  float words = ui.lay(*tile.words, type_of(tile), room).height();
  if (tile.second != nullptr) words += ui.lay(*tile.second, label_type, room).height();
  const float pad = ui.px(size::small_pad) * (ui.landscape() ? 0.7f : 1.5f);
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
  const bool filled = tile.solid || tile.chosen;
  const paint::Colour ground = filled ? colours.teal : colours.card;
  ui.fill(box, control.pressed ? pressed(ground) : ground, radius);
  if (!filled) ui.stroke(box, colours.edge, radius, ui.px(size::rule));

  if (tile.icon != 0) {
    const float side = ui.px(size::icon_ground);
    const Box square{box.x + ui.px(size::small_pad) * 1.5f, box.y + (box.h - side) / 2, side, side};
    paint::Colour under = colours.teal_ground;
    if (filled) {
      under = colours.on_teal;
      under.a = 38;  // a breath lighter than the tile
    }
    ui.fill(square, under, radius);
    const float picture = ui.px(size::icon);
    ui.icon({square.x + (side - picture) / 2, square.y + (side - picture) / 2, picture, picture}, tile.icon,
            filled ? colours.on_teal : colours.teal);
  }

  const float room = words_width(stage, tile, box.w), left = box.x + words_left(stage, tile);
  const float first = ui.lay(*tile.words, type_of(tile), room).height();
  const float second = tile.second != nullptr ? ui.lay(*tile.second, label_type, room).height() : 0;
  const float top = box.y + (box.h - first - second) / 2;
  ui.say(left, top, room, *tile.words, type_of(tile), filled ? colours.on_teal : colours.ink, Role::text, true);
  if (tile.second != nullptr)
    ui.say(left, top + first, room, *tile.second, label_type, filled ? colours.on_teal : colours.soft, Role::text,
           true);
  if (tile.chosen) {  // colour is not the only sign (WCAG 1.4.1)
    const float side = ui.px(size::small_icon) * 0.8f;
    ui.icon({box.end() - side - ui.px(Mm{3}), box.y + ui.px(Mm{3}), side, side}, icon::chosen, colours.on_teal);
  }
  if (control.focused) ui.focus_ring(box, radius);
  return control.tapped;
}

int columns_for(const Stage& stage, Mm least) {
  const float wanted = stage.ui.px(least) * (1 + (stage.ui.text_factor() - 1) * 0.6f);
  return std::max(1, static_cast<int>(stage.width / wanted));
}

float tiles_height(Stage& stage, std::span<const Tile> tiles, int columns) {
  const float gap = stage.ui.px(size::gap);
  const float width = (stage.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  const auto per_row = static_cast<std::size_t>(columns);
  float height = 0;
  for (std::size_t first = 0; first < tiles.size(); first += per_row) {
    float row = 0;
    for (const Tile& tile : tiles.subspan(first, std::min(per_row, tiles.size() - first)))
      row = std::max(row, tile_height(stage, tile, width));
    height += row + gap;
  }
  return height;
}

TilesShown show_tiles(Stage& stage, std::span<const Tile> tiles, float y, int most_columns) {
  Ui& ui = stage.ui;
  TilesShown shown;
  const int columns = columns_that_fit(stage, tiles, most_columns);
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

}  // namespace hp::kiosk
