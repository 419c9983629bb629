#include "kiosk/script.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <sstream>

#include "kiosk/picture.h"
#include "kiosk/steady.h"
#include "kiosk/stick_news.h"

namespace hp::kiosk {
namespace {

// --- reading ---

std::optional<std::string> quoted(std::string_view rest) {
  const std::size_t open = rest.find('"'), close = rest.rfind('"');
  if (open == std::string_view::npos || close <= open) return std::nullopt;
  return std::string(rest.substr(open + 1, close - open - 1));
}

std::optional<std::string> parse_line(const std::string& line, Verb& verb) {
  std::istringstream in(line);
  std::string word;
  in >> word;
  using Kind = Verb::Kind;
  constexpr std::pair<std::string_view, Kind> with_a_name[] = {{"tap", Kind::tap},         {"key", Kind::key},
                                                               {"receipt", Kind::receipt}, {"shot", Kind::shot},
                                                               {"shots", Kind::shots},     {"reach", Kind::reach}};
  const auto named =
      std::find_if(std::begin(with_a_name), std::end(with_a_name), [&](const auto& v) { return v.first == word; });
  if (named != std::end(with_a_name)) {
    verb.kind = named->second;
    in >> verb.word;
    if (verb.word.empty()) return word + " needs a name";
  } else if (word == "drag") {
    char comma = 0;
    verb.kind = Kind::drag;
    in >> verb.word >> verb.dx >> comma >> verb.dy;
    if (in.fail() || comma != ',') return "drag needs an ID and DX,DY in px";
  } else if (word == "wait") {
    verb.kind = Kind::wait;
    in >> verb.seconds;
    if (in.fail() || verb.seconds < 0 || verb.seconds > 86400) return "wait needs a number of seconds";
  } else if (word == "dump") {
    verb.kind = Kind::dump;
  } else if (word == "await") {
    std::string what;
    in >> what;
    const auto text = quoted(line);
    if (what != "text" || !text) return "await is followed by text \"…\"";
    verb.kind = Kind::await_text;
    verb.word = *text;
    return std::nullopt;
  } else if (word == "expect") {
    std::string what;
    in >> what;
    if (what == "screen" || what == "focus") {
      verb.kind = what == "screen" ? Kind::expect_screen : Kind::expect_focus;
      in >> verb.word;
      if (verb.word.empty()) return "expect " + what + " needs the name of one";
    } else {
      verb.kind = Kind::expect_text;
      if (what == "no") {
        verb.kind = Kind::expect_no_text;
        in >> what;
      }
      const auto text = quoted(line);
      if (what != "text" || !text) return "expect is followed by: screen NAME, focus ID, text \"…\" or no text \"…\"";
      verb.word = *text;
      return std::nullopt;
    }
  } else {
    return "there is no verb '" + word +
           "'; the verbs are tap drag key wait await receipt expect shot shots reach dump";
  }
  std::string more;
  if (in >> more) return "'" + more + "' is too much on this line";
  return std::nullopt;
}

// --- running ---

// One line of a visit's dump, as far as a script needs it.
struct Entry {
  std::string id, name;
  float x = 0, y = 0, w = 0, h = 0;
  bool offscreen = false, focused = false;
};

struct Tree {
  std::string screen, text;  // text: the dump's lines
  std::vector<Entry> entries;
};

Tree parse_tree(const std::string& payload) {
  Tree tree;
  std::istringstream lines(payload);
  std::getline(lines, tree.screen);
  std::string line;
  while (std::getline(lines, line)) {
    tree.text += line + "\n";
    Entry e;
    std::istringstream words(line);
    std::string role, language, box;
    words >> role >> e.id >> language >> box;
    std::sscanf(box.c_str(), "%f,%f,%f,%f", &e.x, &e.y, &e.w, &e.h);
    const std::size_t open = line.find(" \""), close = line.rfind('"');
    for (std::size_t i = open + 2; i < close; ++i) {
      if (line[i] == '\\' && i + 1 < close) ++i;
      e.name += line[i];
    }
    e.offscreen = line.find(" [offscreen]", close) != std::string::npos;
    e.focused = line.find(" [focused]", close) != std::string::npos;
    tree.entries.push_back(std::move(e));
  }
  // What lies beside or under the pill is there, but no finger gets to it.
  for (const Entry& pill : tree.entries) {
    if (pill.id != "more") continue;
    for (Entry& e : tree.entries) {
      const float y = e.y + e.h / 2, room = pill.h * 0.2f;
      if (&e != &pill && y >= pill.y - room && y < pill.y + pill.h + room) e.offscreen = true;
    }
  }
  return tree;
}

struct Stop {  // why a script ends before its last line
  int status;
  std::string why;
};

class Runner {
 public:
  Runner(Setup setup, Shelf& shelf, ReceiptWatch* watch, std::string shots)
      : m_setup(std::move(setup)), m_news(m_setup, shelf), m_watch(watch), m_shots(std::move(shots)) {}

  void run(const Verb& verb) {
    using Kind = Verb::Kind;
    switch (verb.kind) {
      case Kind::tap:
        return tap(verb.word);
      case Kind::drag:
        return drag(verb);
      case Kind::key:
        return tell(Down::key, verb.word);
      case Kind::wait:
        return wait(verb.seconds);
      case Kind::receipt:
        return receipt(verb.word);
      case Kind::expect_screen: {
        const Tree now = tree();
        if (now.screen != verb.word) throw Stop{1, "expected screen " + verb.word + ", but it is " + now.screen};
        return;
      }
      case Kind::expect_focus: {
        const Tree now = tree();
        for (const Entry& e : now.entries) {
          if (!e.focused) continue;
          if (e.id != verb.word) throw Stop{1, "expected the focus on " + verb.word + ", but it is on " + e.id};
          if (e.offscreen) throw Stop{1, verb.word + " has the focus and cannot be seen"};
          return;
        }
        throw Stop{1, "nothing has the focus"};
      }
      case Kind::expect_text:
      case Kind::expect_no_text: {
        const bool wanted = verb.kind == Kind::expect_text;
        if (visible(verb.word) != wanted)
          throw Stop{1, (wanted ? "expected to see \"" : "expected not to see \"") + verb.word + "\""};
        return;
      }
      case Kind::await_text:
        for (int tenths = 0; tenths < 600; ++tenths) {
          if (visible(verb.word)) return;
          pass(100);
        }
        throw Stop{1, "for a minute there was no \"" + verb.word + "\""};
      case Kind::shot:
        return shot(verb.word);
      case Kind::shots:
        return shots(verb.word);
      case Kind::reach:
        return reach(verb.word);
      case Kind::dump: {
        const Tree now = tree();
        std::fputs(("screen " + now.screen + "\n" + now.text).c_str(), stdout);
        return;
      }
    }
  }

 private:
  // Sends one message and waits for its answer. A visit that ends instead is followed by the next: nullopt.
  std::optional<Message> ask(Down kind, const std::string& payload) {
    for (int attempt = 0; attempt < 2; ++attempt) {
      ensure_visit();
      const bool sent = static_cast<bool>(write_message(m_visit->down(), static_cast<char>(kind), payload));
      auto answer = sent ? read_message(m_visit->results()) : Result<std::optional<Message>>(std::optional<Message>{});
      if (answer && *answer) {
        if ((*answer)->kind == static_cast<char>(Answer::wrong)) throw Stop{2, (*answer)->payload};
        return std::move(**answer);
      }
      const int status = m_visit->wait();
      hear_up();
      m_visit.reset();
      if (status != 0) throw Stop{1, "the visit ended badly (status " + std::to_string(status) + ")"};
      if (kind != Down::dump && kind != Down::shot) return std::nullopt;  // this was its last act; done
    }
    throw Stop{1, "the visit ends as soon as it begins"};
  }

  void tell(Down kind, const std::string& payload) { ask(kind, payload); }

  void ensure_visit() {
    // A display server that begins anew when its last window is gone is away for a moment.
    for (int tries = 0; !m_visit; ++tries) {
      auto started = RunningVisit::start(m_setup, m_first ? Turn::first : Turn::at_once);
      if (!started) throw Stop{1, started.error().detail};
      m_visit.emplace(std::move(*started));
      m_news.repeat(now(), *m_visit);
      if (m_visit->wait_for_first_frame()) break;
      const int status = m_visit->wait();
      m_visit.reset();
      if (status != exit_no_display || m_first || tries == most_tries)
        throw Stop{1, "the visit ended before its first frame (status " + std::to_string(status) + ")"};
      ::poll(nullptr, 0, 1 << tries);
    }
    m_first = false;
  }

  Tree tree() { return parse_tree(ask(Down::dump, {})->payload); }

  bool visible(const std::string& text) {
    for (const Entry& e : tree().entries)
      if (!e.offscreen && e.name.find(text) != std::string::npos) return true;
    return false;
  }

  Entry find(const std::string& id) {
    std::string known;
    bool off = false;
    for (const Entry& e : tree().entries) {
      if (e.id == id && !e.offscreen) return e;
      off = off || e.id == id;
      if (e.id != "-") known += " " + e.id;
    }
    throw Stop{1, off ? id + " is not in sight; drag to it or tap more first"
                      : "there is no " + id + " here; there is" + known};
  }

  void finger(const char* phase, float x, float y) {
    std::ostringstream text;
    text << phase << ' ' << x << ' ' << y << " 1";
    tell(Down::finger, text.str());
  }

  void hear_up() {
    char byte = 0;
    for (pollfd heard{m_visit->up(), POLLIN, 0}; ::poll(&heard, 1, 0) > 0 && ::read(m_visit->up(), &byte, 1) == 1;)
      if (byte == static_cast<char>(Up::receipt_seen)) m_news.seen();
  }

  void hear_of_stick(const std::string& receipt) {
    hear_up();
    m_news.changed(receipt, now(), *m_visit);
  }

  std::uint64_t now() const { return m_setup.headless ? m_virtual_ms : steady_ms(); }

  void pass(std::uint64_t ms) {
    if (m_setup.headless) {
      m_virtual_ms += ms;
      return tell(Down::time, std::to_string(ms));
    }
    ensure_visit();
    for (const std::uint64_t until = now() + ms; now() < until;) {
      pollfd heard{m_watch != nullptr ? m_watch->descriptor() : -1, POLLIN, 0};
      if (::poll(&heard, 1, static_cast<int>(until - now())) <= 0) continue;
      if (const auto receipt = m_watch->news()) hear_of_stick(*receipt);
    }
  }

  void tap(const std::string& id) {
    const Entry e = find(id);
    finger("down", e.x + e.w / 2, e.y + e.h / 2);
    pass(60);
    finger("up", e.x + e.w / 2, e.y + e.h / 2);
  }

  void drag(const Verb& verb) {
    const Entry e = find(verb.word);
    const float x = e.x + e.w / 2, y = e.y + e.h / 2;
    constexpr int steps = 12;
    finger("down", x, y);
    for (int i = 1; i <= steps; ++i) {
      pass(16);
      finger("move", x + verb.dx * static_cast<float>(i) / steps, y + verb.dy * static_cast<float>(i) / steps);
    }
    pass(200);  // the finger rests: a drag, not a fling
    finger("up", x + verb.dx, y + verb.dy);
  }

  // Down to the end, then up to the top.
  void reach(const std::string& id) {
    bool down = true;
    Tree before;
    for (int screens = 0; screens < 2 * most_screens; ++screens) {
      const Tree now = tree();
      bool more = false;
      for (const Entry& e : now.entries) {
        if (e.id == id && !e.offscreen) return;
        more = more || e.id == "more";
      }
      if (down && more) {
        tap("more");
        continue;
      }
      if (!down && now.text == before.text) throw Stop{1, id + " is nowhere on this screen"};
      down = false;
      before = now;
      tell(Down::key, "page-up");
    }
    throw Stop{1, id + " is further away than any page is long"};
  }

  void shots(const std::string& name) {
    for (int screens = 1; screens <= most_screens; ++screens) {
      shot(name + "-" + std::to_string(screens));
      bool more = false;
      for (const Entry& e : tree().entries) more = more || e.id == "more";
      if (!more) return;
      tap("more");
    }
  }

  void wait(double seconds) {
    pass(static_cast<std::uint64_t>(std::llround(seconds * 1000)));
    tell(Down::settle, {});
  }

  void receipt(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw Stop{2, "the receipt " + file + " cannot be read"};
    std::string text(513, '\0');
    in.read(text.data(), 513);
    text.resize(static_cast<std::size_t>(in.gcount()));
    if (text.size() > 512) throw Stop{2, "the receipt " + file + " is longer than 512 bytes"};
    ensure_visit();
    hear_of_stick(text);
    tell(Down::settle, {});
  }

  void shot(const std::string& name) {
    if (m_shots.empty()) throw Stop{2, "shot needs --shots DIR"};
    if (name.find('/') != std::string::npos || name.starts_with('.'))
      throw Stop{2, "a picture's name has no / and no dot in front"};
    auto answer = ask(Down::shot, {});
    std::int32_t size[2] = {0, 0};
    if (answer->payload.size() >= 8) std::memcpy(size, answer->payload.data(), 8);
    const std::size_t wanted = 8 + static_cast<std::size_t>(size[0]) * static_cast<std::size_t>(size[1]) * 4;
    if (size[0] <= 0 || size[1] <= 0 || answer->payload.size() != wanted)
      throw Stop{1, "the visit sent a broken picture"};
    std::vector<std::uint32_t> pixels(static_cast<std::size_t>(size[0]) * static_cast<std::size_t>(size[1]));
    std::memcpy(pixels.data(), answer->payload.data() + 8, pixels.size() * 4);
    auto wrote = write_png(m_shots + "/" + name + ".png", {pixels.data(), size[0], size[1], size[0]});
    if (!wrote) throw Stop{1, wrote.error().detail};
  }

  static constexpr int most_screens = 60, most_tries = 11;
  Setup m_setup;
  StickNews m_news;
  ReceiptWatch* m_watch;
  std::string m_shots;
  std::uint64_t m_virtual_ms = 0;
  std::optional<RunningVisit> m_visit;
  bool m_first = true;
};

}  // namespace

Result<std::vector<Verb>> parse_script(const std::string& text, const std::string& name) {
  std::vector<Verb> script;
  std::string faults;
  std::istringstream lines(text);
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    const std::size_t start = line.find_first_not_of(" \t\r");
    if (start == std::string::npos || line[start] == '#') continue;
    Verb verb{};
    verb.line = number;
    if (const auto fault = parse_line(line, verb))
      faults += (faults.empty() ? "" : "\n") + name + ":" + std::to_string(number) + ": " + *fault;
    else
      script.push_back(std::move(verb));
  }
  if (!faults.empty()) return Error{"script.wrong", faults};
  return script;
}

int run_script(Setup setup, Shelf& shelf, ReceiptWatch* watch, const std::vector<Verb>& script, const std::string& name,
               const std::string& shots_folder) {
  std::signal(SIGPIPE, SIG_IGN);
  Runner runner(std::move(setup), shelf, watch, shots_folder);
  for (const Verb& verb : script) {
    try {
      runner.run(verb);
    } catch (const Stop& stop) {
      std::fflush(stdout);
      std::fprintf(stderr, "%s:%d: %s\n", name.c_str(), verb.line, stop.why.c_str());
      return stop.status;
    }
  }
  return 0;
}

}  // namespace hp::kiosk
