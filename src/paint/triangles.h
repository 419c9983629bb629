#pragma once
// Untextured triangles with a colour per vertex, as Dear ImGui's draw lists hold them (its anti-aliased shapes are fans
// with a fringe of zero alpha). Top-left fill rule on a 1/16 px grid: two triangles that share an edge paint every
// pixel once. Vertices in px; pixels are sampled at their centres. Colours are interpolated multiplied by their alpha.
// Vertices further than 32,767 px from the origin are pulled in to there.
#include <cstdint>
#include <span>

#include "paint/surface.h"

namespace hp::paint {

struct Vertex {
  float x = 0, y = 0;  // px
  Colour colour;
};

// `indices` in threes; an index past the end of `vertices` ends the call.
void triangles(const Surface&, std::span<const Vertex> vertices, std::span<const std::uint16_t> indices, Rect clip);

}  // namespace hp::paint
