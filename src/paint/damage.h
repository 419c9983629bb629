#pragma once
// What must be painted again. A frame is a list of primitives; each tells the damage which rectangle it touches and a
// hash of all that decides its pixels. The screen is cut into tiles; a tile whose sequence of primitives hashes as in
// the frame before is left alone. Nothing changed: no rectangle, no paint, nothing presented.
#include <cstdint>
#include <vector>

#include "paint/surface.h"

namespace hp::paint {

class Damage {
 public:
  static constexpr int tile = 64;  // px

  // A new size forgets everything: the next frame is painted whole.
  void resize(int width, int height);
  void invalidate();  // the next frame is painted whole (the window lost its pixels)

  void begin();
  void add(Rect area, std::uint64_t hash);  // in painting order; parts outside the screen are ignored
  // The tiles that differ from the last frame, merged into few rectangles that do not overlap.
  std::vector<Rect> finish();

 private:
  int m_width = 0, m_height = 0, m_columns = 0, m_rows = 0;
  bool m_whole = true;
  std::vector<std::uint64_t> m_now, m_before;
};

}  // namespace hp::paint
