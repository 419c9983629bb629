#pragma once
// `try`: words set in one language with the kiosk's own text room, straight from the fonts of fonts/stacks.toml, every
// stage printed. For whoever wonders why a line breaks where it does.
#include <string>
#include <vector>

#include "result.h"

namespace hp::author {

struct TryRequest {
  std::string language;
  float width_px = 0, size_px = 38;
  std::string png;  // empty: no picture
  std::string locales = "locales", fonts = "fonts/stacks.toml";
  std::vector<std::string> words;  // joined by spaces
};

// What Paragraph::dump() says. Errors: try.<what>, font.unreadable, language.tag.
Result<std::string> try_words(const TryRequest& request);

}  // namespace hp::author
