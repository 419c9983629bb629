#pragma once
// Private to this room: one run of pixels under one colour. Everything else here is geometry; these four loops touch
// the pixels, so the rounding rule stands once: (s·a + d·(255 − a) + 127) / 255 for red, green, blue, and for alpha
// with s = 255, so that an opaque surface stays opaque. The fast forms use SSE2 where the compiler targets it and give
// the same bytes as the plain ones, which a test holds them to.
#include <cstdint>

#include "paint/surface.h"

namespace hp::paint::rows {

// x / 255 rounded down, exact for every x up to 65534.
constexpr std::uint32_t by_255(std::uint32_t x) { return (x + 1 + (x >> 8)) >> 8; }

constexpr std::uint32_t over(std::uint32_t s, std::uint32_t a, std::uint32_t d) {
  return by_255(s * a + d * (255 - a) + 127);
}

// How much of a colour of alpha `a` is left where `coverage` of 255 is covered.
constexpr std::uint8_t covered(std::uint32_t a, std::uint32_t coverage) {
  return static_cast<std::uint8_t>(by_255(a * coverage + 127));
}

void solid(std::uint32_t* to, std::ptrdiff_t count, std::uint32_t argb);
void tint(std::uint32_t* to, std::ptrdiff_t count, Colour);
// Pixel i is covered by coverage[i]; `_mirrored`: by coverage[-i].
void tint_by(std::uint32_t* to, std::ptrdiff_t count, Colour, const std::uint8_t* coverage);
void tint_by_mirrored(std::uint32_t* to, std::ptrdiff_t count, Colour, const std::uint8_t* coverage);

namespace plain {
void tint(std::uint32_t* to, std::ptrdiff_t count, Colour);
void tint_by(std::uint32_t* to, std::ptrdiff_t count, Colour, const std::uint8_t* coverage);
void tint_by_mirrored(std::uint32_t* to, std::ptrdiff_t count, Colour, const std::uint8_t* coverage);
}  // namespace plain

}  // namespace hp::paint::rows
