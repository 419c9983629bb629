#pragma once
// What a Paragraph is made of: three stages, each shared by those that differ only in a later one. The same text in two
// sizes is analysed once; the same text in two widths is shaped once. Private to the room.
#include <memory>
#include <optional>

#include "text/lines.h"

namespace hp::text {

struct ParagraphState {
  const Fonts* fonts = nullptr;
  const FontStack* stack = nullptr;
  TextStyle style;
  std::shared_ptr<const Analysis> analysis;
  std::shared_ptr<const Shaped> shaped;

  bool fitted = false;
  float fitted_width = 0;
  Laid laid;
  struct Ink {
    float top = 0, bottom = 0;
  };
  mutable std::optional<Ink> ink;  // measured when first asked for
};

std::shared_ptr<const Analysis> analyse_source(const Fonts& fonts, const ParagraphSource& source);
std::shared_ptr<const Shaped> shape_source(const Fonts& fonts, const ParagraphSource& source, const Analysis& analysis);

}  // namespace hp::text
