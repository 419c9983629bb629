// What time does in a visit.
#include <algorithm>
#include <cstdio>
#include <limits>

#include "kiosk/steady.h"
#include "kiosk/visit.h"

namespace hp::kiosk {
namespace {

constexpr std::uint64_t frame_ms = 16;
constexpr std::uint64_t minute_ms = 60'000;

void consider(std::optional<std::uint64_t>& first, const std::optional<std::uint64_t>& at) {
  if (at && (!first || *at < *first)) first = at;
}

}  // namespace

// The day by the clock, but never before the pack was made, nor below the floor: a clock without a battery says 1970.
std::string day_of(const pack::About& about, const std::string& floor_day) {
  const std::time_t now = std::time(nullptr);
  std::tm day{};
  gmtime_r(&now, &day);
  char text[16];
  std::strftime(text, sizeof text, "%Y-%m-%d", &day);
  return std::max({std::string(text), about.created, floor_day});
}

void Visit::stand() {
  m_curtain.stand_at({.screen = m_session.place().screen,
                      .untouched = !m_touched && !m_session.has_language(),
                      .more_time = m_session.more_time});
}

Language Visit::greeting_language() const {
  const auto& languages = m_edition.about().languages;
  return languages.empty() ? Language::of("en-GB") : languages[m_greeting % languages.size()].language;
}

std::optional<std::tm> Visit::wall() const {
  std::tm time{};
  if (m_memory != nullptr) {
    std::sscanf(m_today.c_str(), "%d-%d-%d", &time.tm_year, &time.tm_mon, &time.tm_mday);
    time.tm_year -= 1900, time.tm_mon -= 1, time.tm_hour = 14, time.tm_min = 30;
    const std::time_t now = timegm(&time) + static_cast<std::time_t>(m_window.now() / 1000);
    gmtime_r(&now, &time);
    return time;
  }
  const std::time_t now = std::time(nullptr);
  localtime_r(&now, &time);
  char day[16];
  std::strftime(day, sizeof day, "%Y-%m-%d", &time);
  // A clock that stands before the day the pack was made has lost its battery: no time is better than a wrong one.
  if (day < m_edition.about().created) return std::nullopt;
  return time;
}

std::optional<std::uint64_t> Visit::due() const {
  std::optional<std::uint64_t> when;
  if (m_fling.moving()) when = m_window.now() + frame_ms;
  consider(when, m_greeting_due);
  consider(when, m_minute_due);
  consider(when, m_curtain.due());
  return when;
}

std::optional<std::uint32_t> Visit::longest_sleep() const {
  if (m_dirty) return 0;  // what comes meanwhile goes first; the rest of a first look can wait
  std::optional<std::uint64_t> sleep;
  const auto until = [](std::uint64_t when, std::uint64_t now) { return when - std::min(when, now); };
  if (const auto when = due(); when && m_memory == nullptr) sleep = until(*when, m_window.now());
  if (const std::uint64_t every = m_options.say_alive_every_ms; every > 0)
    consider(sleep, until(m_said_alive + every, steady_ms()));
  if (!sleep) return std::nullopt;
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(*sleep, std::numeric_limits<std::uint32_t>::max()));
}

// A visit that is awake for another reason says so early, and then need not wake for this alone.
void Visit::say_alive() {
  const std::uint64_t every = m_options.say_alive_every_ms, now = steady_ms();
  if (every == 0 || now < m_said_alive + every / 2) return;
  m_said_alive = now;
  tell_up(Up::alive);
}

void Visit::tick() {
  const std::uint64_t now = m_window.now();
  stand();
  if (m_fling.moving()) scroll_by(-m_fling.step(now));

  if (const auto when = m_curtain.due(); when && now >= *when) {
    if (m_curtain.tick(now)) m_dirty = true;
    if (m_curtain.is_over()) m_over = true;
    if (m_curtain.in_front()) m_fling.stop(), m_ui.cancel(), m_ui.clear_focus();
  }
  if (!m_curtain.has_receipt()) m_receipt.reset();

  const auto front = m_curtain.in_front();
  if (front == Screen::cover) {
    if (m_minute_due && now >= *m_minute_due) m_dirty = true, m_minute_due.reset();
    if (const auto time = wall(); time && !m_minute_due)
      m_minute_due = now + minute_ms - static_cast<std::uint64_t>(std::min(time->tm_sec, 59)) * 1000;
  } else {
    m_minute_due.reset();
  }

  // The greeting changes until it is touched; only ever on a welcome screen nobody has used.
  const bool greets = !front && !m_touched && !m_session.has_language() && m_session.place().screen == Screen::welcome;
  if (!greets) {
    m_greeting_due.reset();
  } else if (!m_greeting_due) {
    m_greeting_due = now + greeting_ms;
  } else if (now >= *m_greeting_due) {
    ++m_greeting;
    m_greeting_due = now + greeting_ms;
    m_dirty = true;
  }
}

void Visit::advance_to(std::uint64_t target) {
  while (!m_over) {
    tick();
    if (m_dirty && !m_over) settle();
    const auto when = due();
    if (!when || *when > target || m_over) break;
    m_memory->advance(*when - std::min(*when, m_window.now()));
  }
  if (target > m_window.now()) m_memory->advance(target - m_window.now());
}

}  // namespace hp::kiosk
