#pragma once
// The look: colours of the three themes and sizes in millimetres (look.md's tokens; px there are for 4.03 px/mm).
// Contrast: text at least 7:1 (WCAG 1.4.6), parts of what can be touched at least 3:1 (WCAG 1.4.11); a test checks
// every pair.
#include <span>
#include <string_view>

#include "paint/surface.h"
#include "units.h"

namespace hp::kiosk {

enum class Colours : unsigned char { day, night, strong };

struct Palette {
  paint::Colour paper, card, ink, soft, line, edge, teal, teal_ground, on_teal, draft;
  paint::Colour note_ground, note_text, danger_ground, danger_text;
};
const Palette& palette(Colours colours);

// A pair that stands on the screen, for the test of contrast.
struct ColourPair {
  std::string_view name;
  paint::Colour Palette::*front;
  paint::Colour Palette::*ground;
  double at_least;  // ratio, WCAG 2.x
};
std::span<const ColourPair> colour_pairs();
double contrast(paint::Colour a, paint::Colour b);  // WCAG relative luminance ratio, 1–21
// One step darker (or lighter on a dark theme): the ground of what is pressed.
paint::Colour pressed(paint::Colour ground);

// Standard sizes; the visitor's text size multiplies type, not margins.
namespace size {
inline constexpr Mm unit{2.0f}, margin{13.9f}, gap{5.4f}, radius{6.0f}, pad{6.9f}, small_pad{4.0f};
inline constexpr Mm bar{43.7f}, bar_landscape{27.0f}, target{20.0f};
inline constexpr Mm tile{48.6f}, row{27.8f}, icon_ground{25.8f}, icon{14.9f}, small_icon{12.0f};
inline constexpr Mm title{14.9f}, heading{10.9f}, text{9.43f}, label{8.75f}, card_number{14.9f}, number{32.8f};
inline constexpr Mm rule{0.5f}, ring{1.5f}, ring_gap{1.0f}, measure{330.0f};
}  // namespace size

inline constexpr float text_factors[4] = {1.0f, 1.25f, 1.6f, 2.0f};

}  // namespace hp::kiosk
