#pragma once
// Private to the SDL side: where the picture's pixels are and how changed parts of them reach the screen. On X11 (and
// SDL's windowless drivers) they are the window's own shared-memory image and a part is one request to the server; SDL
// makes no GL context. On Wayland and KMSDRM, which have no such image, they are a buffer of ours that goes up as one
// texture, by parts. With a rotation the buffer is always ours.
#include <SDL.h>

#include <memory>
#include <span>
#include <vector>

#include "window/orientation.h"

namespace hp::window {

struct SdlDelete {
  void operator()(SDL_Window* window) const { SDL_DestroyWindow(window); }
  void operator()(SDL_Renderer* renderer) const { SDL_DestroyRenderer(renderer); }
  void operator()(SDL_Texture* texture) const { SDL_DestroyTexture(texture); }
};

class SdlScreen {
 public:
  // The window must outlive the screen.
  static Result<std::unique_ptr<SdlScreen>> open(SDL_Window* window, Rotation rotation);

  const Orientation& orientation() const { return m_orientation; }
  Buffer picture();
  void present(std::span<const Area> areas);

  // Takes up the window's present size; true if it is another than before. Then all pixels are lost.
  bool follow_window();
  // The graphics driver lost the texture; the picture itself is whole.
  bool restore();

 private:
  SdlScreen(SDL_Window* window, std::unique_ptr<SDL_Renderer, SdlDelete> renderer, Rotation rotation);
  bool make_buffers();
  bool make_texture();
  Buffer window_image() const;
  void upload(std::span<const Area> areas);
  void show_texture();

  SDL_Window* m_window;
  std::unique_ptr<SDL_Renderer, SdlDelete> m_renderer;  // none: the window has an image of its own
  std::unique_ptr<SDL_Texture, SdlDelete> m_texture;
  Rotation m_rotation;
  Orientation m_orientation;
  // SDL 2.26 draws the first picture on a bare screen, then makes the buffers of it anew and shows an empty one.
  bool m_presents_twice = false;
  std::vector<std::uint32_t> m_picture;  // empty where the window's image is the picture
  std::vector<std::uint32_t> m_turned;   // the picture as it goes to the texture; empty if upright
};

}  // namespace hp::window
