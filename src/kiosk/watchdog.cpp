#include "kiosk/watchdog.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstddef>
#include <cstring>

namespace hp::kiosk {

void Watchdog::notify(const char* state) const {
  sockaddr_un to{};
  if (m_socket.empty() || m_socket.size() >= sizeof to.sun_path) return;
  to.sun_family = AF_UNIX;
  std::memcpy(to.sun_path, m_socket.data(), m_socket.size());
  if (to.sun_path[0] == '@') to.sun_path[0] = '\0';  // an abstract name
  const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (socket < 0) return;
  const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + m_socket.size());
  static_cast<void>(
      ::sendto(socket, state, std::strlen(state), MSG_NOSIGNAL, reinterpret_cast<sockaddr*>(&to), length));
  ::close(socket);
}

void Watchdog::started(std::uint64_t now) {
  notify("READY=1\nWATCHDOG=1");
  m_asked_at.reset();
  m_ask_at = now + m_patience.ask_every_ms;
}

void Watchdog::answered(std::uint64_t now) {
  notify("WATCHDOG=1");
  m_asked_at.reset();
  m_ask_at = now + m_patience.ask_every_ms;
}

bool Watchdog::is_hung(RunningVisit& visit, std::uint64_t now) {
  if (m_asked_at) return now >= *m_asked_at + m_patience.answer_within_ms;
  if (now < m_ask_at) return false;
  visit.tell(Down::ping, {});
  m_asked_at = now;
  return false;
}

}  // namespace hp::kiosk
