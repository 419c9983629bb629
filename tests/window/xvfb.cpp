#include "xvfb.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

// Last, because Xlib's macros (None, Bool, Status) break other headers.
#include <X11/Xlib.h>
#include <X11/Xutil.h>

extern char** environ;

namespace hp::window {
namespace {

Display* of(void* display) { return static_cast<Display*>(display); }

}  // namespace

Xvfb& Xvfb::running() {
  static Xvfb server(24);
  return server;
}

Xvfb::Xvfb(int bits_a_px) {
  std::array<int, 2> ready{};
  if (pipe(ready.data()) != 0) std::abort();
  const std::string size =
      std::to_string(screen.width) + "x" + std::to_string(screen.height) + "x" + std::to_string(bits_a_px);
  const std::string end = std::to_string(ready[1]);
  m_server = fork();
  if (m_server == 0) {
    prctl(PR_SET_PDEATHSIG, SIGTERM);  // ends with us, even if we crash
    close(ready[0]);
    execlp("Xvfb", "Xvfb", "-displayfd", end.c_str(), "-screen", "0", size.c_str(), "-nolisten", "tcp", "-noreset",
           nullptr);
    _exit(127);
  }
  close(ready[1]);
  std::string number;
  for (char c; read(ready[0], &c, 1) == 1 && c != '\n';) number += c;
  close(ready[0]);
  EXPECT_FALSE(number.empty()) << "Xvfb did not start; install the package xvfb";
  setenv("DISPLAY", (":" + number).c_str(), 1);
  unsetenv("WAYLAND_DISPLAY");
  unsetenv("SDL_VIDEODRIVER");
  m_display = XOpenDisplay(nullptr);
  if (m_display == nullptr) std::abort();
}

Xvfb::~Xvfb() {
  XCloseDisplay(of(m_display));
  kill(m_server, SIGTERM);
  waitpid(m_server, nullptr, 0);
}

std::uint32_t Xvfb::shown_at(int x, int y) const {
  XImage* image = XGetImage(of(m_display), DefaultRootWindow(of(m_display)), x, y, 1, 1, AllPlanes, ZPixmap);
  const auto pixel = static_cast<std::uint32_t>(XGetPixel(image, 0, 0));
  XDestroyImage(image);
  return pixel & 0xFFFFFF;
}

Size Xvfb::extent_of(std::uint32_t rgb, int x, int y) const {
  Size size;
  while (x + size.width < screen.width && shown_at(x + size.width, y) == rgb) ++size.width;
  while (y + size.height < screen.height && shown_at(x, y + size.height) == rgb) ++size.height;
  return size;
}

void Xvfb::press(const std::vector<std::string>& words) const {
  std::vector<char*> arguments{const_cast<char*>("xdotool")};
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  pid_t child = -1;
  ASSERT_EQ(posix_spawnp(&child, "xdotool", nullptr, nullptr, arguments.data(), environ), 0) << "install xdotool";
  int status = -1;
  waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
}

void Xvfb::cover_for_a_moment() const {
  Display* display = of(m_display);
  XSetWindowAttributes attributes{};
  attributes.override_redirect = True;
  const ::Window cover = XCreateWindow(display, DefaultRootWindow(display), 0, 0, screen.width, screen.height, 0,
                                       CopyFromParent, InputOutput, nullptr, CWOverrideRedirect, &attributes);
  XMapRaised(display, cover);
  XSync(display, False);
  XDestroyWindow(display, cover);
  XSync(display, False);
}

void fill(const Buffer& buffer, Area area, std::uint32_t argb) {
  for (int y = area.y; y < area.y + area.height; ++y)
    for (int x = area.x; x < area.x + area.width; ++x) buffer.pixels[y * buffer.stride + x] = argb;
}

std::unique_ptr<Window> shown_window(const Options& options, std::uint32_t argb) {
  Xvfb::running();
  auto window = open_display(options);
  if (!window) {
    ADD_FAILURE() << window.error().detail;
    std::abort();
  }
  const Area all = whole(**window);
  fill((*window)->buffer(), all, argb);
  (*window)->present({&all, 1});
  settle(**window);
  return std::move(*window);
}

std::vector<Event> settle(Window& window) {
  std::vector<Event> all;
  for (;;) {
    const std::vector<Event> some = window.wait(100);
    if (some.empty()) return all;
    all.insert(all.end(), some.begin(), some.end());
  }
}

}  // namespace hp::window
