#include "text/fontstack.h"

#include "text/characters.h"

namespace hp::text {

int FontStack::choose(const Fonts& open, std::u32string_view cluster, bool bold) const {
  for (std::size_t i = 0; i < fonts.size(); ++i) {
    const FontId font = at(i, bold);
    bool covers = true;
    for (const char32_t c : cluster) covers = covers && (is_ignorable(c) || open.has(font, c));
    if (covers) return static_cast<int>(i);
  }
  return -1;
}

}  // namespace hp::text
