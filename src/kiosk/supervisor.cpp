#include "kiosk/supervisor.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <deque>
#include <utility>

namespace hp::kiosk {
namespace {

volatile std::sig_atomic_t stop_asked = 0;

void ask_to_stop(int) { stop_asked = 1; }

// The day by the clock, but never before the pack was made: a clock without a battery says 1970.
std::string today(const pack::About& about) {
  const std::time_t now = std::time(nullptr);
  std::tm day{};
  gmtime_r(&now, &day);
  std::array<char, 16> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%d", &day);
  return std::max(std::string(text.data()), about.created);
}

int fail(const Error& error) {
  std::fprintf(stderr, "helppoint: %s\n", error.detail.c_str());
  return exit_no_display;
}

// The whole life of a visit's process.
int visit_process(const Setup& setup, Pipes pipes, bool first) {
  auto edition = setup.pack != nullptr ? Edition::open(*setup.pack) : Edition::compiled_in();
  if (!edition && setup.pack != nullptr) {
    std::fprintf(stderr, "helppoint: %s\n", edition.error().detail.c_str());
    edition = Edition::compiled_in();
  }
  if (!edition) return fail(edition.error());

  std::unique_ptr<window::Window> window;
  window::MemoryWindow* memory = nullptr;
  if (setup.headless) {
    auto opened = window::open_memory(setup.size.value_or(window::Size{1080, 1920}));
    memory = opened.get();
    window = std::move(opened);
  } else {
    auto opened = window::open_display({.size = setup.size,
                                        .rotation = setup.settings.rotation,
                                        .touch_matrix = setup.settings.touch_matrix,
                                        .output = setup.settings.output});
    if (!opened) return fail(opened.error());
    window = std::move(*opened);
  }
  VisitOptions options;
  options.today = today((*edition)->about());
  if (first && setup.language && (*edition)->find(*setup.language) != nullptr) options.language = setup.language;
  Visit visit(**edition, setup.settings, *window, memory, pipes, options);
  return static_cast<int>(visit.run());
}

}  // namespace

Result<RunningVisit> RunningVisit::start(const Setup& setup, bool first) {
  int down[2] = {-1, -1}, up[2] = {-1, -1}, results[2] = {-1, -1};
  const bool piped = ::pipe2(down, O_CLOEXEC) == 0 && ::pipe2(up, O_CLOEXEC) == 0 &&
                     (!setup.scripted || ::pipe2(results, O_CLOEXEC) == 0);
  const pid_t process = piped ? ::fork() : -1;
  if (process == 0) {
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    ::close(down[1]);
    ::close(up[0]);
    if (results[0] >= 0) ::close(results[0]);
    // Exit, not return: what the supervisor's caller holds is not the visit's to clean up.
    const int status = visit_process(setup, {.down = down[0], .up = up[1], .results = results[1]}, first);
    std::fflush(nullptr);
    ::_exit(status);
  }
  const int saved = errno;
  for (int fd : {down[0], up[1], results[1]})
    if (fd >= 0) ::close(fd);
  RunningVisit visit;
  visit.m_down = down[1], visit.m_up = up[0], visit.m_results = results[0], visit.m_process = process;
  if (process < 0)
    return Error{"visit.no-process", std::string("a visit could not be started: ") + std::strerror(saved)};
  return visit;
}

RunningVisit::RunningVisit(RunningVisit&& other) noexcept { *this = std::move(other); }

RunningVisit& RunningVisit::operator=(RunningVisit&& other) noexcept {
  std::swap(m_process, other.m_process);
  std::swap(m_down, other.m_down);
  std::swap(m_up, other.m_up);
  std::swap(m_results, other.m_results);
  return *this;
}

RunningVisit::~RunningVisit() {
  for (int fd : {m_down, m_up, m_results})
    if (fd >= 0) ::close(fd);
  if (m_process > 0) wait();
}

int RunningVisit::wait() {
  if (m_process <= 0) return 0;
  int status = 0;
  while (::waitpid(m_process, &status, 0) < 0)
    if (errno != EINTR)
      return 1;
    else if (stop_asked)
      ::kill(m_process, SIGTERM);
  m_process = -1;
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

int supervise(Setup setup) {
  struct sigaction action {};
  action.sa_handler = ask_to_stop;  // no SA_RESTART: a wait is interrupted
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);

  using Clock = std::chrono::steady_clock;
  std::deque<Clock::time_point> crashes;
  for (bool first = true; !stop_asked; first = false) {
    auto visit = RunningVisit::start(setup, first);
    if (!visit) {
      std::fprintf(stderr, "helppoint: %s\n", visit.error().detail.c_str());
      return 1;
    }
    const int status = visit->wait();
    if (stop_asked) return 0;
    if (status == exit_no_display) return 1;
    if (status == static_cast<int>(Visit::Ending::closed) && setup.size) return 0;
    if (status == static_cast<int>(Visit::Ending::over)) continue;

    const Clock::time_point now = Clock::now();
    crashes.push_back(now);
    while (now - crashes.front() > std::chrono::minutes(1)) crashes.pop_front();
    if (crashes.size() < 3) continue;
    if (setup.pack == nullptr) return 1;
    std::fprintf(stderr, "helppoint: three visits ended badly in a minute; showing the numbers compiled in\n");
    setup.pack = nullptr;
    crashes.clear();
  }
  return 0;
}

}  // namespace hp::kiosk
