#pragma once
// Three visits that end badly in a minute are no accident: what they show is to be changed.
#include <cstdint>
#include <deque>

namespace hp::kiosk {

class Crashes {
 public:
  static constexpr std::uint64_t while_ms = 60'000;
  static constexpr std::size_t too_many = 3;

  // To be told of each, with the time in ms. True at the third in a minute; then the count begins anew.
  bool is_too_many(std::uint64_t now) {
    m_when.push_back(now);
    while (now - m_when.front() > while_ms) m_when.pop_front();
    if (m_when.size() < too_many) return false;
    m_when.clear();
    return true;
  }

 private:
  std::deque<std::uint64_t> m_when;
};

}  // namespace hp::kiosk
