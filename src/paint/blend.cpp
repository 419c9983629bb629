#include "paint/blend.h"

#include <limits>

#include "paint/rows.h"

namespace hp::paint {
namespace {

int sum(int a, int b) {
  return static_cast<int>(std::min<std::int64_t>(std::int64_t{a} + b, std::numeric_limits<int>::max()));
}

}  // namespace

void blend_mask(const Surface& surface, int x, int y, const Mask& mask, Colour colour, Rect clip, bool mirrored) {
  if (mask.width <= 0 || mask.height <= 0 || colour.a == 0) return;
  const Rect placed{x, y, sum(x, mask.width), sum(y, mask.height)};
  const Rect shown = placed.intersect(clip).intersect(surface.bounds());
  if (shown.empty()) return;

  // 64 bits, because x and y may lie as far outside as an int reaches.
  const std::ptrdiff_t skipped = std::ptrdiff_t{shown.x0} - x;
  const std::ptrdiff_t first = mirrored ? mask.width - 1 - skipped : skipped;
  const std::uint8_t* coverage = mask.bytes + (std::ptrdiff_t{shown.y0} - y) * mask.stride + first;
  for (int row = shown.y0; row < shown.y1; ++row, coverage += mask.stride) {
    std::uint32_t* to = surface.row(row) + shown.x0;
    if (mirrored)
      rows::tint_by_mirrored(to, shown.width(), colour, coverage);
    else
      rows::tint_by(to, shown.width(), colour, coverage);
  }
}

}  // namespace hp::paint
