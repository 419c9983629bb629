#include "window/sdl_touches.h"

#include <SDL_syswm.h>
#include <X11/extensions/XInput2.h>

#include <array>

namespace hp::window {
namespace {

Display* display_of(SDL_Window* window) {
  SDL_SysWMinfo info;
  SDL_VERSION(&info.version);
  const bool known = SDL_GetWindowWMInfo(window, &info) == SDL_TRUE && info.subsystem == SDL_SYSWM_X11;
  return known ? info.info.x11.display : nullptr;
}

}  // namespace

void hear_no_raw_input(SDL_Window* window) {
  Display* const display = display_of(window);
  if (display == nullptr) return;
  std::array<unsigned char, XIMaskLen(XI_LASTEVENT)> nothing{};
  XIEventMask mask{XIAllMasterDevices, static_cast<int>(nothing.size()), nothing.data()};
  XISelectEvents(display, DefaultRootWindow(display), &mask, 1);
  mask.deviceid = XIAllDevices;
  XISelectEvents(display, DefaultRootWindow(display), &mask, 1);
  XFlush(display);
}

void write_over_touches(SDL_Window* window) {
  Display* const display = display_of(window);
  if (display == nullptr) return;
  // A history has 256 places, the queue of the server's input 512. XWarpPointer and not XIWarpPointer: only this moves
  // the device behind the pointer as well.
  constexpr int times = 700;
  for (int i = 0; i < times; ++i) XWarpPointer(display, None, DefaultRootWindow(display), 0, 0, 0, 0, i % 2, 0);
  XSync(display, False);
}

}  // namespace hp::window
