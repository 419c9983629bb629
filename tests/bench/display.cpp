// On X11: exec → first full frame (one root pixel turns to the page's ground, asked every ms, as text.md §7.2 measures
// the peer), idle on the menu, memory of the session. Chromium is measured in the same run where it is installed.
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "bench/rows.h"

namespace hp::bench {
namespace {

using Clock = std::chrono::steady_clock;

struct Screen {
  Display* display = XOpenDisplay(nullptr);
  Window root = DefaultRootWindow(display);
  ~Screen() { XCloseDisplay(display); }
  unsigned long pixel(int x, int y) const {
    XImage* image = XGetImage(display, root, x, y, 1, 1, AllPlanes, ZPixmap);
    const unsigned long value = image != nullptr ? XGetPixel(image, 0, 0) & 0xFFFFFF : 0;
    if (image != nullptr) XDestroyImage(image);
    return value;
  }
};

pid_t start(const std::vector<std::string>& command) {
  const pid_t process = ::fork();
  if (process == 0) {
    std::vector<char*> args;
    for (const std::string& word : command) args.push_back(const_cast<char*>(word.c_str()));
    args.push_back(nullptr);
    ::setpgid(0, 0);
    (void)!std::freopen("/dev/null", "w", stderr);
    (void)!std::freopen("/dev/null", "w", stdout);
    ::execvp(args[0], args.data());
    ::_exit(127);
  }
  ::setpgid(process, process);
  return process;
}

void stop(pid_t process) {
  ::kill(-process, SIGTERM);
  for (int i = 0; i < 200; ++i) {
    if (::waitpid(process, nullptr, WNOHANG) != 0) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    if (i == 150) ::kill(-process, SIGKILL);
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(150));  // X takes the windows away
}

constexpr double never = 15000;  // ms

// ms until the pixel has the colour, or `never`.
double first_frame(const Screen& screen, const std::vector<std::string>& command, unsigned long colour,
                   pid_t& process) {
  const auto began = Clock::now();
  process = start(command);
  while (Clock::now() - began < std::chrono::seconds(15)) {
    if (screen.pixel(3, 3) == colour) return std::chrono::duration<double, std::milli>(Clock::now() - began).count();
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return never;
}

std::vector<pid_t> group(pid_t leader) {
  std::vector<pid_t> members;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    const pid_t pid = std::atoi(entry.path().filename().c_str());
    if (pid > 0 && ::getpgid(pid) == leader) members.push_back(pid);
  }
  return members;
}

// Times every thread of these processes has gone to sleep of its own accord.
double sleeps(const std::vector<pid_t>& processes) {
  double total = 0;
  for (pid_t pid : processes) {
    std::error_code gone;
    for (const auto& task : std::filesystem::directory_iterator("/proc/" + std::to_string(pid) + "/task", gone)) {
      std::ifstream in(task.path() / "status");
      for (std::string line; std::getline(in, line);)
        if (line.starts_with("voluntary_ctxt_switches:")) total += std::atof(line.c_str() + 24);
    }
  }
  return total;
}

double sum(const std::vector<pid_t>& processes, const char* file, const std::string& field) {
  double total = 0;
  for (pid_t pid : processes) {
    std::ifstream in("/proc/" + std::to_string(pid) + "/" + file);
    for (std::string line; std::getline(in, line);)
      if (line.starts_with(field)) total += std::atof(line.c_str() + field.size());
  }
  return total;
}

constexpr unsigned long paper = 0xF7F3EA;

}  // namespace

void measure_display(const Where& where, Rows& rows) {
  const Screen screen;
  const std::vector<std::string> ours{where.helppoint, "--pack", where.pack, "--trust", where.trust};
  std::vector<double> starts;
  pid_t process = 0;
  for (int i = 0; i < 11; ++i) {
    const double took = first_frame(screen, ours, paper, process);
    if (i > 0) starts.push_back(took);  // the first warms the page cache
    if (i < 10) stop(process);
  }
  const double began = median(starts);

  // One more, past welcome, whose greeting moves: idle, memory.
  stop(process);
  std::vector<std::string> on_the_menu = ours;
  on_the_menu.insert(on_the_menu.end(), {"--lang", "ur"});
  first_frame(screen, on_the_menu, paper, process);
  std::this_thread::sleep_for(std::chrono::seconds(2));
  const auto processes = group(process);
  const double before = sleeps(processes);
  // Two have gone by, and after 60 the covering comes, which is no idleness.
  const int seconds = std::getenv("HELPPOINT_BENCH_SHORT") != nullptr ? 5 : 57;
  std::this_thread::sleep_for(std::chrono::seconds(seconds));
  const double wakes = sleeps(processes) - before;
  // The visit that is seen is the larger of two; the other waits behind it.
  const double all = sum(processes, "smaps_rollup", "Pss:") / 1024;
  double visit = 0;
  for (const pid_t one : processes) visit = std::max(visit, sum({one}, "smaps_rollup", "Pss:") / 1024);
  stop(process);

  std::string peer_start, peer_memory, peer_wakes;
  double ratio = 0;
  if (std::system("command -v chromium >/dev/null 2>&1") == 0) {
    char folder[] = "/tmp/helppoint-bench-XXXXXX";
    if (::mkdtemp(folder) != nullptr) {
      std::ofstream(std::string(folder) + "/page.html")
          << "<!doctype html><meta charset=utf-8><style>body{margin:0;background:#f7f3ea;font:38px "
             "sans-serif}</style><p>Work, home, health, family";
      std::vector<double> theirs;
      for (int i = 0; i < 4; ++i) {
        std::filesystem::remove_all(std::string(folder) + "/profile");
        const std::vector<std::string> chromium{"chromium",
                                                "--no-sandbox",
                                                "--kiosk",
                                                "--window-size=1080,1920",
                                                "--no-first-run",
                                                "--disable-gpu",
                                                "--disable-background-networking",
                                                "--disable-component-update",
                                                "--disable-sync",
                                                "--window-position=0,0",
                                                "--force-color-profile=srgb",
                                                "--user-data-dir=" + std::string(folder) + "/profile",
                                                "file://" + std::string(folder) + "/page.html"};
        theirs.push_back(first_frame(screen, chromium, paper, process));
        if (i == 3) {
          std::this_thread::sleep_for(std::chrono::seconds(5));
          const auto family = group(process);
          const double was = sleeps(family);
          std::this_thread::sleep_for(std::chrono::seconds(5));
          peer_wakes = "Chromium: " + std::to_string(static_cast<int>((sleeps(family) - was) / 5)) + " a second";
          peer_memory =
              "Chromium: " + std::to_string(static_cast<int>(sum(family, "smaps_rollup", "Pss:") / 1024)) + " MiB";
        }
        stop(process);
      }
      const double peer = median(theirs);
      ratio = peer / began;
      peer_start = peer < never ? "Chromium: " + ms(peer) + ", " + times(ratio) : "";
      std::filesystem::remove_all(folder);
    }
  }
  rows.push_back({"exec → first full frame, welcome, X11, median of 10", "≤ 80 ms; ≥ 10 × Chromium", ms(began),
                  peer_start, began <= 80 && (peer_start.empty() || ratio >= 10)});
  const auto mib = [](double value) { return std::to_string(static_cast<int>(value + 0.5)) + " MiB"; };
  rows.push_back({"memory (PSS of the visit) on the Urdu menu, X11", "≤ 40 MiB",
                  mib(visit) + " (" + mib(all) + " with the one that waits and the supervisor)", peer_memory,
                  visit <= 40});
  rows.push_back({"idle " + std::to_string(seconds) + " s on the Urdu menu, X11", "0 frames, ≤ 2 wake-ups",
                  std::to_string(static_cast<int>(wakes)) + " wake-ups", peer_wakes, wakes <= 2});
}

}  // namespace hp::bench
