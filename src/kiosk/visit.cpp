#include "kiosk/visit.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>

#include "kiosk/heap.h"
#include "kiosk/steady.h"

namespace hp::kiosk {
namespace {

// A tap may lead to a screen whose size is known only when it has been laid out, and that may then have to scroll back:
// three turns settle anything; more would be two screens that cannot agree.
constexpr int most_turns = 4;

// What `--page` names: a page ("work/pay"), a question, or a topic.
Screen screen_of(const std::string& id, const content::Book* book) {
  if (id.find('/') != std::string::npos) return Screen::page;
  if (book != nullptr && book->questions)
    for (const content::Question& question : book->questions->list)
      if (question.id == id) return Screen::questions;
  return Screen::topic;
}

}  // namespace

Visit::Visit(Edition& edition, const Settings& settings, window::Window& window, window::MemoryWindow* memory,
             Pipes pipes, const VisitOptions& options)
    : m_edition(edition),
      m_settings(settings),
      m_window(window),
      m_memory(memory),
      m_pipes(pipes),
      m_options(options),
      m_session(edition.is_safe() ? Place{Screen::safe, {}, 0} : Place{}),
      m_curtain(static_cast<std::uint64_t>(settings.idle_seconds) * 1000, options.covered && !edition.is_safe(),
                window.now()),
      m_scale(scale_for(window.size(), settings)),
      m_ui(edition.typefaces(), m_scale),
      m_gesture(m_scale) {
  if (options.language && !edition.is_safe()) {
    m_session.text_size = options.text_size;
    m_session.choose_language(*options.language);
    if (options.page) m_session.go(screen_of(*options.page, edition.book(*options.language)), *options.page);
  }
  const window::Size size = m_window.size();
  m_painter.resize(size.width, size.height);
  m_waiting = options.waiting;
  m_today = day_of(m_edition.about(), m_options.floor_day);
}

void Visit::frame() {
  stand();
  const auto front = m_curtain.in_front();
  const Language language = m_session.language().value_or(greeting_language());
  const window::Size size = m_window.size();
  // Welcome is in no one's direction: its list stays where it is while the greeting changes. The cover and the receipt
  // are the place's own: the same whoever stood here.
  const bool own = m_session.has_language() && (!front || front == Screen::still);
  const bool places = front == Screen::cover || front == Screen::receipt;
  const Direction direction = own ? m_edition.typefaces().of(language).direction : Direction::ltr;
  m_ui.begin(size, Flow(direction, static_cast<float>(size.width)), palette(places ? Colours::day : m_session.colours),
             places ? 1.0f : m_session.text_factor());
  Look look{front, m_session.place().screen, m_session.place().id, language, m_session.text_size, size};
  Stage stage{.ui = m_ui,
              .session = m_session,
              .edition = m_edition,
              .settings = m_settings,
              .book = m_session.language() ? m_edition.book(language) : nullptr,
              .language = language,
              .today = m_today,
              .front = front,
              .receipt = m_receipt && m_curtain.has_receipt() ? &*m_receipt : nullptr,
              .wall = wall(),
              .preview = m_options.preview,
              .first_look = !(look == m_look)};
  m_look = std::move(look);
  m_shown = show_screen(stage);
  if (m_shown.hide) m_over = true;
  if (m_shown.go_on) go_on();
}

// Back to the page; from the cover to a welcome that nobody has touched.
void Visit::go_on() {
  if (m_curtain.in_front() == Screen::cover) m_touched = false;
  if (m_curtain.in_front() == Screen::receipt || m_curtain.banner()) tell_up(Up::receipt_seen);
  if (m_curtain.banner()) m_curtain.receipt_gone();
  m_curtain.go_on(m_window.now());
}

void Visit::settle() {
  const ImDrawData* data = nullptr;
  for (int turn = 0; turn < most_turns; ++turn) {
    const Session before = m_session;
    const auto front = m_curtain.in_front();
    frame();
    data = m_ui.end();
    if (m_over) return;
    stand();
    if (m_session == before && m_curtain.in_front() == front && !m_shown.go_on && !m_ui.atlas().is_full()) break;
  }
  m_dirty = m_shown.cut_short;
  show(*data);
  if (!m_first || m_ready) return;
  m_first = false;
  tell_up(Up::first_frame);
  m_window.write_over_touches();  // of the visit before; the picture of this one already covers it
  if (m_options.heap_bytes > 0) take_heap(m_options.heap_bytes);
}

void Visit::tell_up(Up what) {
  const char byte = static_cast<char>(what);
  if (m_pipes.up >= 0 && ::write(m_pipes.up, &byte, 1) != 1) m_over = true;  // the supervisor is gone
}

void Visit::show(const ImDrawData& data) {
  const window::Buffer buffer = m_window.buffer();
  if (buffer.pixels == nullptr) return;
  const paint::Surface surface{buffer.pixels, buffer.width, buffer.height, buffer.stride};
  const std::vector<paint::Rect> changed = m_painter.paint(data, m_ui.shapes(), m_ui.atlas(), surface);
  std::vector<window::Area> areas;
  areas.reserve(changed.size());
  if (m_ready) return;
  for (const paint::Rect& r : changed) areas.push_back({r.x0, r.y0, r.width(), r.height()});
  if (m_first) areas = {{0, 0, buffer.width, buffer.height}};  // painted before anybody looked
  if (!areas.empty()) m_window.present(areas);
}

// What everyone sees after: the picture of the place, over whatever this visitor had open.
void Visit::cover() {
  if (m_edition.is_safe()) return;
  m_curtain = Curtain(Curtain::cover_ms, true, m_window.now());
  m_receipt.reset();
  m_ui.cancel();
  m_ui.clear_focus();
  frame();
  const ImDrawData* data = m_ui.end();
  if (m_ui.atlas().is_full()) frame(), data = m_ui.end();
  show(*data);
}

void Visit::get_ready() {
  m_ready = true;
  settle();
}

// Nothing that comes to the window meanwhile is for it, but a change of the window itself.
bool Visit::wait_for_turn() {
  while (m_waiting && !m_over) {
    for (const window::Event& event : m_window.wait(std::nullopt, m_pipes.down))
      if (!std::holds_alternative<window::Finger>(event) && !std::holds_alternative<window::Key>(event)) handle(event);
    read_down();
    if (m_dirty && !m_over) settle();
  }
  return !m_over;
}

void Visit::begin() {
  m_ready = false;
  m_today = day_of(m_edition.about(), m_options.floor_day);
  m_curtain.restart(m_window.now());
  m_said_alive = steady_ms();
  m_dirty = true;
}

Visit::Ending Visit::run() {
  read_down();  // what the supervisor had to say first belongs to the first frame
  if (!wait_for_turn()) return m_closed ? Ending::closed : Ending::over;
  begin();
  while (!m_over) {
    if (m_dirty) settle();
    if (m_over) break;
    for (const window::Event& event : m_window.wait(longest_sleep(), m_pipes.down))
      if (!m_over) handle(event);
    if (!m_over) read_down();
    if (!m_over) tick();
    if (!m_over) say_alive();
  }
  if (m_closed) return Ending::closed;
  if (!m_making_way) cover();
  return Ending::over;
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

// Close is every finger's, whatever the others do: one that goes down on it and lifts on it has closed.
bool Visit::closes(const window::Finger& finger) {
  using Phase = window::Finger::Phase;
  if (finger.phase == Phase::move) return false;
  const auto& tree = m_ui.tree();
  const bool on_it = std::any_of(tree.begin(), tree.end(), [&](const SpokenEntry& e) {
    return e.id == "hide" && finger.x >= e.box.x && finger.x < e.box.end() && finger.y >= e.box.y &&
           finger.y < e.box.bottom();
  });
  const bool went_down_on_it = std::erase(m_on_close, finger.id) > 0;
  if (finger.phase == Phase::down && on_it && m_on_close.size() < most_on_close) m_on_close.push_back(finger.id);
  return finger.phase == Phase::up && went_down_on_it && on_it;
}

void Visit::handle(const window::Finger& finger) {
  if (closes(finger)) {
    m_over = true;
    return;
  }
  const bool covered = m_curtain.in_front().has_value();
  if (!covered) m_touched = true;
  m_curtain.touched(m_window.now());
  const bool scrolls = !covered && m_shown.scrolling.contains(static_cast<int>(finger.x), static_cast<int>(finger.y)) &&
                       !m_ui.is_floating(finger.x, finger.y);
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
    frame();  // before the next press, or letting go would be seen where that one is
    m_ui.end();
    m_dirty = true;
  } else if (const auto* dragged = std::get_if<Dragged>(&next)) {
    scroll_by(-dragged->dy);
  } else if (const auto* flung = std::get_if<Flung>(&next)) {
    m_fling.start(flung->velocity, m_window.now());
  } else if (std::holds_alternative<Caught>(next)) {
    m_fling.stop();
  }
}

// Escape closes, as the cross does. Any other key in front of a curtain draws it.
void Visit::handle(const window::Key& key) {
  using K = window::KeyName;
  m_curtain.touched(m_window.now());
  if (const auto front = m_curtain.in_front()) {
    if (front == Screen::still && key.name == K::escape)
      m_over = true;
    else
      go_on();
    m_dirty = !m_over;
    return;
  }
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
    if (e.id.empty() || e.id != m_ui.focus()) continue;
    const float view_bottom = m_shown.view_top + m_shown.view_height;
    const bool hidden = e.id != "more" && e.box.y < view_bottom && e.box.bottom() > m_shown.seen_to;
    if (!e.offscreen && !hidden) continue;
    scroll_by(e.box.y + e.box.h / 2 - m_shown.view_top - m_shown.view_height / 2);
  }
  m_dirty = !m_over;
}

}  // namespace hp::kiosk
