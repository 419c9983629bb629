// The coverage of a pixel is the area that the shape covers of it, computed, not sampled: inside one pixel the shape's
// edge is an arc or a straight line, and both have a closed form. So there is no pattern of samples to see, a radius
// may be any fraction, and an outline is the outer shape less the inner one. It costs two arcsines for each pixel on an
// arc, which is why corners are remembered.
#include "paint/corner.h"

#include <cmath>

namespace hp::paint {
namespace {

struct Span {
  double from, to;
  double weight;  // 2 where the span is one half of a pixel and its mirror image the other
};

Span folded(int pixel, int extent) {
  const double middle = extent / 2.0;
  if (pixel + 1 <= middle) return {double(pixel), pixel + 1.0, 1};
  return {double(pixel), middle, 2};
}

// ∫₀ᵘ √(q² − t²) dt: the area under a circle.
double under_circle(double q, double u) {
  return (u * std::sqrt(std::max(0.0, q * q - u * u)) + q * q * std::asin(std::min(1.0, u / q))) / 2;
}

// The part of [u0, u1] × [v0, v1] (all ≥ 0) inside the circle of radius q round the origin.
double inside_circle(double q, double u0, double u1, double v0, double v1) {
  if (u1 * u1 + v1 * v1 <= q * q) return (u1 - u0) * (v1 - v0);
  if (u0 * u0 + v0 * v0 >= q * q) return 0;
  if (u0 > v0) std::swap(u0, v0), std::swap(u1, v1);  // so that both halves of a corner round alike
  const auto across = [q](double v) { return v < q ? std::sqrt(q * q - v * v) : 0.0; };
  const double full = std::clamp(across(v1), u0, u1);  // up to here the arc passes above the pixel
  const double none = std::clamp(across(v0), u0, u1);  // from here on, below it
  return (full - u0) * (v1 - v0) + under_circle(q, none) - under_circle(q, full) - (none - full) * v0;
}

// The part of a pixel inside the rounded rectangle that begins at (inset, inset).
double inside(double inset, double radius, Span x, Span y) {
  const double x0 = std::max(x.from, inset), y0 = std::max(y.from, inset);
  if (x0 >= x.to || y0 >= y.to) return 0;
  const double centre = inset + radius;
  double area = (x.to - x0) * (y.to - y0);
  if (x0 < centre && y0 < centre) {
    const double x1 = std::min(x.to, centre), y1 = std::min(y.to, centre);
    area += inside_circle(radius, centre - x1, centre - x0, centre - y1, centre - y0) - (x1 - x0) * (y1 - y0);
  }
  return area * x.weight * y.weight;
}

}  // namespace

int Rounded::side() const { return static_cast<int>(std::ceil(std::max(radius, thickness))); }

std::uint8_t Rounded::coverage(int x, int y) const {
  const Span across = folded(x, width), down = folded(y, height);
  double area = inside(0, radius, across, down);
  if (thickness > 0) {
    const double inner = std::max(0.0, double(radius) - double(thickness));
    area -= inside(thickness, inner, across, down);
  }
  return static_cast<std::uint8_t>(std::lround(std::clamp(area, 0.0, 1.0) * 255));
}

std::vector<std::uint8_t> Rounded::coverage(Rect part) const {
  std::vector<std::uint8_t> out;
  out.reserve(static_cast<std::size_t>(part.width()) * static_cast<std::size_t>(part.height()));
  for (int y = part.y0; y < part.y1; ++y)
    for (int x = part.x0; x < part.x1; ++x) out.push_back(coverage(x, y));
  return out;
}

const std::vector<std::uint8_t>& corner(const Rounded& shape) {
  struct Known {
    Rounded shape;
    std::vector<std::uint8_t> mask;
  };
  constexpr std::size_t most = 24;  // some 4 KiB each
  thread_local std::vector<Known> known;
  thread_local std::size_t oldest = 0;

  // All shapes that are large enough have the same corners.
  Rounded like = shape;
  like.width = std::min(shape.width, 2 * shape.side());
  like.height = std::min(shape.height, 2 * shape.side());
  for (const Known& k : known)
    if (k.shape == like) return k.mask;

  const Rect quarter{0, 0, std::min(like.side(), (like.width + 1) / 2), std::min(like.side(), (like.height + 1) / 2)};
  Known made{like, like.coverage(quarter)};
  if (known.size() < most) {
    known.push_back(std::move(made));
    return known.back().mask;
  }
  oldest = (oldest + 1) % most;
  known[oldest] = std::move(made);
  return known[oldest].mask;
}

}  // namespace hp::paint
