#pragma once
// Glyph pictures, A8, packed on shelves into pages of 1024 × 1024 px; a full page is followed by a new one, never
// packed again while a frame is being built. raster.cpp draws with FreeType, unhinted, in 4 horizontal subpixel
// positions for cursive runs. Knows no GPU: a page is bytes, and says which rows changed.
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "text/font.h"

namespace hp::text {

struct AtlasState;

struct GlyphKey {
  FontId font;
  std::uint32_t glyph = 0;
  std::uint16_t size_quarter_px = 0;  // size in 1/4 px
  std::uint8_t x_bin = 0;             // 0–3: the fraction of a px, in quarters
  bool operator==(const GlyphKey&) const = default;
};

// Where a glyph's picture stands. Empty (width 0) for spaces.
struct GlyphSlot {
  std::uint16_t page = 0;
  std::uint16_t x = 0, y = 0, width = 0, height = 0;  // px in the page
  std::int16_t left = 0, top = 0;  // px from the pen position to the picture's left edge, and up to its top edge
};

class Atlas {
 public:
  static constexpr int page_side = 1024;  // px

  // `fonts` must outlive it. At most `max_pages`; when they are full, and only in begin_frame(), all start again empty.
  // The memory of a page is kept from then on.
  explicit Atlas(const Fonts& fonts, unsigned max_pages = 8);
  ~Atlas();

  void allow(unsigned max_pages);  // from now on; those that there are stay
  void begin_frame();
  // Draws the glyph the first time it is asked for. A glyph too large for a page, or that FreeType cannot draw, is
  // empty; so is one that finds no room in this frame, and then the frame wants building again.
  GlyphSlot find(const GlyphKey& key);
  bool is_full() const;  // a glyph of this frame found no room

  unsigned pages() const;                                    // that hold glyphs
  std::span<const std::uint8_t> page(unsigned index) const;  // page_side² bytes, row by row
  // The rows [first, last) written since the last call, for a renderer that keeps its own copy of the page.
  struct Rows {
    int first = 0, last = 0;
  };
  Rows take_changed_rows(unsigned index);
  std::uint64_t rasterised() const;  // glyphs drawn so far
  std::uint64_t generation() const;  // grows when the pages start again empty

 private:
  std::unique_ptr<AtlasState> m_state;
};

// One glyph by itself (for tests and `try`): A8, `left`/`top` as above.
struct GlyphPicture {
  int width = 0, height = 0, left = 0, top = 0;
  std::vector<std::uint8_t> bytes;
};
GlyphPicture rasterise(const Fonts& fonts, const GlyphKey& key);

}  // namespace hp::text
