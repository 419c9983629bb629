#pragma once
// The only place that knows left and right. Screens are laid out in start/end coordinates, as if every language were
// read left to right; a box is mirrored once, when it is placed. Digits, numbers and pictures inside the box are not
// mirrored.
#include "language.h"

namespace hp::kiosk {

// px; x from the start edge of the screen, y down.
struct Box {
  float x = 0, y = 0, w = 0, h = 0;
  float end() const { return x + w; }
  float bottom() const { return y + h; }
  Box inset(float by) const { return {x + by, y + by, w - 2 * by, h - 2 * by}; }
};

class Flow {
 public:
  Flow() = default;
  Flow(Direction direction, float screen_width) : m_direction(direction), m_width(screen_width) {}
  Direction direction() const { return m_direction; }
  bool mirrored() const { return m_direction == Direction::rtl; }
  // From start/end to left/right.
  Box place(Box box) const {
    if (mirrored()) box.x = m_width - box.x - box.w;
    return box;
  }

 private:
  Direction m_direction = Direction::ltr;
  float m_width = 0;
};

}  // namespace hp::kiosk
