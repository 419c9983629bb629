#include "window/touch.h"

#include <algorithm>

namespace hp::window {
namespace {

// No touchscreen has this number: SDL gives -1 to the mouse and 0 to none.
constexpr std::int64_t mouse_device = -1;

Finger finger(Finger::Phase phase, std::int64_t id, Point place, std::uint64_t at) {
  return {phase, id, place.x, place.y, at};
}

}  // namespace

Point Touch::from_device(Point p) const {
  if (m_matrix) {
    const auto& [a, b, c, d, e, f] = *m_matrix;
    p = {a * p.x + b * p.y + c, d * p.x + e * p.y + f};
  }
  const Size screen = m_orientation.screen();
  return m_orientation.on_picture({p.x * static_cast<float>(screen.width), p.y * static_cast<float>(screen.height)});
}

std::vector<Touch::Contact>::iterator Touch::find(std::int64_t device, std::int64_t finger) {
  return std::find_if(m_contacts.begin(), m_contacts.end(),
                      [&](const Contact& c) { return c.device == device && c.finger == finger; });
}

void Touch::down(std::int64_t device, std::int64_t number, Point place, std::uint64_t at, std::vector<Event>& out) {
  if (const auto old = find(device, number); old != m_contacts.end()) {
    out.emplace_back(finger(Finger::Phase::cancelled, old->id, old->place, at));
    m_contacts.erase(old);
  }
  m_contacts.push_back({device, number, m_next_id++, from_device(place)});
  out.emplace_back(finger(Finger::Phase::down, m_contacts.back().id, m_contacts.back().place, at));
}

void Touch::move(std::int64_t device, std::int64_t number, Point place, std::uint64_t at, std::vector<Event>& out) {
  const auto contact = find(device, number);
  if (contact == m_contacts.end()) return;
  contact->place = from_device(place);
  out.emplace_back(finger(Finger::Phase::move, contact->id, contact->place, at));
}

void Touch::up(std::int64_t device, std::int64_t number, std::uint64_t at, std::vector<Event>& out) {
  const auto contact = find(device, number);
  if (contact == m_contacts.end()) return;
  out.emplace_back(finger(Finger::Phase::up, contact->id, contact->place, at));
  m_contacts.erase(contact);
}

void Touch::mouse_down(Point place, std::uint64_t at, std::vector<Event>& out) {
  if (find(mouse_device, mouse) != m_contacts.end()) return;
  m_contacts.push_back({mouse_device, mouse, mouse, m_orientation.on_picture(place)});
  out.emplace_back(finger(Finger::Phase::down, mouse, m_contacts.back().place, at));
}

void Touch::mouse_move(Point place, std::uint64_t at, std::vector<Event>& out) {
  const auto contact = find(mouse_device, mouse);
  if (contact == m_contacts.end()) return;
  contact->place = m_orientation.on_picture(place);
  out.emplace_back(finger(Finger::Phase::move, mouse, contact->place, at));
}

void Touch::mouse_up(Point place, std::uint64_t at, std::vector<Event>& out) {
  const auto contact = find(mouse_device, mouse);
  if (contact == m_contacts.end()) return;
  out.emplace_back(finger(Finger::Phase::up, mouse, m_orientation.on_picture(place), at));
  m_contacts.erase(contact);
}

void Touch::cancel(std::uint64_t at, std::vector<Event>& out) {
  for (const Contact& c : m_contacts) out.emplace_back(finger(Finger::Phase::cancelled, c.id, c.place, at));
  m_contacts.clear();
}

}  // namespace hp::window
