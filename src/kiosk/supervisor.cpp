#include "kiosk/supervisor.h"

#include <poll.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <utility>

#include "kiosk/stick_news.h"

namespace hp::kiosk {
namespace {

constexpr int most_without_screen = 12;  // tries, the last four seconds after the one before

volatile std::sig_atomic_t stop_asked = 0;

void ask_to_stop(int) { stop_asked = 1; }

void hear_signals() {
  struct sigaction action {};
  action.sa_handler = ask_to_stop;  // no SA_RESTART: a wait is interrupted
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

// Sleeps until the visit is over: covered and waiting to be replaced, or gone. A signal wakes it early.
void attend(RunningVisit& visit, ReceiptWatch* watch, StickNews& news) {
  while (!stop_asked) {
    pollfd heard[] = {{visit.up(), POLLIN, 0}, {watch != nullptr ? watch->descriptor() : -1, POLLIN, 0}};
    if (::poll(heard, 2, -1) < 0) continue;
    if (heard[0].revents != 0) {
      char byte = 0;
      if (::read(visit.up(), &byte, 1) != 1) return;
      if (byte == static_cast<char>(Up::receipt_seen)) news.seen();
    }
    if (heard[1].revents != 0)
      if (const auto receipt = watch->news()) news.changed(*receipt, steady_ms(), visit);
  }
}

// Three in a minute are no accident.
class Crashes {
 public:
  bool too_many() {
    const Clock::time_point now = Clock::now();
    m_when.push_back(now);
    while (now - m_when.front() > std::chrono::minutes(1)) m_when.pop_front();
    if (m_when.size() < 3) return false;
    m_when.clear();
    return true;
  }

 private:
  using Clock = std::chrono::steady_clock;
  std::deque<Clock::time_point> m_when;
};

bool ended_badly(int status) {
  return status != static_cast<int>(Visit::Ending::over) && status != static_cast<int>(Visit::Ending::closed);
}

}  // namespace

int supervise(Setup setup, Shelf& shelf, ReceiptWatch* watch) {
  hear_signals();
  StickNews news(setup, shelf);
  Crashes crashes;
  // A display server holds two windows; a bare screen (KMSDRM) has one master.
  const bool overlaps = std::getenv("DISPLAY") != nullptr || std::getenv("WAYLAND_DISPLAY") != nullptr;
  bool screen_was_there = false;
  int without_screen = 0;
  auto visit = RunningVisit::start(setup, true);
  // `helppoint-pack preview` waits for this word, and lets go of what it showed before.
  if (setup.preview && visit && visit->wait_for_first_frame()) std::puts("shown"), std::fflush(stdout);
  for (;;) {
    if (!visit) {
      std::fprintf(stderr, "helppoint: %s\n", visit.error().detail.c_str());
      return 1;
    }
    attend(*visit, watch, news);
    std::optional<Result<RunningVisit>> next;
    if (overlaps && !stop_asked && !visit->is_gone()) {
      next.emplace(RunningVisit::start(setup, false, &*visit));
      if (*next) news.repeat(steady_ms(), **next), (*next)->wait_for_first_frame();
    }
    const int status = visit->wait();
    if (stop_asked) return 0;
    // A display server that begins anew (it does when its last window is gone) is away for a moment only.
    if (status == exit_no_display) {
      if (!screen_was_there || ++without_screen > most_without_screen) return 1;
      ::poll(nullptr, 0, 1 << without_screen);
    } else {
      without_screen = 0;
      screen_was_there = true;
    }
    if (status == static_cast<int>(Visit::Ending::closed) && setup.size) return 0;
    if (status != exit_no_display && ended_badly(status) && crashes.too_many()) {
      if (!news.fall_back()) return 1;
      std::fprintf(stderr, "helppoint: three visits ended badly in a minute; showing %s\n",
                   setup.pack != nullptr ? "the pack that came with the program" : "the numbers compiled in");
      next.reset();
    }
    if (next) {
      visit = std::move(*next);
    } else {
      visit = RunningVisit::start(setup, false);
      if (visit) news.repeat(steady_ms(), *visit);
    }
  }
}

}  // namespace hp::kiosk
