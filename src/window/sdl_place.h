#pragma once
// Private to the SDL side: where on which display the window opens, and what SDL must be told for it to cover the whole
// of it.
#include <SDL.h>

#include <string>

#include "window/window.h"

namespace hp::window {

struct SdlPlace {
  SDL_Rect at{};
  std::uint32_t flags = 0;  // SDL_WINDOW_…
};

// On the display with that connector name ("HDMI-1"), or the first: a picture in the wrong place is better than none.
SdlPlace whole_screen(const std::string& connector);
// In the middle of it; `size` in px of the screen.
SdlPlace window_of(Size size, const std::string& connector);

}  // namespace hp::window
