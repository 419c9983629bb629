// On X11: the way out. A page in Urdu at the largest words is flung, Close is touched while it still moves, and the
// glass is asked what it shows until the dark of the button has given way to the ground of the cover: finger event to
// picture, the display server included. Then the handover: from the end of that visit to the first frame of the next.
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include "bench/rows.h"
#include "kiosk/supervisor.h"
#include "pack/store.h"

namespace hp::bench {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

double since(Clock::time_point then) { return std::chrono::duration<double, std::milli>(Clock::now() - then).count(); }

class Finger {
 public:
  explicit Finger(Display* display) : m_display(display) {}
  void to(int x, int y) {
    XTestFakeMotionEvent(m_display, -1, x, y, 0);
    XSync(m_display, False);
  }
  void down() { button(True); }
  void up() { button(False); }
  // Quickly upwards, and let go while moving.
  void fling(int x, int y) {
    to(x, y);
    down();
    for (int i = 1; i <= 8; ++i) {
      std::this_thread::sleep_for(milliseconds(8));
      to(x, y - i * 90);
    }
    up();
  }

 private:
  void button(int pressed) {
    XTestFakeButtonEvent(m_display, 1, pressed, 0);
    XSync(m_display, False);
  }
  Display* m_display;
};

unsigned long pixel(Display* display, int x, int y) {
  XImage* image = XGetImage(display, DefaultRootWindow(display), x, y, 1, 1, AllPlanes, ZPixmap);
  const unsigned long value = image != nullptr ? XGetPixel(image, 0, 0) & 0xFFFFFF : 0;
  if (image != nullptr) XDestroyImage(image);
  return value;
}

constexpr unsigned long paper = 0xF7F3EA;

// Looks at one place of the glass until it is ended: how often it showed anything but the ground. Its connection is
// made and closed outside its thread: Xlib holds a lock for that, and a visit forked at that moment would wait for
// ever.
class Watch {
 public:
  Watch() : m_display(XOpenDisplay(nullptr)), m_thread([this] { look(); }) {}
  int end() {
    m_over = true;
    m_thread.join();
    XCloseDisplay(m_display);
    return m_others;
  }

 private:
  void look() {
    while (!m_over) m_others += pixel(m_display, 20, 20) == paper ? 0 : 1;
  }
  Display* m_display;
  std::atomic<bool> m_over = false;
  int m_others = 0;
  std::thread m_thread;
};

}  // namespace

void measure_hide(const Where& where, Rows& rows) {
  auto trust = pack::read_trust(where.trust);
  auto opened = trust ? pack::open_pack(where.pack, *trust) : Result<pack::InstalledPack>(trust.error());
  if (!opened) return;
  kiosk::Setup setup;
  setup.pack = &*opened;
  setup.language = Language::of("ur");
  setup.page = "work/pay";
  setup.text_size = 4;

  Display* display = XOpenDisplay(nullptr);
  const int width = DisplayWidth(display, 0), height = DisplayHeight(display, 0);
  const int close_x = width - 30, close_y = height - 60;  // inside the button, beside its cross and its word
  Finger finger(display);
  const int rounds = std::getenv("HELPPOINT_BENCH_SHORT") != nullptr ? 30 : 1000;
  std::vector<double> hides, next;
  int missed = 0, flickers = 0;
  for (int i = 0; i < rounds; ++i) {
    finger.to(width / 2, height / 2);
    auto visit = kiosk::RunningVisit::start(setup, kiosk::Turn::first);
    if (!visit || !visit->wait_for_first_frame()) break;
    // As the supervisor does: the next gets ready while this one is read.
    auto following = kiosk::RunningVisit::start(setup, kiosk::Turn::next);
    if (!following) break;
    std::this_thread::sleep_for(milliseconds(150));
    finger.fling(width / 2, height * 3 / 4);
    std::this_thread::sleep_for(milliseconds(40 + i % 17));  // anywhere between two frames
    finger.to(close_x, close_y);
    finger.down();
    std::this_thread::sleep_for(milliseconds(20));
    const auto began = Clock::now();
    finger.up();
    while (pixel(display, close_x, close_y) != paper && since(began) < 1000) {
    }
    const double took = since(began);
    if (took >= 1000) ++missed;
    hides.push_back(took);
    for (char byte = 0; ::read(visit->up(), &byte, 1) == 1;) {
    }
    Watch watch;
    const auto ended = Clock::now();
    following->tell(kiosk::Down::go, {});
    if (!following->wait_for_first_frame()) break;
    next.push_back(since(ended));
    visit->wait();
    std::this_thread::sleep_for(milliseconds(5));
    flickers += watch.end();
  }
  XCloseDisplay(display);
  const double worst = percentile(hides, 100), handover = percentile(next, 99);
  rows.push_back({"Hide: finger event → cover on the glass, X11, largest words, a flung Urdu page, worst of " +
                      std::to_string(hides.size()),
                  "≤ 16.7 ms",
                  ms(worst) + " (median " + ms(median(hides)) + ", p99 " + ms(percentile(hides, 99)) + ")" +
                      (missed > 0 ? ", missed " + std::to_string(missed) : ""),
                  "", worst <= 16.7});
  rows.push_back({"end of visit → next visit's first frame, X11, p99", "≤ 60 ms",
                  ms(handover) + " (median " + ms(median(next)) + "), other than the cover was seen " +
                      std::to_string(flickers) + " times",
                  "", handover <= 60 && flickers == 0});
}

}  // namespace hp::bench
