#pragma once
// Whether the visit before the glass still answers, and what systemd is told of it (sd_notify(3), by hand: one datagram
// to a socket of this machine). A visit is asked once a minute; one that does not answer is ended like a crash.
#include <cstdint>
#include <optional>
#include <string>

#include "kiosk/running_visit.h"

namespace hp::kiosk {

struct Patience {
  std::uint64_t ask_every_ms = 60'000, answer_within_ms = 20'000;
};

class Watchdog {
 public:
  // NOTIFY_SOCKET as systemd gives it; empty: nobody listens. Read it before the environment is laid bare.
  explicit Watchdog(std::string socket, Patience patience = {}) : m_socket(std::move(socket)), m_patience(patience) {}

  void started(std::uint64_t now);   // a visit stands there: READY=1, and it is asked from now on
  void answered(std::uint64_t now);  // WATCHDOG=1
  // What is due: asks. True: it was asked and has not answered in time.
  bool is_hung(RunningVisit& visit, std::uint64_t now);
  std::uint64_t due() const { return m_asked_at ? *m_asked_at + m_patience.answer_within_ms : m_ask_at; }

 private:
  void notify(const char* state) const;
  std::string m_socket;
  Patience m_patience;
  std::uint64_t m_ask_at = 0;
  std::optional<std::uint64_t> m_asked_at;
};

}  // namespace hp::kiosk
