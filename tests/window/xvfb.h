#pragma once
// A display for the tests of window_sdl: an X server without a screen, started on a free number and ended with the
// program, and a second connection to it through which a test sees what the screen shows and presses what a visitor
// would press.
#include <sys/types.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "window/window.h"

namespace hp::window {

class Xvfb {
 public:
  static constexpr Size screen{800, 600};

  // The one server that most tests share, with 24 bits a px. DISPLAY names the server started last.
  static Xvfb& running();
  explicit Xvfb(int bits_a_px);
  ~Xvfb();
  Xvfb(const Xvfb&) = delete;
  Xvfb& operator=(const Xvfb&) = delete;

  // 0xRRGGBB, as on the glass; with 16 bits as the server packs them.
  std::uint32_t shown_at(int x, int y) const;
  // How far right and down from (x, y) the colour reaches.
  Size extent_of(std::uint32_t rgb, int x, int y) const;
  // Runs xdotool with these words and waits for it.
  void press(const std::vector<std::string>& words) const;
  // Covers the whole screen with a window and takes it away again.
  void cover_for_a_moment() const;

 private:
  pid_t m_server = -1;
  void* m_display = nullptr;  // Display*
};

constexpr std::uint32_t red = 0xFFFF0000, green = 0xFF00FF00, blue = 0xFF0000FF;

void fill(const Buffer& buffer, Area area, std::uint32_t argb);
inline Area whole(const Window& window) { return {0, 0, window.size().width, window.size().height}; }
// Opens a window on the server, asserts that there is one, shows it in one colour and swallows what its opening caused.
std::unique_ptr<Window> shown_window(const Options& options, std::uint32_t argb);
// All that comes until nothing has for a tenth of a second.
std::vector<Event> settle(Window& window);

}  // namespace hp::window
