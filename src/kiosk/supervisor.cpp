#include "kiosk/supervisor.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <utility>

#include "kiosk/crashes.h"
#include "kiosk/steady.h"
#include "kiosk/stick_news.h"
#include "kiosk/warm.h"

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

bool ended_badly(int status) {
  return status != static_cast<int>(Visit::Ending::over) && status != static_cast<int>(Visit::Ending::closed);
}

class Supervisor {
 public:
  Supervisor(Setup& setup, Shelf& shelf, ReceiptWatch* watch, const std::string& notify)
      : m_setup(setup), m_news(setup, shelf), m_watch(watch), m_watchdog(notify, setup.patience) {}

  int run();

 private:
  bool start_first();
  bool put_next_before_the_glass();
  void get_next_ready();
  void attend();
  bool hear();
  void is_shown();           // a visit's first frame
  bool goes_on(int status);  // after a visit has ended so; else m_exit is the program's

  Setup& m_setup;
  StickNews m_news;
  ReceiptWatch* m_watch;
  Watchdog m_watchdog;
  Warm m_warm;
  Crashes m_crashes;
  // A display server holds two windows; a bare screen (KMSDRM) has one master.
  const bool m_overlaps = std::getenv("DISPLAY") != nullptr || std::getenv("WAYLAND_DISPLAY") != nullptr;
  std::optional<RunningVisit> m_visit, m_next;
  std::uint64_t m_next_due = 0;  // when the next may be started, after one that died waiting
  bool m_screen_was_there = false;
  int m_without_screen = 0, m_exit = 0;
};

std::optional<RunningVisit> start(const Setup& setup, Turn turn) {
  auto visit = RunningVisit::start(setup, turn);
  if (visit) return std::move(*visit);
  std::fprintf(stderr, "helppoint: %s\n", visit.error().detail.c_str());
  return std::nullopt;
}

void Supervisor::is_shown() {
  m_watchdog.started(steady_ms());
  m_warm.begin();
}

bool Supervisor::start_first() {
  m_visit = start(m_setup, Turn::first);
  if (!m_visit) return false;
  if (m_visit->wait_for_first_frame()) is_shown();
  // `helppoint-pack preview` waits for this word, and lets go of what it showed before.
  if (m_setup.preview) std::puts("shown"), std::fflush(stdout);
  return true;
}

// Painted behind the visit that is before the glass, and shown when its turn comes.
void Supervisor::get_next_ready() {
  if (m_next || m_setup.preview || steady_ms() < m_next_due) return;
  m_next = start(m_setup, m_overlaps ? Turn::next : Turn::next_alone);
}

// The one that is over stays until the other is seen, where the display can hold both.
bool Supervisor::put_next_before_the_glass() {
  if (!m_next) m_next = start(m_setup, Turn::at_once);
  if (!m_next) return false;
  if (!m_overlaps) m_visit.reset();
  m_news.repeat(steady_ms(), *m_next);
  m_next->tell(Down::go, {});
  if (m_next->wait_for_first_frame()) is_shown();
  return true;
}

// False: the visit is over, covered and waiting to be replaced, or gone.
bool Supervisor::hear() {
  char byte = 0;
  if (::read(m_visit->up(), &byte, 1) != 1) return false;
  if (byte == static_cast<char>(Up::receipt_seen)) m_news.seen();
  if (byte == static_cast<char>(Up::alive)) m_watchdog.heard(steady_ms());
  return true;
}

// Sleeps until the visit is over or a signal asks to stop. Meanwhile the next gets ready, and news of sticks are passed
// on.
void Supervisor::attend() {
  while (!stop_asked) {
    get_next_ready();
    const std::uint64_t now = steady_ms(), due = m_next ? m_watchdog.due() : std::min(m_watchdog.due(), m_next_due);
    pollfd heard[] = {{m_visit->up(), POLLIN, 0},
                      {m_watch != nullptr ? m_watch->descriptor() : -1, POLLIN, 0},
                      {m_next ? m_next->up() : -1, POLLIN, 0}};
    const int events = ::poll(heard, 3, m_warm.is_done() && due > now ? static_cast<int>(due - now) : 0);
    if (events < 0) continue;
    if (events == 0) m_warm.read_on();
    if (heard[0].revents != 0 && !hear()) return;
    if (heard[1].revents != 0)
      if (const auto receipt = m_watch->news(); receipt && m_news.changed(*receipt, steady_ms(), *m_visit))
        m_next.reset();  // it would show the pack before
    if (heard[2].revents != 0 && m_next) m_next.reset(), m_next_due = steady_ms() + 1000;  // it died waiting
    if (m_watchdog.is_hung(steady_ms())) ::kill(m_visit->process(), SIGKILL);
  }
}

bool Supervisor::goes_on(int status) {
  if (stop_asked) return false;
  if (status == static_cast<int>(Visit::Ending::closed) && m_setup.size) return false;
  m_exit = 1;
  // A display server that begins anew (it does when its last window is gone) is away for a moment only.
  if (status == exit_no_display) {
    if (!m_screen_was_there || ++m_without_screen > most_without_screen) return false;
    ::poll(nullptr, 0, 1 << m_without_screen);
    return true;
  }
  m_without_screen = 0;
  m_screen_was_there = true;
  if (ended_badly(status) && m_crashes.is_too_many(steady_ms())) {
    if (!m_news.fall_back()) return false;
    std::fprintf(stderr, "helppoint: three visits ended badly in a minute; showing %s\n",
                 m_setup.pack != nullptr ? "the pack that came with the program" : "the numbers compiled in");
    m_next.reset();
  }
  return true;
}

int Supervisor::run() {
  if (!start_first()) return 1;
  for (;;) {
    attend();
    const bool covered = !stop_asked && !m_visit->is_gone();
    if (covered && m_overlaps && !put_next_before_the_glass()) return 1;
    const int status = m_visit ? m_visit->wait() : 0;
    m_exit = 0;
    if (!goes_on(status)) return m_exit;
    if (!(covered && m_overlaps) || !m_next) {
      m_visit.reset();
      if (!put_next_before_the_glass()) return 1;
    }
    m_visit = std::move(m_next);
    m_next.reset();
    m_next_due = 0;
  }
}

}  // namespace

int supervise(Setup setup, Shelf& shelf, ReceiptWatch* watch, const std::string& notify) {
  hear_signals();
  return Supervisor(setup, shelf, watch, notify).run();
}

}  // namespace hp::kiosk
