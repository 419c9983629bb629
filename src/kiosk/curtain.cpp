#include "kiosk/curtain.h"

#include <algorithm>

namespace hp::kiosk {

// Full over welcome and cover, a banner during a visit.
std::optional<Screen> Curtain::in_front() const {
  if (m_still) return Screen::still;
  if (m_receipt_until && nobody()) return Screen::receipt;
  if (m_covered) return Screen::cover;
  return std::nullopt;
}

bool Curtain::banner() const { return m_receipt_until && !in_front(); }

// A receipt over a screen that nobody has touched keeps the rule of that screen: it is never covered.
bool Curtain::can_be_stilled() const {
  return !m_covered && !m_still && m_where.screen != Screen::safe &&
         !(m_where.screen == Screen::welcome && m_where.untouched);
}

void Curtain::touched(std::uint64_t now) {
  m_touched_at = now;
  if (m_still) m_stilled_at = now;
}

void Curtain::go_on(std::uint64_t now) {
  const auto front = in_front();
  touched(now);
  if (front == Screen::still) m_still = false;
  if (front == Screen::cover) m_covered = false;
  if (front == Screen::receipt) m_receipt_until.reset();
}

void Curtain::receipt_changed(std::uint64_t now, std::uint64_t age) {
  m_receipt_until = now + receipt_ms - std::min(age, receipt_ms);
}

std::optional<std::uint64_t> Curtain::due() const {
  std::optional<std::uint64_t> first;
  const auto consider = [&first](std::uint64_t at) { first = first ? std::min(*first, at) : at; };
  if (m_still) consider(m_stilled_at + still_ms());
  if (can_be_stilled()) consider(m_touched_at + m_idle_ms);
  if (m_covered) consider(m_covered_at + cover_ms);
  if (m_receipt_until) consider(*m_receipt_until);
  return first;
}

bool Curtain::tick(std::uint64_t now) {
  const auto front = in_front();
  const bool had_banner = banner();
  if (m_receipt_until && now >= *m_receipt_until) m_receipt_until.reset();
  if (m_covered && now >= m_covered_at + cover_ms) {
    m_covered = false;
    m_touched_at = now;
  }
  if (m_still && now >= m_stilled_at + still_ms()) m_over = true;
  if (can_be_stilled() && now >= m_touched_at + m_idle_ms) {
    m_still = true;
    m_stilled_at = now;
  }
  return m_over || in_front() != front || banner() != had_banner;
}

}  // namespace hp::kiosk
