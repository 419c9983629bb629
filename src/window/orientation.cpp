#include "window/orientation.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace hp::window {

Size Orientation::picture() const {
  const bool sideways = m_rotation == Rotation::right || m_rotation == Rotation::left;
  return sideways ? Size{m_screen.height, m_screen.width} : m_screen;
}

Point Orientation::on_picture(Point p) const {
  const auto width = static_cast<float>(m_screen.width), height = static_cast<float>(m_screen.height);
  switch (m_rotation) {
    case Rotation::none:
      return p;
    case Rotation::right:
      return {p.y, width - p.x};
    case Rotation::half:
      return {width - p.x, height - p.y};
    case Rotation::left:
      return {height - p.y, p.x};
  }
  return p;
}

Area Orientation::on_screen(Area a) const {
  switch (m_rotation) {
    case Rotation::none:
      return a;
    case Rotation::right:
      return {m_screen.width - a.y - a.height, a.x, a.height, a.width};
    case Rotation::half:
      return {m_screen.width - a.x - a.width, m_screen.height - a.y - a.height, a.width, a.height};
    case Rotation::left:
      return {a.y, m_screen.height - a.x - a.width, a.height, a.width};
  }
  return a;
}

void Orientation::copy(const Buffer& picture, Area area, const Buffer& screen) const {
  // One step to the right in the picture is `right` words on the screen, one step down is `down` words.
  const std::ptrdiff_t stride = screen.stride;
  std::ptrdiff_t right = 1, down = stride;
  const Area to = on_screen(area);
  std::ptrdiff_t first = to.y * stride + to.x;
  switch (m_rotation) {
    case Rotation::none:
      break;
    case Rotation::right:
      right = stride, down = -1;
      first += to.width - 1;
      break;
    case Rotation::half:
      right = -1, down = -stride;
      first += (to.height - 1) * stride + to.width - 1;
      break;
    case Rotation::left:
      right = -stride, down = 1;
      first += (to.height - 1) * stride;
      break;
  }
  // In squares, because one of the two sides is always walked column by column and would miss the cache at every step.
  constexpr int square = 32;
  for (int top = 0; top < area.height; top += square)
    for (int left = 0; left < area.width; left += square)
      for (int y = top; y < std::min(top + square, area.height); ++y) {
        const std::uint32_t* from =
            picture.pixels + static_cast<std::ptrdiff_t>(area.y + y) * picture.stride + area.x + left;
        std::uint32_t* at = screen.pixels + first + y * down + left * right;
        for (int x = left; x < std::min(left + square, area.width); ++x, at += right) *at = *from++;
      }
}

Area within(Area a, Size size) {
  // 64 bits: an area may be as far outside as an int reaches.
  const auto cut = [](int at, int length, int limit) {
    const std::int64_t from = std::clamp<std::int64_t>(at, 0, limit);
    const std::int64_t to = std::clamp<std::int64_t>(std::int64_t{at} + length, from, limit);
    return std::pair{static_cast<int>(from), static_cast<int>(to - from)};
  };
  const auto [x, width] = cut(a.x, a.width, std::max(size.width, 0));
  const auto [y, height] = cut(a.y, a.height, std::max(size.height, 0));
  return {x, y, width, height};
}

}  // namespace hp::window
