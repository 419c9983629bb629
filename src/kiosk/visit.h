#pragma once
// One visit: the loop that serves one visitor, from the first frame to Close. Everything that knows of the visitor
// (session, layouts, picture, gesture) lives in this object, in a process of its own that ends with the visit; the
// kernel takes the memory back. It talks to the supervisor in the messages of messages.h only.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/curtain.h"
#include "kiosk/draw.h"
#include "kiosk/edition.h"
#include "kiosk/gesture.h"
#include "kiosk/messages.h"
#include "kiosk/screens/screens.h"
#include "kiosk/session.h"
#include "kiosk/settings.h"
#include "kiosk/ui.h"
#include "window/window.h"

namespace hp::kiosk {

struct Pipes {
  int down = -1;     // read: from the supervisor
  int up = -1;       // write: bytes of Up
  int results = -1;  // write: with a script only
};

struct VisitOptions {
  std::optional<Language> language;  // begin on this language's menu
  std::optional<std::string> page;   // begin on this page ("topic/id"), question or topic; needs a language
  int text_size = 1;
  std::string floor_day;                 // YYYY-MM-DD: no clock is believed below it
  bool covered = false;                  // begin on the cover: every visit but the first
  bool waiting = false;                  // show nothing before Down::go
  bool preview = false;                  // helppoint --preview
  std::uint64_t say_alive_every_ms = 0;  // Up::alive, by the machine's clock; 0: never
  std::size_t heap_bytes = 0;            // taken when its first frame is seen (heap.h); 0: as it comes
};

class Visit {
 public:
  // All must outlive the visit. The window's memory twin, where it is one, lets time messages move the clock; there it
  // is half past two in the afternoon of today when the visit begins.
  Visit(Edition& edition, const Settings& settings, window::Window& window, window::MemoryWindow* memory, Pipes pipes,
        const VisitOptions& options);

  // Lays out and paints the first frame, and shows nothing yet. What can fail for want of a file has then been done.
  void get_ready();

  // Serves until Close, the end of a covering, or the end of the down pipe (over), or until the window itself is
  // closed. When it is over the cover is what can be seen.
  enum class Ending : int { over = 0, closed = 4 };
  Ending run();

  static constexpr std::uint64_t greeting_ms = 4000;

 private:
  bool wait_for_turn();  // false: it never comes
  void begin();          // its turn has come
  void frame();          // one turn of the screen: draw it in memory, let it act
  void settle();         // frames until nothing changes any more, then paint and present
  void show(const ImDrawData& data);
  void cover();  // the last frame
  void handle(const window::Event& event);
  void handle(const window::Finger& finger);
  void handle(const window::Key& key);
  bool closes(const window::Finger& finger);  // asked of every event of every finger
  void act(const Act& act);
  void go_on();
  void scroll_by(float px);
  // --- visit_time.cpp ---
  void stand();                              // tells the curtain where the visitor is
  void advance_to(std::uint64_t target);     // the virtual clock, stopping at everything that was due on the way
  void tick();                               // what time does: inertia, the greeting, the curtain, the cover's clock
  std::optional<std::uint64_t> due() const;  // when tick() has something to do
  std::optional<std::tm> wall() const;       // the place's time
  std::optional<std::uint32_t> longest_sleep() const;  // ms; nothing: until something comes
  void say_alive();                                    // where it is time
  Language greeting_language() const;
  // --- visit_messages.cpp ---
  void read_down();
  void tell_up(Up what);
  void answer(const Message& message);
  void take_receipt(const std::string& payload);
  void make_way();
  std::string pixels();
  std::string spoken() const;

  Edition& m_edition;
  const Settings& m_settings;
  window::Window& m_window;
  window::MemoryWindow* m_memory;
  Pipes m_pipes;
  VisitOptions m_options;

  Session m_session;
  Curtain m_curtain;
  std::optional<pack::Receipt> m_receipt;
  Scale m_scale;
  Ui m_ui;
  Painter m_painter;
  Gesture m_gesture;
  Fling m_fling;
  static constexpr std::size_t most_on_close = 50;
  std::vector<std::int64_t> m_on_close;  // fingers that went down on Close and have not lifted
  Shown m_shown;
  // What decides how the content is laid out; when it differs from the turn before, this turn is a first look.
  struct Look {
    std::optional<Screen> front;
    Screen screen = Screen::welcome;
    std::string id;
    Language language;
    int text_size = 0;
    window::Size size;
    bool operator==(const Look&) const = default;
  };
  Look m_look;
  std::size_t m_greeting = 0;
  std::optional<std::uint64_t> m_greeting_due, m_minute_due;
  std::uint64_t m_said_alive = 0;  // when, by the machine's clock
  bool m_touched = false, m_first = true, m_over = false, m_closed = false, m_dirty = true;
  bool m_ready = false;       // painted, and not to be shown yet
  bool m_waiting = false;     // for its turn
  std::string m_today;        // YYYY-MM-DD
  bool m_making_way = false;  // over, and nobody was served: what is seen stays until the next visit's first frame
  float m_drag_rest = 0;      // part of a px not yet scrolled
};

std::string day_of(const pack::About& about, const std::string& floor_day);

}  // namespace hp::kiosk
