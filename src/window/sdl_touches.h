#pragma once
// Private to the SDL side: what an X server hears and keeps of touches, and what of it must not be. Nothing to do where
// the window is on another display.
#include <SDL.h>

namespace hp::window {

// SDL asks to be told of every movement on the whole screen, its windows or others'. A visit that waits for its turn
// must not learn where the one before it was touched.
void hear_no_raw_input(SDL_Window* window);

// The server keeps the last 256 places of each pointer, and of the panel behind it, and tells them to whoever asks
// (GetMotionEvents); with the pages' design in hand they are a language, a topic and a page. More movements than any of
// its rings holds are put in their place, all of them in the upper left corner.
void write_over_touches(SDL_Window* window);

}  // namespace hp::window
