// Two things SDL 2.26 does not know about X11, so a short connection of our own asks:
//
// Connectors. SDL names a display after the monitor's own label where it has one ("DELL P2214H"). RandR knows the
// connector, and the two are brought together by their place. On Wayland the compositor chooses, on KMSDRM there is
// usually one: there SDL's own name is all we compare.
//
// Whether there is a window manager. "Full screen" is a wish addressed to one. On the bare X server of a kiosk nobody
// grants it: SDL waits 100 ms in vain and meanwhile the window lies there black. A window without borders, as large as
// the display, is the same thing there, at once.
#include "window/sdl_place.h"

#include <memory>
#include <optional>
#include <string_view>

// Last, because of its macros.
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/extensions/Xrandr.h>

namespace hp::window {
namespace {

using Connection = std::unique_ptr<Display, int (*)(Display*)>;

// None unless SDL is on X11.
Connection x11() {
  const char* driver = SDL_GetCurrentVideoDriver();
  const bool there = driver != nullptr && std::string_view(driver) == "x11";
  return {there ? XOpenDisplay(nullptr) : nullptr, XCloseDisplay};
}

std::optional<SDL_Rect> monitor_at(Display* display, const std::string& connector) {
  int count = 0;
  const std::unique_ptr<XRRMonitorInfo, void (*)(XRRMonitorInfo*)> monitors(
      XRRGetMonitors(display, DefaultRootWindow(display), True, &count), XRRFreeMonitors);
  std::optional<SDL_Rect> found;
  for (int i = 0; monitors && i < count; ++i) {
    const XRRMonitorInfo& monitor = monitors.get()[i];
    const std::unique_ptr<char, int (*)(void*)> name(XGetAtomName(display, monitor.name), XFree);
    if (name && connector == name.get()) found = SDL_Rect{monitor.x, monitor.y, monitor.width, monitor.height};
  }
  return found;
}

bool has_window_manager(Display* display) {
  const Atom check = XInternAtom(display, "_NET_SUPPORTING_WM_CHECK", /*only_if_exists=*/True);
  if (check == 0) return false;
  Atom type = 0;
  int format = 0;
  unsigned long items = 0, rest = 0;
  unsigned char* value = nullptr;
  XGetWindowProperty(display, DefaultRootWindow(display), check, 0, 1, False, XA_WINDOW, &type, &format, &items, &rest,
                     &value);
  XFree(value);
  return type == XA_WINDOW && items == 1;
}

int display_index(Display* display, const std::string& connector) {
  if (connector.empty()) return 0;
  const std::optional<SDL_Rect> monitor = display != nullptr ? monitor_at(display, connector) : std::nullopt;
  for (int i = 0; i < SDL_GetNumVideoDisplays(); ++i) {
    SDL_Rect bounds{};
    const bool there =
        monitor && SDL_GetDisplayBounds(i, &bounds) == 0 && SDL_RectEquals(&bounds, &*monitor) == SDL_TRUE;
    const char* name = SDL_GetDisplayName(i);
    if (there || (name != nullptr && connector == name)) return i;
  }
  return 0;
}

}  // namespace

SdlPlace whole_screen(const std::string& connector) {
  const Connection display = x11();
  SdlPlace place{{}, SDL_WINDOW_BORDERLESS};
  SDL_GetDisplayBounds(display_index(display.get(), connector), &place.at);
  if (!display || has_window_manager(display.get())) place.flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
  return place;
}

SdlPlace window_of(Size size, const std::string& connector) {
  const int middle = static_cast<int>(SDL_WINDOWPOS_CENTERED_DISPLAY(display_index(x11().get(), connector)));
  return {{middle, middle, size.width, size.height}, 0};
}

}  // namespace hp::window
