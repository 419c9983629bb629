#pragma once
// HarfBuzz: a run of text in, glyphs out, in the run's visual order. Whatever is shaped is shaped with what stands
// before and after it as context, so that an Arabic letter joins across a change of face, weight or line as it would
// have.
#include "text/itemize.h"

namespace hp::text {

struct ShapedGlyph {
  std::uint32_t glyph = 0;
  std::uint32_t cluster = 0;                             // UTF-16 unit where its cluster begins
  std::int32_t advance = 0, x_offset = 0, y_offset = 0;  // 1/64 px, up is positive
  bool unsafe = false;  // a line that begins at this cluster needs both its sides shaped again
};

// A paragraph at one size. Glyphs of a run lie together; runs are in logical order.
struct Shaped {
  std::int32_t scale = 0;  // 1/64 px in an em
  Items items;
  std::vector<ShapedGlyph> glyphs;
  std::vector<std::uint32_t> first_glyph;  // for each run, and one past the end
  std::vector<std::int32_t> x_at;          // for each unit and the end: advance of all clusters that begin before it
  std::vector<bool> unsafe;                // for each unit and the end: a cut here needs its sides shaped again
};

// Shapes [start, end) of `run` and appends to `out`.
void shape_part(Workbench& workbench, const Analysis& analysis, const Fonts& fonts, std::int32_t scale, const Run& run,
                std::uint32_t start, std::uint32_t end, std::vector<ShapedGlyph>& out);

Shaped shape(Workbench& workbench, const Analysis& analysis, const Fonts& fonts, Items items, float size_px);

}  // namespace hp::text
