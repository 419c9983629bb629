#include "text/raster.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include <cstring>
#include <vector>

#include "text/face.h"

namespace hp::text {

struct RasteriserState {
  const Fonts* fonts = nullptr;
  FT_Library library = nullptr;
  struct Opened {
    FT_Face face = nullptr;
    bool tried = false;
    std::uint16_t size_quarter_px = 0;
  };
  std::vector<Opened> faces;
  GlyphPicture picture;

  ~RasteriserState() {
    for (const Opened& opened : faces)
      if (opened.face != nullptr) FT_Done_Face(opened.face);
    if (library != nullptr) FT_Done_FreeType(library);
  }
};

namespace {

FT_Face face_at_size(RasteriserState& state, FontId id, std::uint16_t size_quarter_px) {
  if (state.library == nullptr || id.value >= state.fonts->count() || size_quarter_px == 0) return nullptr;
  if (state.faces.size() <= id.value) state.faces.resize(state.fonts->count());
  RasteriserState::Opened& opened = state.faces[id.value];
  if (!opened.tried) {
    opened.tried = true;
    const Fonts::Face& face = state.fonts->face(id);
    if (FT_New_Memory_Face(state.library, reinterpret_cast<const FT_Byte*>(face.bytes.data()),
                           static_cast<FT_Long>(face.bytes.size()), static_cast<FT_Long>(face.index),
                           &opened.face) != 0)
      opened.face = nullptr;
  }
  if (opened.face != nullptr && opened.size_quarter_px != size_quarter_px) {
    if (FT_Set_Char_Size(opened.face, 0, FT_F26Dot6{size_quarter_px} * 16, 72, 72) != 0) return nullptr;
    opened.size_quarter_px = size_quarter_px;
  }
  return opened.face;
}

// Whole pixels that the outline touches; a font made to harm may claim any number of them.
bool fits_a_page(FT_Outline& outline) {
  FT_BBox box{};
  FT_Outline_Get_CBox(&outline, &box);
  constexpr FT_Pos most = (Atlas::page_side - 4) * 64;
  constexpr FT_Pos far = 0x7000 * 64;  // what GlyphSlot's 16 bits can say
  return box.xMax - box.xMin <= most && box.yMax - box.yMin <= most && box.xMin > -far && box.xMax < far &&
         box.yMin > -far && box.yMax < far;
}

}  // namespace

Rasteriser::Rasteriser(const Fonts& fonts) : m_state(std::make_unique<RasteriserState>()) {
  m_state->fonts = &fonts;
  if (FT_Init_FreeType(&m_state->library) != 0) m_state->library = nullptr;
}

Rasteriser::~Rasteriser() = default;

const GlyphPicture& Rasteriser::draw(const GlyphKey& key) {
  GlyphPicture& picture = m_state->picture;
  picture.width = picture.height = picture.left = picture.top = 0;
  picture.bytes.clear();
  FT_Face face = face_at_size(*m_state, key.font, key.size_quarter_px);
  if (face == nullptr || FT_Load_Glyph(face, key.glyph, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0) return picture;
  FT_GlyphSlot slot = face->glyph;
  if (slot->format != FT_GLYPH_FORMAT_OUTLINE) return picture;
  FT_Outline_Translate(&slot->outline, FT_Pos{key.x_bin} * 16, 0);
  if (!fits_a_page(slot->outline) || FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) != 0) return picture;

  const FT_Bitmap& bitmap = slot->bitmap;
  if (bitmap.width == 0 || bitmap.rows == 0 || bitmap.pixel_mode != FT_PIXEL_MODE_GRAY || bitmap.pitch < 0)
    return picture;
  picture.width = static_cast<int>(bitmap.width);
  picture.height = static_cast<int>(bitmap.rows);
  picture.left = slot->bitmap_left;
  picture.top = slot->bitmap_top;
  picture.bytes.resize(std::size_t{bitmap.width} * bitmap.rows);
  for (unsigned row = 0; row < bitmap.rows; ++row)
    std::memcpy(picture.bytes.data() + std::size_t{row} * bitmap.width,
                bitmap.buffer + std::size_t{row} * static_cast<unsigned>(bitmap.pitch), bitmap.width);
  return picture;
}

GlyphPicture rasterise(const Fonts& fonts, const GlyphKey& key) { return Rasteriser(fonts).draw(key); }

}  // namespace hp::text
