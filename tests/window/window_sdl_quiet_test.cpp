// What a window on X11 does not do: wake up for nothing, write a file, bring in a graphics stack.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "xvfb.h"

namespace hp::window {
namespace {

long voluntary_switches() {
  std::ifstream status("/proc/thread-self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("voluntary_ctxt_switches:")) return std::stol(line.substr(line.find(':') + 1));
  return -1;
}

TEST(SdlQuiet, two_idle_seconds_are_one_sleep) {
  const auto window = shown_window({}, red);
  const long before = voluntary_switches();
  const std::uint64_t start = window->now();
  EXPECT_TRUE(window->wait(2000).empty());
  EXPECT_GE(window->now() - start, 1995u);
  EXPECT_LE(voluntary_switches() - before, 2);
}

TEST(SdlQuiet, a_byte_in_the_pipe_ends_the_sleep) {
  const auto window = shown_window({}, red);
  std::array<int, 2> ends{};
  ASSERT_EQ(pipe(ends.data()), 0);
  std::thread later([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    EXPECT_EQ(write(ends[1], "x", 1), 1);
  });
  const std::uint64_t start = window->now();
  EXPECT_TRUE(window->wait(10000, ends[0]).empty());
  EXPECT_LT(window->now() - start, 5000u);
  later.join();
  close(ends[0]);
  close(ends[1]);
}

// Presenting waits for the server's answer, and what comes with the answer is in Xlib's queue, not in the socket.
TEST(SdlQuiet, an_event_that_came_while_presenting_is_not_slept_over) {
  const Xvfb& x = Xvfb::running();
  const auto window = shown_window({}, red);
  for (int i = 0; i < 10; ++i) {
    x.press({"mousemove", "10", std::to_string(10 + i), "click", "1"});
    const Area all = whole(*window);
    window->present({&all, 1});
    const std::uint64_t start = window->now();
    EXPECT_FALSE(window->wait(3000).empty());
    EXPECT_LT(window->now() - start, 1000u);
    settle(*window);
  }
}

TEST(SdlQuiet, no_file_is_written_or_open_for_writing) {
  Xvfb::running();
  std::string home = std::filesystem::temp_directory_path() / "helppoint-home-XXXXXX";
  ASSERT_NE(mkdtemp(home.data()), nullptr);
  for (const char* variable :
       {"HOME", "TMPDIR", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"})
    setenv(variable, home.c_str(), 1);
  std::set<int> before;  // whoever runs the tests may have left us a log of its own
  for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd"))
    before.insert(std::stoi(entry.path().filename()));
  const auto window = shown_window({}, red);
  for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
    const int descriptor = std::stoi(entry.path().filename());
    struct stat about {};
    if (before.contains(descriptor) || fstat(descriptor, &about) != 0 || !S_ISREG(about.st_mode)) continue;
    std::error_code gone;
    EXPECT_EQ(fcntl(descriptor, F_GETFL) & O_ACCMODE, O_RDONLY) << std::filesystem::read_symlink(entry.path(), gone);
  }
  EXPECT_TRUE(std::filesystem::is_empty(home));
  std::filesystem::remove_all(home);
}

TEST(SdlQuiet, no_graphics_driver_is_loaded) {
  const auto window = shown_window({}, red);
  std::ifstream maps("/proc/self/maps");
  for (std::string line; std::getline(maps, line);)
    for (const char* driver : {"libGL.so", "libGLX", "libEGL", "libgallium", "_dri.so", "libLLVM"})
      EXPECT_EQ(line.find(driver), std::string::npos) << line;
}

}  // namespace
}  // namespace hp::window
