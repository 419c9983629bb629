#pragma once
// The one rasteriser's canvas: 32-bit pixels, 0xAARRGGBB in a native word (SDL_PIXELFORMAT_ARGB8888), opaque, row by
// row. It does not own its pixels: they are the window's own where it has a buffer. All coordinates are whole px, top
// left origin, rectangles are half open [x0, x1) × [y0, y1).
#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace hp::paint {

struct Colour {
  std::uint8_t r = 0, g = 0, b = 0, a = 255;
  bool operator==(const Colour&) const = default;
  constexpr std::uint32_t argb() const {
    return (std::uint32_t{a} << 24) | (std::uint32_t{r} << 16) | (std::uint32_t{g} << 8) | b;
  }
};
// 0xRRGGBB, opaque.
constexpr Colour rgb(std::uint32_t hex) {
  return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8), static_cast<std::uint8_t>(hex),
          255};
}

struct Rect {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  bool operator==(const Rect&) const = default;
  bool empty() const { return x0 >= x1 || y0 >= y1; }
  int width() const { return x1 - x0; }
  int height() const { return y1 - y0; }
  Rect intersect(const Rect& o) const {
    return {std::max(x0, o.x0), std::max(y0, o.y0), std::min(x1, o.x1), std::min(y1, o.y1)};
  }
  Rect unite(const Rect& o) const {
    if (empty()) return o;
    if (o.empty()) return *this;
    return {std::min(x0, o.x0), std::min(y0, o.y0), std::max(x1, o.x1), std::max(y1, o.y1)};
  }
  bool contains(int x, int y) const { return x >= x0 && x < x1 && y >= y0 && y < y1; }
};

struct Surface {
  std::uint32_t* pixels = nullptr;
  int width = 0, height = 0;
  int stride = 0;  // pixels from one row to the next
  Rect bounds() const { return {0, 0, width, height}; }
  std::uint32_t* row(int y) const { return pixels + static_cast<std::ptrdiff_t>(y) * stride; }
};

}  // namespace hp::paint
