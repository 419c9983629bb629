#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/icons.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/screens.h"
#include "pack/core_numbers.h"

namespace hp::kiosk {
namespace {

struct Point {
  std::uint32_t icon;
  const std::string* words;
};

// An address is not broken: where the visitor's size is too large for it, it is set as large as fits on one line.
Type address_type(Ui& ui, const Words& address, float room) {
  Type type = label_type;
  const float natural = ui.lay(address, {.size = type.size, .wrap = text::Wrap::none}, room).natural_width();
  if (natural > room) type.at_most_factor = std::max(1.0f, ui.text_factor() * room / natural * 0.99f);
  return type;
}

// A picture grows with its words.
float point_side(const Ui& ui) { return ui.px(size::small_icon) * std::min(ui.text_factor(), 1.6f); }

// What is known of the helpline, in tiles that are not buttons: a paler edge and no ground of their own would promise a
// tap.
float show_points(Stage& stage, const content::Helpline& helpline, float y) {
  Ui& ui = stage.ui;
  std::vector<Point> points;
  const auto add = [&](std::uint32_t icon, const std::string& words) {
    if (!words.empty()) points.push_back({icon, &words});
  };
  add(icon::free, helpline.cost);
  for (const std::string& line : helpline.hours) add(icon::hours, line);
  add(icon::interpreter, helpline.interpreters);
  add(icon::anonymous, helpline.anonymous);
  const std::size_t in_columns = points.size();
  add(icon::web, helpline.web);  // an address is long and must not break: a row of its own
  if (points.empty()) return 0;

  const std::size_t columns = stage.width > ui.px(Mm{200}) && ui.text_factor() < 1.3f ? 2 : 1;
  const float gap = ui.px(size::gap), pad = ui.px(size::small_pad) * 1.3f;
  const float side = point_side(ui), top = y;
  std::size_t count = 0;
  for (std::size_t first = 0; first < points.size(); first += count) {
    count = first < in_columns ? std::min(columns, in_columns - first) : 1;
    const float half = (stage.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    for (std::size_t i = first; i < first + count; ++i) {  // a word or a text too long for half the row has all of it
      const Words words{.text = *points[i].words, .language = helpline.language, .spans = {}, .links = {}};
      const text::Paragraph& laid = ui.lay(words, label_type, half - side - 3 * pad);
      if (count > 1 && (laid.torn_words() > 0 || laid.lines().size() > 2)) count = 1;
    }
    const float width = count == columns ? half : stage.width;
    const float room = width - side - 3 * pad;
    std::vector<Words> row;
    std::vector<Type> types;
    float height = ui.px(size::row);
    for (std::size_t i = 0; i < count; ++i) {
      const Point& point = points[first + i];
      const bool web = point.words == &helpline.web;
      row.push_back(web ? set_number(*point.words, stage.language)
                        : Words{.text = *point.words, .language = helpline.language, .spans = {}, .links = {}});
      types.push_back(web ? address_type(ui, row.back(), room) : label_type);
      height = std::max(height, ui.lay(row.back(), types.back(), room).height() + 2 * pad);
    }
    for (std::size_t i = 0; i < count; ++i) {
      const Box box{stage.left + static_cast<float>(i) * (width + gap), y, width, height};
      ui.fill(box, ui.colours().card, ui.px(size::radius));
      ui.stroke(box, ui.colours().line, ui.px(size::radius), ui.px(size::rule));
      ui.icon({box.x + pad, box.y + (height - side) / 2, side, side}, points[first + i].icon, ui.colours().teal);
      ui.say_centred({box.x + side + 2 * pad, box.y, room, height}, row[i], types[i], ui.colours().ink, false);
    }
    y += height + gap;
  }
  return y - top;
}

// Who answers, and what for: a sentence behind its picture.
Box beside_picture(const Stage& stage) {
  const float start = point_side(stage.ui) + stage.ui.px(size::small_pad) * 1.3f;
  return {stage.left + start, 0, stage.width - start, 0};
}
float show_behind_picture(Stage& stage, std::uint32_t picture, const Words& words, float y) {
  Ui& ui = stage.ui;
  const Box room = beside_picture(stage);
  const text::Paragraph& laid = ui.lay(words, text_type, room.w);
  const float side = point_side(ui), line = laid.lines().empty() ? side : laid.lines().front().height;
  ui.icon({stage.left, y + (line - side) / 2, side, side}, picture, ui.colours().teal);
  return ui.say(room.x, y, room.w, words, text_type, ui.colours().soft);
}

// Whether somebody has rung it, under the middle of the number.
float show_checked(Stage& stage, const content::Helpline& helpline, float y) {
  Ui& ui = stage.ui;
  const bool rung = !helpline.unchecked && !helpline.checked.empty();
  const Words words =
      rung ? stage.edition.phrase(i18n::tr("Number checked {date}"), stage.language, {{"date", helpline.checked}})
           : stage.edition.phrase(i18n::tr("No one has rung this number yet to check it."), stage.language);
  const Type small{.size = size::label};
  const float side = point_side(ui) * 0.8f, gap = ui.px(Mm{2});
  const text::Paragraph& laid = ui.lay(words, small, stage.width - side - gap);
  const float wide = std::min(stage.width - side - gap, laid.width() + 1);
  const float left = stage.left + (stage.width - side - gap - wide) / 2;
  const float line = laid.lines().empty() ? side : laid.lines().front().height;
  ui.icon({left, y + (line - side) / 2, side, side}, rung ? icon::chosen : icon::unsure, ui.colours().soft);
  return ui.say(left + side + gap, y, wide, words, small, ui.colours().soft);
}

// The number on one line, as large as fits and no larger than look.md's.
float show_big_number(Stage& stage, const std::string& phone, float y) {
  Ui& ui = stage.ui;
  const Words number = set_number(phone, stage.language);
  Type type{.size = size::number,
            .bold = true,
            .wrap = text::Wrap::none,
            .align = text::Align::centre,
            .fixed = true,
            .line_height_em = number_line_em};
  const float natural = ui.lay(number, type, stage.width).natural_width();
  if (natural > stage.width) type.size = type.size * (stage.width / natural * 0.99f);
  return ui.say(stage.left, y, stage.width, number, type, ui.colours().ink, Role::heading);
}

// What can be done with the number from here: one below the other, or side by side where the glass is low.
float show_actions(Stage& stage, const std::string& id, float y) {
  const float gap = stage.ui.px(size::gap);
  const bool row = stage.ui.landscape() && stage.ui.text_factor() <= 1.25f;
  const float width = row ? (stage.width - gap) / 2 : stage.width;
  const Words staff = stage.edition.phrase(i18n::tr("Show this to staff"), stage.language);
  const Words take = stage.edition.phrase(i18n::tr("Take the number with you"), stage.language);
  Action to_staff{.id = "staff", .icon = icon::staff, .words = &staff, .solid = true};
  Action to_phone{.id = "qr", .icon = icon::mobile, .words = &take};
  if (row)  // as high as each other
    to_staff.least_height = to_phone.least_height =
        std::max(action_height(stage, to_staff, width), action_height(stage, to_phone, width));
  const CardShown first = show_action(stage, to_staff, stage.left, y, width);
  const float second_x = row ? stage.left + width + gap : stage.left, second_y = row ? y : y + first.height + gap;
  const CardShown second = show_action(stage, to_phone, second_x, second_y, width);
  if (first.tapped) stage.session.go(Screen::staff, id);
  if (second.tapped) stage.session.go(Screen::qr, id);
  return row ? std::max(first.height, second.height) + gap : first.height + second.height + 2 * gap;
}

}  // namespace

float show_helpline(Stage& stage) {
  const auto& numbers = stage.edition.about().numbers;
  const auto phone = numbers.find(stage.session.place().id);
  if (stage.book == nullptr || phone == numbers.end()) return show_numbers(stage);
  const auto found = stage.book->helplines.find(stage.session.place().id);
  if (found == stage.book->helplines.end()) return show_numbers(stage);
  const content::Helpline& helpline = found->second;
  Ui& ui = stage.ui;

  const Words name{.text = helpline.name, .language = helpline.language, .spans = {}, .links = {}};
  std::vector<std::pair<std::uint32_t, Words>> about;
  for (const auto& [picture, line] : {std::pair{icon::who, &helpline.run_by}, {icon::what_for, &helpline.what_for}})
    if (!line->empty())
      about.push_back({picture, {.text = *line, .language = helpline.language, .spans = {}, .links = {}}});

  // Who answers comes first and then the number, as one asks. Where that would push the number under the pill (a low
  // screen, the largest words), the number comes first: it is what the visitor came for.
  float before = ui.px(size::margin) * 0.75f + ui.px(size::gap) + ui.lay(name, title_type, stage.width).height();
  const float apart = ui.px(Mm{1.5f});
  for (const auto& [picture, line] : about) before += ui.lay(line, text_type, beside_picture(stage).w).height() + apart;
  const float view = ui.height() - bar_height(ui) - ui.px(size::target) - 2 * ui.px(size::gap);
  const bool number_first = before + ui.px(size::number) * 1.4f > view;

  // What can be done comes before what is known, where it would lie below the edge else.
  const bool low = ui.landscape() || ui.text_factor() > 1.25f;

  float y = ui.px(size::margin) * (number_first ? 0.3f : 0.75f);
  const auto put_name = [&] {
    y += ui.say(stage.left, y, stage.width, name, title_type, ui.colours().ink, Role::heading) + ui.px(Mm{2});
  };
  const auto put_about = [&] {
    for (const auto& [picture, line] : about) y += show_behind_picture(stage, picture, line, y) + apart;
    y += ui.px(size::gap);
  };
  const auto put_checked = [&] {
    y += show_checked(stage, helpline, y) + ui.px(size::gap) * (number_first ? 1.0f : 1.5f);
  };
  const auto put_actions = [&] { y += show_actions(stage, helpline.id, y) + ui.px(size::gap) * 0.5f; };
  if (number_first) {
    y += show_big_number(stage, phone->second, y);
    put_checked();
    put_name();
    if (low) put_actions();
    put_about();
  } else {
    put_name();
    put_about();
    y += show_big_number(stage, phone->second, y);
    put_checked();
  }
  if (low && !number_first) put_actions();
  y += show_points(stage, helpline, y) + ui.px(size::gap) * 0.5f;
  if (!low) put_actions();
  return y;
}

float show_numbers(Stage& stage) {
  Ui& ui = stage.ui;
  const Words title = stage.edition.phrase(i18n::tr_c("safe", "These numbers can help"), stage.language);
  float y = show_title(stage, title, nullptr);
  const auto& numbers = stage.edition.about().numbers;
  constexpr std::array names{i18n::tr_c("safe", "In danger now: police, ambulance, fire"),
                             i18n::tr_c("safe", "Modern Slavery & Exploitation Helpline"),
                             i18n::tr_c("safe", "Salvation Army helpline")};
  for (std::size_t i = 0; i < pack::core_numbers.size(); ++i) {
    const pack::CoreNumber& core = pack::core_numbers[i];
    const auto own = numbers.find(std::string(core.id));
    const Words label = stage.edition.phrase(names[i], stage.language);
    const Words number = set_number(own == numbers.end() ? core.phone : own->second, stage.language);
    const Type number_type{.size = size::card_number * 1.3f,
                           .bold = true,
                           .wrap = text::Wrap::none,
                           .at_most_factor = 1.25f,
                           .line_height_em = number_line_em};
    const float pad = ui.px(size::pad), room = stage.width - 2 * pad;
    const float height =
        ui.lay(label, label_type, room).height() + ui.lay(number, number_type, room).height() + 2 * pad;
    ui.fill({stage.left, y, stage.width, height}, ui.colours().card, ui.px(size::radius));
    ui.stroke({stage.left, y, stage.width, height}, ui.colours().line, ui.px(size::radius), ui.px(size::rule));
    float at = y + pad;
    at += ui.say(stage.left + pad, at, room, label, label_type, ui.colours().soft);
    ui.say(stage.left + pad, at, room, number, number_type, ui.colours().ink, Role::heading);
    y += height + ui.px(size::gap);
  }
  return y;
}

}  // namespace hp::kiosk
