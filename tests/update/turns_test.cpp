// Two sticks at once: who comes second waits for the store, and then installs. Nobody waits for the dead.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <thread>

#include "stick.h"

namespace hp::update {
namespace {

using namespace test;
using std::chrono::milliseconds;

TEST(Turns, the_second_of_two_waits_and_then_installs) {
  const Kiosk kiosk;
  kiosk.put("x.helppack", {});
  std::atomic<bool> installed = false;
  std::string outcome;
  std::thread second;
  {
    const auto first = pack::FolderLock::wait_for(kiosk.store.path());
    ASSERT_TRUE(first);
    second = std::thread([&] {
      outcome = kiosk.plug_in();
      installed = true;
    });
    std::this_thread::sleep_for(milliseconds(200));
    EXPECT_FALSE(installed);
    EXPECT_EQ(kiosk.shown(), 0u) << "nothing is touched while another has the store";
  }
  second.join();
  EXPECT_EQ(outcome, "installed");
  EXPECT_EQ(kiosk.shown(), 2026'11'24'01u);
}

TEST(Turns, many_at_once_leave_the_newest_pack) {
  const Kiosk kiosk;
  std::vector<std::unique_ptr<Kiosk>> sticks;
  std::vector<std::thread> updaters;
  std::atomic<std::size_t> installed = 0, older = 0;
  for (unsigned i = 0; i < 6; ++i) {
    sticks.push_back(std::make_unique<Kiosk>());
    sticks.back()->put("x.helppack", {.version = 2026'11'20'00 + i});
    updaters.emplace_back([&, stick = sticks.back()->stick.path()] {
      pack::RealDisk disk;
      const auto opened = Stick::open(stick);
      const auto outcome =
          install_from(disk, *opened, kiosk.store.path(), kiosk.trust.path(), {"2026-11-24", false}, [](int) {});
      if (outcome)
        ++installed;
      else if (outcome.error().code == "pack.older")
        ++older;
    });
  }
  for (std::thread& updater : updaters) updater.join();
  EXPECT_EQ(installed + older, 6u);
  EXPECT_EQ(kiosk.shown(), 2026'11'20'05u);
  EXPECT_LE(std::distance(std::filesystem::directory_iterator(kiosk.store.path()), {}), 5) << "two packs, links, floor";
}

TEST(Turns, whoever_was_killed_holds_the_store_no_longer) {
  const Kiosk kiosk;
  kiosk.put("x.helppack", {});
  int told[2];
  ASSERT_EQ(::pipe(told), 0);
  const pid_t holder = ::fork();
  if (holder == 0) {
    const auto lock = pack::FolderLock::wait_for(kiosk.store.path());
    const ssize_t sent = ::write(told[1], "x", 1);
    for (;;) ::pause();
    ::_exit(sent == 1 && lock ? 0 : 1);
  }
  char letter = 0;
  ASSERT_EQ(::read(told[0], &letter, 1), 1) << "the other has the store";
  std::atomic<bool> done = false;
  std::thread waiting([&] {
    EXPECT_EQ(kiosk.plug_in(), "installed");
    done = true;
  });
  std::this_thread::sleep_for(milliseconds(100));
  EXPECT_FALSE(done);
  ::kill(holder, SIGKILL);
  waiting.join();
  ::waitpid(holder, nullptr, 0);
  ::close(told[0]), ::close(told[1]);
}

}  // namespace
}  // namespace hp::update
