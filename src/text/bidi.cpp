#include "text/bidi.h"

#include <unicode/ubidi.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <numeric>

namespace hp::text {
namespace {

// Can this unit raise a level above the paragraph's, in a left-to-right paragraph? Right-to-left letters, Arabic
// digits, the marks, and the surrogates that lead to right-to-left planes. All other text needs no bidi algorithm at
// all.
bool may_raise_level(char16_t c) {
  if (c < 0x590) return false;
  if (c <= 0x8FF) return true;
  if (c < 0xFB1D)
    return c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xD802 || c == 0xD803 ||
           c == 0xD83A || c == 0xD83B;
  return c <= 0xFDFF || (c >= 0xFE70 && c <= 0xFEFE);
}

// L1. No character beyond U+FFFF is of these classes but the ignorable tags, which are seen as their surrogates: L.
bool takes_base_level_at_line_end(char16_t unit) {
  switch (u_charDirection(unit)) {
    case U_WHITE_SPACE_NEUTRAL:
    case U_SEGMENT_SEPARATOR:
    case U_BLOCK_SEPARATOR:
    case U_BOUNDARY_NEUTRAL:
    case U_FIRST_STRONG_ISOLATE:
    case U_LEFT_TO_RIGHT_ISOLATE:
    case U_RIGHT_TO_LEFT_ISOLATE:
    case U_POP_DIRECTIONAL_ISOLATE:
    case U_LEFT_TO_RIGHT_EMBEDDING:
    case U_LEFT_TO_RIGHT_OVERRIDE:
    case U_RIGHT_TO_LEFT_EMBEDDING:
    case U_RIGHT_TO_LEFT_OVERRIDE:
    case U_POP_DIRECTIONAL_FORMAT:
      return true;
    default:
      return false;
  }
}

}  // namespace

void find_levels(Workbench& workbench, Analysis& a) {
  if (a.text.empty()) return;
  if (a.direction == Direction::ltr && std::none_of(a.text.begin(), a.text.end(), may_raise_level)) return;

  UBiDi* bidi = workbench.bidi();
  if (bidi == nullptr) return;
  UErrorCode error = U_ZERO_ERROR;
  ubidi_setPara(bidi, a.text.data(), static_cast<std::int32_t>(a.size()), a.base_level(), nullptr, &error);
  const UBiDiLevel* levels = ubidi_getLevels(bidi, &error);
  if (U_FAILURE(error)) return;
  a.levels.assign(levels, levels + a.size());
}

void reorder(std::span<const std::uint8_t> levels, std::vector<std::uint32_t>& order) {
  order.resize(levels.size());
  std::iota(order.begin(), order.end(), 0u);
  std::uint8_t highest = 0, lowest_odd = 255;
  for (const std::uint8_t level : levels) {
    highest = std::max(highest, level);
    if (level & 1) lowest_odd = std::min(lowest_odd, level);
  }
  for (int level = highest; level >= lowest_odd; --level) {
    for (std::size_t i = 0; i < order.size(); ++i) {
      const std::size_t first = i;
      while (i < order.size() && levels[order[i]] >= level) ++i;
      std::reverse(order.begin() + static_cast<std::ptrdiff_t>(first), order.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }
}

std::vector<std::uint32_t> visual_units(const Analysis& a, std::uint32_t start, std::uint32_t end) {
  std::vector<std::uint8_t> levels;
  levels.reserve(end - start);
  for (std::uint32_t i = start; i < end; ++i) levels.push_back(a.level(i));
  for (std::uint32_t i = end; i > start && takes_base_level_at_line_end(a.text[i - 1]); --i)
    levels[i - 1 - start] = a.base_level();
  std::vector<std::uint32_t> order;
  reorder(levels, order);
  for (std::uint32_t& unit : order) unit += start;
  return order;
}

}  // namespace hp::text
