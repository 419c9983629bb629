#pragma once
// Private to the SDL side. Sleeps until SDL has something to say, or a file descriptor of ours has. SDL 2.26 can do
// only the first, and on a bare console (KMSDRM) does it by looking a thousand times a second; see the essay in
// sdl_sleep.cpp.
#include <SDL.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace hp::window {

class SdlSleep {
 public:
  explicit SdlSleep(SDL_Window* window);
  ~SdlSleep();
  SdlSleep(const SdlSleep&) = delete;
  SdlSleep& operator=(const SdlSleep&) = delete;

  // To be called when SDL_PollEvent has just said that there is nothing. True: SDL should be asked again. False: the
  // time is up, `also` can be read, or a signal came.
  bool until(std::optional<std::uint32_t> timeout_ms, int also);

 private:
  bool already_arrived();
  void open_input_devices();
  void empty_input_devices() const;

  void* m_x11 = nullptr;           // Display*
  void* m_wayland = nullptr;       // wl_display*
  std::vector<int> m_connections;  // the display server's socket, or one a device
  bool m_owns_devices = false;
};

}  // namespace hp::window
