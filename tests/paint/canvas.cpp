#include "canvas.h"

#include <limits>

namespace hp::paint {

Canvas::Canvas(int width, int height, std::uint32_t ground)
    : m_width(width), m_height(height), m_stride(width + 2 * guard) {
  m_words.assign(static_cast<std::size_t>(m_stride) * static_cast<std::size_t>(height + 2 * guard), untouched);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) m_words[index(x, y)] = ground;
}

std::size_t Canvas::index(int x, int y) const {
  return static_cast<std::size_t>(y + guard) * static_cast<std::size_t>(m_stride) + static_cast<std::size_t>(x + guard);
}

Surface Canvas::surface() { return {m_words.data() + index(0, 0), m_width, m_height, m_stride}; }

bool Canvas::guards_whole() const {
  for (int y = -guard; y < m_height + guard; ++y)
    for (int x = -guard; x < m_width + guard; ++x)
      if (!all().contains(x, y) && at(x, y) != untouched) return false;
  return true;
}

std::string Canvas::picture() const {
  std::string out;
  for (int y = 0; y < m_height; ++y) {
    for (int x = 0; x < m_width; ++x) {
      const std::uint32_t blue = at(x, y) & 255;
      out += blue == 0 ? '#' : blue == 255 ? '.' : "0123456789abcdef"[blue >> 4];
    }
    out += '\n';
  }
  return out;
}

int wild_int(Random& random) {
  const auto any = static_cast<std::int32_t>(random());
  switch (random() % 8) {
    case 0:
      return any;
    case 1:
      return any % 100000;
    case 2:
      return random() % 2 ? std::numeric_limits<int>::max() : std::numeric_limits<int>::min();
    default:
      return any % 60;
  }
}

float wild_float(Random& random) {
  const auto any = static_cast<std::int32_t>(random());
  switch (random() % 8) {
    case 0:
      return static_cast<float>(any) * 1e20f;
    case 1:
      return std::numeric_limits<float>::max();
    case 2:
      return static_cast<float>(any);
    default:
      return static_cast<float>(any % 6000) / 97.0f;
  }
}

Colour wild_colour(Random& random) {
  const std::uint32_t any = random();
  Colour c = rgb(any);
  c.a = random() % 3 == 0 ? 255 : static_cast<std::uint8_t>(any >> 24);
  return c;
}

Rect wild_rect(Random& random) { return {wild_int(random), wild_int(random), wild_int(random), wild_int(random)}; }

}  // namespace hp::paint
