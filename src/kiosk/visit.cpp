#include "kiosk/visit.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <sstream>

namespace hp::kiosk {
namespace {

// A tap may lead to a screen whose size is known only when it has been laid out, and that may then have to scroll back:
// three turns settle anything; more would be two screens that cannot agree.
constexpr int most_turns = 4;
constexpr std::uint64_t frame_ms = 16;

std::optional<window::KeyName> key_named(std::string_view name) {
  using K = window::KeyName;
  constexpr std::pair<std::string_view, K> names[] = {
      {"tab", K::tab},   {"back-tab", K::back_tab}, {"left", K::left},          {"right", K::right},
      {"up", K::up},     {"down", K::down},         {"enter", K::enter},        {"escape", K::escape},
      {"home", K::home}, {"page-up", K::page_up},   {"page-down", K::page_down}};
  for (const auto& [word, key] : names)
    if (word == name) return key;
  return std::nullopt;
}

bool readable(int fd) {
  pollfd wanted{fd, POLLIN, 0};
  return ::poll(&wanted, 1, 0) > 0;
}

}  // namespace

Visit::Visit(Edition& edition, const Settings& settings, window::Window& window, window::MemoryWindow* memory,
             Pipes pipes, const VisitOptions& options)
    : m_edition(edition),
      m_window(window),
      m_memory(memory),
      m_pipes(pipes),
      m_today(options.today),
      m_session(edition.is_safe() ? Place{Screen::safe, {}, 0} : Place{}),
      m_scale(scale_for(window.size(), settings)),
      m_ui(edition.typefaces(), m_scale),
      m_gesture(m_scale) {
  m_session.text_size = options.text_size;
  m_session.colours = options.colours;
  if (options.language && !edition.is_safe()) {
    m_session.choose_language(*options.language);
    if (options.page) m_session.go(Screen::page, *options.page);
  }
  const window::Size size = m_window.size();
  m_painter.resize(size.width, size.height);
}

Language Visit::greeting_language() const {
  const auto& languages = m_edition.about().languages;
  return languages.empty() ? Language::of("en-GB") : languages[m_greeting % languages.size()].language;
}

void Visit::frame() {
  const Language language = m_session.language().value_or(greeting_language());
  const window::Size size = m_window.size();
  // Welcome is in no one's direction: its list stays where it is while the greeting changes.
  const Direction direction = m_session.language() ? m_edition.typefaces().of(language).direction : Direction::ltr;
  m_ui.begin(size, Flow(direction, static_cast<float>(size.width)), palette(m_session.colours),
             m_session.text_factor());
  const Look look{m_session.place().screen, m_session.place().id, language, m_session.text_size, size};
  Stage stage{.ui = m_ui,
              .session = m_session,
              .edition = m_edition,
              .book = m_session.language() ? m_edition.book(language) : nullptr,
              .language = language,
              .today = m_today,
              .first_look = !(look == m_look)};
  m_look = look;
  m_shown = show_screen(stage);
  if (m_shown.hide) m_over = true;
}

void Visit::settle() {
  const ImDrawData* data = nullptr;
  for (int turn = 0; turn < most_turns; ++turn) {
    const Session before = m_session;
    frame();
    data = m_ui.end();
    if (m_over) return;
    if (m_session == before) break;
  }
  m_dirty = m_shown.cut_short;

  const window::Buffer buffer = m_window.buffer();
  if (buffer.pixels == nullptr) return;
  const paint::Surface surface{buffer.pixels, buffer.width, buffer.height, buffer.stride};
  const std::vector<paint::Rect> changed = m_painter.paint(*data, m_ui.shapes(), m_ui.atlas(), surface);
  std::vector<window::Area> areas;
  areas.reserve(changed.size());
  for (const paint::Rect& r : changed) areas.push_back({r.x0, r.y0, r.width(), r.height()});
  if (!areas.empty()) m_window.present(areas);
  if (m_first) {
    m_first = false;
    if (m_session.place().screen == Screen::welcome) m_greeting_due = m_window.now() + greeting_ms;
    const char byte = static_cast<char>(Up::first_frame);
    if (m_pipes.up >= 0 && ::write(m_pipes.up, &byte, 1) != 1) m_over = true;  // the supervisor is gone
  }
}

Visit::Ending Visit::run() {
  while (!m_over) {
    if (m_dirty) settle();
    if (m_over) break;
    std::optional<std::uint32_t> timeout;
    if (m_dirty) {
      timeout = 0;  // what comes meanwhile goes first; the rest of a first look can wait
    } else if (const auto when = due(); when && m_memory == nullptr) {
      const std::uint64_t now = m_window.now();
      timeout = *when > now ? static_cast<std::uint32_t>(*when - now) : 0;
    }
    for (const window::Event& event : m_window.wait(timeout, m_pipes.down)) handle(event);
    read_down();
    tick();
  }
  return m_closed ? Ending::closed : Ending::over;
}

// --- time ---

std::optional<std::uint64_t> Visit::due() const {
  std::optional<std::uint64_t> when;
  if (m_fling.moving()) when = m_window.now() + frame_ms;
  if (m_greeting_due && (!when || *m_greeting_due < *when)) when = m_greeting_due;
  return when;
}

void Visit::tick() {
  const std::uint64_t now = m_window.now();
  if (m_fling.moving()) scroll_by(-m_fling.step(now));
  if (m_greeting_due && now >= *m_greeting_due) {
    // Rotates until it is touched; only ever on a welcome screen nobody has used.
    if (m_touched || m_session.place().screen != Screen::welcome || m_session.has_language()) {
      m_greeting_due.reset();
    } else {
      ++m_greeting;
      m_greeting_due = now + greeting_ms;
      m_dirty = true;
    }
  }
}

void Visit::advance_to(std::uint64_t target) {
  while (!m_over) {
    const auto when = due();
    if (!when || *when > target) break;
    m_memory->advance(*when - std::min(*when, m_window.now()));
    tick();
    if (m_dirty) settle();
  }
  if (target > m_window.now()) m_memory->advance(target - m_window.now());
}

void Visit::scroll_by(float px) {
  const float furthest = std::max(0.0f, std::round(m_shown.content_height - m_shown.view_height));
  m_drag_rest += px;
  const float whole = std::trunc(m_drag_rest);
  m_drag_rest -= whole;
  const float before = m_session.place().scroll, after = std::clamp(before + whole, 0.0f, furthest);
  if (after == before) {
    if (whole != 0) m_fling.stop(), m_drag_rest = 0;
    return;
  }
  m_session.scroll_to(after);
  m_dirty = true;
}

// --- the finger and the keys ---

void Visit::handle(const window::Event& event) {
  if (const auto* finger = std::get_if<window::Finger>(&event)) {
    handle(*finger);
  } else if (const auto* key = std::get_if<window::Key>(&event)) {
    handle(*key);
  } else if (std::holds_alternative<window::Closed>(event)) {
    m_over = m_closed = true;
  } else {
    const window::Size size = m_window.size();
    if (std::holds_alternative<window::Resized>(event)) m_painter.resize(size.width, size.height);
    m_painter.invalidate();
    m_dirty = true;
  }
}

void Visit::handle(const window::Finger& finger) {
  m_touched = true;
  const bool scrolls = m_shown.scrolling.contains(static_cast<int>(finger.x), static_cast<int>(finger.y)) &&
                       // The pill floats over what scrolls but does not move with it.
                       std::none_of(m_ui.tree().begin(), m_ui.tree().end(), [&](const SpokenEntry& e) {
                         return e.id == "more" && finger.x >= e.box.x && finger.x < e.box.end() &&
                                finger.y >= e.box.y && finger.y < e.box.bottom();
                       });
  for (const Act& next : m_gesture.feed(finger, scrolls, m_fling.moving())) act(next);
}

void Visit::act(const Act& next) {
  // Each act gets turns of its own, so that a tap faster than a frame is still pressed first and then released.
  if (const auto* pressed_at = std::get_if<Pressed>(&next)) {
    m_fling.stop();
    m_ui.clear_focus();
    m_ui.move(pressed_at->x, pressed_at->y);
    frame();
    m_ui.end();
    m_ui.press(pressed_at->x, pressed_at->y);
    settle();
  } else if (const auto* moved = std::get_if<Moved>(&next)) {
    m_ui.move(moved->x, moved->y);
    m_dirty = true;
  } else if (const auto* tapped = std::get_if<Tapped>(&next)) {
    m_ui.release(tapped->x, tapped->y);
    settle();
    m_ui.cancel();  // nothing stays under a finger that is gone
    m_dirty = !m_over;
  } else if (std::holds_alternative<Cancelled>(next)) {
    m_ui.cancel();
    m_dirty = true;
  } else if (const auto* dragged = std::get_if<Dragged>(&next)) {
    scroll_by(-dragged->dy);
  } else if (const auto* flung = std::get_if<Flung>(&next)) {
    m_fling.start(flung->velocity, m_window.now());
  } else if (std::holds_alternative<Caught>(next)) {
    m_fling.stop();
  }
}

void Visit::handle(const window::Key& key) {
  using K = window::KeyName;
  m_touched = true;
  m_fling.stop();
  const bool mirrored = m_ui.flow().mirrored();
  switch (key.name) {
    case K::tab:
    case K::down:
      m_ui.focus_next(1);
      break;
    case K::back_tab:
    case K::up:
      m_ui.focus_next(-1);
      break;
    case K::right:
      m_ui.focus_next(mirrored ? -1 : 1);
      break;
    case K::left:
      m_ui.focus_next(mirrored ? 1 : -1);
      break;
    case K::enter:
      m_ui.activate_focus();
      break;
    case K::escape:
      m_over = true;
      break;
    case K::home:
      m_session.home();
      break;
    case K::page_down:
      scroll_by(m_shown.view_height * 0.82f);
      break;
    case K::page_up:
      scroll_by(-m_shown.view_height * 0.82f);
      break;
  }
  // What has the focus is brought into sight.
  for (const SpokenEntry& e : m_ui.tree()) {
    if (!e.offscreen || e.id.empty() || e.id != m_ui.focus()) continue;
    scroll_by(e.box.y + e.box.h / 2 - m_shown.view_height / 2);
  }
  m_dirty = !m_over;
}

// --- the supervisor ---

void Visit::read_down() {
  if (m_pipes.down < 0) return;
  while (!m_over && readable(m_pipes.down)) {
    auto message = read_message(m_pipes.down);
    if (!message || !*message) {
      m_over = true;  // the supervisor is gone, and with it the reason to be here
      return;
    }
    answer(**message);
  }
}

void Visit::answer(const Message& message) {
  const auto reply = [&](Answer kind, std::string_view payload) {
    if (m_pipes.results < 0) return;
    if (!write_message(m_pipes.results, static_cast<char>(kind), payload)) m_over = true;
  };
  std::istringstream words(message.payload);
  switch (static_cast<Down>(message.kind)) {
    case Down::receipt:
      return;
    case Down::ping: {
      const char byte = static_cast<char>(Up::alive);
      if (::write(m_pipes.up, &byte, 1) != 1) m_over = true;
      return;
    }
    case Down::finger: {
      std::string phase;
      window::Finger finger;
      words >> phase >> finger.x >> finger.y >> finger.id;
      if (words.fail()) return reply(Answer::wrong, "a finger is down, move or up, x, y and a number");
      finger.phase = phase == "down"   ? window::Finger::Phase::down
                     : phase == "move" ? window::Finger::Phase::move
                                       : window::Finger::Phase::up;
      finger.at = m_window.now();
      handle(finger);
      break;
    }
    case Down::key: {
      const auto name = key_named(message.payload);
      if (!name) return reply(Answer::wrong, "there is no key '" + message.payload + "'");
      handle(window::Key{*name});
      break;
    }
    case Down::time: {
      std::uint64_t ms = 0;
      words >> ms;
      if (m_memory != nullptr) advance_to(m_window.now() + ms);
      break;
    }
    case Down::settle:
      break;
    case Down::dump:
      while (m_dirty && !m_over) settle();
      return reply(Answer::tree, spoken());
    case Down::shot: {
      while (m_dirty && !m_over) settle();
      const window::Buffer b = m_window.buffer();
      std::string out(8 + static_cast<std::size_t>(b.width) * static_cast<std::size_t>(b.height) * 4, '\0');
      const std::int32_t size[2] = {b.width, b.height};
      std::memcpy(out.data(), size, 8);
      for (int y = 0; y < b.height; ++y)
        std::memcpy(out.data() + 8 + static_cast<std::size_t>(y) * static_cast<std::size_t>(b.width) * 4,
                    b.pixels + static_cast<std::ptrdiff_t>(y) * b.stride, static_cast<std::size_t>(b.width) * 4);
      return reply(Answer::pixels, out);
    }
  }
  if (m_over) return;  // the end of the pipes is the answer
  if (m_dirty) settle();
  if (!m_over) reply(Answer::settled, {});
}

std::string Visit::spoken() const {
  return std::string(screen_name(m_session.place().screen)) + "\n" + dump(m_ui.tree());
}

}  // namespace hp::kiosk
