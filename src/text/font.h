#pragma once
// The fonts of one pack, opened once from memory that outlives this object; never searched for, no fontconfig.
// A FontId names one face (regular and bold are two). Coverage and metrics come from HarfBuzz's own OpenType
// functions (hb-ot); FreeType is used by raster.cpp only.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "result.h"

namespace hp::text {

class Workbench;

struct FontId {
  std::uint16_t value = 0xFFFF;
  bool operator==(const FontId&) const = default;
  auto operator<=>(const FontId&) const = default;
};

// em-relative, up is positive; what the face's hhea table declares. It may lie: Noto Sans Khmer's letters stand deeper
// than it says, so `deepest_em` is where the lowest ink of any glyph is (head).
struct VerticalMetrics {
  float ascent_em = 0, descent_em = 0, line_gap_em = 0, cap_height_em = 0;
  float deepest_em = 0;
};

class Fonts {
 public:
  Fonts();
  ~Fonts();
  Fonts(Fonts&&) noexcept;
  Fonts& operator=(Fonts&&) noexcept;

  // `bytes` must outlive this object and stay unchanged. `face` is the index in a collection (.ttc).
  // Errors: font.unreadable with the name and what to do.
  Result<FontId> open(std::string name, std::span<const std::byte> bytes, unsigned face = 0);

  std::size_t count() const;
  std::string_view name(FontId) const;
  bool has(FontId, char32_t code_point) const;  // a glyph other than .notdef; a bitmap lookup, fast
  VerticalMetrics metrics(FontId) const;

  struct Face;                     // HarfBuzz's handle and our tables; defined in face.h, private to the room
  const Face& face(FontId) const;  // for shape.cpp and raster.cpp only
  Workbench& workbench() const;    // what paragraphs reuse (workbench.h), private to the room

 private:
  std::unique_ptr<struct FontsState> m_state;
};

}  // namespace hp::text
