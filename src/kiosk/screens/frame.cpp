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
    case Screen::easier:
      return show_easier(stage);
    case Screen::safe:
      return show_safe(stage);
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

// How far "more" goes: the first thing that did not fit whole comes to the top, so that no line is cut there. Where one
// thing is taller than the screen, most of a screen.
float step_down(const Ui& ui, float view_height) {
  const float hidden = view_height - ui.px(size::target) - 2 * ui.px(size::gap);  // under the pill
  float step = view_height;
  for (const SpokenEntry& e : ui.tree())
    if (e.box.bottom() > hidden && e.box.y > view_height * 0.3f && e.box.y < view_height)
      step = std::min(step, e.box.y - ui.px(size::gap) * 0.5f);
  if (step == view_height) step = view_height * 0.82f;
  return step;
}

}  // namespace

bool is_over(const std::string& until, const std::string& today) { return !until.empty() && today > until; }

Shown show_screen(Stage& stage) {
  Ui& ui = stage.ui;
  Shown shown;
  ui.fill({0, 0, ui.width(), ui.height()}, ui.colours().paper);

  // The column: the whole width between the margins for tiles; pages of text keep a line a person can follow.
  const float margin = ui.px(size::margin);
  stage.width = ui.width() - 2 * margin;
  const Screen screen = stage.session.place().screen;
  const bool reads = screen == Screen::page || screen == Screen::helpline || screen == Screen::topic;
  if (reads) stage.width = std::min(stage.width, ui.px(size::measure) * std::max(1.0f, ui.text_factor() * 0.8f));
  stage.width = std::min(stage.width, ui.width() - 2 * margin);
  stage.left = (ui.width() - stage.width) / 2;

  const bool has_bar = screen != Screen::safe;
  const Box view{0, 0, ui.width(), ui.height() - (has_bar ? bar_height(ui) : 0)};
  const Place before = stage.session.place();
  stage.seen_to = before.scroll + view.h;
  ui.begin_scroll(view, before.scroll);
  const float content = show_content(stage) + ui.px(size::gap);
  ui.end_scroll();
  shown.cut_short = stage.cut_short;
  shown.content_height = content;
  shown.view_height = view.h;
  const float furthest = std::max(0.0f, std::round(content - view.h));

  const bool same_place = stage.session.place() == before;
  if (same_place && before.scroll > furthest) stage.session.scroll_to(furthest);
  if (furthest > 0) shown.scrolling = {0, 0, static_cast<int>(view.w), static_cast<int>(view.h)};

  // Only while there is more, and more than a sliver of it.
  if (before.scroll + ui.px(Mm{4}) < furthest) {
    Words words = stage.edition.phrase(i18n::tr("More below"), stage.language);
    if (screen == Screen::safe) words = set_number("…", stage.language);
    if (screen == Screen::welcome) {
      // No word there is in the reader's language yet; digits are in everyone's.
      const std::size_t all = stage.edition.about().languages.size();
      std::size_t seen = 0;
      for (const SpokenEntry& e : ui.tree())
        if (e.id.starts_with("language:") && e.box.bottom() <= view.h) ++seen;
      words = set_number(std::to_string(seen) + " / " + std::to_string(all), stage.language);
    }
    const float step = step_down(ui, view.h);
    if (show_pill(stage, words, view.bottom()) && same_place)
      stage.session.scroll_to(std::min(furthest, std::round(before.scroll + step)));
  }
  if (has_bar) act(show_bar(stage), stage, shown);
  return shown;
}

}  // namespace hp::kiosk
