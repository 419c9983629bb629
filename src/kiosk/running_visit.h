#pragma once
// A visit as its supervisor holds it: a process, and the ends of its pipes.
#include <sys/types.h>

#include <optional>
#include <string>

#include "kiosk/visit.h"
#include "kiosk/watchdog.h"
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
  std::string floor_day;             // YYYY-MM-DD: no clock is believed below it
  Patience patience;                 // with a visit that hangs
};

// When a visit shows itself: at once, or when it is told to go. One that is told later has its first frame painted,
// behind the visit before it where a display holds two windows (next), else short of opening the screen (next_alone).
enum class Turn : unsigned char { first, at_once, next, next_alone };

// The supervisor's ends of a visit's pipes. Closed with the object.
class RunningVisit {
 public:
  // Forks. In the child this never returns. Errors: visit.no-process.
  static Result<RunningVisit> start(const Setup& setup, Turn turn);
  RunningVisit(RunningVisit&&) noexcept;
  RunningVisit& operator=(RunningVisit&&) noexcept;
  ~RunningVisit();

  int down() const { return m_down; }
  int up() const { return m_up; }
  int results() const { return m_results; }
  pid_t process() const { return m_process; }
  // Sleeps until its first frame is shown; false: it ended before. A signal wakes it early.
  bool wait_for_first_frame();
  // Tells it something (messages.h). A visit that does not listen is not waited for: what it misses is lost.
  void tell(Down kind, const std::string& payload);
  // Lets it go and waits for its end: its exit status, or 128 + the signal that ended it.
  int wait();
  bool is_gone();  // its process has ended by itself

 private:
  RunningVisit() = default;
  pid_t m_process = -1;
  std::optional<int> m_status;  // once it is gone
  int m_down = -1, m_up = -1, m_results = -1;
};

// How a visit's process ends, besides Visit::Ending.
inline constexpr int exit_no_display = 3, exit_not_locked = 5;

}  // namespace hp::kiosk
