#include "house.h"

#include <cstdio>
#include <cstdlib>

namespace hp::kiosk::house {

Glass::Glass(Edition& edition, window::Size size)
    : m_edition(edition), m_size(size), m_scale(scale_for(size, {})), m_ui(edition.typefaces(), m_scale) {
  m_settings.place = "Library";
  m_settings.opening_hours = {"Monday to Friday 9:00–18:00"};
}

Frame Glass::turn() {
  const Language language = session.language().value_or(Language::of("en-GB"));
  const bool places = front == Screen::cover || front == Screen::receipt;
  const Direction direction =
      session.has_language() && !places ? m_edition.typefaces().of(language).direction : Direction::ltr;
  m_ui.begin(m_size, Flow(direction, static_cast<float>(m_size.width)),
             palette(places ? Colours::day : session.colours), places ? 1.0f : session.text_factor());
  std::tm wall{};
  wall.tm_mday = 24, wall.tm_mon = 10, wall.tm_year = 126, wall.tm_wday = 2, wall.tm_hour = 14, wall.tm_min = 30;
  Stage stage{.ui = m_ui,
              .session = session,
              .edition = m_edition,
              .settings = m_settings,
              .book = session.language() ? m_edition.book(language) : nullptr,
              .language = language,
              .today = today,
              .front = front,
              .receipt = receipt ? &*receipt : nullptr,
              .wall = wall};
  Frame frame;
  frame.shown = show_screen(stage);
  m_data = m_ui.end();
  frame.tree = m_ui.tree();
  frame.smallest_type = m_ui.smallest_type();
  frame.torn = m_ui.torn();
  frame.shapes = m_ui.shapes().size();
  return frame;
}

Frame Glass::show() {
  Frame frame;
  for (int i = 0; i < 4; ++i) {
    const Session before = session;
    frame = turn();
    if (session == before && !m_ui.atlas().is_full()) break;
  }
  return frame;
}

std::vector<std::uint32_t> Glass::paint() {
  show();
  turn();
  std::vector<std::uint32_t> pixels(static_cast<std::size_t>(m_size.width) * static_cast<std::size_t>(m_size.height));
  Painter painter;
  painter.resize(m_size.width, m_size.height);
  painter.paint(*m_data, m_ui.shapes(), m_ui.atlas(), {pixels.data(), m_size.width, m_size.height, m_size.width});
  return pixels;
}

const std::vector<std::uint32_t>& Glass::paint_over() {
  show();
  if (m_pixels.empty()) {
    m_pixels.resize(static_cast<std::size_t>(m_size.width) * static_cast<std::size_t>(m_size.height));
    m_painter.resize(m_size.width, m_size.height);
  }
  m_painter.paint(*m_data, m_ui.shapes(), m_ui.atlas(), {m_pixels.data(), m_size.width, m_size.height, m_size.width});
  return m_pixels;
}

Frame Glass::tap(const std::string& id) {
  m_ui.clear_focus();
  Frame frame = show();
  for (std::size_t i = 0; i <= frame.tree.size() && m_ui.focus() != id; ++i) m_ui.focus_next(1);
  if (m_ui.focus() != id) {
    std::fprintf(stderr, "there is no %s\n", id.c_str());
    std::abort();
  }
  m_ui.activate_focus();
  frame = turn();
  m_ui.clear_focus();
  const bool hide = frame.shown.hide, go_on = frame.shown.go_on;
  frame = show();
  frame.shown.hide = hide, frame.shown.go_on = go_on;
  return frame;
}

void Glass::stand(const Language& language, const Place& place) {
  const int text_size = session.text_size;
  const Colours colours = session.colours;
  const bool low_reach = session.low_reach;
  session = Session{};
  session.choose_language(language);
  session.text_size = text_size;
  session.colours = colours;
  session.low_reach = low_reach;
  if (place.screen != Screen::menu) session.go(place.screen, place.id);
}

Edition& shipped() {
  static const auto pack = [] {
    auto trust = pack::read_trust(HELPPOINT_SOURCE "/build/trust");
    auto opened = trust ? pack::open_pack(HELPPOINT_BUILD "/herts.helppack", *trust)
                        : Result<pack::InstalledPack>(std::move(trust).error());
    if (!opened) {
      std::fprintf(stderr, "%s\n", opened.error().detail.c_str());
      std::abort();
    }
    return std::make_unique<pack::InstalledPack>(std::move(*opened));
  }();
  static const auto edition = [] {
    auto opened = Edition::open(*pack);
    if (!opened) std::abort();
    return std::move(*opened);
  }();
  return *edition;
}

std::string name_of(const Place& place) { return std::string(screen_name(place.screen)) + " " + place.id; }

void walk(Glass& glass, const Language& language,
          const std::function<void(const std::string& where, const Frame&)>& look) {
  Edition& edition = shipped();
  const auto say = [&](const std::string& where) {
    return language.tag() + " " + where + " at " + std::to_string(glass.size().width) + "x" +
           std::to_string(glass.size().height) + ", text " + std::to_string(glass.session.text_size);
  };
  const int text_size = glass.session.text_size;
  const content::Book* book = edition.book(language);
  if (book == nullptr) std::abort();
  for (const Place& place : every_place(*book)) {
    glass.stand(language, place);
    look(say(name_of(place)), glass.show());
  }
  if (book->questions) {  // the other end: something is not sure
    glass.stand(language, {Screen::questions, {}, 0});
    for (const content::Question& question : book->questions->list) glass.session.reply(question.id, Reply::unsure);
    look(say("questions, the end with everything"), glass.show());
  }
  glass.front = Screen::still;
  look(say("still"), glass.show());
  glass.front = Screen::cover;
  look(say("cover"), glass.show());
  for (const auto state :
       {pack::Receipt::State::working, pack::Receipt::State::installed, pack::Receipt::State::refused}) {
    glass.receipt.emplace();
    glass.receipt->state = state;
    glass.front = Screen::receipt;
    look(say("receipt"), glass.show());
    glass.front.reset();
    look(say("receipt as a banner"), glass.show());
  }
  glass.receipt.reset();
  glass.session = Session{};
  glass.session.text_size = text_size;
  look(say("welcome"), glass.show());
}

}  // namespace hp::kiosk::house
