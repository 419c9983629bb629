#pragma once
// Private to this room: how much of each pixel near a rounded corner is covered, as an A8 mask of the top left corner.
// The other three corners are the same mask, flipped, so a shape is symmetric to the pixel.
#include <cstdint>
#include <vector>

#include "paint/surface.h"

namespace hp::paint {

// A rectangle from (0, 0) with rounded corners, whole or only its outline.
struct Rounded {
  int width = 0, height = 0;
  float radius = 0;     // at most half the shorter side
  float thickness = 0;  // of the outline, less than half the shorter side; 0: the shape is filled
  bool operator==(const Rounded&) const = default;

  // From here on, counted from the corner along both sides, edges are straight.
  int side() const;
  // Of the pixel (x, y) of the top left quarter. The middle pixel of an odd side counts both halves.
  std::uint8_t coverage(int x, int y) const;
  // The pixels of `part`, row by row.
  std::vector<std::uint8_t> coverage(Rect part) const;
};

// The whole corner of side() × side() px (cut at the middle of a small shape: see width and height), remembered from
// call to call: a screen has forty tiles but two or three radii. Valid until the next call.
const std::vector<std::uint8_t>& corner(const Rounded&);

}  // namespace hp::paint
