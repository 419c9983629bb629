#pragma once
// A8 pictures (glyphs and icons) tinted with one colour and laid over the surface at whole px.
#include <cstdint>

#include "paint/surface.h"

namespace hp::paint {

struct Mask {
  const std::uint8_t* bytes = nullptr;  // coverage 0–255, row by row
  int width = 0, height = 0;
  int stride = 0;  // bytes from one row to the next
};

// The mask's top left corner at (x, y). `mirrored` flips it left to right (icons that point, in RTL).
void blend_mask(const Surface&, int x, int y, const Mask&, Colour, Rect clip, bool mirrored = false);

}  // namespace hp::paint
