// The window on a display, through SDL2. SDL is told to leave alone all that a help point must not touch: no joysticks
// or sensors (opening them also makes SDL wake up a thousand times a second), no D-Bus, no signal handlers, no GL
// context behind a window that has an image of its own, and no mouse made up from fingers or fingers from the mouse.
#include <SDL.h>

#include <chrono>
#include <cstdlib>
#include <string_view>

#include "window/sdl_place.h"
#include "window/sdl_screen.h"
#include "window/sdl_sleep.h"
#include "window/sdl_touches.h"
#include "window/touch.h"

namespace hp::window {
namespace {

void prepare_sdl() {
  // SDL would start a bus (dbus-launch) where there is none.
  setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", /*overwrite=*/1);
  setenv("DBUS_SYSTEM_BUS_ADDRESS", "disabled:", 1);
  const auto hint = [](const char* name, const char* value) {
    SDL_SetHintWithPriority(name, value, SDL_HINT_OVERRIDE);
  };
  hint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
  hint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
  hint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
  hint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
  hint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");       // the screen must never go blank
  hint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");  // the next visit opens over this one
  hint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
  hint(SDL_HINT_RENDER_SCALE_QUALITY, "nearest");
}

// Where no display answers, SDL 2.26 contents itself with a picture in memory and says nothing. Only who asks for one
// of those drivers by name may have it.
bool has_glass(std::string_view driver) {
  const char* asked = std::getenv("SDL_VIDEODRIVER");
  return (driver != "offscreen" && driver != "dummy") || (asked != nullptr && driver == asked);
}

Error no_display(const std::string& why) {
  return {"window.no-display", "no screen could be opened (" + why +
                                   "); set DISPLAY or WAYLAND_DISPLAY, or on a bare console be in the groups video and "
                                   "input"};
}

// SDL as a whole, for as long as it lives.
class Sdl {
 public:
  static Result<std::unique_ptr<Sdl>> start() {
    prepare_sdl();
    if (SDL_Init(SDL_INIT_VIDEO) != 0) return no_display(SDL_GetError());
    std::unique_ptr<Sdl> sdl(new Sdl);
    if (!has_glass(SDL_GetCurrentVideoDriver())) return no_display("neither X11, Wayland nor KMSDRM answered");
    SDL_StopTextInput();  // on by default, with an input method that looks for D-Bus
    return sdl;
  }
  ~Sdl() { SDL_Quit(); }
  Sdl(const Sdl&) = delete;
  Sdl& operator=(const Sdl&) = delete;

 private:
  Sdl() = default;
};

std::optional<KeyName> key_name(const SDL_KeyboardEvent& event) {
  // A key held down moves on, but does not press again.
  const auto once = [&](KeyName name) { return event.repeat ? std::nullopt : std::optional(name); };
  switch (event.keysym.sym) {
    case SDLK_TAB:
      return (event.keysym.mod & KMOD_SHIFT) != 0 ? KeyName::back_tab : KeyName::tab;
    case SDLK_LEFT:
      return KeyName::left;
    case SDLK_RIGHT:
      return KeyName::right;
    case SDLK_UP:
      return KeyName::up;
    case SDLK_DOWN:
      return KeyName::down;
    case SDLK_PAGEUP:
      return KeyName::page_up;
    case SDLK_PAGEDOWN:
      return KeyName::page_down;
    case SDLK_RETURN:
    case SDLK_KP_ENTER:
    case SDLK_SPACE:
      return once(KeyName::enter);
    case SDLK_ESCAPE:
      return once(KeyName::escape);
    case SDLK_HOME:
      return once(KeyName::home);
    default:
      return std::nullopt;
  }
}

class SdlWindow final : public Window {
 public:
  SdlWindow(std::unique_ptr<Sdl> sdl, std::unique_ptr<SDL_Window, SdlDelete> window, std::unique_ptr<SdlScreen> screen,
            const std::optional<std::array<float, 6>>& touch_matrix)
      : m_sdl(std::move(sdl)),
        m_window(std::move(window)),
        m_screen(std::move(screen)),
        m_sleep(m_window.get()),
        m_touch(touch_matrix, m_screen->orientation()) {
    hear_no_raw_input(m_window.get());
  }

  Size size() const override { return m_screen->orientation().picture(); }
  Buffer buffer() override { return m_screen->picture(); }

  void present(std::span<const Area> areas) override {
    if (areas.empty()) return;
    if (!m_shown) {
      // Only now, so that the first thing seen is a picture and the window of the visit before stays until then.
      m_shown = true;
      SDL_ShowWindow(m_window.get());
    }
    m_screen->present(areas);
  }

  std::vector<Event> wait(std::optional<std::uint32_t> timeout_ms, int also) override {
    const std::uint64_t start = now();
    for (;;) {
      if (std::vector<Event> events = take(); !events.empty()) return events;
      std::optional<std::uint32_t> left = timeout_ms;
      if (left) *left -= static_cast<std::uint32_t>(std::min<std::uint64_t>(now() - start, *left));
      if (!m_sleep.until(left, also)) return take();
    }
  }

  void write_over_touches() override { window::write_over_touches(m_window.get()); }
  std::string driver() const override { return SDL_GetCurrentVideoDriver(); }

  std::uint64_t now() const override {
    const auto since = std::chrono::steady_clock::now().time_since_epoch();
    return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(since).count());
  }

 private:
  std::vector<Event> take() {
    std::vector<Event> out;
    SDL_Event event;
    while (SDL_PollEvent(&event) != 0) translate(event, out);
    return out;
  }

  void translate(const SDL_Event& event, std::vector<Event>& out) {
    switch (event.type) {
      // A finger's windowID is not asked for: KMSDRM knows none.
      case SDL_FINGERDOWN:
        return m_touch.down(event.tfinger.touchId, event.tfinger.fingerId, place(event.tfinger), now(), out);
      case SDL_FINGERMOTION:
        return m_touch.move(event.tfinger.touchId, event.tfinger.fingerId, place(event.tfinger), now(), out);
      case SDL_FINGERUP:
        return m_touch.up(event.tfinger.touchId, event.tfinger.fingerId, now(), out);
      case SDL_MOUSEBUTTONDOWN:
        if (is_left_button(event.button)) m_touch.mouse_down(place(event.button.x, event.button.y), now(), out);
        return;
      case SDL_MOUSEMOTION:
        if (event.motion.which != SDL_TOUCH_MOUSEID)
          m_touch.mouse_move(place(event.motion.x, event.motion.y), now(), out);
        return;
      case SDL_MOUSEBUTTONUP:
        if (is_left_button(event.button)) m_touch.mouse_up(place(event.button.x, event.button.y), now(), out);
        return;
      case SDL_KEYDOWN:
        if (const auto name = key_name(event.key)) out.emplace_back(Key{*name});
        return;
      case SDL_WINDOWEVENT:
        return translate(event.window, out);
      case SDL_RENDER_TARGETS_RESET:
      case SDL_RENDER_DEVICE_RESET:
        if (m_screen->restore()) out.emplace_back(Exposed{});
        return;
      case SDL_QUIT:
        out.emplace_back(Closed{});
        return;
      default:
        return;
    }
  }

  void translate(const SDL_WindowEvent& event, std::vector<Event>& out) {
    switch (event.event) {
      case SDL_WINDOWEVENT_EXPOSED:
        out.emplace_back(Exposed{});
        return;
      case SDL_WINDOWEVENT_SIZE_CHANGED:
        if (!m_screen->follow_window()) return;  // SDL also says so of the size that it already had
        m_touch.cancel(now(), out);
        m_touch.turn(m_screen->orientation());
        out.emplace_back(Resized{});
        return;
      case SDL_WINDOWEVENT_HIDDEN:
      case SDL_WINDOWEVENT_MINIMIZED:
        m_touch.cancel(now(), out);
        return;
      default:
        return;
    }
  }

  static bool is_left_button(const SDL_MouseButtonEvent& event) {
    return event.button == SDL_BUTTON_LEFT && event.which != SDL_TOUCH_MOUSEID;
  }
  static Point place(const SDL_TouchFingerEvent& event) { return {event.x, event.y}; }
  // SDL counts the mouse in points, of which a dense Wayland screen has fewer than px.
  Point place(int x, int y) const {
    Size points;
    SDL_GetWindowSize(m_window.get(), &points.width, &points.height);
    const Size px = m_screen->orientation().screen();
    const auto scaled = [](int at, int from, int to) {
      return from > 0 ? static_cast<float>(at) * static_cast<float>(to) / static_cast<float>(from) : 0;
    };
    return {scaled(x, points.width, px.width), scaled(y, points.height, px.height)};
  }

  std::unique_ptr<Sdl> m_sdl;  // first, so that it ends last
  std::unique_ptr<SDL_Window, SdlDelete> m_window;
  std::unique_ptr<SdlScreen> m_screen;
  SdlSleep m_sleep;
  Touch m_touch;
  bool m_shown = false;
};

std::unique_ptr<SDL_Window, SdlDelete> make_window(const Options& options) {
  SdlPlace place;
  if (options.size) {
    // Turning is its own inverse as far as sizes go: this is the screen whose picture has the size asked for.
    place = window_of(Orientation(options.rotation, *options.size).picture(), options.output);
  } else {
    place = whole_screen(options.output);
    SDL_ShowCursor(SDL_DISABLE);
  }
  return std::unique_ptr<SDL_Window, SdlDelete>(
      SDL_CreateWindow("helppoint", place.at.x, place.at.y, place.at.w, place.at.h,
                       place.flags | SDL_WINDOW_HIDDEN | SDL_WINDOW_ALLOW_HIGHDPI));
}

}  // namespace

Result<std::unique_ptr<Window>> open_display(const Options& options) {
  auto sdl = Sdl::start();
  if (!sdl) return std::move(sdl).error();
  auto window = make_window(options);
  if (!window)
    return Error{"window.no-display", std::string("the screen is there, but no window could be opened (") +
                                          SDL_GetError() + "); is another program holding it?"};
  auto screen = SdlScreen::open(window.get(), options.rotation);
  if (!screen) return std::move(screen).error();
  return std::unique_ptr<Window>(
      std::make_unique<SdlWindow>(std::move(*sdl), std::move(window), std::move(*screen), options.touch_matrix));
}

}  // namespace hp::window
