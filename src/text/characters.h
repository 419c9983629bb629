#pragma once
// What the text room asks of single characters, where Unicode's answer is short, stable and wanted often.
// The longer answers (script, bidi class, line breaks) are ICU's.
#include <cstddef>
#include <string_view>

namespace hp::text {

constexpr bool is_high_surrogate(char16_t unit) { return (unit & 0xFC00) == 0xD800; }
constexpr bool is_low_surrogate(char16_t unit) { return (unit & 0xFC00) == 0xDC00; }

// The code point at `at`. Our UTF-16 comes from hp::utf8 and has no unpaired surrogates.
constexpr char32_t code_point_at(std::u16string_view text, std::size_t at) {
  const char16_t unit = text[at];
  if (!is_high_surrogate(unit) || at + 1 >= text.size()) return unit;
  return 0x10000 + ((static_cast<char32_t>(unit) - 0xD800) << 10) + (static_cast<char32_t>(text[at + 1]) - 0xDC00);
}
constexpr std::size_t units_of(char32_t code_point) { return code_point < 0x10000 ? 1 : 2; }

// Default_Ignorable_Code_Point: joiners, bidi marks and isolates, variation selectors… They need no glyph and show
// none.
constexpr bool is_ignorable(char32_t c) {
  if (c < 0x200B)
    return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5 ||
           (c >= 0x180B && c <= 0x180F);
  if (c < 0xFE00) return c <= 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0x3164;
  if (c < 0x10000) return c <= 0xFE0F || c == 0xFEFF || c == 0xFFA0 || (c >= 0xFFF0 && c <= 0xFFF8);
  return (c >= 0x1BCA0 && c <= 0x1BCA3) || (c >= 0x1D173 && c <= 0x1D17A) || (c >= 0xE0000 && c <= 0xE0FFF);
}

// Letters and marks of which each is a cluster (UAX #29) whatever other such letter stands beside it: nothing that
// combines, joins or is half of a pair. What is not here is left to ICU.
constexpr bool is_cluster_alone(char16_t c) {
  if (c < 0x300) return c >= 0x20 && c != 0x7F && !(c >= 0x80 && c < 0xA0) && c != 0xA9 && c != 0xAD && c != 0xAE;
  if (c < 0x700)
    return (c >= 0x370 && c <= 0x482) || (c >= 0x48A && c <= 0x590) || (c >= 0x5D0 && c <= 0x5F4) ||
           (c >= 0x60C && c <= 0x60F) || (c >= 0x61D && c <= 0x64A) || (c >= 0x660 && c <= 0x66F) ||
           (c >= 0x671 && c <= 0x6D5) || (c >= 0x6EE && c <= 0x6FF);
  if (c < 0x2000)
    return (c >= 0x10A0 && c <= 0x10FF) || (c >= 0x1200 && c <= 0x135A) || (c >= 0x1361 && c <= 0x139F) ||
           (c >= 0x1E00 && c <= 0x1FFF);
  if (c < 0x3000) return (c >= 0x2010 && c <= 0x2027) || (c >= 0x20A0 && c <= 0x20BF);
  return (c >= 0x3001 && c <= 0x3029) || (c >= 0x3041 && c <= 0x3096) || (c >= 0x309B && c <= 0x30FF) ||
         (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xFF01 && c <= 0xFF9D);
}

// Ends a line and is itself never shown (UAX #14: BK, CR, LF, NL).
constexpr bool is_line_end(char32_t c) { return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029; }

// Hangs at the end of a line, with no width: spaces that a line may end after. Not U+00A0, U+2007, U+202F.
constexpr bool is_hanging_space(char32_t c) {
  return c == 0x20 || c == 0x09 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B && c != 0x2007) || c == 0x205F ||
         c == 0x3000;
}

// Any space that may stand inside a number: 08000 121 700.
constexpr bool is_number_space(char32_t c) {
  return c == 0x20 || c == 0xA0 || c == 0x2009 || c == 0x202F || c == 0x2007;
}

}  // namespace hp::text
