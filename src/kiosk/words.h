#pragma once
// One sentence in one language, ready to be set: the text with its numbers in place, each in a bidi isolate (U+2066,
// U+2068 … U+2069) and kept on one line, so that a telephone number never turns round and never breaks (UAX #9; design
// §7).
#include <map>
#include <string>
#include <vector>

#include "content/page.h"
#include "i18n/tr.h"
#include "language.h"
#include "text/paragraph.h"

namespace hp::kiosk {

struct Words {
  std::string text;
  Language language;
  std::vector<text::Span> spans;
  std::vector<std::string> links;  // where link number n (a span's tag n + 1) leads: "topic/id"
};

using Table = std::map<std::string, std::string>;  // id → as shown

// A fact or number that is not in its table leaves its place empty: the checker has refused that long before.
Words set_sentence(const content::Sentence& sentence, const Language& language, const Table& facts,
                   const Table& numbers);
// A number by itself, isolated.
Words set_number(std::string_view number, const Language& language);
// A translated sentence of the program with its named places filled: "{page} of {pages}".
Words fill_places(std::string_view text, const Language& language, const Table& places);

}  // namespace hp::kiosk
