#include <algorithm>
#include <cmath>

#include "kiosk/screens/parts.h"
#include "kiosk/screens/screens.h"

namespace hp::kiosk {
namespace {

float show_content(Stage& stage) {
  switch (stage.session.place().screen) {
    case Screen::welcome:
      return show_welcome(stage);
    case Screen::menu:
      return show_menu(stage);
    case Screen::topic:
      return show_topic(stage);
    case Screen::page:
      return show_page(stage);
    case Screen::helpline:
      return show_helpline(stage);
    case Screen::staff:
      return show_staff(stage);
    case Screen::qr:
      return show_qr(stage);
    case Screen::questions:
      return show_questions(stage);
    case Screen::easier:
      return show_easier(stage);
    case Screen::about:
      return show_about(stage);
    case Screen::safe:
      return show_safe(stage);
    case Screen::cover:
    case Screen::still:
    case Screen::receipt:
      break;  // never a place
  }
  return show_numbers(stage);
}

void act(BarTap tap, Stage& stage, Shown& shown) {
  switch (tap) {
    case BarTap::none:
      break;
    case BarTap::back:
      stage.session.back();
      break;
    case BarTap::home:
      stage.session.home();
      break;
    case BarTap::language:
      stage.session.open_languages();
      break;
    case BarTap::easier:
      if (stage.session.place().screen != Screen::easier) stage.session.go(Screen::easier);
      break;
    case BarTap::hide:
      shown.hide = true;
      break;
  }
}

// The column: the whole width between the margins for tiles; text keeps a line a person can follow.
void set_column(Stage& stage) {
  Ui& ui = stage.ui;
  const float margin = ui.px(size::margin);
  stage.width = ui.width() - 2 * margin;
  switch (stage.session.place().screen) {
    case Screen::welcome:
    case Screen::menu:
    case Screen::easier:
    case Screen::safe:
      break;
    case Screen::staff:  // read across a desk: as large and as whole as the glass allows
      if (ui.landscape()) break;
      [[fallthrough]];
    default:
      stage.width = std::min(stage.width, ui.px(size::measure) * std::max(1.0f, ui.text_factor() * 0.8f));
  }
  stage.left = (ui.width() - stage.width) / 2;
}

// How far "more" goes (px), where the view's part below `hidden` is not seen: the first thing that did not fit whole
// comes to the top, so that no line is cut there. Where one thing is taller than the screen, most of a screen.
float step_down(const Ui& ui, const Box& view, float hidden) {
  float step = view.h;
  for (const SpokenEntry& e : ui.tree()) {
    const float top = e.box.y - view.y, bottom = e.box.bottom() - view.y;
    if (bottom > hidden && top > view.h * 0.3f && top < view.h) step = std::min(step, top - ui.px(size::gap) * 0.5f);
  }
  if (step == view.h) step = view.h * 0.82f;
  return step;
}

// How far the content may be moved up: its end to the bottom, or a little less (half of the margin is lost) or further
// (up to two fifths of the view stay empty), so that the last turn too begins with something whole.
float tidy_end(const Ui& ui, const Box& view, float scroll, float furthest) {
  if (furthest <= 0) return 0;
  const auto cut_at = [&](float at) {
    return std::any_of(ui.tree().begin(), ui.tree().end(), [&](const SpokenEntry& e) {
      const float top = e.box.y - view.y + scroll;
      return top < at && top + e.box.h > at + 1;
    });
  };
  if (!cut_at(furthest)) return furthest;
  const float nearest = furthest - ui.px(size::gap);
  float best = furthest + view.h * 0.4f;
  bool found = false;
  for (const SpokenEntry& e : ui.tree()) {
    const float top = e.box.y - view.y + scroll;
    for (const float at : {std::floor(top - ui.px(size::gap) * 0.5f), std::floor(top)})
      if (at > 0 && at >= nearest && at < best && !cut_at(at)) best = at, found = true;
  }
  return found ? best : furthest;
}

Words words_of_more(const Stage& stage, const Box& view) {
  switch (stage.session.place().screen) {
    case Screen::safe:
      return set_number("…", stage.language);
    case Screen::welcome: {
      // No word there is in the reader's language yet; digits are in everyone's.
      const std::size_t all = stage.edition.about().languages.size();
      const auto seen = std::count_if(stage.ui.tree().begin(), stage.ui.tree().end(), [&](const SpokenEntry& e) {
        return e.id.starts_with("language:") && e.box.bottom() <= view.bottom();
      });
      return set_number(std::to_string(seen) + " / " + std::to_string(all), stage.language);
    }
    default:
      return stage.edition.phrase(i18n::tr("More below"), stage.language);
  }
}

// helppoint --preview: which page this is, over a corner of it.
void show_ribbon(Stage& stage) {
  Ui& ui = stage.ui;
  const Place& place = stage.session.place();
  const Words words{.text = "Preview · " + std::string(screen_name(place.screen)) +
                            (place.id.empty() ? "" : " " + place.id) + " · " + stage.language.tag(),
                    .language = Language::of("en-GB"),
                    .spans = {},
                    .links = {}};
  const Type type{.size = size::label * 0.6f, .wrap = text::Wrap::none, .fixed = true};
  const text::Paragraph& laid = ui.lay(words, type, ui.width());
  const float pad = ui.px(Mm{2}), width = std::min(ui.width(), laid.natural_width() + 2 * pad + 1);
  ui.fill({ui.width() - width, 0, width, laid.height()}, ui.colours().note_ground);
  ui.say(ui.width() - width + pad, 0, width - pad, words, type, ui.colours().note_text, Role::text, true);
}

}  // namespace

Shown show_screen(Stage& stage) {
  Ui& ui = stage.ui;
  Shown shown;
  if (stage.front == Screen::cover) return show_cover(stage, shown), shown;
  if (stage.front == Screen::still) return show_still(stage, shown), shown;
  if (stage.front == Screen::receipt) return show_receipt(stage, shown), shown;

  ui.fill({0, 0, ui.width(), ui.height()}, ui.colours().paper);
  set_column(stage);
  const Screen screen = stage.session.place().screen;
  const bool has_bar = screen != Screen::safe;
  // Low reach: everything in the lower half, under a quiet upper one (look.md). A landscape glass is low already.
  const float top = stage.session.low_reach && !ui.landscape() ? std::round(ui.height() / 2) : 0;
  const Box view{0, top, ui.width(), ui.height() - (has_bar ? bar_height(ui) : 0) - top};
  const Place before = stage.session.place();
  stage.seen_to = before.scroll + view.h;
  ui.begin_scroll(view, before.scroll);
  const float content = show_content(stage) + ui.px(size::gap);
  ui.end_scroll();
  shown.cut_short = stage.cut_short;
  const float furthest = stage.cut_short ? std::max(0.0f, std::round(content - view.h))
                                         : tidy_end(ui, view, before.scroll, std::round(content - view.h));
  shown.content_height = stage.cut_short ? content : furthest + view.h;
  shown.view_height = view.h;
  shown.view_top = view.y;
  shown.seen_to = view.bottom();

  const bool same_place = stage.session.place() == before;
  if (same_place && before.scroll > furthest) stage.session.scroll_to(furthest);
  if (furthest > 0)
    shown.scrolling = {0, static_cast<int>(view.y), static_cast<int>(view.w), static_cast<int>(view.bottom())};
  if (top > 0) ui.fill({0, top, ui.width(), std::max(1.0f, std::round(ui.px(size::rule)))}, ui.colours().line);

  // Only while there is more, and more than a sliver of it.
  if (before.scroll + ui.px(Mm{4}) < furthest) {
    const PillShown pill = show_pill(stage, words_of_more(stage, view), view.bottom());
    shown.seen_to = pill.covers_from;
    if (pill.tapped && same_place)
      stage.session.scroll_to(
          std::min(furthest, std::round(before.scroll + step_down(ui, view, pill.covers_from - view.y))));
  }
  if (stage.receipt != nullptr) show_receipt_banner(stage, shown);
  if (has_bar) act(show_bar(stage), stage, shown);
  if (stage.preview) show_ribbon(stage);
  return shown;
}

}  // namespace hp::kiosk
