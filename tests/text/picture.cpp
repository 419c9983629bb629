// Draws texts of many languages into one grey picture, for a person's eyes: clipped ink, wrong joins, boxes, reversed
// numbers.
//   text_picture [SIZE_PX WIDTH_PX] < lines of "tag<TAB>text" > picture.pgm
// Each paragraph stands in its own box of lines; thin rules show its top and bottom, so ink outside them is seen.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "noto.h"
#include "text/atlas.h"

using namespace hp::text;

namespace {

struct Picture {
  int width, height = 0;
  std::vector<std::uint8_t> ink;  // 0 paper, 255 ink

  void grow(int rows) {
    height += rows;
    ink.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  }
  void darken(int x, int y, std::uint8_t by) {
    if (x < 0 || y < 0 || x >= width || y >= height) return;
    std::uint8_t& at = ink[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
    at = std::max(at, by);
  }
};

void draw(Picture& picture, Atlas& atlas, const Paragraph& p, float size, int left, int top) {
  for (const PlacedGlyph& g : p.glyphs()) {
    const float x = static_cast<float>(left) + g.x;
    const float quarters = g.cursive ? std::round(x * 4) : std::round(x) * 4;
    const float whole = std::floor(quarters / 4);
    const GlyphSlot slot = atlas.find(
        {g.font, g.glyph, static_cast<std::uint16_t>(size * 4), static_cast<std::uint8_t>(quarters - whole * 4)});
    for (int row = 0; row < slot.height; ++row)
      for (int column = 0; column < slot.width; ++column)
        picture.darken(
            static_cast<int>(whole) + slot.left + column,
            static_cast<int>(std::round(static_cast<float>(top) + g.y)) - slot.top + row,
            atlas.page(slot.page)[static_cast<std::size_t>((slot.y + row) * Atlas::page_side + slot.x + column)]);
  }
}

}  // namespace

int main(int count, char** arguments) {
  const float size = count > 1 ? std::strtof(arguments[1], nullptr) : 32;
  const float width = count > 2 ? std::strtof(arguments[2], nullptr) : 900;
  constexpr int margin = 16;
  NotoStacks noto;
  Atlas atlas(noto.fonts());
  Picture picture{static_cast<int>(width) + 2 * margin, 0, {}};
  for (std::string line; std::getline(std::cin, line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) continue;
    const Paragraph p = noto.paragraph(line.substr(0, tab), line.substr(tab + 1), width, size);
    const int top = picture.height + margin;
    picture.grow(static_cast<int>(std::ceil(p.height())) + 2 * margin);
    for (int x = 0; x < picture.width; ++x) {
      picture.darken(x, top, 60);
      picture.darken(x, top + static_cast<int>(p.height()), 60);
    }
    draw(picture, atlas, p, size, margin, top);
  }
  std::cout << "P5\n" << picture.width << ' ' << picture.height << "\n255\n";
  for (const std::uint8_t ink : picture.ink) std::cout << static_cast<char>(255 - ink);
}
