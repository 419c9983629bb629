#pragma once
// One visit after another, each a process of its own. Holds no display and nothing of any visitor: it forks a visit,
// listens for its few bytes, and forks the next when it is over, however it ended. On a display that can hold two
// windows the next opens over the one that has covered itself, which leaves only then: nothing else is seen between. A
// crash is an early end of a visit; three in a minute and the next shows only what is compiled in.
#include <sys/types.h>

#include <functional>
#include <optional>

#include "kiosk/visit.h"
#include "pack/store.h"

namespace hp::kiosk {

struct Setup {
  const pack::InstalledPack* pack = nullptr;  // null: nothing good to show, the screen compiled in
  Settings settings;
  std::optional<window::Size> size;  // a window of that size; absent: the whole screen
  bool headless = false;             // in memory, on a virtual clock
  bool scripted = false;             // the third pipe is there
  std::optional<Language> language;  // of the first visit
  std::optional<std::string> page;   // of the first visit
  int text_size = 1;                 // of the first visit; for measuring
  bool preview = false;              // helppoint --preview
};

// The supervisor's ends of a visit's pipes. Closed with the object.
class RunningVisit {
 public:
  // Forks. In the child this never returns. Errors: visit.no-process.
  // `before`: the visit that this one opens over, whose pipes the child must not keep.
  static Result<RunningVisit> start(const Setup& setup, bool first, const RunningVisit* before = nullptr);
  RunningVisit(RunningVisit&&) noexcept;
  RunningVisit& operator=(RunningVisit&&) noexcept;
  ~RunningVisit();

  int down() const { return m_down; }
  int up() const { return m_up; }
  int results() const { return m_results; }
  pid_t process() const { return m_process; }
  // Sleeps until its first frame is shown; false: it ended before. A signal wakes it early.
  bool wait_for_first_frame();
  // Sleeps until it is over: covered and waiting to be replaced, or gone. A signal wakes it early.
  void wait_until_over();
  // Lets it go and waits for its end: its exit status, or 128 + the signal that ended it.
  int wait();
  bool is_gone();  // its process has ended by itself

 private:
  RunningVisit() = default;
  pid_t m_process = -1;
  std::optional<int> m_status;  // once it is gone
  int m_down = -1, m_up = -1, m_results = -1;
};

// Until a signal asks to stop, the display cannot be opened, or a window is closed. The exit code of the program.
int supervise(Setup setup);

// How a visit's process ends, besides Visit::Ending.
inline constexpr int exit_no_display = 3;

}  // namespace hp::kiosk
