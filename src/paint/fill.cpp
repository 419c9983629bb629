#include "paint/fill.h"

#include <cmath>

#include "paint/blend.h"
#include "paint/corner.h"
#include "paint/rows.h"

namespace hp::paint {
namespace {

// Far outside every screen, yet widths and heights stay within an int. Corners moved by this were never in sight.
Rect reachable(Rect r) {
  constexpr int far = 1 << 28;
  return {std::clamp(r.x0, -far, far), std::clamp(r.y0, -far, far), std::clamp(r.x1, -far, far),
          std::clamp(r.y1, -far, far)};
}

// Also 0 for what is not a number. Beyond 16,384 px a corner is larger than any screen and doubles grow coarse.
float at_most(float wanted, float limit) { return wanted > 0 ? std::min({wanted, limit, 16384.0f}) : 0; }

Colour thinned(Colour c, std::uint8_t coverage) {
  c.a = rows::covered(c.a, coverage);
  return c;
}

// How many px each corner takes of a side: no more than its half; an odd middle px belongs to the first.
struct Share {
  int first, last;
};
Share share(int side, int extent) { return {std::min(side, (extent + 1) / 2), std::min(side, extent / 2)}; }

struct Placed {
  Rect box;
  bool mirrored, upside_down;
};

void blend_corner(const Surface& surface, const Rounded& shape, const Placed& at, Colour colour, Rect clip) {
  const Rect shown = at.box.intersect(clip).intersect(surface.bounds());
  if (shown.empty()) return;
  constexpr int largest_kept = 256;
  const bool kept = shape.side() <= largest_kept;

  // What is in sight, counted from the shape's own corner. Of a huge corner only that much is computed.
  Rect part{shown.x0 - at.box.x0, shown.y0 - at.box.y0, shown.x1 - at.box.x0, shown.y1 - at.box.y0};
  if (at.mirrored) part = {at.box.x1 - shown.x1, part.y0, at.box.x1 - shown.x0, part.y1};
  if (at.upside_down) part = {part.x0, at.box.y1 - shown.y1, part.x1, at.box.y1 - shown.y0};
  std::vector<std::uint8_t> fresh;
  if (!kept) fresh = shape.coverage(part);
  const int stride = kept ? share(shape.side(), shape.width).first : part.width();
  const std::uint8_t* first = kept ? corner(shape).data() + part.y0 * stride + part.x0 : fresh.data();

  Mask mask{first, part.width(), part.height(), stride};
  if (at.upside_down) mask = {first + (part.height() - 1) * stride, part.width(), part.height(), -stride};
  blend_mask(surface, shown.x0, shown.y0, mask, colour, shown, at.mirrored);
}

void blend_corners(const Surface& surface, Rect a, const Rounded& shape, Colour colour, Rect clip) {
  const Share x = share(shape.side(), shape.width), y = share(shape.side(), shape.height);
  blend_corner(surface, shape, {{a.x0, a.y0, a.x0 + x.first, a.y0 + y.first}, false, false}, colour, clip);
  blend_corner(surface, shape, {{a.x1 - x.last, a.y0, a.x1, a.y0 + y.first}, true, false}, colour, clip);
  blend_corner(surface, shape, {{a.x0, a.y1 - y.last, a.x0 + x.first, a.y1}, false, true}, colour, clip);
  blend_corner(surface, shape, {{a.x1 - x.last, a.y1 - y.last, a.x1, a.y1}, true, true}, colour, clip);
}

}  // namespace

void fill(const Surface& surface, Rect area, Colour colour, Rect clip) {
  const Rect shown = area.intersect(clip).intersect(surface.bounds());
  if (shown.empty() || colour.a == 0) return;
  for (int y = shown.y0; y < shown.y1; ++y) {
    std::uint32_t* to = surface.row(y) + shown.x0;
    if (colour.a == 255)
      rows::solid(to, shown.width(), colour.argb());
    else
      rows::tint(to, shown.width(), colour);
  }
}

void fill_rounded(const Surface& surface, Rect area, float radius, Colour colour, Rect clip) {
  const Rect a = reachable(area);
  if (a.empty()) return;
  Rounded shape{a.width(), a.height(), 0, 0};
  shape.radius = at_most(radius, static_cast<float>(std::min(shape.width, shape.height)) / 2);

  const Share x = share(shape.side(), shape.width), y = share(shape.side(), shape.height);
  fill(surface, {a.x0 + x.first, a.y0, a.x1 - x.last, a.y0 + y.first}, colour, clip);
  fill(surface, {a.x0, a.y0 + y.first, a.x1, a.y1 - y.last}, colour, clip);
  fill(surface, {a.x0 + x.first, a.y1 - y.last, a.x1 - x.last, a.y1}, colour, clip);
  blend_corners(surface, a, shape, colour, clip);
}

void stroke_rounded(const Surface& surface, Rect area, float radius, float thickness, Colour colour, Rect clip) {
  const Rect a = reachable(area);
  if (a.empty() || !(thickness > 0)) return;
  Rounded shape{a.width(), a.height(), 0, 0};
  const float half = static_cast<float>(std::min(shape.width, shape.height)) / 2;
  if (thickness >= half) return fill_rounded(surface, area, radius, colour, clip);  // nothing is left inside
  shape.radius = at_most(radius, half);
  shape.thickness = at_most(thickness, half);

  // Between the corners: the whole px of the thickness, then the px that it covers in part.
  const Share x = share(shape.side(), shape.width), y = share(shape.side(), shape.height);
  const int left = a.x0 + x.first, right = a.x1 - x.last, top = a.y0 + y.first, bottom = a.y1 - y.last;
  const auto edges = [&](int from, int to, Colour level, Colour upright) {
    const Share tall = share(to, shape.height), wide = share(to, shape.width);
    fill(surface, {left, a.y0 + from, right, a.y0 + tall.first}, level, clip);
    fill(surface, {left, a.y1 - tall.last, right, a.y1 - from}, level, clip);
    fill(surface, {a.x0 + from, top, a.x0 + wide.first, bottom}, upright, clip);
    fill(surface, {a.x1 - wide.last, top, a.x1 - from, bottom}, upright, clip);
  };
  const int whole = static_cast<int>(shape.thickness);
  edges(0, whole, colour, colour);
  const float rest = shape.thickness - static_cast<float>(whole);
  const auto thin = [&](int extent) {
    const float both = 2 * (whole + 1) > extent ? 2 * rest : rest;  // in the middle px of an odd side two edges meet
    return thinned(colour, static_cast<std::uint8_t>(std::lround(both * 255)));
  };
  if (rest > 0) edges(whole, whole + 1, thin(shape.height), thin(shape.width));
  blend_corners(surface, a, shape, colour, clip);
}

void fill_dashes(const Surface& surface, Rect area, int dash, int gap, Colour colour, Rect clip) {
  const Rect shown = area.intersect(clip).intersect(surface.bounds());
  if (shown.empty() || dash <= 0) return;
  if (gap <= 0) return fill(surface, area, colour, clip);
  const std::int64_t period = std::int64_t{dash} + gap;
  std::int64_t x = area.x0 + (std::int64_t{shown.x0} - area.x0) / period * period;
  for (; x < shown.x1; x += period) {
    const auto from = static_cast<int>(std::max<std::int64_t>(x, shown.x0));
    const auto to = static_cast<int>(std::min<std::int64_t>(x + dash, shown.x1));
    fill(surface, {from, shown.y0, to, shown.y1}, colour, clip);
  }
}

}  // namespace hp::paint
