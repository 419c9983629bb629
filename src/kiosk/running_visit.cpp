#include "kiosk/running_visit.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <utility>

#include "kiosk/heap.h"
#include "kiosk/lockdown.h"

namespace hp::kiosk {
namespace {

constexpr int longest_handover_ms = 5000, longest_end_ms = 10'000;

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

Glass glass_of(const std::string& driver) {
  if (driver == "memory") return Glass::memory;
  if (driver == "wayland") return Glass::wayland;
  if (driver == "KMSDRM") return Glass::kmsdrm;
  return Glass::x11;
}

// Where a screen can be held by one alone: until it is this visit's turn.
bool hears_go(Pipes pipes) {
  for (;;) {
    auto message = read_message(pipes.down);
    if (!message || !*message) return false;
    if ((*message)->kind == static_cast<char>(Down::go)) return true;
  }
}

std::unique_ptr<Edition> open_edition(const Setup& setup) {
  if (setup.pack != nullptr) {
    if (auto edition = Edition::open(*setup.pack))
      return std::move(*edition);
    else
      fail(edition.error());
  }
  auto safe = Edition::compiled_in();
  if (!safe) fail(safe.error());
  return safe ? std::move(*safe) : nullptr;
}

// The whole life of a visit's process.
int visit_process(const Setup& setup, Pipes pipes, Turn turn) {
  const std::unique_ptr<Edition> edition = open_edition(setup);
  if (!edition) return exit_no_display;
  if (turn == Turn::next_alone && !hears_go(pipes)) return static_cast<int>(Visit::Ending::over);

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
  options.floor_day = setup.floor_day;
  options.covered = turn != Turn::first;
  options.waiting = turn == Turn::next;
  options.preview = setup.preview;
  options.heap_bytes = heap_bytes(window->size());
  if (!setup.scripted) options.say_alive_every_ms = setup.patience.say_every_ms;
  if (turn == Turn::first && setup.language && edition->find(*setup.language) != nullptr) {
    options.language = setup.language;
    options.page = setup.page;
    options.text_size = setup.text_size;
  }
  if (setup.pack != nullptr) setup.pack->files().hide_reading();
  ::tzset();
  Visit visit(*edition, setup.settings, *window, memory, pipes, options);
  visit.get_ready();
  if (const auto locked = lock_down(glass_of(window->driver())); !locked) {
    fail(locked.error());
    // A visit that cannot promise to forget shows numbers alone, and knows nothing worth forgetting.
    if (!edition->is_safe()) return exit_not_locked;
  }
  const Visit::Ending ending = visit.run();
  // Never in a product: what tests/trace/mutants builds, and every test beside it must notice.
#if defined(HELPPOINT_MUTANT_WRITES)
  if (std::FILE* const trace = std::fopen("x", "w")) std::fclose(trace);
#elif defined(HELPPOINT_MUTANT_OUTLIVES)
  for (;;) ::poll(nullptr, 0, -1);
#endif
  if (!setup.scripted && ending == Visit::Ending::over) stay_until_replaced(pipes);
  // Nothing is taken down: the kernel and the display server take back whatever there is, all at once.
  ::_exit(static_cast<int>(ending));
}

}  // namespace

Result<RunningVisit> RunningVisit::start(const Setup& setup, Turn turn) {
  int down[2] = {-1, -1}, up[2] = {-1, -1}, results[2] = {-1, -1};
  const bool piped = ::pipe2(down, O_CLOEXEC) == 0 && ::pipe2(up, O_CLOEXEC) == 0 &&
                     (!setup.scripted || ::pipe2(results, O_CLOEXEC) == 0);
  const pid_t process = piped ? ::fork() : -1;
  if (process == 0) {
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    close_all_but({down[0], up[1], results[1]});
    // Exit, not return: what the supervisor's caller holds is not the visit's to clean up.
    const int status = visit_process(setup, {.down = down[0], .up = up[1], .results = results[1]}, turn);
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
