#pragma once
// Fingers as a touchscreen names them (device, finger, a place from 0 to 1 of the device's range) become ours: an id
// that is never given twice, and px of the picture. Keeps the last place of each, because a lift is reported without a
// new one and because a finger whose lift we shall never hear of must be called off. Knows no SDL.
#include "window/orientation.h"

namespace hp::window {

class Touch {
 public:
  static constexpr std::int64_t mouse = -1;

  Touch(const std::optional<std::array<float, 6>>& matrix, Orientation orientation)
      : m_matrix(matrix), m_orientation(orientation) {}

  void turn(Orientation orientation) { m_orientation = orientation; }

  // `place` is normalised to the device. Nothing comes of a move or a lift of a finger that is not down; a finger that
  // comes down twice is first called off.
  void down(std::int64_t device, std::int64_t finger, Point place, std::uint64_t at, std::vector<Event>& out);
  void move(std::int64_t device, std::int64_t finger, Point place, std::uint64_t at, std::vector<Event>& out);
  void up(std::int64_t device, std::int64_t finger, std::uint64_t at, std::vector<Event>& out);

  // The left button: a finger while it is pressed. `place` in px of the screen.
  void mouse_down(Point place, std::uint64_t at, std::vector<Event>& out);
  void mouse_move(Point place, std::uint64_t at, std::vector<Event>& out);
  void mouse_up(Point place, std::uint64_t at, std::vector<Event>& out);

  // Ends all fingers: the window has lost them.
  void cancel(std::uint64_t at, std::vector<Event>& out);

 private:
  struct Contact {
    std::int64_t device, finger, id;
    Point place;  // px of the picture
  };
  Point from_device(Point normalised) const;
  std::vector<Contact>::iterator find(std::int64_t device, std::int64_t finger);

  std::optional<std::array<float, 6>> m_matrix;
  Orientation m_orientation;
  std::vector<Contact> m_contacts;
  std::int64_t m_next_id = 0;
};

}  // namespace hp::window
