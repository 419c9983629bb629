#include "kiosk/theme.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace hp::kiosk {
namespace {

using paint::rgb;

constexpr Palette day{.paper = rgb(0xF7F3EA),
                      .card = rgb(0xFFFFFF),
                      .ink = rgb(0x1B2A2F),
                      .soft = rgb(0x415156),
                      .line = rgb(0xDDD5C4),
                      .edge = rgb(0x8A826F),
                      .teal = rgb(0x0E5560),
                      .teal_ground = rgb(0xE1EEEE),
                      .on_teal = rgb(0xFFFFFF),
                      .draft = rgb(0x8A826F),
                      .note_ground = rgb(0xF6E3B8),
                      .note_text = rgb(0x5B3A00),
                      .danger_ground = rgb(0xFBE6E3),
                      .danger_text = rgb(0x8C1717)};

constexpr Palette night{.paper = rgb(0x122024),
                        .card = rgb(0x1B2D32),
                        .ink = rgb(0xF3EEE2),
                        .soft = rgb(0xBFC9C6),
                        .line = rgb(0x34474C),
                        .edge = rgb(0x6F868C),
                        .teal = rgb(0x7CC7CE),
                        .teal_ground = rgb(0x24404A),
                        .on_teal = rgb(0x0C1A1E),
                        .draft = rgb(0x6F868C),
                        .note_ground = rgb(0x4A3A16),
                        .note_text = rgb(0xF6E3B8),
                        .danger_ground = rgb(0x4A1C1C),
                        .danger_text = rgb(0xFFD9D3)};

constexpr Palette strong{.paper = rgb(0x000000),
                         .card = rgb(0x000000),
                         .ink = rgb(0xFFFFFF),
                         .soft = rgb(0xFFFFFF),
                         .line = rgb(0xFFE94A),
                         .edge = rgb(0xFFE94A),
                         .teal = rgb(0xFFE94A),
                         .teal_ground = rgb(0x000000),
                         .on_teal = rgb(0x000000),
                         .draft = rgb(0xFFE94A),
                         .note_ground = rgb(0x000000),
                         .note_text = rgb(0xFFE94A),
                         .danger_ground = rgb(0x000000),
                         .danger_text = rgb(0xFF9A8F)};

constexpr std::array pairs{
    ColourPair{"text on paper", &Palette::ink, &Palette::paper, 7},
    ColourPair{"text on card", &Palette::ink, &Palette::card, 7},
    ColourPair{"second text on paper", &Palette::soft, &Palette::paper, 7},
    ColourPair{"second text on card", &Palette::soft, &Palette::card, 7},
    ColourPair{"words on the colour", &Palette::on_teal, &Palette::teal, 7},
    ColourPair{"words in the colour on paper", &Palette::teal, &Palette::paper, 7},
    ColourPair{"words in the colour on card", &Palette::teal, &Palette::card, 7},
    ColourPair{"icon on its ground", &Palette::teal, &Palette::teal_ground, 3},
    ColourPair{"edge on paper", &Palette::edge, &Palette::paper, 3},
    ColourPair{"edge against card", &Palette::edge, &Palette::card, 3},
    ColourPair{"note", &Palette::note_text, &Palette::note_ground, 7},
    ColourPair{"danger", &Palette::danger_text, &Palette::danger_ground, 7},
    ColourPair{"close: paper on ink", &Palette::paper, &Palette::ink, 7},
    ColourPair{"close against the bar", &Palette::ink, &Palette::card, 3},
    ColourPair{"draft rule on paper", &Palette::draft, &Palette::paper, 3},
};

double luminance(paint::Colour c) {
  const auto linear = [](std::uint8_t v) {
    const double s = v / 255.0;
    return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

}  // namespace

const Palette& palette(Colours colours) {
  switch (colours) {
    case Colours::night:
      return night;
    case Colours::strong:
      return strong;
    case Colours::day:
      break;
  }
  return day;
}

std::span<const ColourPair> colour_pairs() { return pairs; }

double contrast(paint::Colour a, paint::Colour b) {
  const double la = luminance(a), lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

paint::Colour pressed(paint::Colour ground) {
  // A dark ground gets lighter, a light one darker, each by a step that is plain to see.
  const bool dark = luminance(ground) < 0.18;
  const auto step = [dark](std::uint8_t v) {
    return static_cast<std::uint8_t>(dark ? v + (255 - v) * 22 / 100 : v * 86 / 100);
  };
  return {step(ground.r), step(ground.g), step(ground.b), ground.a};
}

}  // namespace hp::kiosk
