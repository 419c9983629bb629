#include "window/sdl_screen.h"

#include <string>
#include <string_view>

namespace hp::window {
namespace {

constexpr std::uint32_t black = 0xFF000000;

std::size_t area_of(Size size) { return static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height); }

// A window has an image of its own, in our order of bytes, on X11 (16-bit X servers excepted) and where there is no
// screen.
bool has_image(SDL_Window* window) {
  const std::string_view driver = SDL_GetCurrentVideoDriver();
  if (driver != "x11" && driver != "dummy" && driver != "offscreen") return false;
  const std::uint32_t format = SDL_GetWindowPixelFormat(window);
  return format == SDL_PIXELFORMAT_RGB888 || format == SDL_PIXELFORMAT_ARGB8888;
}

Error sdl_error(const char* what) {
  return {"window.no-display",
          std::string(what) + " (" + SDL_GetError() + "); check that this user may use the screen, or give --window"};
}

}  // namespace

Result<std::unique_ptr<SdlScreen>> SdlScreen::open(SDL_Window* window, Rotation rotation) {
  std::unique_ptr<SDL_Renderer, SdlDelete> renderer;
  if (!has_image(window)) {
    renderer.reset(SDL_CreateRenderer(window, -1, SDL_RENDERER_PRESENTVSYNC));
    if (!renderer) return sdl_error("the screen's graphics could not be started");
  }
  std::unique_ptr<SdlScreen> screen(new SdlScreen(window, std::move(renderer), rotation));
  if (!screen->make_buffers()) return sdl_error("the screen gave no memory for the picture");
  return screen;
}

SdlScreen::SdlScreen(SDL_Window* window, std::unique_ptr<SDL_Renderer, SdlDelete> renderer, Rotation rotation)
    : m_window(window), m_renderer(std::move(renderer)), m_rotation(rotation), m_orientation(rotation, {}) {}

bool SdlScreen::make_buffers() {
  Size size;
  if (m_renderer)
    SDL_GetRendererOutputSize(m_renderer.get(), &size.width, &size.height);
  else
    SDL_GetWindowSize(m_window, &size.width, &size.height);
  m_orientation = Orientation(m_rotation, size);
  const bool ours = m_renderer || !m_orientation.upright();
  m_presents_twice = m_renderer && SDL_GetCurrentVideoDriver() == std::string_view("KMSDRM");
  m_picture.assign(ours ? area_of(size) : 0, black);
  m_turned.assign(m_renderer && !m_orientation.upright() ? area_of(size) : 0, black);
  return m_renderer ? make_texture() : window_image().pixels != nullptr;
}

bool SdlScreen::make_texture() {
  const Size size = m_orientation.screen();
  m_texture.reset(SDL_CreateTexture(m_renderer.get(), SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_STREAMING, size.width,
                                    size.height));
  return m_texture && SDL_SetTextureBlendMode(m_texture.get(), SDL_BLENDMODE_NONE) == 0;
}

Buffer SdlScreen::window_image() const {
  const SDL_Surface* image = SDL_GetWindowSurface(m_window);
  if (image == nullptr || image->pixels == nullptr) return {};
  return {static_cast<std::uint32_t*>(image->pixels), image->w, image->h, image->pitch / 4};
}

Buffer SdlScreen::picture() {
  if (m_picture.empty()) return window_image();
  const Size size = m_orientation.picture();
  return {m_picture.data(), size.width, size.height, size.width};
}

void SdlScreen::present(std::span<const Area> areas) {
  std::vector<Area> cut;
  for (const Area& area : areas) {
    const Area part = within(area, m_orientation.picture());
    if (part.width > 0 && part.height > 0) cut.push_back(part);
  }
  if (cut.empty()) return;
  if (m_renderer) return upload(cut);

  const Buffer image = window_image();
  if (image.width != m_orientation.screen().width || image.height != m_orientation.screen().height)
    return;  // Resized follows
  std::vector<SDL_Rect> rects;
  for (const Area& part : cut) {
    if (!m_orientation.upright()) m_orientation.copy(picture(), part, image);
    const Area on_screen = m_orientation.on_screen(part);
    rects.push_back({on_screen.x, on_screen.y, on_screen.width, on_screen.height});
  }
  SDL_UpdateWindowSurfaceRects(m_window, rects.data(), static_cast<int>(rects.size()));
}

void SdlScreen::upload(std::span<const Area> areas) {
  const Size size = m_orientation.screen();
  const Buffer from = m_turned.empty() ? picture() : Buffer{m_turned.data(), size.width, size.height, size.width};
  for (const Area& part : areas) {
    if (!m_turned.empty()) m_orientation.copy(picture(), part, from);
    const Area to = m_orientation.on_screen(part);
    const SDL_Rect rect{to.x, to.y, to.width, to.height};
    SDL_UpdateTexture(m_texture.get(), &rect, from.pixels + static_cast<std::ptrdiff_t>(to.y) * from.stride + to.x,
                      from.stride * 4);
  }
  for (; m_presents_twice; m_presents_twice = false) show_texture();
  show_texture();
}

void SdlScreen::show_texture() {
  SDL_RenderCopy(m_renderer.get(), m_texture.get(), nullptr, nullptr);
  SDL_RenderPresent(m_renderer.get());
}

bool SdlScreen::follow_window() {
  const Size before = m_orientation.screen();
  Size now;
  if (m_renderer)
    SDL_GetRendererOutputSize(m_renderer.get(), &now.width, &now.height);
  else
    SDL_GetWindowSize(m_window, &now.width, &now.height);
  return now != before && now.width > 0 && now.height > 0 && make_buffers();
}

bool SdlScreen::restore() { return m_renderer && make_texture(); }

}  // namespace hp::window
