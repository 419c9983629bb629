// What a window on X11 shows. Colours are of the root window, so what is asserted is what a visitor would see.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <set>

#include "xvfb.h"

namespace hp::window {
namespace {

constexpr Size screen = Xvfb::screen;

TEST(SdlWindow, the_whole_screen_is_covered) {
  const Xvfb& x = Xvfb::running();
  const auto window = shown_window({}, red);
  EXPECT_EQ(window->size(), screen);
  EXPECT_EQ(x.extent_of(0xFF0000, 0, 0), screen);
  EXPECT_TRUE(window->presents_by_itself());
}

TEST(SdlWindow, a_window_has_the_size_asked_for) {
  const Xvfb& x = Xvfb::running();
  Options options;
  options.size = Size{300, 200};
  const auto window = shown_window(options, blue);
  EXPECT_EQ(window->size(), (Size{300, 200}));
  EXPECT_EQ(x.extent_of(0x0000FF, 250, 200), (Size{300, 200}));  // in the middle of 800 × 600
}

TEST(SdlWindow, only_the_parts_presented_change) {
  const Xvfb& x = Xvfb::running();
  const auto window = shown_window({}, red);
  fill(window->buffer(), whole(*window), green);
  window->present(std::array{Area{100, 50, 10, 20}, Area{790, 590, 50, 50}});
  EXPECT_EQ(x.extent_of(0x00FF00, 100, 50), (Size{10, 20}));
  EXPECT_EQ(x.extent_of(0x00FF00, 790, 590), (Size{10, 10}));
  EXPECT_EQ(x.shown_at(99, 50), 0xFF0000u);
  EXPECT_EQ(x.shown_at(100, 49), 0xFF0000u);
  EXPECT_EQ(x.shown_at(400, 300), 0xFF0000u);
}

TEST(SdlWindow, presenting_nothing_shows_nothing) {
  const Xvfb& x = Xvfb::running();
  const auto window = shown_window({}, red);
  fill(window->buffer(), whole(*window), green);
  window->present({});
  window->present(std::array{Area{-50, 0, 50, 50}, Area{9, 9, 0, 9}});
  EXPECT_EQ(x.extent_of(0xFF0000, 0, 0), screen);
}

class Rotated : public testing::TestWithParam<std::tuple<Rotation, int, int>> {};

// A mark in the picture's top left corner, and the corner of the screen where it must be.
TEST_P(Rotated, the_pictures_top_left_is_where_it_should_be) {
  const auto [rotation, left, top] = GetParam();
  const Xvfb& x = Xvfb::running();
  Options options;
  options.rotation = rotation;
  const auto window = shown_window(options, red);
  const bool sideways = rotation == Rotation::right || rotation == Rotation::left;
  EXPECT_EQ(window->size(), (sideways ? Size{600, 800} : screen));
  const Area mark{0, 0, 30, 10};
  fill(window->buffer(), mark, blue);
  window->present({&mark, 1});
  EXPECT_EQ(x.extent_of(0x0000FF, left, top), (sideways ? Size{10, 30} : Size{30, 10}));
}

INSTANTIATE_TEST_SUITE_P(SdlWindow, Rotated,
                         testing::Values(std::tuple{Rotation::none, 0, 0}, std::tuple{Rotation::right, 790, 0},
                                         std::tuple{Rotation::half, 770, 590}, std::tuple{Rotation::left, 0, 570}));

TEST(SdlWindow, a_display_that_is_not_there_is_not_made_up) {
  Xvfb::running();
  const std::string display = std::getenv("DISPLAY");
  setenv("DISPLAY", ":9999", 1);
  const auto window = open_display({});
  setenv("DISPLAY", display.c_str(), 1);
  ASSERT_FALSE(window);
  EXPECT_EQ(window.error().code, "window.no-display");
  EXPECT_NE(window.error().detail.find("set DISPLAY"), std::string::npos);
}

TEST(SdlWindow, a_display_seems_present_where_one_is_named) {
  Xvfb::running();
  EXPECT_TRUE(display_seems_present());
}

TEST(SdlWindow, a_connector_nobody_has_gives_the_first_screen) {
  const Xvfb& x = Xvfb::running();
  Options options;
  options.output = "HDMI-7";
  const auto window = shown_window(options, red);
  EXPECT_EQ(x.extent_of(0xFF0000, 0, 0), screen);
}

// The next visit is another process. Nothing but the two pictures may be seen while it takes the screen over.
TEST(SdlWindow, the_next_visit_opens_over_the_last_without_a_flicker) {
  const Xvfb& x = Xvfb::running();
  const pid_t last_visit = fork();
  if (last_visit == 0) {
    const auto window = shown_window({}, red);
    for (;;) window->wait(std::nullopt);
  }
  for (int i = 0; i < 5000 && x.shown_at(400, 300) != 0xFF0000; ++i) usleep(1000);
  const pid_t next_visit = fork();
  if (next_visit == 0) {
    const auto window = shown_window({}, blue);
    for (;;) window->wait(std::nullopt);
  }
  std::set<std::uint32_t> seen;
  for (int i = 0; i < 100000 && seen.count(0x0000FF) == 0; ++i) seen.insert(x.shown_at(400, 300));
  kill(last_visit, SIGKILL);
  waitpid(last_visit, nullptr, 0);
  for (int i = 0; i < 200; ++i) seen.insert(x.shown_at(400, 300));
  kill(next_visit, SIGKILL);
  waitpid(next_visit, nullptr, 0);
  EXPECT_EQ(seen, (std::set<std::uint32_t>{0xFF0000, 0x0000FF}));
}

// The way that Wayland and KMSDRM go, a buffer of ours that goes up as a texture, is the way of an X server of 16 bits
// too. In a process of its own, because it may bring in a graphics driver, of which another test says that it must not
// be there.
TEST(SdlWindow, where_the_window_has_no_image_of_ours_parts_go_up_as_a_texture) {
  Xvfb::running();
  const std::string display = std::getenv("DISPLAY");
  const Xvfb x(16);
  const pid_t visit = fork();
  if (visit == 0) {
    Options options;
    options.rotation = Rotation::half;
    const auto window = shown_window(options, red);
    fill(window->buffer(), whole(*window), blue);
    window->present(std::array{Area{100, 50, 10, 20}});
    for (;;) window->wait(std::nullopt);
  }
  constexpr std::uint32_t packed_red = 0xF800, packed_blue = 0x001F;
  for (int i = 0; i < 5000 && x.shown_at(699, 549) != packed_blue; ++i) usleep(1000);
  EXPECT_EQ(x.extent_of(packed_blue, 690, 530), (Size{10, 20}));
  EXPECT_EQ(x.extent_of(packed_red, 0, 0), screen);
  EXPECT_EQ(x.shown_at(689, 530), packed_red);
  EXPECT_EQ(x.shown_at(690, 529), packed_red);
  kill(visit, SIGKILL);
  waitpid(visit, nullptr, 0);
  setenv("DISPLAY", display.c_str(), 1);
}

}  // namespace
}  // namespace hp::window
