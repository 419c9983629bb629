#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/icons.h"
#include "kiosk/screens/parts.h"

// The bar: back, home, language, easier, and close. Close is dark and stands in the bottom right corner of the glass in
// every language, so that a hand finds it without reading; the others mirror. Words wrap or go before icons do.

namespace hp::kiosk {
namespace {

struct Item {
  const char* id;
  std::uint32_t icon;
  bool points;
  i18n::Message name;
  BarTap tap;
};

constexpr std::array items{
    Item{"back", icon::back, true, i18n::tr_c("bar", "Back"), BarTap::back},
    Item{"home", icon::home, false, i18n::tr_c("bar", "Home"), BarTap::home},
    Item{"language", icon::language, false, i18n::tr_c("bar", "Language"), BarTap::language},
    Item{"easier", icon::easier, false, i18n::tr_c("bar", "Easier"), BarTap::easier},
};
constexpr Item hide{"hide", icon::close, false, i18n::tr_c("bar", "Close"), BarTap::hide};

constexpr Type bar_type{
    .size = size::label, .wrap = text::Wrap::phrase, .align = text::Align::centre, .at_most_factor = 1.0f};

// Around Close; what is left of a low bar is still a target of 20 mm.
float close_inset(const Ui& ui) { return ui.px(ui.landscape() ? Mm{3.2f} : Mm{5}); }
float close_width(const Ui& ui) { return ui.px(ui.landscape() ? Mm{58} : Mm{51.6f}); }

// Icon over words, or beside them where the bar is low; Nastaliq, whose line is taller than its letters, is spaced by
// its ink. The words do not grow with the visitor's size, so that all of them stay; ones wider than the place are left
// out, never the icon.
void show_item(Stage& stage, Box box, const Item& item, const Words& name, paint::Colour colour,
               paint::Colour icon_colour) {
  Ui& ui = stage.ui;
  const float icon_side = ui.px(size::small_icon);
  const bool beside = ui.landscape();
  const float gap = ui.px(Mm{2});
  const float room = beside ? box.w - icon_side - 3 * gap : box.w - gap;
  const text::Paragraph& words = ui.lay(name, bar_type, std::max(1.0f, room));
  const bool by_ink = ui.typefaces().of(name.language).line_height_em >= 2.0f;
  const float ink_top = by_ink ? words.ink_top() : 0, ink = by_ink ? words.ink_bottom() - ink_top : words.height();
  const bool fits = !name.text.empty() && words.min_width() <= room && words.lines().size() <= 2 &&
                    ink <= (beside ? box.h : box.h - icon_side);
  if (!fits) {
    ui.icon({box.x + (box.w - icon_side) / 2, box.y + (box.h - icon_side) / 2, icon_side, icon_side}, item.icon,
            icon_colour, item.points);
    return;
  }
  if (beside) {
    const float wide = std::min(room, words.width());
    const float left = box.x + (box.w - icon_side - gap - wide) / 2;
    ui.icon({left, box.y + (box.h - icon_side) / 2, icon_side, icon_side}, item.icon, icon_colour, item.points);
    ui.say_centred({left + icon_side + gap, box.y, wide + 1, box.h}, name, bar_type, colour);
    return;
  }
  const float between = std::min(by_ink ? gap : 0.0f, box.h - icon_side - ink);
  const float top = box.y + (box.h - icon_side - between - ink) / 2;
  ui.icon({box.x + (box.w - icon_side) / 2, top, icon_side, icon_side}, item.icon, icon_colour, item.points);
  ui.say(box.x + gap / 2, top + icon_side + between - ink_top, room, name, bar_type, colour, Role::text, true);
}

}  // namespace

float bar_height(const Ui& ui) { return std::round(ui.px(ui.landscape() ? size::bar_landscape : size::bar)); }

BarTap show_bar(Stage& stage) {
  Ui& ui = stage.ui;
  const Palette& colours = ui.colours();
  const float height = bar_height(ui), top = ui.height() - height, rule = std::max(1.0f, std::round(ui.px(size::rule)));
  if (stage.edition.about().preview) {
    // A draft says so, quietly, on every screen.
    ui.dashes({0, top - rule * 2, ui.width(), rule}, colours.draft);
  }
  ui.fill({0, top, ui.width(), height}, colours.card);
  ui.fill({0, top, ui.width(), rule}, colours.line);

  BarTap tapped = BarTap::none;
  const float inset = close_inset(ui), hide_width = close_width(ui);
  const float free = ui.width() - hide_width - 2 * inset;
  const bool no_language = !stage.session.has_language();  // home and language would both lead where Back does
  const float slot = free / static_cast<float>(items.size());

  // They stand on the other side of Close, which never moves.
  const bool mirrored = ui.flow().mirrored();
  const float others = mirrored ? hide_width + 2 * inset : 0;
  std::size_t place = 0;
  for (const Item& item : items) {
    if (no_language && item.tap != BarTap::easier && !(item.tap == BarTap::back && stage.session.can_go_back()))
      continue;
    if (item.tap == BarTap::back && !stage.session.can_go_back()) {
      ++place;
      continue;
    }
    const Box box{others + inset * 0.5f + static_cast<float>(place++) * slot, top + rule, slot - inset * 0.5f,
                  height - rule};
    const Words name = stage.edition.phrase(item.name, stage.language);
    const Control control = ui.control(item.id, box, name);
    if (control.pressed) ui.fill(box.inset(rule * 2), pressed(colours.card), ui.px(size::radius));
    show_item(stage, box, item, name, colours.ink, colours.teal);
    if (control.focused) ui.focus_ring(box.inset(ui.px(Mm{3})), ui.px(size::radius));
    if (control.tapped) tapped = item.tap;
  }

  if (show_close(stage, stage.edition.phrase(hide.name, stage.language))) tapped = BarTap::hide;
  return tapped;
}

bool show_close(Stage& stage, const Words& name) {
  Ui& ui = stage.ui;
  const Palette& colours = ui.colours();
  const float height = bar_height(ui), top = ui.height() - height, inset = close_inset(ui), width = close_width(ui);
  // In start/end coordinates its corner is at the end in LTR and at the start in RTL: always the right of the glass.
  const Box close{ui.flow().mirrored() ? inset : ui.width() - width - inset, top + inset, width, height - 2 * inset};
  const Control control = ui.control(hide.id, close, name);
  ui.fill(close, control.pressed ? pressed(colours.ink) : colours.ink, ui.px(size::radius));
  show_item(stage, close, hide, name, colours.paper, colours.paper);
  if (control.focused) ui.focus_ring(close, ui.px(size::radius));
  return control.tapped;
}

PillShown show_pill(Stage& stage, const Words& words, float view_bottom) {
  Ui& ui = stage.ui;
  const Palette& colours = ui.colours();
  const Type type{.size = size::label, .bold = true, .wrap = text::Wrap::none, .at_most_factor = 1.25f};
  const float icon_side = ui.px(size::small_icon) * 0.8f, pad = ui.px(size::pad) * 1.6f, gap = ui.px(Mm{4});
  const text::Paragraph& p = ui.lay(words, type, ui.width());
  const float height = std::max(ui.px(size::target), p.height()), width = icon_side + gap + p.natural_width() + 2 * pad;
  const float room = ui.px(size::gap) * 0.5f;
  const Box box{(ui.width() - width) / 2, view_bottom - height - room, width, height};
  const Box strip{0, box.y - room, ui.width(), view_bottom - box.y + room};
  ui.fill(strip, colours.paper);
  constexpr int steps = 6;
  const float step = std::max(1.0f, std::round(ui.px(Mm{1})));
  for (int i = 1; i < steps; ++i) {
    paint::Colour veil = colours.paper;
    veil.a = static_cast<std::uint8_t>(255 - 255 * i / steps);
    ui.fill({0, strip.y - step * static_cast<float>(i), ui.width(), step}, veil);
  }
  ui.hide_below(strip);
  ui.float_over(box);
  const Control control = ui.control("more", box, words);
  ui.fill(box, control.pressed ? pressed(colours.teal) : colours.teal, height / 2);
  ui.icon({box.x + pad, box.y + (height - icon_side) / 2, icon_side, icon_side}, icon::more, colours.on_teal);
  ui.say_centred({box.x + pad + icon_side + gap, box.y, p.natural_width() + 2, height}, words, type, colours.on_teal);
  if (control.focused) ui.focus_ring(box, height / 2);
  return {control.tapped, strip.y};
}

}  // namespace hp::kiosk
