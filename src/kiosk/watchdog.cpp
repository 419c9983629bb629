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
  m_due = now + m_patience.say_every_ms + m_patience.late_ms;
}

void Watchdog::heard(std::uint64_t now) {
  notify("WATCHDOG=1");
  m_due = now + m_patience.say_every_ms + m_patience.late_ms;
}

}  // namespace hp::kiosk
