#pragma once
// Whether the visit before the glass is still awake, and what systemd is told of it (sd_notify(3), by hand: one
// datagram to a socket of this machine). A visit says so by itself (Up::alive), so that nobody is woken to ask; one
// that is late is ended like a crash.
#include <cstdint>
#include <string>

namespace hp::kiosk {

// How often a visit says that it is awake, and how late it may be. The first is longer than the longest time to the
// covering: a page that is read in peace is left alone. systemd waits for 180 s (packaging/systemd/sandbox.conf).
struct Patience {
  std::uint64_t say_every_ms = 65'000, late_ms = 20'000;
};

class Watchdog {
 public:
  // NOTIFY_SOCKET as systemd gives it; empty: nobody listens. Read it before the environment is laid bare.
  explicit Watchdog(std::string socket, Patience patience = {}) : m_socket(std::move(socket)), m_patience(patience) {}

  void started(std::uint64_t now);  // a visit stands there: READY=1, and it is waited for from now on
  void heard(std::uint64_t now);    // it is awake: WATCHDOG=1
  bool is_hung(std::uint64_t now) const { return now >= m_due; }
  std::uint64_t due() const { return m_due; }  // when it would be hung

 private:
  void notify(const char* state) const;
  std::string m_socket;
  Patience m_patience;
  std::uint64_t m_due = 0;
};

}  // namespace hp::kiosk
