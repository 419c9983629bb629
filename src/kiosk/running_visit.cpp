#include "kiosk/running_visit.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <utility>

namespace hp::kiosk {
namespace {

constexpr int longest_handover_ms = 5000, longest_end_ms = 10'000;

// The day by the clock, but never before the pack was made, nor below the floor: a clock without a battery says 1970.
std::string today(const pack::About& about, const std::string& floor_day) {
  const std::time_t now = std::time(nullptr);
  std::tm day{};
  gmtime_r(&now, &day);
  std::array<char, 16> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%d", &day);
  return std::max({std::string(text.data()), about.created, floor_day});
}

int fail(const Error& error) {
  std::fprintf(stderr, "helppoint: %s\n", error.detail.c_str());
  return exit_no_display;
}

// By number: glibc 2.36's own declaration is not for C++.
int pidfd_of(pid_t process) { return static_cast<int>(::syscall(SYS_pidfd_open, process, 0)); }

int exit_status(int status) { return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status); }

// Covered, but still there: the supervisor hears the end of one pipe, opens the next visit over this one, and lets go
// of the other.
void stay_until_replaced(Pipes pipes) {
  ::close(pipes.up);
  pollfd down{pipes.down, POLLIN, 0};
  std::array<char, 512> unread{};
  while (::poll(&down, 1, longest_handover_ms) > 0 && ::read(pipes.down, unread.data(), unread.size()) > 0) {
  }
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
  options.today = today((*edition)->about(), setup.floor_day);
  options.covered = !first;
  options.preview = setup.preview;
  if (first && setup.language && (*edition)->find(*setup.language) != nullptr) {
    options.language = setup.language;
    options.page = setup.page;
    options.text_size = setup.text_size;
  }
  ::tzset();
  Visit visit(**edition, setup.settings, *window, memory, pipes, options);
  const Visit::Ending ending = visit.run();
  if (!setup.scripted && ending == Visit::Ending::over) stay_until_replaced(pipes);
  return static_cast<int>(ending);
}

}  // namespace

Result<RunningVisit> RunningVisit::start(const Setup& setup, bool first, const RunningVisit* before) {
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
    if (before != nullptr)
      for (int fd : {before->m_down, before->m_up, before->m_results})
        if (fd >= 0) ::close(fd);
    // Exit, not return: what the supervisor's caller holds is not the visit's to clean up.
    const int status = visit_process(setup, {.down = down[0], .up = up[1], .results = results[1]}, first);
    std::fflush(nullptr);
    ::_exit(status);
  }
  const int saved = errno;
  // A visit that hangs must not take the supervisor with it.
  if (!setup.scripted && down[1] >= 0) ::fcntl(down[1], F_SETFL, O_NONBLOCK);
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
  std::swap(m_status, other.m_status);
  return *this;
}

RunningVisit::~RunningVisit() {
  wait();
  for (int fd : {m_up, m_results})
    if (fd >= 0) ::close(fd);
}

bool RunningVisit::wait_for_first_frame() {
  char byte = 0;
  return ::read(m_up, &byte, 1) == 1 && byte == static_cast<char>(Up::first_frame);
}

void RunningVisit::tell(Down kind, const std::string& payload) {
  static_cast<void>(write_message(m_down, static_cast<char>(kind), payload));
}

bool RunningVisit::is_gone() {
  int status = 0;
  if (m_process > 0 && !m_status && ::waitpid(m_process, &status, WNOHANG) == m_process) {
    m_status = exit_status(status);
    m_process = -1;
  }
  return m_process <= 0;
}

int RunningVisit::wait() {
  if (m_down >= 0) ::close(std::exchange(m_down, -1));
  if (m_process <= 0) return m_status.value_or(0);
  // It hears that the pipe has ended, and goes. One that does not is not waited for for ever.
  if (const int process = pidfd_of(m_process); process >= 0) {
    pollfd ended{process, POLLIN, 0};
    int heard = -1;
    while ((heard = ::poll(&ended, 1, longest_end_ms)) < 0 && errno == EINTR) {
    }
    if (heard == 0) ::kill(m_process, SIGKILL);
    ::close(process);
  }
  int status = 0;
  while (::waitpid(m_process, &status, 0) < 0)
    if (errno != EINTR) return 1;
  m_process = -1;
  m_status = exit_status(status);
  return *m_status;
}

}  // namespace hp::kiosk
