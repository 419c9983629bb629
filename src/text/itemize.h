#pragma once
// Cuts an analysed text into runs that HarfBuzz can shape whole: one level, script, face and language. This is where
// each cluster gets its face from the declared stack; the rules are in itemize.cpp.
#include <string>
#include <vector>

#include "text/analysis.h"

namespace hp::text {

struct Run {
  std::uint32_t start = 0, end = 0;  // UTF-16 units
  std::uint8_t level = 0;
  std::int32_t script = 0;  // UScriptCode
  FontId font;
  std::int32_t language = -1;  // index in the analysis' spans, -1 the paragraph's

  const Language& language_in(const Analysis& a) const {
    return language < 0 ? a.language : *a.spans[static_cast<std::size_t>(language)].language;
  }
  bool is_rtl() const { return (level & 1) != 0; }
};

struct Items {
  std::vector<Run> runs;   // in logical order; the characters that end lines are in none
  std::u32string missing;  // what no face of the stack has, each once
};

Items itemize(const Analysis& analysis, const Fonts& fonts, const FontStack& stack, bool bold);

}  // namespace hp::text
