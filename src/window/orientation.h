#pragma once
// A screen may hang on its side while whoever draws knows nothing of it: our picture is always upright, and is turned
// on its way to the screen, part by part; fingers and the mouse are turned back on theirs. `right`: the picture is
// turned a quarter clockwise, so that its top lies along the right edge of the screen.
#include "window/window.h"

namespace hp::window {

struct Point {
  float x = 0, y = 0;
};

class Orientation {
 public:
  Orientation(Rotation rotation, Size screen) : m_rotation(rotation), m_screen(screen) {}

  Size screen() const { return m_screen; }
  Size picture() const;
  bool upright() const { return m_rotation == Rotation::none; }

  // px to px; both may have fractions.
  Point on_picture(Point on_screen) const;
  // What an area of the picture becomes on the screen. The area lies within the picture.
  Area on_screen(Area on_picture) const;
  // Copies that area of the picture to where on_screen() says; `screen` is the whole screen.
  void copy(const Buffer& picture, Area area, const Buffer& screen) const;

 private:
  Rotation m_rotation;
  Size m_screen;
};

// The part of `area` within `size`.
Area within(Area area, Size size);

}  // namespace hp::window
