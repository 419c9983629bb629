#pragma once
// Solid and rounded rectangles. Every function touches only pixels inside `clip` (and the surface). Source-over
// blending in 8 bits with exact rounding: (s·a + d·(255 − a) + 127) / 255 per channel, so expectations in tests are
// exact.
#include "paint/surface.h"

namespace hp::paint {

void fill(const Surface&, Rect area, Colour, Rect clip);

// Corner radius in px, clamped to half the shorter side; edges of the corners are anti-aliased by coverage, the
// straight parts are solid.
void fill_rounded(const Surface&, Rect area, float radius, Colour, Rect clip);

// The outline only, `thickness` px wide, inside `area`.
void stroke_rounded(const Surface&, Rect area, float radius, float thickness, Colour, Rect clip);

// A dashed horizontal rule: `dash` px drawn, `gap` px left, from area.x0 on.
void fill_dashes(const Surface&, Rect area, int dash, int gap, Colour, Rect clip);

}  // namespace hp::paint
