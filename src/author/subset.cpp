#include "author/subset.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

#include <memory>
#include <string_view>

namespace hp::author {
namespace {

template <class T, void (*destroy)(T*)>
struct Destroy {
  void operator()(T* t) const { destroy(t); }
};
using Blob = std::unique_ptr<hb_blob_t, Destroy<hb_blob_t, hb_blob_destroy>>;
using Face = std::unique_ptr<hb_face_t, Destroy<hb_face_t, hb_face_destroy>>;
using FontHandle = std::unique_ptr<hb_font_t, Destroy<hb_font_t, hb_font_destroy>>;
using Buffer = std::unique_ptr<hb_buffer_t, Destroy<hb_buffer_t, hb_buffer_destroy>>;
using Set = std::unique_ptr<hb_set_t, Destroy<hb_set_t, hb_set_destroy>>;
using Input = std::unique_ptr<hb_subset_input_t, Destroy<hb_subset_input_t, hb_subset_input_destroy>>;

Result<Face> open_face(const std::string& file, unsigned index) {
  Blob blob(hb_blob_create_from_file_or_fail(file.c_str()));
  if (!blob)
    return Error{"font.unreadable",
                 file + ": cannot be read; install the Debian package that fonts/stacks.toml names for it"};
  Face face(hb_face_create(blob.get(), index));
  if (index >= hb_face_count(blob.get()) || hb_face_get_glyph_count(face.get()) == 0)
    return Error{"font.unreadable", file + ": is no font, or has no face number " + std::to_string(index)};
  return face;
}

bool is_always_kept(hb_codepoint_t c) {
  constexpr hb_codepoint_t ascii_end = 0x7F, dotted_circle = 0x25CC, replacement = 0xFFFD;
  if (c < ascii_end || c == dotted_circle || c == replacement) return true;
  switch (hb_unicode_general_category(hb_unicode_funcs_get_default(), c)) {
    case HB_UNICODE_GENERAL_CATEGORY_DECIMAL_NUMBER:
    case HB_UNICODE_GENERAL_CATEGORY_CONNECT_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_DASH_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_CLOSE_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_FINAL_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_INITIAL_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_OTHER_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_OPEN_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_CURRENCY_SYMBOL:
    case HB_UNICODE_GENERAL_CATEGORY_SPACE_SEPARATOR:
    case HB_UNICODE_GENERAL_CATEGORY_FORMAT:
      return true;
    default:
      return false;
  }
}

// What the shaper may make of a character before it looks for glyphs, which no closure over the font's tables can know:
// the canonical decomposition (vowel signs of Indic scripts that stand on both sides), Thai's and Lao's AM, Khmer's
// first halves.
void add_with_parts(hb_set_t* unicodes, hb_codepoint_t c) {
  hb_set_add(unicodes, c);
  if (c == 0x0E33) hb_set_add(unicodes, 0x0E4D), hb_set_add(unicodes, 0x0E32);
  if (c == 0x0EB3) hb_set_add(unicodes, 0x0ECD), hb_set_add(unicodes, 0x0EB2);
  if (c == 0x17BE || c == 0x17BF || c == 0x17C0 || c == 0x17C4 || c == 0x17C5) hb_set_add(unicodes, 0x17C1);
  hb_codepoint_t first = 0, second = 0;
  if (!hb_unicode_decompose(hb_unicode_funcs_get_default(), c, &first, &second)) return;
  add_with_parts(unicodes, first);
  if (second != 0) add_with_parts(unicodes, second);
}

}  // namespace

Result<Subset> subset_font(const std::string& file, unsigned index, const std::set<char32_t>& wanted, FontUse use) {
  auto face = open_face(file, index);
  if (!face) return std::move(face).error();

  Subset out;
  const Set covered(hb_set_create());
  hb_face_collect_unicodes(face->get(), covered.get());
  const Input input(hb_subset_input_create_or_fail());
  if (!input) return Error{"font.unreadable", file + ": there is no memory to cut it down"};
  hb_set_t* unicodes = hb_subset_input_unicode_set(input.get());
  for (char32_t c : wanted) {
    add_with_parts(unicodes, c);
    if (!hb_set_has(covered.get(), c)) out.missing.insert(c);
  }
  hb_set_t* features = hb_subset_input_set(input.get(), HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
  hb_set_clear(features);
  if (use == FontUse::words) {
    for (hb_codepoint_t c = HB_SET_VALUE_INVALID; hb_set_next(covered.get(), &c);)
      if (is_always_kept(c)) hb_set_add(unicodes, c);
    // Every feature: which of them a language switches on is the shaper's knowledge, not ours.
    hb_set_invert(features);
  }
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);

  const Face cut(hb_subset_or_fail(face->get(), input.get()));
  if (!cut) return Error{"font.unreadable", file + ": could not be cut down to the pack's words; is the file whole?"};
  const Blob bytes(hb_face_reference_blob(cut.get()));
  unsigned length = 0;
  const char* data = hb_blob_get_data(bytes.get(), &length);
  const auto* start = reinterpret_cast<const std::byte*>(data);
  out.bytes.assign(start, start + length);
  out.cff = length >= 4 && std::string_view(data, 4) == "OTTO";
  return out;
}

Result<std::uint32_t> icon_code_point(const std::string& file, const std::string& name) {
  auto face = open_face(file, 0);
  if (!face) return std::move(face).error();
  const FontHandle font(hb_font_create(face->get()));
  const Buffer buffer(hb_buffer_create());
  hb_buffer_add_utf8(buffer.get(), name.c_str(), static_cast<int>(name.size()), 0, -1);
  hb_buffer_guess_segment_properties(buffer.get());
  hb_shape(font.get(), buffer.get(), nullptr, 0);
  unsigned count = 0;
  const hb_glyph_info_t* glyphs = hb_buffer_get_glyph_infos(buffer.get(), &count);
  if (count == 1 && glyphs[0].codepoint != 0) {
    const Set covered(hb_set_create());
    hb_face_collect_unicodes(face->get(), covered.get());
    for (hb_codepoint_t c = HB_SET_VALUE_INVALID; hb_set_next(covered.get(), &c);) {
      hb_codepoint_t glyph = 0;
      if (c >= 0xE000 && c <= 0xF8FF && hb_font_get_nominal_glyph(font.get(), c, &glyph) &&
          glyph == glyphs[0].codepoint)
        return c;
    }
  }
  return Error{"icon.unknown",
               "there is no icon '" + name + "' in Material Icons; choose a name from its list, such as 'work'"};
}

}  // namespace hp::author
