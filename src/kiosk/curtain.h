#pragma once
// What stands in front of the visitor's place, and for how long: nothing; the covering (`still`) after a minute
// untouched; the cover of the place (`cover`), with which every visit but the first begins; the receipt of a stick.
// Pure: times and touches in, no clock and no drawing. The rules are design §8's; a visitor has at least 20 s to come
// back by one touch, as often as they like (WCAG 2.2.1).
#include <cstdint>
#include <optional>

#include "kiosk/session.h"

namespace hp::kiosk {

class Curtain {
 public:
  static constexpr std::uint64_t return_ms = 20'000, long_return_ms = 200'000;  // from the covering to the end
  static constexpr std::uint64_t cover_ms = 300'000;                            // from the cover to welcome
  static constexpr std::uint64_t receipt_ms = 120'000;                          // after the file last changed

  // idle_ms: from the last touch to the covering.
  Curtain(std::uint64_t idle_ms, bool covered, std::uint64_t now) : m_idle_ms(idle_ms), m_covered(covered) {
    m_touched_at = m_covered_at = now;
  }

  // Where the visitor is, told before every question: some places are never covered.
  struct Where {
    Screen screen = Screen::welcome;
    bool untouched = true;  // nothing has been touched yet
    bool more_time = false;
  };
  void stand_at(const Where& where) { m_where = where; }

  // The screen that is seen, or nothing: the visitor's own.
  std::optional<Screen> in_front() const;
  // Somebody's page is open, or may be come back to. `safe` is nobody's: anything is better than it.
  bool serves_somebody() const { return m_where.screen != Screen::safe && (m_still || !nobody()); }
  bool banner() const;  // a receipt above the visitor's own screen
  bool is_over() const { return m_over; }

  void restart(std::uint64_t now) { m_touched_at = m_covered_at = now; }  // only now is it seen
  void touched(std::uint64_t now);                                        // a finger or a key, on whatever is seen
  void go_on(std::uint64_t now);  // back to the page; from the cover: to welcome; the receipt: gone
  void receipt_changed(std::uint64_t now, std::uint64_t age = 0);  // so many ms ago
  void receipt_gone() { m_receipt_until.reset(); }
  bool has_receipt() const { return m_receipt_until.has_value(); }

  // What time does: call it when due() has come. True: what is seen has changed.
  bool tick(std::uint64_t now);
  std::optional<std::uint64_t> due() const;

 private:
  bool can_be_stilled() const;
  bool nobody() const { return m_covered || (m_where.screen == Screen::welcome && m_where.untouched); }
  std::uint64_t still_ms() const { return m_where.more_time ? long_return_ms : return_ms; }
  std::uint64_t m_idle_ms;
  Where m_where;
  bool m_covered = false, m_still = false, m_over = false;
  std::uint64_t m_touched_at = 0, m_covered_at = 0, m_stilled_at = 0;
  std::optional<std::uint64_t> m_receipt_until;
};

}  // namespace hp::kiosk
