#pragma once
// The parts that screens share: tiles, cards, the bar, the pill, the ground. Sizes in look.md; every target at least 20
// mm.
#include <optional>
#include <string>

#include "kiosk/stage.h"

namespace hp::kiosk {

inline constexpr Type title_type{.size = size::title, .bold = true, .wrap = text::Wrap::phrase, .at_most_factor = 1.6f};
inline constexpr float number_line_em = 1.36f;  // digits are Noto Sans's in every language
inline constexpr Type heading_type{.size = size::heading, .bold = true, .wrap = text::Wrap::phrase};
inline constexpr Type text_type{.size = size::text};
inline constexpr Type tile_type{.size = size::text, .bold = true, .wrap = text::Wrap::phrase, .with_flow = true};
inline constexpr Type label_type{.size = size::label, .with_flow = true};

// A tile: icon on its tinted square at the start, then words. `second` is a softer sentence below, or null. Returns the
// height it needs at this width; draws only when `draw`.
struct Tile {
  std::string id;
  std::uint32_t icon = 0;
  const Words* words = nullptr;
  const Words* second = nullptr;
  bool solid = false;   // the one action that leads
  bool chosen = false;  // of several that can be chosen: this one is
};
float tile_height(Stage& stage, const Tile& tile, float width);
bool show_tile(Stage& stage, const Tile& tile, Box box);

// Rows of equal tiles, in as many columns, or fewer where a word would be torn. Returns the id tapped, or nothing, and
// the height taken.
struct TilesShown {
  std::optional<std::string> tapped;
  float height = 0;
};
// At most as many columns as tear no word in two.
int columns_that_fit(Stage& stage, std::span<const Tile> tiles, int most);
TilesShown show_tiles(Stage& stage, std::span<const Tile> tiles, float y, int most_columns);
float tiles_height(Stage& stage, std::span<const Tile> tiles, int columns);  // the gap below them too
// As many as leave each this width; larger words want wider ones.
int columns_for(const Stage& stage, Mm least);

// A helpline's card: what it is and its number. Returns whether it was tapped, and the height taken.
struct CardShown {
  bool tapped = false;
  float height = 0;
};
CardShown show_card(Stage& stage, const content::Helpline& helpline, float y);

// A call-out of the program itself. Returns the height taken.
float show_note(Stage& stage, const Words& words, float y);

// A button of this width, icon and words in its middle.
struct Action {
  const char* id;
  std::uint32_t icon;
  const Words* words;
  bool solid = false;
  float least_height = 0;  // px
};
float action_height(Stage& stage, const Action& action, float width);
CardShown show_action(Stage& stage, const Action& action, float x, float y, float width);

// Title and, below, a softer sentence. Returns the height taken, with the gap below.
float show_title(Stage& stage, const Words& title, const Words* below);

// The bar at the bottom; what was tapped there.
enum class BarTap : unsigned char { none, back, home, language, easier, hide };
float bar_height(const Ui& ui);
BarTap show_bar(Stage& stage);

// Close, in its corner, without the rest of the bar. No name: the cross alone. Returns whether it was tapped.
bool show_close(Stage& stage, const Words& name);

// "More below", on a strip of paper of its own into which the page fades: nothing is half hidden behind it.
struct PillShown {
  bool tapped = false;
  float covers_from = 0;  // px from the top of the glass: what is below is not seen
};
PillShown show_pill(Stage& stage, const Words& words, float view_bottom);

}  // namespace hp::kiosk
