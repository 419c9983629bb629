#include "kiosk/draw.h"

#include <imgui.h>

#include <cmath>
#include <cstring>
#include <limits>
#include <utility>

#include "paint/blend.h"
#include "paint/fill.h"
#include "paint/triangles.h"

namespace hp::kiosk {
namespace {

paint::Colour unpacked(ImU32 c) {
  return {static_cast<std::uint8_t>(c >> IM_COL32_R_SHIFT), static_cast<std::uint8_t>(c >> IM_COL32_G_SHIFT),
          static_cast<std::uint8_t>(c >> IM_COL32_B_SHIFT), static_cast<std::uint8_t>(c >> IM_COL32_A_SHIFT)};
}

int whole(float v) { return static_cast<int>(std::lround(v)); }

// A mixing step in the manner of splitmix64; a collision would leave one tile stale, so every field goes in whole.
void mix(std::uint64_t& h, std::uint64_t v) {
  h ^= v + 0x9E3779B97F4A7C15u + (h << 6) + (h >> 2);
  h *= 0xBF58476D1CE4E5B9u;
  h ^= h >> 29;
}

std::uint64_t bits(int a, int b) {
  return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(a)) << 32) | static_cast<std::uint32_t>(b);
}

std::uint64_t bits(float v) {
  std::uint32_t out;
  std::memcpy(&out, &v, sizeof out);
  return out;
}

}  // namespace

std::vector<paint::Rect> Painter::paint(const ImDrawData& data, const std::vector<Shape>& shapes,
                                        const text::Atlas& atlas, const paint::Surface& surface) {
  read(data, shapes);
  if (std::exchange(m_generation, atlas.generation()) != atlas.generation()) m_damage.invalidate();
  m_damage.begin();
  for (const Primitive& p : m_primitives) m_damage.add(p.area.intersect(p.clip), hash(p));
  std::vector<paint::Rect> changed = m_damage.finish();
  for (const paint::Rect& rect : changed)
    for (const Primitive& p : m_primitives) {
      const paint::Rect clip = rect.intersect(p.clip);
      if (!clip.intersect(p.area).empty()) paint_one(p, atlas, surface, clip);
    }
  return changed;
}

void Painter::read(const ImDrawData& data, const std::vector<Shape>& shapes) {
  m_primitives.clear();
  m_vertices.clear();
  m_indices.clear();
  for (int n = 0; n < data.CmdListsCount; ++n) {
    const ImDrawList& list = *data.CmdLists[n];
    for (const ImDrawCmd& cmd : list.CmdBuffer) {
      if (cmd.ElemCount == 0) continue;
      const auto texture = static_cast<std::uintptr_t>(reinterpret_cast<std::intptr_t>(cmd.GetTexID()));
      const Texture kind = texture_kind(texture);
      const paint::Rect clip{whole(cmd.ClipRect.x), whole(cmd.ClipRect.y), whole(cmd.ClipRect.z),
                             whole(cmd.ClipRect.w)};
      const ImDrawVert* vertices = list.VtxBuffer.Data + cmd.VtxOffset;
      const ImDrawIdx* indices = list.IdxBuffer.Data + cmd.IdxOffset;

      if (kind == Texture::triangles) {
        Primitive p{.kind = Primitive::Kind::triangles, .colour = {}, .area = {}, .clip = clip, .shape = {}};
        p.first_index = static_cast<std::uint32_t>(m_indices.size());
        p.index_count = cmd.ElemCount;
        p.first_vertex = static_cast<std::uint32_t>(m_vertices.size());
        float x0 = std::numeric_limits<float>::max(), y0 = x0, x1 = -x0, y1 = -x0;
        for (unsigned i = 0; i < cmd.ElemCount; ++i) {
          const ImDrawVert& v = vertices[indices[i]];
          m_vertices.push_back({v.pos.x, v.pos.y, unpacked(v.col)});
          m_indices.push_back(static_cast<std::uint16_t>(i));
          x0 = std::min(x0, v.pos.x), y0 = std::min(y0, v.pos.y), x1 = std::max(x1, v.pos.x),
          y1 = std::max(y1, v.pos.y);
        }
        p.vertex_count = cmd.ElemCount;
        p.area = {static_cast<int>(std::floor(x0)), static_cast<int>(std::floor(y0)), static_cast<int>(std::ceil(x1)),
                  static_cast<int>(std::ceil(y1))};
        m_primitives.push_back(p);
        continue;
      }
      // Quads of ours: six indices, four vertices, the first and third of which are opposite corners.
      for (unsigned i = 0; i + 5 < cmd.ElemCount; i += 6) {
        const ImDrawVert& a = vertices[indices[i]];
        const ImDrawVert& c = vertices[indices[i + 2]];
        Primitive p{.kind = Primitive::Kind::shape, .colour = unpacked(a.col), .area = {}, .clip = clip, .shape = {}};
        p.area = {whole(a.pos.x), whole(a.pos.y), whole(c.pos.x), whole(c.pos.y)};
        if (kind == Texture::shape) {
          p.shape = shapes[texture_index(texture)];
        } else {
          p.kind = Primitive::Kind::glyph;
          p.mirrored = kind == Texture::glyphs_mirrored;
          p.page = static_cast<std::uint32_t>(texture_index(texture));
          p.u = static_cast<std::uint32_t>(whole(a.uv.x * text::Atlas::page_side));
          p.v = static_cast<std::uint32_t>(whole(a.uv.y * text::Atlas::page_side));
        }
        m_primitives.push_back(p);
      }
    }
  }
}

std::uint64_t Painter::hash(const Primitive& p) const {
  std::uint64_t h = static_cast<std::uint64_t>(p.kind) * 2 + p.mirrored;
  mix(h, p.colour.argb());
  mix(h, bits(p.area.x0, p.area.y0));
  mix(h, bits(p.area.x1, p.area.y1));
  mix(h, bits(p.clip.x0, p.clip.y0));
  mix(h, bits(p.clip.x1, p.clip.y1));
  switch (p.kind) {
    case Primitive::Kind::shape:
      mix(h, static_cast<std::uint64_t>(p.shape.kind));
      mix(h, bits(p.shape.radius));
      mix(h, bits(p.shape.thickness));
      break;
    case Primitive::Kind::glyph:
      mix(h, p.page);
      mix(h, (std::uint64_t{p.u} << 32) | p.v);
      break;
    case Primitive::Kind::triangles:
      for (std::uint32_t i = 0; i < p.vertex_count; ++i) {
        const paint::Vertex& v = m_vertices[p.first_vertex + i];
        mix(h, (bits(v.x) << 32) | bits(v.y));
        mix(h, v.colour.argb());
      }
      break;
  }
  return h;
}

void Painter::paint_one(const Primitive& p, const text::Atlas& atlas, const paint::Surface& surface,
                        paint::Rect clip) const {
  switch (p.kind) {
    case Primitive::Kind::shape:
      if (p.shape.kind == Shape::Kind::stroke) {
        paint::stroke_rounded(surface, p.area, p.shape.radius, p.shape.thickness, p.colour, clip);
      } else if (p.shape.kind == Shape::Kind::dashes) {
        paint::fill_dashes(surface, p.area, static_cast<int>(p.shape.radius), static_cast<int>(p.shape.thickness),
                           p.colour, clip);
      } else if (p.shape.radius > 0) {
        paint::fill_rounded(surface, p.area, p.shape.radius, p.colour, clip);
      } else {
        paint::fill(surface, p.area, p.colour, clip);
      }
      break;
    case Primitive::Kind::glyph: {
      constexpr int side = text::Atlas::page_side;
      const auto page = atlas.page(p.page);
      const paint::Mask mask{page.data() + p.v * static_cast<std::size_t>(side) + p.u, p.area.width(), p.area.height(),
                             side};
      paint::blend_mask(surface, p.area.x0, p.area.y0, mask, p.colour, clip, p.mirrored);
      break;
    }
    case Primitive::Kind::triangles: {
      paint::triangles(surface, {m_vertices.data() + p.first_vertex, p.vertex_count},
                       {m_indices.data() + p.first_index, p.index_count}, clip);
      break;
    }
  }
}

}  // namespace hp::kiosk
