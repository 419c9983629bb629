#pragma once
// The first stage: what a text is, before any font or width. Bidi levels (UAX #9), scripts (UAX #24), clusters (UAX
// #29) and break opportunities (UAX #14, by language). Needs no font, so Unicode's conformance files drive it by
// itself. Offsets are UTF-16 units, which ICU and HarfBuzz share; `byte_of` leads back out. Private to the room.
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "text/paragraph.h"
#include "text/workbench.h"

namespace hp::text {

// What is true of one UTF-16 unit. `traits` has one more than the text, for the end.
using Traits = std::uint16_t;
namespace trait {
constexpr Traits may_break = 1;    // a line may begin here
constexpr Traits would_break = 2;  // and here too, when nothing better fits: UAX #14 allows it, but a span that stays
                                   // together, a Korean word or a Japanese phrase would be torn
constexpr Traits must_break = 4;   // a line begins here
constexpr Traits begins_cluster = 8;  // UAX #29: what a reader takes for one character
constexpr Traits hangs = 16;          // a space that has no width at the end of a line
constexpr Traits shared = 32;         // a cluster of no script of its own: punctuation, digits, spaces
constexpr Traits never_shown = 64;    // ends a line: not shaped
}  // namespace trait

struct ScriptRun {
  std::uint32_t end = 0;    // begins where the one before ends
  std::int32_t script = 0;  // UScriptCode
};

struct Analysis {
  std::u16string text;                 // as it is shown: a tab is a space
  std::vector<std::uint32_t> byte_of;  // UTF-8 offset of each unit and of the end
  Language language;
  Direction direction = Direction::ltr;
  std::vector<Span> spans;           // as given, but in UTF-16 units; empty ones and overlaps removed
  std::vector<std::uint8_t> levels;  // empty where all of the text is at base_level
  std::vector<Traits> traits;
  std::vector<ScriptRun> scripts;

  std::uint8_t base_level() const { return direction == Direction::rtl ? 1 : 0; }
  std::uint8_t level(std::size_t unit) const { return levels.empty() ? base_level() : levels[unit]; }
  bool is(std::size_t unit, Traits t) const { return (traits[unit] & t) != 0; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(text.size()); }
  // The end of what a line [start, end) shows: without the spaces that hang and the character that ended it.
  std::uint32_t solid_end(std::uint32_t start, std::uint32_t end) const;
};

Analysis analyse(Workbench& workbench, std::string_view text, const Language& language, Direction direction, Wrap wrap,
                 std::span<const Span> spans);

}  // namespace hp::text
