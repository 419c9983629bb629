#pragma once
// The third stage: a shaped paragraph and a width make lines of placed glyphs. The rules of the cut are in lines.cpp.
#include "text/shape.h"

namespace hp::text {

struct Laid {
  std::vector<Line> lines;
  std::vector<PlacedGlyph> glyphs;
  std::vector<TagBox> tag_boxes;
  float width = 0;                  // the widest line
  std::uint64_t torn_words = 0;     // cuts that fell between the letters of a word
  std::uint64_t reshaped_cuts = 0;  // cuts that fell where HarfBuzz says both sides change
};

Laid lay_out(Workbench& workbench, const Analysis& analysis, const Fonts& fonts, const FontStack& stack,
             const Shaped& shaped, const TextStyle& style, float width_px);

float natural_width(const Analysis& analysis, const Shaped& shaped);
float min_width(const Analysis& analysis, const Shaped& shaped);

}  // namespace hp::text
