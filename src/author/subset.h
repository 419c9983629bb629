#pragma once
// A font of the pack: one face of Debian's, cut down to the glyphs the pack's words need and everything shaping can
// make of them (GSUB closure), all layout features kept, hints dropped. The same input gives the same bytes.
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "result.h"

namespace hp::author {

struct Subset {
  std::vector<std::byte> bytes;
  bool cff = false;            // outlines are PostScript's: the file is .otf, else .ttf
  std::set<char32_t> missing;  // code points asked for that the face does not have
};

// A font for words keeps besides what is asked for all the digits, punctuation and currency signs it has, ASCII and the
// invisible characters of direction and joining, so that a number or a quotation mark can never be a box. A font of
// pictures keeps what is asked for, and not the ligatures that spell their names.
enum class FontUse { words, pictures };

// `face` is the index in a collection. Errors: font.unreadable with the file and what to do.
Result<Subset> subset_font(const std::string& file, unsigned face, const std::set<char32_t>& wanted, FontUse use);

// Material Icons name a picture by a ligature: the code point of the glyph that `name` becomes. Errors: icon.unknown.
Result<std::uint32_t> icon_code_point(const std::string& file, const std::string& name);

}  // namespace hp::author
