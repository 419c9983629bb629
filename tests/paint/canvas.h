#pragma once
// A small surface with guard words all round it, and the ways these tests look at it.
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "paint/surface.h"

namespace hp::paint {

class Canvas {
 public:
  Canvas(int width, int height, std::uint32_t ground = 0xFFFFFFFF);
  Surface surface();
  Rect all() const { return {0, 0, m_width, m_height}; }
  std::uint32_t at(int x, int y) const { return m_words[index(x, y)]; }
  // Whether the words above, below and beside the surface are as they were.
  bool guards_whole() const;
  // Each pixel's blue as a character: '#' 0, '.' 255, else a hexadecimal digit of its first four bits.
  std::string picture() const;
  bool operator==(const Canvas&) const = default;

 private:
  static constexpr int guard = 5;
  static constexpr std::uint32_t untouched = 0xDEADBEEF;
  std::size_t index(int x, int y) const;
  int m_width, m_height, m_stride;
  std::vector<std::uint32_t> m_words;
};

class Random {
 public:
  explicit Random(std::uint32_t seed) : m_engine(seed) {}
  std::uint32_t operator()() { return static_cast<std::uint32_t>(m_engine()); }

 private:
  std::mt19937 m_engine;
};

// A coordinate near the canvas, far from it, or as far as an int reaches.
int wild_int(Random& random);
float wild_float(Random& random);
Colour wild_colour(Random& random);
Rect wild_rect(Random& random);

}  // namespace hp::paint
