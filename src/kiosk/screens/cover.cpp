#include <array>
#include <cmath>
#include <cstdio>

#include "kiosk/icons.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/screens.h"

// What stands in front of a visitor's screen and takes the whole glass.

namespace hp::kiosk {
namespace {

// A touch anywhere. Dear ImGui gives a touch to the first control under it, so this one comes last.
bool show_go_on(Stage& stage, const Words& name) {
  return stage.ui.control("go-on", {0, 0, stage.ui.width(), stage.ui.height()}, name).tapped;
}

void fill_ground(Ui& ui) { ui.fill({0, 0, ui.width(), ui.height()}, ui.colours().paper); }

Words english(std::string text) {
  return {.text = std::move(text), .language = Language::of("en-GB"), .spans = {}, .links = {}};
}

constexpr std::array weekdays{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
constexpr std::array months{"January", "February", "March",     "April",   "May",      "June",
                            "July",    "August",   "September", "October", "November", "December"};

}  // namespace

// A picture that fits the place, the same for whoever left: the site's own clock, name and opening hours, in the day's
// colours and the standard size, whatever the visitor had chosen. The site's language is English.
void show_cover(Stage& stage, Shown& shown) {
  Ui& ui = stage.ui;
  const Palette& colours = ui.colours();
  struct Line {
    Words words;
    Type type;
    float above;  // px
  };
  std::vector<Line> lines;
  const Type second{.size = size::heading, .align = text::Align::centre, .fixed = true};
  const Type third{.size = size::text, .align = text::Align::centre, .fixed = true};
  if (stage.wall) {
    const std::tm& now = *stage.wall;
    std::array<char, 8> clock{};
    std::snprintf(clock.data(), clock.size(), "%02d:%02d", now.tm_hour % 24, now.tm_min % 60);
    lines.push_back({set_number(clock.data(), Language::of("en-GB")),
                     {.size = size::number * 1.25f,
                      .wrap = text::Wrap::none,
                      .align = text::Align::centre,
                      .fixed = true,
                      .line_height_em = number_line_em},
                     0});
    lines.push_back({english(std::string(weekdays[static_cast<std::size_t>(now.tm_wday) % 7]) + " " +
                             std::to_string(now.tm_mday) + " " + months[static_cast<std::size_t>(now.tm_mon) % 12]),
                     second, 0});
  }
  if (!stage.settings.place.empty()) lines.push_back({english(stage.settings.place), second, ui.px(size::margin)});
  for (std::size_t i = 0; i < stage.settings.opening_hours.size(); ++i)
    lines.push_back({english(stage.settings.opening_hours[i]), third, i == 0 ? ui.px(size::gap) : 0});
  if (lines.empty()) lines.push_back({english("Information"), second, 0});  // neither a clock to be believed nor a name

  const float width = ui.width() - 2 * ui.px(size::margin);
  float height = 0;
  for (const Line& line : lines) height += line.above + ui.lay(line.words, line.type, width).height();
  fill_ground(ui);
  if (show_go_on(stage, lines.front().words)) shown.go_on = true;
  float y = std::round(std::max(ui.px(size::margin), (ui.height() - height) * 0.47f));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    y += lines[i].above;
    y += ui.say(ui.px(size::margin), y, width, lines[i].words, lines[i].type, i == 0 ? colours.ink : colours.soft,
                i == 0 ? Role::heading : Role::text);
  }
}

// A hand, no words, nothing that tells a language or a page. Close keeps its corner, without its word.
void show_still(Stage& stage, Shown& shown) {
  Ui& ui = stage.ui;
  const Palette& colours = ui.colours();
  const Words nothing{};
  fill_ground(ui);
  const float disc = ui.px(Mm{50}), picture = disc * 0.56f;
  const Box round{(ui.width() - disc) / 2, ui.height() * 0.43f - disc / 2, disc, disc};
  ui.fill(round, colours.teal_ground, disc / 2);
  ui.icon({round.x + (disc - picture) / 2, round.y + (disc - picture) / 2, picture, picture}, icon::touch,
          colours.teal);
  if (show_close(stage, nothing)) shown.hide = true;
  if (show_go_on(stage, nothing)) shown.go_on = true;
}

namespace {

struct Told {
  std::uint32_t icon;
  paint::Colour colour;
  std::string headline, more;
  std::vector<std::string> words;  // three to a line
};

// Plain English, for the member of staff who brought the stick; a big sign for everyone else.
Told tell(const pack::Receipt& receipt, const Palette& colours) {
  using State = pack::Receipt::State;
  if (receipt.state == State::working) {
    const std::string percent = receipt.percent ? " " + std::to_string(*receipt.percent) + "%" : "";
    return {icon::working, colours.teal, "Reading the stick…" + percent, "Leave it in. It takes a minute or two.", {}};
  }
  if (receipt.state == State::installed) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < receipt.words.size(); ++i) {
      if (i % 3 == 0) words.emplace_back();
      words.back() += (i % 3 == 0 ? "" : "  ") + receipt.words[i];
    }
    std::string versions = receipt.to ? "Version " + std::to_string(*receipt.to) + " is here now." : "";
    if (receipt.from && receipt.to)
      versions = "From version " + std::to_string(*receipt.from) + " to version " + std::to_string(*receipt.to) + ".";
    return {icon::installed, colours.teal, "Done. You may unplug the stick.", versions, words};
  }
  return {icon::refused,
          colours.danger_text,
          "Nothing was changed.",
          receipt.code ? std::string(pack::sentence(*receipt.code)) : "The stick could not be used.",
          {}};
}

}  // namespace

void show_receipt(Stage& stage, Shown& shown) {
  if (stage.receipt == nullptr) return show_cover(stage, shown);
  Ui& ui = stage.ui;
  const Palette& colours = ui.colours();
  const Told told = tell(*stage.receipt, colours);
  const Type headline{
      .size = size::title, .bold = true, .wrap = text::Wrap::phrase, .align = text::Align::centre, .fixed = true};
  const Type more{.size = size::heading, .wrap = text::Wrap::phrase, .align = text::Align::centre, .fixed = true};
  const Type words{
      .size = size::title, .bold = true, .wrap = text::Wrap::phrase, .align = text::Align::centre, .fixed = true};
  fill_ground(ui);
  if (show_go_on(stage, english(told.headline))) shown.go_on = true;
  const float width = std::min(ui.width() - 2 * ui.px(size::margin), ui.px(size::measure)),
              left = (ui.width() - width) / 2;
  const float side = ui.landscape() ? ui.px(Mm{50}) : ui.px(Mm{90});
  float height = side + ui.px(size::gap) * 2 + ui.lay(english(told.headline), headline, width).height() +
                 ui.lay(english(told.more), more, width).height() + ui.px(size::gap);
  if (!told.words.empty()) {
    height += ui.px(size::margin) + ui.lay(english("The six words of this version"), more, width).height();
    for (const std::string& line : told.words) height += ui.lay(english(line), words, width).height();
  }
  float y = std::max(ui.px(size::gap), (ui.height() - height) / 2);
  ui.icon({(ui.width() - side) / 2, y, side, side}, told.icon, told.colour);
  y += side + ui.px(size::gap) * 2;
  y += ui.say(left, y, width, english(told.headline), headline, colours.ink, Role::heading) + ui.px(size::gap);
  if (!told.more.empty()) y += ui.say(left, y, width, english(told.more), more, colours.soft);
  if (told.words.empty()) return;
  y += ui.px(size::margin);
  y += ui.say(left, y, width, english("The six words of this version"), more, colours.soft);
  for (const std::string& line : told.words) y += ui.say(left, y, width, english(line), words, colours.ink);
}

// During a visit: a band at the top, over nothing that can be touched for longer than a glance; a touch takes it away.
void show_receipt_banner(Stage& stage, Shown& shown) {
  if (stage.receipt == nullptr) return;
  Ui& ui = stage.ui;
  const Palette& colours = ui.colours();
  const Told told = tell(*stage.receipt, colours);
  const Type type{.size = size::label, .bold = true, .wrap = text::Wrap::phrase, .fixed = true, .with_flow = true};
  const float pad = ui.px(size::small_pad), side = ui.px(size::small_icon);
  const float inset = ui.px(size::gap), width = ui.width() - 2 * inset;
  const Words words = english(told.headline);
  const float room = width - side - 3 * pad;
  const Box box{inset, inset, width, std::max(ui.px(size::target), ui.lay(words, type, room).height() + 2 * pad)};
  const Box band{0, 0, ui.width(), box.bottom() + inset};
  ui.float_over(band);
  ui.fill(band, colours.paper);
  ui.fill({0, band.h, band.w, std::max(1.0f, std::round(ui.px(size::rule)))}, colours.line);
  const Control control = ui.control("receipt", box, words);
  ui.fill(box, control.pressed ? pressed(colours.card) : colours.card, ui.px(size::radius));
  ui.stroke(box, told.colour, ui.px(size::radius), ui.px(size::rule) * 2);
  ui.icon({box.x + pad, box.y + (box.h - side) / 2, side, side}, told.icon, told.colour);
  ui.say_centred({box.x + side + 2 * pad, box.y, room, box.h}, words, type, colours.ink);
  if (control.focused) ui.focus_ring(box, ui.px(size::radius));
  if (control.tapped) shown.go_on = true;
}

}  // namespace hp::kiosk
