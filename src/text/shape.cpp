#include "text/shape.h"

#include <hb.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "text/face.h"

namespace hp::text {
namespace {

hb_script_t shaping_script(std::int32_t script) {
  return hb_script_from_string(uscript_getShortName(static_cast<UScriptCode>(script)), 4);
}

// A font made to harm can give any advance; the sum over a paragraph must not overflow.
std::int32_t added(std::int32_t sum, std::int32_t more) {
  const std::int64_t exact = std::int64_t{sum} + more;
  constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max() / 2;
  return static_cast<std::int32_t>(std::clamp(exact, -most, most));
}

}  // namespace

void shape_part(Workbench& workbench, const Analysis& a, const Fonts& fonts, std::int32_t scale, const Run& run,
                std::uint32_t start, std::uint32_t end, std::vector<ShapedGlyph>& out) {
  hb_buffer_t* buffer = workbench.buffer();
  hb_buffer_clear_contents(buffer);
  hb_buffer_add_utf16(buffer, reinterpret_cast<const std::uint16_t*>(a.text.data()), static_cast<int>(a.size()), start,
                      static_cast<int>(end - start));
  hb_buffer_set_direction(buffer, run.is_rtl() ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, shaping_script(run.script));
  hb_buffer_set_language(buffer, workbench.shaping_language(run.language_in(a)));
  unsigned flags = HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES;
  if (start == 0) flags |= HB_BUFFER_FLAG_BOT;
  if (end == a.size()) flags |= HB_BUFFER_FLAG_EOT;
  hb_buffer_set_flags(buffer, static_cast<hb_buffer_flags_t>(flags));
  hb_shape(workbench.sized(fonts.face(run.font), scale), buffer, nullptr, 0);

  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, nullptr);
  for (unsigned i = 0; i < count; ++i)
    out.push_back({infos[i].codepoint, infos[i].cluster, positions[i].x_advance, positions[i].x_offset,
                   positions[i].y_offset,
                   (hb_glyph_info_get_glyph_flags(&infos[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0});
}

Shaped shape(Workbench& workbench, const Analysis& a, const Fonts& fonts, Items items, float size_px) {
  Shaped s;
  s.scale = static_cast<std::int32_t>(std::lround(std::clamp(size_px, 1.0f, 4096.0f) * 64));
  s.items = std::move(items);
  s.glyphs.reserve(a.size() + a.size() / 4);
  s.first_glyph.reserve(s.items.runs.size() + 1);
  s.x_at.assign(a.size() + 1, 0);
  s.unsafe.assign(a.size() + 1, true);

  for (const Run& run : s.items.runs) {
    s.first_glyph.push_back(static_cast<std::uint32_t>(s.glyphs.size()));
    shape_part(workbench, a, fonts, s.scale, run, run.start, run.end, s.glyphs);
    s.unsafe[run.start] = false;
    for (std::size_t i = s.first_glyph.back(); i < s.glyphs.size(); ++i) {
      const ShapedGlyph& glyph = s.glyphs[i];
      // Kept at the unit after, so that the sums below come out as "before this unit".
      s.x_at[glyph.cluster + 1] = added(s.x_at[glyph.cluster + 1], glyph.advance);
      if (glyph.cluster != run.start) s.unsafe[glyph.cluster] = glyph.unsafe;
    }
    s.unsafe[run.end] = false;
  }
  s.first_glyph.push_back(static_cast<std::uint32_t>(s.glyphs.size()));
  for (std::size_t i = 1; i < s.x_at.size(); ++i) s.x_at[i] = added(s.x_at[i], s.x_at[i - 1]);
  return s;
}

}  // namespace hp::text
