#include "text/cohesion.h"

#include <unicode/uchar.h>

#include "text/characters.h"

namespace hp::text {
namespace {

constexpr std::uint32_t shortest_piece = 4;

bool is_space(char16_t c) { return is_hanging_space(c) || is_line_end(c) || c == 0xA0; }
bool is_hyphen(char16_t c) { return c == u'-' || c == 0x2010; }
bool is_ascii_word(char16_t c) { return c < 0x80 && u_isalnum(c); }
// Letters, digits and the marks on them.
bool is_of_word(char16_t c) {
  return u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0 || c == u'\'' || c == 0x2019;
}

std::uint32_t letters_before(const Analysis& a, std::uint32_t unit) {
  std::uint32_t count = 0;
  while (count < unit && is_of_word(a.text[unit - count - 1])) ++count;
  return count;
}
std::uint32_t letters_from(const Analysis& a, std::uint32_t unit) {
  std::uint32_t count = 0;
  while (unit + count < a.size() && is_of_word(a.text[unit + count])) ++count;
  return count;
}

bool is_inside_address(const Analysis& a, std::uint32_t unit) {
  std::uint32_t first = unit, last = unit;
  while (first > 0 && !is_space(a.text[first - 1])) --first;
  while (last < a.size() && !is_space(a.text[last])) ++last;
  for (std::uint32_t i = first + 1; i + 1 < last; ++i)
    if (a.text[i] == u'.' && is_ascii_word(a.text[i - 1]) && is_ascii_word(a.text[i + 1])) return true;
  return false;
}

bool is_repetition(char16_t c) { return c == 0x0E46 || c == 0x0EC6 || c == 0x17D7; }

// The word that ends before the space before `unit` cannot stand at the end of a line.
bool follows_a_lone_letter(const Analysis& a, std::uint32_t unit) {
  if (unit < 2 || a.text[unit - 1] != u' ') return false;
  const char16_t last = a.text[unit - 2];
  if (last == 0x0640) return true;
  if (letters_before(a, unit - 1) != 1 || !u_isalpha(last)) return false;
  const std::string_view language = a.language.primary();
  return (last >= 0x1200 && last <= 0x135A) || language == "pl" || language == "cs" || language == "sk";
}

}  // namespace

Hold hold_at(const Analysis& a, std::uint32_t unit) {
  if (unit == 0 || unit >= a.size()) return Hold::none;
  const char16_t before = a.text[unit - 1];
  if (is_hyphen(before)) {
    const std::uint32_t left = letters_before(a, unit - 1), right = letters_from(a, unit);
    if (right > 0 && is_inside_address(a, unit)) return Hold::firm;
    if (right > 0 && (left < shortest_piece || right < shortest_piece)) return Hold::loose;
  }
  if (before == u'/' && is_inside_address(a, unit)) return Hold::loose;
  if (is_repetition(a.text[unit]) || follows_a_lone_letter(a, unit)) return Hold::loose;
  return Hold::none;
}

bool is_after_quotation(const Analysis& a, std::uint32_t unit) {
  if (unit < 2 || unit >= a.size() || a.text[unit] != u'(' || a.text[unit - 1] != u' ') return false;
  const auto began_with = [&](char16_t opening) { return a.text.rfind(opening, unit - 2) != std::u16string::npos; };
  switch (a.text[unit - 2]) {
    case 0x201C:  // “
      return began_with(0x201E);
    case 0x201D:  // ”
      return began_with(0x201E) || began_with(0x201C);
    case 0x00BB:  // »
      return began_with(0x00AB);
    default:
      return false;
  }
}

}  // namespace hp::text
