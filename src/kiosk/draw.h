#pragma once
// Dear ImGui's draw data → our rasteriser. A frame is read into a flat list of primitives (shapes, glyph quads,
// triangles); what changed since the frame before is found tile by tile (paint/damage), and only that is painted.
// Nothing changed: nothing painted, nothing presented.
#include <cstdint>
#include <vector>

#include "kiosk/ui.h"
#include "paint/damage.h"
#include "paint/surface.h"
#include "paint/triangles.h"

struct ImDrawData;

namespace hp::kiosk {

class Painter {
 public:
  void resize(int width, int height) { m_damage.resize(width, height); }
  void invalidate() { m_damage.invalidate(); }

  // Paints what changed; returns where, for the window to present.
  std::vector<paint::Rect> paint(const ImDrawData& data, const std::vector<Shape>& shapes, const text::Atlas& atlas,
                                 const paint::Surface& surface);

 private:
  struct Primitive {
    enum class Kind : std::uint8_t { shape, glyph, triangles } kind;
    bool mirrored = false;
    paint::Colour colour;
    paint::Rect area, clip;
    Shape shape;                                                                         // shapes
    std::uint32_t page = 0, u = 0, v = 0;                                                // glyphs: px in the atlas page
    std::uint32_t first_vertex = 0, vertex_count = 0, first_index = 0, index_count = 0;  // triangles
  };
  void read(const ImDrawData& data, const std::vector<Shape>& shapes);
  std::uint64_t hash(const Primitive& primitive) const;
  void paint_one(const Primitive& primitive, const text::Atlas& atlas, const paint::Surface& surface,
                 paint::Rect clip) const;

  paint::Damage m_damage;
  std::uint64_t m_generation = 0;  // of the atlas: when its pages start again, the same place holds another glyph
  std::vector<Primitive> m_primitives;
  std::vector<paint::Vertex> m_vertices;
  std::vector<std::uint16_t> m_indices;
};

}  // namespace hp::kiosk
