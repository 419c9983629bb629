#pragma once
// The display and the finger, and nothing else. Two windows exist: open_display() (SDL2: X11, Wayland, KMSDRM; in
// window_sdl.cpp, a library of its own so that the author's tools never link SDL) and open_memory() (window_none.cpp:
// headless, for tests, tours and --script). The pixels are the same in both, because neither draws.
// Which of the two is chosen at run time by the command line, so Window is the one interface of this program that is
// virtual.
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "result.h"

namespace hp::window {

struct Size {
  int width = 0, height = 0;  // px
  bool operator==(const Size&) const = default;
};

struct Area {
  int x = 0, y = 0, width = 0, height = 0;  // px, top left origin
};

// 0xAARRGGBB, `stride` pixels from row to row; valid until the next wait() or present().
struct Buffer {
  std::uint32_t* pixels = nullptr;
  int width = 0, height = 0, stride = 0;
};

struct Finger {
  enum class Phase : std::uint8_t { down, move, up, cancelled } phase = Phase::down;
  std::int64_t id = 0;   // the same from down to up; the mouse's left button is finger -1
  float x = 0, y = 0;    // px of the window, after rotation and touch matrix
  std::uint64_t at = 0;  // ms on the window's clock
};
enum class KeyName : std::uint8_t { tab, back_tab, left, right, up, down, enter, escape, home, page_up, page_down };
struct Key {
  KeyName name;
};
struct Resized {};  // size() and buffer() changed; all pixels are lost
struct Exposed {};  // the display lost our pixels; present the whole again
struct Closed {};   // asked to close: the supervisor decides
using Event = std::variant<Finger, Key, Resized, Exposed, Closed>;

// How far the picture is turned clockwise on the screen: right is a quarter, left is three.
enum class Rotation : std::uint8_t { none, right, half, left };

struct Options {
  std::optional<Size> size;  // a window for a picture of that size; absent: the whole screen
  Rotation rotation = Rotation::none;
  // Affine map from normalised touch (0–1, 0–1) to normalised screen, before the rotation: two rows a b c, d e f, so
  // that x' = a·x + b·y + c and y' = d·x + e·y + f. Absent: identity.
  std::optional<std::array<float, 6>> touch_matrix;
  std::string output;  // connector name where there is more than one; empty: the first
};

class Window {
 public:
  virtual ~Window() = default;
  virtual Size size() const = 0;
  // Our pixels. On X11 they are the shared-memory image itself. With a rotation they are a buffer of ours.
  virtual Buffer buffer() = 0;
  // Shows these parts of the buffer. No areas: does nothing.
  virtual void present(std::span<const Area> areas) = 0;
  // Sleeps until there is an event, `also` (a file descriptor, or -1) can be read, or `timeout_ms` have passed (absent:
  // for ever), or a signal has come. Returns what has come, oldest first; may be empty. Never polls on X11. The memory
  // window, to which nothing comes by itself, sleeps only on `also`, and its clock stands still the while.
  virtual std::vector<Event> wait(std::optional<std::uint32_t> timeout_ms, int also = -1) = 0;
  // Milliseconds that only grow. The memory window's clock stands still but for advance().
  virtual std::uint64_t now() const = 0;
  // What the display itself remembers of where it was touched is no longer there. Only X servers do remember.
  virtual void write_over_touches() {}
  virtual bool presents_by_itself() const { return true; }  // false: headless
  // What carries the picture: "x11", "wayland", "KMSDRM", another of SDL's names, or "memory".
  virtual std::string driver() const = 0;
};

// Errors: window.no-display with what to do. Does not touch the network, D-Bus, joysticks or any file of its own.
Result<std::unique_ptr<Window>> open_display(const Options& options);
// Whether a display seems to be there (DISPLAY, WAYLAND_DISPLAY, or a DRM card), without opening it.
bool display_seems_present();

// Headless. Events are put in by the test; the clock is virtual.
class MemoryWindow : public Window {
 public:
  virtual void send(const Event& event) = 0;
  virtual void advance(std::uint64_t ms) = 0;
  virtual void resize(Size size) = 0;
  virtual std::uint64_t frames_presented() const = 0;
  virtual const std::vector<Area>& last_presented() const = 0;
};
std::unique_ptr<MemoryWindow> open_memory(Size size);

}  // namespace hp::window
