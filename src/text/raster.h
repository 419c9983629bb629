#pragma once
// FreeType, behind one door: a glyph at a size and a quarter of a pixel, as A8. Unhinted, so that shapes and advances
// are the designer's at every size and agree with HarfBuzz's. Faces are opened at the first glyph drawn. Private to the
// room.
#include <memory>

#include "text/atlas.h"

namespace hp::text {

class Rasteriser {
 public:
  explicit Rasteriser(const Fonts& fonts);  // must outlive it
  ~Rasteriser();

  // Empty for a space, for what FreeType cannot draw, and for what is wider or taller than a page of the atlas. Valid
  // until the next call.
  const GlyphPicture& draw(const GlyphKey& key);

 private:
  std::unique_ptr<struct RasteriserState> m_state;
};

}  // namespace hp::text
