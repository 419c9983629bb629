#include "kiosk/gesture.h"

#include <algorithm>
#include <cmath>

namespace hp::kiosk {

using Phase = window::Finger::Phase;

std::vector<Act> Gesture::feed(const window::Finger& finger, bool scrolls, bool moving) {
  std::vector<Act> out;
  if (finger.phase == Phase::down) {
    const bool keeps = m_state == State::dragging && scrolls;  // a second finger or palm during a drag
    if (!keeps) down(finger, scrolls, moving, out);
    return out;
  }
  if (m_state == State::idle || finger.id != m_finger) return out;

  if (finger.phase == Phase::cancelled) {
    if (m_state == State::pressed) out.push_back(Cancelled{});
    m_state = State::idle;
    return out;
  }

  if (m_state == State::pressed) {
    const float distance = std::hypot(finger.x - m_x, finger.y - m_y);
    if (m_scrolls && distance > m_scale.px(drag_after)) {
      out.push_back(Cancelled{});
      m_state = State::dragging;
    } else if (finger.phase == Phase::move) {
      out.push_back(Moved{finger.x, finger.y});
    } else {
      out.push_back(Tapped{finger.x, finger.y});
    }
  }
  if (m_state == State::dragging) {
    if (finger.y != m_last_y) out.push_back(Dragged{finger.y - m_last_y});
    m_last_y = finger.y;
    if (finger.phase == Phase::move) {
      m_samples.push_back({finger.y, finger.at});
    } else {
      const float v = velocity(finger.at);
      if (std::abs(v) >= m_scale.px(Mm{fling_at_least_mm_s})) out.push_back(Flung{v});
    }
  }
  if (finger.phase == Phase::up) m_state = State::idle;
  return out;
}

void Gesture::down(const window::Finger& finger, bool scrolls, bool moving, std::vector<Act>& out) {
  if (m_state == State::pressed) out.push_back(Cancelled{});
  m_finger = finger.id;
  m_scrolls = scrolls;
  m_x = finger.x, m_y = m_last_y = finger.y;
  m_samples.assign(1, {finger.y, finger.at});
  if (moving && scrolls) {
    // Catching a moving page: it can be dragged on, but what happens to lie under the finger is not meant.
    out.push_back(Caught{});
    m_state = State::dragging;
    return;
  }
  out.push_back(Pressed{finger.x, finger.y});
  m_state = State::pressed;
}

float Gesture::velocity(std::uint64_t now) const {
  // Over the last 100 ms only: a finger that has come to rest does not fling.
  const auto recent = std::find_if(m_samples.begin(), m_samples.end(),
                                   [&](const Sample& s) { return s.at + velocity_window_ms >= now; });
  if (recent == m_samples.end() || now <= recent->at) return 0;
  const float seconds = static_cast<float>(now - recent->at) / 1000.0f;
  const float limit = m_scale.px(Mm{fling_at_most_mm_s});
  return std::clamp((m_last_y - recent->y) / seconds, -limit, limit);
}

void Fling::start(float velocity, std::uint64_t now) {
  m_velocity = velocity;
  m_at = now;
}

float Fling::step(std::uint64_t now) {
  if (!moving() || now <= m_at) return 0;
  constexpr float tau = 0.325f;  // seconds
  const float dt = static_cast<float>(now - m_at) / 1000.0f;
  m_at = now;
  const float decay = std::exp(-dt / tau);
  const float distance = m_velocity * tau * (1 - decay);
  m_velocity *= decay;
  if (std::abs(m_velocity) / 60.0f < 0.5f) m_velocity = 0;
  return distance;
}

}  // namespace hp::kiosk
