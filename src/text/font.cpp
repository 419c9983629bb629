#include "text/font.h"

#include <hb-ot.h>

#include <cassert>
#include <cstdint>
#include <utility>
#include <vector>

#include "text/face.h"
#include "text/sfnt.h"
#include "text/workbench.h"

namespace hp::text {

struct FontsState {
  std::vector<std::unique_ptr<Fonts::Face>> faces;
  Workbench workbench;  // after the faces: its sized fonts refer to them, and go first
};

namespace {

struct Destroy {
  void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
  void operator()(hb_set_t* set) const { hb_set_destroy(set); }
  void operator()(hb_font_t* font) const { hb_font_destroy(font); }
};

Coverage coverage_of(hb_face_t* face) {
  Coverage coverage;
  const std::unique_ptr<hb_set_t, Destroy> set(hb_set_create());
  hb_face_collect_unicodes(face, set.get());
  hb_codepoint_t first = HB_SET_VALUE_INVALID, last = HB_SET_VALUE_INVALID;
  while (hb_set_next_range(set.get(), &first, &last)) coverage.add(first, last);
  return coverage;
}

// yMin of the head table, in font units: check_sfnt() saw that the table is there, and this that it is long enough.
int deepest_of(hb_face_t* face) {
  const std::unique_ptr<hb_blob_t, Destroy> head(hb_face_reference_table(face, HB_TAG('h', 'e', 'a', 'd')));
  unsigned length = 0;
  const auto* bytes = reinterpret_cast<const unsigned char*>(hb_blob_get_data(head.get(), &length));
  return length >= 40 ? static_cast<std::int16_t>(bytes[38] << 8 | bytes[39]) : 0;
}

VerticalMetrics metrics_of(hb_face_t* face) {
  const std::unique_ptr<hb_font_t, Destroy> font(hb_font_create(face));  // at its own scale: one unit per font unit
  const auto em = static_cast<float>(hb_face_get_upem(face));
  hb_font_extents_t line{};
  hb_font_get_h_extents(font.get(), &line);
  hb_position_t capitals = 0;
  hb_ot_metrics_get_position(font.get(), HB_OT_METRICS_TAG_CAP_HEIGHT, &capitals);
  VerticalMetrics metrics{.ascent_em = static_cast<float>(line.ascender) / em,
                          .descent_em = static_cast<float>(line.descender) / em,
                          .line_gap_em = static_cast<float>(line.line_gap) / em,
                          .cap_height_em = static_cast<float>(capitals) / em,
                          .deepest_em = static_cast<float>(deepest_of(face)) / em};
  // A face that declares nothing, or nonsense, still needs a line to stand on.
  const float height = metrics.ascent_em - metrics.descent_em;
  if (metrics.ascent_em <= 0 || height > 8) metrics = {0.9f, -0.3f, 0, metrics.cap_height_em, metrics.deepest_em};
  return metrics;
}

}  // namespace

Fonts::Fonts() : m_state(std::make_unique<FontsState>()) {}
Fonts::~Fonts() = default;
Fonts::Fonts(Fonts&&) noexcept = default;
Fonts& Fonts::operator=(Fonts&&) noexcept = default;

Result<FontId> Fonts::open(std::string name, std::span<const std::byte> bytes, unsigned face) {
  const auto refuse = [&](const std::string& why) {
    return Error{"font.unreadable", "font '" + name + "' cannot be used: " + why + "; put a whole font in its place"};
  };
  if (m_state->faces.size() >= 0xFFFF) return refuse("too many fonts are open");
  if (bytes.size() > 0x7FFFFFFF) return refuse("it is larger than 2 GiB");
  if (auto whole = check_sfnt(bytes, face); !whole) return refuse(whole.error().detail);

  const std::unique_ptr<hb_blob_t, Destroy> blob(hb_blob_create(reinterpret_cast<const char*>(bytes.data()),
                                                                static_cast<unsigned>(bytes.size()),
                                                                HB_MEMORY_MODE_READONLY, nullptr, nullptr));
  auto opened = std::make_unique<Face>();
  opened->harfbuzz.reset(hb_face_create(blob.get(), face));
  hb_face_t* harfbuzz = opened->harfbuzz.get();
  if (hb_face_get_glyph_count(harfbuzz) == 0) return refuse("it has no glyphs");
  opened->coverage = coverage_of(harfbuzz);
  if (opened->coverage.empty()) return refuse("it maps no character to a glyph");
  opened->metrics = metrics_of(harfbuzz);

  const FontId id{static_cast<std::uint16_t>(m_state->faces.size())};
  opened->name = std::move(name);
  opened->bytes = bytes;
  opened->index = face;
  opened->id = id;
  m_state->faces.push_back(std::move(opened));
  return id;
}

std::size_t Fonts::count() const { return m_state->faces.size(); }
std::string_view Fonts::name(FontId id) const { return face(id).name; }
bool Fonts::has(FontId id, char32_t code_point) const { return face(id).coverage.has(code_point); }
VerticalMetrics Fonts::metrics(FontId id) const { return face(id).metrics; }

const Fonts::Face& Fonts::face(FontId id) const {
  assert(id.value < m_state->faces.size());
  return *m_state->faces[id.value];
}

Workbench& Fonts::workbench() const { return m_state->workbench; }

}  // namespace hp::text
