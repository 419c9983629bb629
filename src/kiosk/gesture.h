#pragma once
// One finger's intent: tap, drag or fling, never mistaken for each other. Pure: fingers and times in, acts out.
//
// A finger that goes down presses at once (the picture darkens, nothing happens). On ground that scrolls, more than 2
// mm of movement make it a drag for good and the press is taken back. On ground that does not (the bar), it stays a
// press until it lifts; whether it lifts over the same control is the control's business. Release acts, never press
// (WCAG 2.5.2). A finger that catches moving content stops it and is no tap. The newest finger counts, so a resting
// palm or a stuck touch never blocks the screen; only a drag keeps its finger, except against a touch on the bar.
#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "units.h"
#include "window/window.h"

namespace hp::kiosk {

struct Pressed {
  float x, y;
};
struct Moved {  // still pressed
  float x, y;
};
struct Cancelled {};  // the press became something else
struct Tapped {       // lifted, at this place
  float x, y;
};
struct Dragged {
  float dy;  // px since the last act; positive: the finger went down
};
struct Flung {
  float velocity;  // px per second, signed as dy
};
struct Caught {};  // a moving page was stopped
using Act = std::variant<Pressed, Moved, Cancelled, Tapped, Dragged, Flung, Caught>;

class Gesture {
 public:
  explicit Gesture(Scale scale) : m_scale(scale) {}

  // `scrolls`: the ground under the finger (asked at down only) can be dragged. `moving`: it is moving by inertia now.
  std::vector<Act> feed(const window::Finger& finger, bool scrolls, bool moving);

  static constexpr Mm drag_after{2.0f};
  static constexpr float fling_at_least_mm_s = 40, fling_at_most_mm_s = 6000;
  static constexpr std::uint64_t velocity_window_ms = 100;

 private:
  enum class State : std::uint8_t { idle, pressed, dragging, spent };
  struct Sample {
    float y;
    std::uint64_t at;
  };
  void down(const window::Finger& finger, bool scrolls, bool moving, std::vector<Act>& out);
  float velocity(std::uint64_t now) const;

  Scale m_scale;
  State m_state = State::idle;
  std::int64_t m_finger = 0;
  bool m_scrolls = false;
  float m_x = 0, m_y = 0;  // where the press began
  float m_last_y = 0;
  std::vector<Sample> m_samples;
};

// Inertia: exponential decay with a time constant of 325 ms, over when slower than half a px per 60 Hz frame.
class Fling {
 public:
  void start(float velocity, std::uint64_t now);
  void stop() { m_velocity = 0; }
  bool moving() const { return m_velocity != 0; }
  float step(std::uint64_t now);  // px to move since the last step, signed as dy

 private:
  float m_velocity = 0;  // px/s
  std::uint64_t m_at = 0;
};

}  // namespace hp::kiosk
