#pragma once
// Millimetres of the configured screen and px of the picture do not mix: sizes of controls and type are written in Mm
// (design §8; EN 301 549 5.1.4 counts in angles, so in millimetres at a distance) and become px in one place, Scale.
#include <cmath>
#include <compare>

namespace hp {

struct Mm {
  float value = 0;
  constexpr explicit Mm(float v = 0) : value(v) {}
  constexpr auto operator<=>(const Mm&) const = default;
  constexpr Mm operator+(Mm o) const { return Mm{value + o.value}; }
  constexpr Mm operator-(Mm o) const { return Mm{value - o.value}; }
  constexpr Mm operator*(float f) const { return Mm{value * f}; }
};

// Pixels per millimetre of one screen.
class Scale {
 public:
  constexpr explicit Scale(float px_per_mm = 4.03f) : m_px_per_mm(px_per_mm) {}
  constexpr float px(Mm mm) const { return mm.value * m_px_per_mm; }
  int whole_px(Mm mm) const { return static_cast<int>(std::lround(px(mm))); }
  constexpr Mm mm(float px) const { return Mm{px / m_px_per_mm}; }
  constexpr float px_per_mm() const { return m_px_per_mm; }

 private:
  float m_px_per_mm;
};

}  // namespace hp
