// Each edge of a triangle is a straight line E(x, y) = 0 with whole-number coefficients on the 1/16 px grid; a pixel is
// inside where all three E at its centre are positive, or zero on a top or left edge. Being exact, two triangles that
// share an edge never both take a pixel and never both leave it. For each row the three lines are solved for x, which
// gives one run.
//
// The same three E, divided by their sum, are the weights of the three corners. Colours are weighted multiplied by
// their alpha: a corner that is wholly transparent then lends its neighbours nothing of its colour. Whole numbers
// throughout, so the pixels do not depend on the clip or on the machine.
#include "paint/triangles.h"

#include <array>
#include <cmath>
#include <limits>

#include "paint/rows.h"

namespace hp::paint {
namespace {

constexpr std::int64_t grid = 16;
// Corners further out are pulled in to here: products of two distances and a colour must fit 64 bits.
constexpr double farthest = 32767;

struct Corner {
  std::int64_t x, y;                   // 1/16 px
  std::array<std::int64_t, 4> colour;  // red, green, blue, each times alpha; alpha
};

std::int64_t on_grid(float px) {
  const double v = px > -farthest ? std::min<double>(px, farthest) : -farthest;  // also for what is not a number
  return static_cast<std::int64_t>(std::floor(v * grid + 0.5));
}

Corner corner_of(const Vertex& v) {
  const std::int64_t a = v.colour.a;
  return {on_grid(v.x), on_grid(v.y), {v.colour.r * a, v.colour.g * a, v.colour.b * a, a}};
}

// Twice the area of a, b, p: positive where p lies to the right of the way from a to b (y grows downward).
std::int64_t doubled_area(const Corner& a, const Corner& b, std::int64_t px, std::int64_t py) {
  return (b.x - a.x) * (py - a.y) - (b.y - a.y) * (px - a.x);
}

std::int64_t divided_down(std::int64_t a, std::int64_t b) { return a / b - (a % b != 0 && (a < 0) != (b < 0)); }

struct Edge {
  std::int64_t at_row;  // E at the centre of column 0 of the row in hand
  std::int64_t per_x, per_y;
  std::int64_t least;  // 0 on a top or left edge, else 1

  Edge(const Corner& a, const Corner& b, std::int64_t row)
      : at_row(doubled_area(a, b, grid / 2, row * grid + grid / 2)),
        per_x(-(b.y - a.y) * grid),
        per_y((b.x - a.x) * grid),
        least(b.y < a.y || (b.y == a.y && b.x > a.x) ? 0 : 1) {}

  // Narrows [from, to) to the columns on the inner side.
  void narrow(std::int64_t& from, std::int64_t& to) const {
    if (per_x > 0)
      from = std::max(from, -divided_down(at_row - least, per_x));
    else if (per_x < 0)
      to = std::min(to, divided_down(at_row - least, -per_x) + 1);
    else if (at_row < least)
      to = from;
  }
  std::int64_t at(std::int64_t x) const { return at_row + per_x * x; }
};

class Triangle {
 public:
  Triangle(const Vertex& a, const Vertex& b, const Vertex& c)
      : m_corners{corner_of(a), corner_of(b), corner_of(c)},
        m_area(doubled_area(m_corners[0], m_corners[1], m_corners[2].x, m_corners[2].y)),
        m_plain(a.colour == b.colour && b.colour == c.colour),
        m_colour(a.colour) {
    if (m_area < 0) {
      std::swap(m_corners[1], m_corners[2]);
      m_area = -m_area;
    }
  }

  void paint(const Surface& surface, Rect clip) const {
    if (m_area == 0 || (m_plain && m_colour.a == 0)) return;
    const auto& [a, b, c] = m_corners;
    const auto top = divided_down(std::min({a.y, b.y, c.y}), grid),
               bottom = divided_down(std::max({a.y, b.y, c.y}), grid) + 1;
    const auto y0 = std::max<std::int64_t>(clip.y0, top), y1 = std::min<std::int64_t>(clip.y1, bottom);
    std::array<Edge, 3> edges{Edge{b, c, y0}, Edge{c, a, y0}, Edge{a, b, y0}};  // each across from its corner
    for (std::int64_t y = y0; y < y1; ++y) {
      std::int64_t from = clip.x0, to = clip.x1;
      for (const Edge& edge : edges) edge.narrow(from, to);
      if (from < to) paint_run(surface.row(static_cast<int>(y)), from, to, edges);
      for (Edge& edge : edges) edge.at_row += edge.per_y;
    }
  }

 private:
  void paint_run(std::uint32_t* row, std::int64_t from, std::int64_t to, const std::array<Edge, 3>& edges) const {
    if (m_plain && m_colour.a == 255) return rows::solid(row + from, to - from, m_colour.argb());
    if (m_plain) return rows::tint(row + from, to - from, m_colour);
    for (std::int64_t x = from; x < to; ++x) row[x] = mixed(row[x], {edges[0].at(x), edges[1].at(x), edges[2].at(x)});
  }

  std::uint32_t mixed(std::uint32_t under, const std::array<std::int64_t, 3>& weights) const {
    const auto weighted = [&](std::size_t channel) {
      std::int64_t sum = m_area / 2;
      for (std::size_t i = 0; i < 3; ++i) sum += weights[i] * m_corners[i].colour[channel];
      return static_cast<std::uint32_t>(sum / m_area);
    };
    const std::uint32_t alpha = weighted(3);
    const auto over = [&](std::uint32_t source_times_alpha, int shift) {
      return rows::by_255(source_times_alpha + ((under >> shift) & 255) * (255 - alpha) + 127) << shift;
    };
    return over(255 * alpha, 24) | over(weighted(0), 16) | over(weighted(1), 8) | over(weighted(2), 0);
  }

  std::array<Corner, 3> m_corners;  // clockwise
  std::int64_t m_area;
  bool m_plain;  // one colour
  Colour m_colour;
};

}  // namespace

void triangles(const Surface& surface, std::span<const Vertex> vertices, std::span<const std::uint16_t> indices,
               Rect clip) {
  const Rect shown = clip.intersect(surface.bounds());
  if (shown.empty()) return;
  for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
    const std::size_t a = indices[i], b = indices[i + 1], c = indices[i + 2];
    if (std::max({a, b, c}) >= vertices.size()) return;
    Triangle(vertices[a], vertices[b], vertices[c]).paint(surface, shown);
  }
}

}  // namespace hp::paint
