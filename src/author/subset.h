#pragma once
// A font of the pack: one face of Debian's, cut down to the glyphs the pack's words need and everything shaping can make of
// them (GSUB closure), all layout features kept, hints dropped. The same input gives the same bytes.
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "result.h"

namespace hp::author {

struct Subset {
  std::vector<std::byte> bytes;
  bool cff = false;                // outlines are PostScript's: the file is .otf, else .ttf
  std::set<char32_t> missing;      // code points asked for that the face does not have
};

// `face` is the index in a collection. Errors: font.unreadable with the file and what to do.
Result<Subset> subset_font(const std::string& file, unsigned face, const std::set<char32_t>& wanted);

// The code points every pack font keeps where the face has them: ASCII, punctuation, quotes, dashes, isolates, £ and €.
const std::set<char32_t>& always_kept();

// Material Icons name a picture by a ligature: the code point of the glyph that `name` becomes. Errors: icon.unknown.
Result<std::uint32_t> icon_code_point(const std::string& file, const std::string& name);

}  // namespace hp::author
