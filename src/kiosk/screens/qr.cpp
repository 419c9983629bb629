#include <qrencode.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "kiosk/screens/parts.h"
#include "kiosk/screens/screens.h"

namespace hp::kiosk {
namespace {

struct FreeCode {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

// Dark on white in every theme, with the four modules of quiet around it that ISO/IEC 18004 asks for: what a camera
// needs, whatever the eye prefers. Whole px to a module, at most this wide. Returns the side.
float show_code(Stage& stage, const std::string& text, float x, float y, float most, bool centred) {
  // The number as plain text and nothing else: no address, no link a phone would keep as visited.
  const std::unique_ptr<QRcode, FreeCode> code(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M));
  if (!code) return 0;
  Ui& ui = stage.ui;
  constexpr int quiet = 4;
  const int modules = code->width + 2 * quiet;
  const float module = std::max(1.0f, std::floor(most / static_cast<float>(modules)));
  const float side = module * static_cast<float>(modules);
  const float left = std::round(centred ? x + (most - side) / 2 : x), top = std::round(y);
  const paint::Colour white{255, 255, 255, 255}, dark{0, 0, 0, 255};
  ui.fill({left, top, side, side}, white, ui.px(size::radius) * 0.5f);
  // A run of dark modules is one rectangle. A code is the same for every reader: it is never mirrored.
  for (int row = 0; row < code->width; ++row) {
    const unsigned char* line = code->data + static_cast<std::ptrdiff_t>(row) * code->width;
    for (int from = 0; from < code->width;) {
      int to = from;
      while (to < code->width && (line[to] & 1) != 0) ++to;
      if (to > from) {
        const float width = module * static_cast<float>(to - from);
        const float offset = module * static_cast<float>(from + quiet);
        const float dark_x = ui.flow().mirrored() ? left + side - offset - width : left + offset;
        ui.fill({dark_x, top + module * static_cast<float>(row + quiet), width, module}, dark);
      }
      from = to + 1;
    }
  }
  return side;
}

constexpr Mm smallest_beside{45};  // a side that a camera still reads from an arm away

}  // namespace

float show_qr(Stage& stage) {
  const auto& numbers = stage.edition.about().numbers;
  const auto phone = numbers.find(stage.session.place().id);
  if (phone == numbers.end()) return show_numbers(stage);
  Ui& ui = stage.ui;
  const float gap = ui.px(size::gap);
  const Words how = stage.edition.phrase(
      i18n::tr("Point the camera of your phone at the square. It gives the number and nothing else."), stage.language);
  const Words stays = stage.edition.phrase(i18n::tr("This may stay in your phone."), stage.language);
  float y = show_title(stage, stage.edition.phrase(i18n::tr("Take the number with you"), stage.language), nullptr);

  // On a low glass the square stands beside its words, so that nothing has to be moved to reach it.
  const float all = stage.width, left = stage.left;
  const float room = ui.height() - bar_height(ui) - y - 2 * gap;
  const bool beside = ui.landscape() && room >= ui.px(smallest_beside);
  float below = y;
  if (beside) {
    const float side = std::min(ui.px(Mm{110}), room);
    below = y + show_code(stage, phone->second, left, y, side, false);
    stage.left = left + side + 2 * gap;
    stage.width = all - side - 2 * gap;
  }
  y += ui.say(stage.left, y, stage.width, how, text_type, ui.colours().ink) + gap * 1.2f;
  if (!beside) {
    const float side = std::min({stage.width, ui.px(Mm{110}), ui.height() * 0.45f});
    y += show_code(stage, phone->second, stage.left + (stage.width - side) / 2, y, side, true) + gap;
  }
  Type number{.size = size::card_number * 1.3f,
              .bold = true,
              .wrap = text::Wrap::none,
              .align = beside ? text::Align::start : text::Align::centre,
              .at_most_factor = 1.6f,
              .line_height_em = number_line_em};
  const Words words = set_number(phone->second, stage.language);
  const float natural = ui.lay(words, number, stage.width).natural_width();
  if (natural > stage.width) number.size = number.size * (stage.width / natural * 0.98f);
  y += ui.say(stage.left, y, stage.width, words, number, ui.colours().ink, Role::heading) + gap;
  y += show_note(stage, stays, y);
  stage.left = left, stage.width = all;
  return std::max(y, below) + gap;
}

}  // namespace hp::kiosk
