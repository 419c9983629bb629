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
    Shelf shelf({.pack = "/nonexistent", .store = {}, .trust = "/nonexistent", .built_in = {}});
    ::_exit(supervise(setup, shelf, nullptr, m_listener.address(), patience));
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

constexpr Patience short_patience{.ask_every_ms = 100, .answer_within_ms = 250};

TEST_F(Watched, systemd_hears_that_a_visit_stands_there_and_then_that_it_answers) {
  start(short_patience);
  EXPECT_EQ(m_listener.hears(), "READY=1\nWATCHDOG=1");
  for (int i = 0; i < 3; ++i) EXPECT_EQ(m_listener.hears(), "WATCHDOG=1");
}

TEST_F(Watched, a_visit_that_does_not_answer_is_ended_and_the_next_stands_there) {
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

TEST_F(Watched, nobody_is_asked_before_a_minute_has_passed) {
  start({});
  EXPECT_EQ(m_listener.hears(), "READY=1\nWATCHDOG=1");
  EXPECT_EQ(m_listener.hears(1500), "(nothing)");
}

// On a clock of our own: a minute, and twenty seconds to answer.
TEST(Watchdog, asks_once_a_minute_and_waits_twenty_seconds) {
  hp::kiosk::Setup setup;
  setup.headless = setup.scripted = true;
  auto visit = RunningVisit::start(setup, Turn::first);
  ASSERT_TRUE(visit);
  ASSERT_TRUE(visit->wait_for_first_frame());
  Watchdog watchdog{""};
  watchdog.started(0);
  EXPECT_EQ(watchdog.due(), 60'000u);
  EXPECT_FALSE(watchdog.is_hung(*visit, 60'000));  // asks
  char byte = 0;
  EXPECT_EQ(::read(visit->up(), &byte, 1), 1);
  EXPECT_EQ(byte, static_cast<char>(Up::alive));
  EXPECT_EQ(watchdog.due(), 80'000u);
  EXPECT_FALSE(watchdog.is_hung(*visit, 79'999));
  EXPECT_TRUE(watchdog.is_hung(*visit, 80'000));
  watchdog.answered(80'000);
  EXPECT_EQ(watchdog.due(), 140'000u);
  EXPECT_FALSE(watchdog.is_hung(*visit, 139'999));
}

}  // namespace
}  // namespace hp::kiosk
