// SDL_WaitEventTimeout knows no descriptor but its own, so a supervisor's pipe would have to wait for a touch. We
// poll(2) both, which is safe only if nothing has already been read from the socket into a queue that poll cannot see:
//
// X11: the last SDL_PollEvent emptied Xlib's queue, but a reply that anything waited for since then may have brought
// events along. XPending looks into both Xlib and XCB and sends what we have not yet sent.
//
// Wayland: SDL_PumpEvents dispatches all that was read; presenting may read, but the caller pumps after presenting.
//
// KMSDRM: there is no server. SDL reads /dev/input/event* and in 2.26 has no way to wait for them (it sleeps 1 ms and
// looks again, 900 times a second). Each reader of such a device has a queue of its own, so we open them too, sleep on
// ours, throw away what it holds and let SDL read its copy. Nothing is decoded here. A device plugged in later wakes
// the next visit.
//
// dummy, offscreen: nothing ever comes.
#include "window/sdl_sleep.h"

#include <SDL_syswm.h>
#include <X11/Xlib.h>
#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>
#include <wayland-client-core.h>

#include <algorithm>
#include <array>
#include <climits>
#include <string>
#include <string_view>

namespace hp::window {

SdlSleep::SdlSleep(SDL_Window* window) {
  SDL_SysWMinfo info;
  SDL_VERSION(&info.version);
  if (SDL_GetWindowWMInfo(window, &info) != SDL_TRUE) return;
  if (info.subsystem == SDL_SYSWM_X11) {
    m_x11 = info.info.x11.display;
    m_connections.push_back(XConnectionNumber(info.info.x11.display));
  } else if (info.subsystem == SDL_SYSWM_WAYLAND) {
    m_wayland = info.info.wl.display;
    m_connections.push_back(wl_display_get_fd(info.info.wl.display));
  } else if (info.subsystem == SDL_SYSWM_KMSDRM) {
    open_input_devices();
  }
}

SdlSleep::~SdlSleep() {
  if (m_owns_devices)
    for (const int device : m_connections) close(device);
}

void SdlSleep::open_input_devices() {
  m_owns_devices = true;
  DIR* folder = opendir("/dev/input");
  if (folder == nullptr) return;
  while (const dirent* entry = readdir(folder)) {
    if (!std::string_view(entry->d_name).starts_with("event")) continue;
    const std::string path = "/dev/input/" + std::string(entry->d_name);
    const int device = open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (device >= 0) m_connections.push_back(device);
  }
  closedir(folder);
}

void SdlSleep::empty_input_devices() const {
  std::array<char, 4096> discarded;
  for (const int device : m_connections)
    while (read(device, discarded.data(), discarded.size()) > 0) continue;
}

bool SdlSleep::already_arrived() {
  if (m_x11 != nullptr) return XPending(static_cast<Display*>(m_x11)) > 0;
  if (m_wayland != nullptr) wl_display_flush(static_cast<wl_display*>(m_wayland));
  return false;
}

bool SdlSleep::until(std::optional<std::uint32_t> timeout_ms, int also) {
  if (already_arrived()) return true;
  std::vector<pollfd> readable;
  readable.push_back({.fd = also, .events = POLLIN, .revents = 0});  // poll passes over a descriptor of -1
  for (const int connection : m_connections) readable.push_back({.fd = connection, .events = POLLIN, .revents = 0});
  const int ms = timeout_ms ? static_cast<int>(std::min<std::uint32_t>(*timeout_ms, INT_MAX)) : -1;
  if (poll(readable.data(), readable.size(), ms) <= 0 || readable[0].revents != 0) return false;

  if (m_owns_devices) {
    empty_input_devices();
    // An unplugged device stays readable for ever; without this it would keep the processor awake.
    std::erase_if(m_connections, [&](int device) {
      const auto gone = [&](const pollfd& p) {
        return p.fd == device && (p.revents & (POLLERR | POLLHUP | POLLNVAL)) != 0;
      };
      if (std::none_of(readable.begin() + 1, readable.end(), gone)) return false;
      close(device);
      return true;
    });
  }
  return true;
}

}  // namespace hp::window
