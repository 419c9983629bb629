#pragma once
// Which face sets which cluster: a declared list per language, first the language's own, then the ones that lend it
// what it lacks (many Noto faces have no full stop, bracket or digit). The first that covers the whole cluster wins; a
// common character (punctuation, digits, spaces) stays in the face of the run it touches when that face has it.
#include <string_view>
#include <vector>

#include "text/font.h"

namespace hp::text {

struct FontPair {
  FontId regular, bold;
};

struct FontStack {
  std::vector<FontPair> fonts;  // in order of preference; never empty

  FontId at(std::size_t i, bool bold) const { return bold ? fonts[i].bold : fonts[i].regular; }
  // Index in `fonts` of the first that covers every code point of the cluster (default-ignorables need no glyph), or
  // -1 where none does: the cluster is then set in fonts[0] and shows its .notdef box, which `check` refuses.
  int choose(const Fonts&, std::u32string_view cluster, bool bold) const;
};

}  // namespace hp::text
