#include <algorithm>
#include <array>

#include "content/collection.h"
#include "utf8.h"

namespace hp::content {
namespace {

// Where each script's decimal digits begin (Unicode's Nd, those in use for writing today). A telephone number is no
// safer for being written in Arabic or Bengali digits.
constexpr std::array<char32_t, 30> digit_zeros{0x0030, 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6,
                                               0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6, 0x0E50, 0x0ED0,
                                               0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80,
                                               0x1B50, 0x1C40, 0xA8D0, 0xA9F0, 0xABF0, 0xFF10};

// A number written with gaps ("0800 808 3733") has no six digits in a row; nine with no more than two such marks
// between any of them are one too. A date or a span of years has fewer.
constexpr int most_in_a_row = 5, most_with_gaps = 8, widest_gap = 2;
constexpr std::u32string_view gaps = U" -./()\u00A0\u2007\u2009\u2010\u2011\u2012\u2013\u202F";

bool is_digit(char32_t c) { return digit_value(c).has_value(); }

constexpr char32_t isolate_first = 0x2066, isolate_last = 0x2068, isolate_end = 0x2069;

bool is_other_bidi_control(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E);
}

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || (c >= 0xFFF9 && c <= 0xFFFB) ||
         c == 0xFEFF || (c & 0xFFFE) == 0xFFFE || (c >= 0xE0000 && c <= 0xE007F);
}

std::string code_point_name(char32_t c) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string name;
  for (int shift = 20; shift >= 0; shift -= 4)
    if (shift < 16 || (c >> shift) != 0) name += hex[(c >> shift) & 15];
  return "U+" + name;
}

}  // namespace

std::optional<int> digit_value(char32_t c) {
  const auto zero =
      std::find_if(digit_zeros.begin(), digit_zeros.end(), [c](char32_t z) { return c >= z && c <= z + 9; });
  return zero == digit_zeros.end() ? std::nullopt : std::optional(static_cast<int>(c - *zero));
}

std::optional<std::string> fault_in_text(std::string_view text) {
  int in_a_row = 0, with_gaps = 0, gap = 0, open_isolates = 0;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded next = utf8::decode(text, at);
    const char32_t c = next.code_point;
    at += next.bytes;
    if (!next.valid) return "has bytes that are not UTF-8";
    if (is_control(c)) return "has the control character " + code_point_name(c);
    if (is_other_bidi_control(c))
      return "has the direction mark " + code_point_name(c) + "; only isolates (U+2066 to U+2069) are used";
    if (c >= isolate_first && c <= isolate_last) ++open_isolates;
    if (c == isolate_end && --open_isolates < 0) return "closes a direction isolate that it did not open";

    if (is_digit(c)) {
      ++in_a_row, ++with_gaps;
      gap = 0;
      if (in_a_row > most_in_a_row || with_gaps > most_with_gaps)
        return "has a long number in it; numbers are placed by the program, from facts and helplines";
    } else {
      in_a_row = 0;
      if (gaps.find(c) == std::u32string_view::npos || ++gap > widest_gap) with_gaps = 0;
    }
  }
  if (open_isolates > 0) return "opens a direction isolate and does not close it";
  return std::nullopt;
}

}  // namespace hp::content
