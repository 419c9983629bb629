// A supervisor with a quarter of a second of patience, and what systemd hears of it.
#include "kiosk/watchdog.h"

#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <fstream>

#include "kiosk/steady.h"
#include "kiosk/supervisor.h"

namespace hp::kiosk {
namespace {

// A socket without a file, and what comes to it.
class Listener {
 public:
  Listener() {
    sockaddr_un name{};
    name.sun_family = AF_UNIX;
    const std::string text = m_address.substr(1);
    std::memcpy(name.sun_path + 1, text.data(), text.size());
    m_socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + text.size());
    EXPECT_EQ(::bind(m_socket, reinterpret_cast<const sockaddr*>(&name), length), 0);
  }
  ~Listener() { ::close(m_socket); }
  const std::string& address() const { return m_address; }
  std::string hears(int within_ms = 20'000) const {
    pollfd heard{m_socket, POLLIN, 0};
    char text[64];
    if (::poll(&heard, 1, within_ms) != 1) return "(nothing)";
    const ssize_t got = ::recv(m_socket, text, sizeof text, 0);
    return {text, static_cast<std::size_t>(std::max<ssize_t>(got, 0))};
  }

 private:
  std::string m_address = "@helppoint-watchdog-test-" + std::to_string(::getpid());
  int m_socket = -1;
};

class Watched : public ::testing::Test {
 protected:
  void start(Patience patience) {
    m_supervisor = ::fork();
    if (m_supervisor != 0) return;
    ::unsetenv("DISPLAY"), ::unsetenv("WAYLAND_DISPLAY");
    hp::kiosk::Setup setup;
    setup.headless = true;
    setup.size = window::Size{1024, 768};
    setup.patience = patience;
    Shelf shelf({.pack = "/nonexistent", .store = {}, .trust = "/nonexistent", .built_in = {}});
    ::_exit(supervise(setup, shelf, nullptr, m_listener.address()));
  }
  void TearDown() override {
    ::kill(m_supervisor, SIGTERM);
    int status = -1;
    ::waitpid(m_supervisor, &status, 0);
    EXPECT_EQ(status, 0);
  }
  // The one before the glass is the older.
  std::vector<pid_t> visits() const {
    const std::string process = std::to_string(m_supervisor);
    std::ifstream children("/proc/" + process + "/task/" + process + "/children");
    std::vector<pid_t> out;
    for (pid_t child = 0; children >> child;) out.push_back(child);
    return out;
  }
  Listener m_listener;
  pid_t m_supervisor = -1;
};

constexpr Patience short_patience{.say_every_ms = 100, .late_ms = 250};

TEST_F(Watched, systemd_hears_that_a_visit_stands_there_and_then_that_it_is_awake) {
  start(short_patience);
  EXPECT_EQ(m_listener.hears(), "READY=1\nWATCHDOG=1");
  for (int i = 0; i < 3; ++i) EXPECT_EQ(m_listener.hears(), "WATCHDOG=1");
}

TEST_F(Watched, a_visit_that_hangs_is_ended_and_the_next_stands_there) {
  start(short_patience);
  EXPECT_EQ(m_listener.hears(), "READY=1\nWATCHDOG=1");
  EXPECT_EQ(m_listener.hears(), "WATCHDOG=1");
  const pid_t hung = visits().at(0);
  ASSERT_EQ(::kill(hung, SIGSTOP), 0);
  std::string heard;
  while ((heard = m_listener.hears()) == "WATCHDOG=1") {
  }
  EXPECT_EQ(heard, "READY=1\nWATCHDOG=1");
  EXPECT_NE(::kill(hung, 0), 0) << "it is still there";
  EXPECT_EQ(m_listener.hears(), "WATCHDOG=1");
}

TEST_F(Watched, nobody_is_woken_for_it_in_the_first_minute) {
  start({});
  EXPECT_EQ(m_listener.hears(), "READY=1\nWATCHDOG=1");
  EXPECT_EQ(m_listener.hears(1500), "(nothing)");
}

// A page that is read in peace is covered before its visit has to wake and say that it is there.
TEST(Watchdog, is_more_patient_than_the_longest_time_to_the_covering) {
  EXPECT_GT(Patience{}.say_every_ms, static_cast<std::uint64_t>(Settings{}.idle_seconds) * 1000);
}

// On a clock of our own.
TEST(Watchdog, waits_twenty_seconds_longer_than_a_visit_may_be_silent) {
  Watchdog watchdog{""};
  watchdog.started(1'000);
  EXPECT_EQ(watchdog.due(), 86'000u);
  EXPECT_FALSE(watchdog.is_hung(85'999));
  EXPECT_TRUE(watchdog.is_hung(86'000));
  watchdog.heard(60'000);
  EXPECT_FALSE(watchdog.is_hung(144'999));
  EXPECT_TRUE(watchdog.is_hung(145'000));
}

// Nothing comes to a visit that stands untouched: its bytes come as often as it was told, and no oftener.
TEST(Watchdog, hears_a_visit_once_in_the_time_agreed) {
  hp::kiosk::Setup setup;
  setup.headless = true;
  setup.patience.say_every_ms = 400;
  auto visit = RunningVisit::start(setup, Turn::first);
  ASSERT_TRUE(visit && visit->wait_for_first_frame());
  std::uint64_t before = steady_ms();
  for (int i = 0; i < 3; ++i) {
    char byte = 0;
    ASSERT_EQ(::read(visit->up(), &byte, 1), 1);
    EXPECT_EQ(byte, static_cast<char>(Up::alive));
    const std::uint64_t now = steady_ms();
    EXPECT_GE(now - before, i == 0 ? 300u : 390u);
    before = now;
  }
}

}  // namespace
}  // namespace hp::kiosk
