// monkey PACK TRUST EVENTS [SEED [visits]]: visit after visit under random events on the virtual clock: fingers
// (several at once, off the glass, in any order), keys, leaps of time both ways, another size of the glass, a display
// that lost its picture, receipts good and bad, another pack. A visit may end only as visits end; from wherever it is
// Close ends it at once; and what it holds does not grow. Anything else is a failure, with the seed to see it again and
// with what was told last. Before that come a few things done very often, and one visit that nobody ends; `visits`
// leaves them out.
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <deque>
#include <fstream>
#include <map>
#include <random>
#include <sstream>

#include "kiosk/supervisor.h"
#include "pack/store.h"

namespace {

using namespace hp;
using kiosk::Down;

#if defined(__SANITIZE_ADDRESS__)
constexpr bool counts_memory = false;  // what was freed is kept for a while
#else
constexpr bool counts_memory = true;
#endif

// Shared with every visit: how far the machine's clock is off.
std::time_t* clock_is_off = nullptr;

struct Box {
  int x = 0, y = 0, width = 0, height = 0;
};

// What a process holds in memory that is not a file's: the most in the first tenth of its events, and the most at all.
class Held {
 public:
  Held(const char* who, int events, std::size_t short_walk_kib)
      : m_who(who), m_events(events), m_grace_kib(events < 100'000 ? short_walk_kib : 0) {}

  // After each event; looks a hundred times.
  void look(int event, pid_t process) {
    if (event % (m_events / 100 + 1) != 0) return;
    Mappings now = mappings(process);
    std::size_t kib = 0;
    for (const auto& [mapping, its_kib] : now) kib += its_kib;
    if (kib > m_most) m_most = kib, m_at_most = std::move(now);
    if (event <= m_events / 10) m_early = m_most, m_at_early = m_at_most;
  }
  std::size_t most() const { return m_most; }
  // Flat to the page; but a short walk has not been everywhere after a tenth of it.
  bool is_flat() {
    std::printf("%s of %d events held %zu KiB after a tenth of them, %zu at most\n", m_who, m_events, m_early, m_most);
    if (!counts_memory || m_most <= m_early + m_grace_kib) return true;
    for (const auto& [mapping, kib] : m_at_most)
      if (kib > m_at_early[mapping])
        std::printf("  %s: %zu KiB, then %zu\n", mapping.c_str(), m_at_early[mapping], kib);
    return false;
  }

 private:
  // Where a mapping begins and what it is of → KiB.
  using Mappings = std::map<std::string, std::size_t>;
  static Mappings mappings(pid_t process) {
    Mappings found;
    std::ifstream in("/proc/" + std::to_string(process) + "/smaps");
    std::string mapping;
    for (std::string line; std::getline(in, line);) {
      std::size_t kib = 0;
      constexpr std::size_t name_at = 73;
      if (line[0] >= 'a' || (line[0] >= '0' && line[0] <= '9'))
        mapping = line.substr(0, line.find('-')) + " " + line.substr(std::min(line.size(), name_at));
      else if (std::sscanf(line.c_str(), "Anonymous: %zu kB", &kib) == 1 && kib > 0)
        found[mapping] = kib;
    }
    return found;
  }

  const char* m_who;
  int m_events;
  std::size_t m_grace_kib, m_early = 0, m_most = 0;
  Mappings m_at_early, m_at_most;
};

class Monkey {
 public:
  Monkey(const kiosk::Setup& setup, unsigned seed) : m_setup(setup), m_pack(setup.pack), m_random(seed) {}

  // False when a promise was broken.
  bool run(int events) {
    have_room();
    Held held("what stands for the supervisor", events, 64);
    for (int i = 0; i < events; ++i) {
      if (!m_visit) m_told.clear();
      if (!m_visit && !start(number(0, 7) == 0 ? nullptr : m_pack)) return false;
      if (i % 50 == 49 ? !closes() : !event()) return false;
      held.look(i, ::getpid());
    }
    m_visit.reset();
    for (std::size_t kind = 0; kind < m_counts.size(); ++kind) std::printf("%s %d, ", kinds[kind].name, m_counts[kind]);
    std::printf("in all %d events, %d visits, closed %d times\n", events, m_visits, m_closed);
    return held.is_flat() || fail("what the supervisor holds grew");
  }

  // What this program moves about by itself comes and goes in 256 KiB had beforehand; a few bytes left over by every
  // visit are soon more than that.
  static void have_room() {
    constexpr std::size_t room = 256 << 10;
    ::mallopt(M_MMAP_THRESHOLD, 4 * room);
    ::mallopt(M_TRIM_THRESHOLD, 4 * room);
    auto* const taken = static_cast<volatile char*>(std::malloc(room));
    for (std::size_t i = 0; i < room; i += 1024) taken[i] = 1;
    std::free(const_cast<char*>(taken));
  }

  // --- one thing a good many times ---

  bool fifty_fingers() {
    if (!start(m_pack)) return false;
    for (const char* phase : {"down", "move", "move"})
      for (int id = 1; id <= 50; ++id)
        if (m_visit && !tell(Down::finger, at(phase, number(0, 1000), number(0, 1500), id))) return false;
    return !m_visit || closes();
  }
  bool a_stuck_touch() {
    if (!start(m_pack)) return false;
    if (!tell(Down::finger, at("down", 500, 1000, 1))) return false;
    for (const char* id : {"home", "topic:help", "back", "easier", "back"})
      if (const auto box = find(id); !box || !tap(*box, 2))
        return fail("%s cannot be touched beside a finger that stays", id);
    if (screen() != "menu") return fail("beside a finger that stays nothing acts");
    return closes();
  }
  bool ten_thousand_taps_a_second() {
    if (!start(m_pack)) return false;
    const auto easier = find("easier"), home = find("home");
    if (!easier || !home) return fail("there is no bar");
    for (int i = 0; i < 10'000; ++i)
      if (!tap(i % 2 == 0 ? *easier : *home, 3) || (i % 10 == 0 && !tell(Down::time, "1"))) return false;
    return m_visit ? closes() : fail("a visit ended");
  }
  // One visit that nobody ends: what it holds after a tenth of the way is what it holds at the end.
  bool one_that_lives_on(int events) {
    if (!start(m_pack, window::Size{1080, 1920})) return false;
    Held held("a visit", events, 64);
    for (int i = 0; i < events; ++i) {
      if (!stays_alive()) return false;
      if (!m_visit) return fail("a visit nobody ended has ended");
      held.look(i, m_visit->process());
    }
    constexpr std::size_t budget_kib = 40 << 10;
    if (counts_memory && held.most() > budget_kib) return fail("a visit holds %zu KiB", held.most());
    if (!held.is_flat()) return fail("what a visit holds grew");
    return closes();
  }

 private:
  struct Kind {
    const char* name;
    int weight;
    bool (Monkey::*happen)();
  };
  static const std::array<Kind, 10> kinds;

  int number(int from, int to) { return std::uniform_int_distribution<int>(from, to)(m_random); }

  template <typename... Values>
  bool fail(const char* format, Values... values) const {
    for (const std::string& told : m_told) std::fprintf(stderr, "  told %s\n", told.c_str());
    std::fprintf(stderr, format, values...);
    std::fputc('\n', stderr);
    return false;
  }

  bool start(const pack::InstalledPack* pack, std::optional<window::Size> size = {}) {
    static constexpr window::Size sizes[] = {{1080, 1920}, {1920, 1080}, {1366, 768}, {1024, 768}};
    static constexpr const char* floors[] = {"1970-01-01", "2026-11-26", "2031-12-31"};
    m_setup.pack = pack;
    m_size = size.value_or(sizes[number(0, 3)]);
    m_setup.size = m_size;
    m_setup.floor_day = floors[number(0, 2)];
    const auto& languages = m_pack->about().languages;
    m_setup.language = languages[static_cast<std::size_t>(number(0, static_cast<int>(languages.size()) - 1))].language;
    auto started = kiosk::RunningVisit::start(m_setup, kiosk::Turn::first);
    if (!started) return fail("%s", started.error().detail.c_str());
    m_visit.emplace(std::move(*started));
    ++m_visits;
    char byte = 0;
    return ::read(m_visit->up(), &byte, 1) == 1 || fail("a visit shows no first frame");
  }

  // --- what can happen ---

  bool event() {
    int rest = number(0, 99);
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
      rest -= kinds[kind].weight;
      if (rest >= 0) continue;
      ++m_counts[kind];
      return (this->*kinds[kind].happen)();
    }
    return false;
  }

  bool a_tap() { return tap({number(0, m_size.width), number(0, m_size.height), 0, 0}, 7); }
  bool a_finger() { return finger(6); }
  bool many_fingers() {
    for (int i = number(2, 10); i > 0 && m_visit; --i)
      if (!finger(number(1, 50))) return false;
    return true;
  }
  bool finger(int id) {
    static constexpr const char* phases[] = {"down", "move", "move", "up"};
    return tell(Down::finger,
                at(phases[number(0, 3)], number(-500, m_size.width + 500), number(-500, m_size.height + 500), id));
  }
  bool a_key() {
    static constexpr const char* keys[] = {"tab",   "back-tab", "left",    "right",     "up",    "down",
                                           "enter", "home",     "page-up", "page-down", "escape"};
    // Escape ends the visit; rarely, so that others go deep.
    return tell(Down::key, keys[number(0, number(0, 30) == 0 ? 10 : 9)]);
  }
  bool time() { return tell(Down::time, std::to_string(number(0, 30) == 0 ? number(0, 100000) : number(0, 50))); }
  // The machine's clock is set: decades away, back before the pack was made, and to what it was.
  bool a_clock_jump() {
    static constexpr std::time_t leaps[] = {0, 86400, -86400, 2'000'000'000, -1'700'000'000};
    *clock_is_off = leaps[number(0, 4)];
    return tell(Down::time, std::to_string(number(-1'000'000, -1)));
  }
  bool another_size() {
    m_size = number(0, 9) == 0 ? window::Size{number(0, 40), number(0, 40)}
                               : window::Size{number(320, 2200), number(320, 2200)};
    return tell(Down::glass, std::to_string(m_size.width) + " " + std::to_string(m_size.height));
  }
  bool a_lost_picture() { return tell(Down::glass, ""); }
  bool a_receipt() {
    static constexpr const char* files[] = {
        "state=working\npercent=40\n",
        "state=working\n",
        "state=refused\ncode=version.older\n",
        "state=\n",
        "",
        "\n\n=",
        "state=installed\nfrom=2026112301\nto=2026112401\nwords=apple ribbon candle basket yellow window\n"};
    std::string text = std::to_string(number(0, 130'000)) + "\n" + files[number(0, 6)];
    if (number(0, 3) == 0)
      text[static_cast<std::size_t>(number(0, static_cast<int>(text.size()) - 1))] = static_cast<char>(number(0, 255));
    // Of a receipt nothing is answered.
    return tell(Down::receipt, text, false) && tell(Down::settle, "");
  }
  bool another_pack() { return tell(Down::make_way, ""); }

  // Whatever happens, but nothing that ends a visit.
  bool stays_alive() {
    static constexpr const char* keys[] = {"tab", "back-tab", "left", "right", "up", "down", "page-up", "page-down"};
    const int kind = number(0, 99);
    if (kind < 10) return tell(Down::time, "20");
    if (kind < 18) return tell(Down::key, keys[number(0, 7)]);
    if (kind < 20) return a_receipt();
    if (kind < 21) return a_lost_picture();
    const auto hide = find("hide");
    const Box place{number(0, m_size.width - 1), number(0, m_size.height - 1), 0, 0};
    constexpr int edge = 2;  // its box is given in whole px
    if (hide && place.x >= hide->x - edge && place.y >= hide->y - edge && place.x <= hide->x + hide->width + edge &&
        place.y <= hide->y + hide->height + edge)
      return true;
    return tap(place, 7);
  }

  // --- what is promised ---

  // Close, wherever it stands, and Escape: no time passes, and the visit is over.
  bool closes() {
    if (number(0, 1) == 0 && (m_size.width < 320 || m_size.height < 320)) return true;
    const std::string where = screen();
    if (where.empty()) return fail("a visit does not say where it is");
    if (where == "safe" || where == "cover" || where == "receipt") return true;
    const auto hide = find("hide");
    if (!m_visit) return true;  // its time was up between the two questions
    if (m_size.width >= 320 && m_size.height >= 320) {
      if (!hide) return fail("there is no Close on %s at %dx%d", where.c_str(), m_size.width, m_size.height);
      if (!tap(*hide, 99)) return false;
    } else if (!tell(Down::key, "escape")) {
      return false;
    }
    if (m_visit) return fail("Close did not end a visit on %s at %dx%d", where.c_str(), m_size.width, m_size.height);
    ++m_closed;
    return true;
  }

  // --- speaking with it ---

  bool tap(const Box& box, int id) {
    const int x = box.x + box.width / 2, y = box.y + box.height / 2;
    return tell(Down::finger, at("down", x, y, id)) && (!m_visit || tell(Down::finger, at("up", x, y, id)));
  }
  static std::string at(const char* phase, int x, int y, int id) {
    return std::string(phase) + " " + std::to_string(x) + " " + std::to_string(y) + " " + std::to_string(id);
  }

  bool tell(Down kind, const std::string& payload, bool answered = true) {
    if (!m_visit) return true;
    if (kind != Down::dump) m_told.push_back(static_cast<char>(kind) + (" " + payload));
    if (m_told.size() > 40) m_told.pop_front();
    const bool sent = static_cast<bool>(kiosk::write_message(m_visit->down(), static_cast<char>(kind), payload));
    if (sent && !answered) return true;
    auto answer = sent ? kiosk::read_message(m_visit->results())
                       : Result<std::optional<kiosk::Message>>(std::optional<kiosk::Message>{});
    if (answer && *answer) {
      m_answer = std::move((*answer)->payload);
      const char said = (*answer)->kind;
      return said == static_cast<char>(kiosk::Answer::settled) || said == static_cast<char>(kiosk::Answer::tree) ||
             fail("a visit answers '%c'", said);
    }
    const int status = m_visit->wait();
    m_visit.reset();
    return status == 0 || fail("a visit ended badly: status %d", status);
  }

  std::string screen() {
    if (!tell(Down::dump, "") || !m_visit) return {};
    return m_answer.substr(0, m_answer.find('\n'));
  }
  std::optional<Box> find(const std::string& id) {
    if (!tell(Down::dump, "") || !m_visit) return std::nullopt;
    std::istringstream lines(m_answer);
    for (std::string line; std::getline(lines, line);) {
      std::istringstream words(line);
      std::string role, name, language;
      Box box;
      char comma = 0;
      words >> role >> name >> language >> box.x >> comma >> box.y >> comma >> box.width >> comma >> box.height;
      if (name == id && line.find("[offscreen]") == std::string::npos) return box;
    }
    return std::nullopt;
  }

  kiosk::Setup m_setup;
  const pack::InstalledPack* m_pack;
  std::mt19937 m_random;
  window::Size m_size;
  std::optional<kiosk::RunningVisit> m_visit;
  std::string m_answer;
  std::deque<std::string> m_told;  // the last messages
  std::array<int, 10> m_counts{};
  int m_visits = 0, m_closed = 0;
};

const std::array<Monkey::Kind, 10> Monkey::kinds{{{"taps", 46, &Monkey::a_tap},
                                                  {"fingers", 16, &Monkey::a_finger},
                                                  {"many fingers", 6, &Monkey::many_fingers},
                                                  {"keys", 12, &Monkey::a_key},
                                                  {"time", 9, &Monkey::time},
                                                  {"clock jumps", 2, &Monkey::a_clock_jump},
                                                  {"sizes", 2, &Monkey::another_size},
                                                  {"lost pictures", 2, &Monkey::a_lost_picture},
                                                  {"receipts", 3, &Monkey::a_receipt},
                                                  {"packs", 2, &Monkey::another_pack}}};

}  // namespace

// In place of the C library's: a clock that can be set.
extern "C" std::time_t time(std::time_t* out) noexcept {
  timespec now{};
  ::clock_gettime(CLOCK_REALTIME, &now);
  const std::time_t seconds = now.tv_sec + (clock_is_off != nullptr ? *clock_is_off : 0);
  if (out != nullptr) *out = seconds;
  return seconds;
}

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  const int events = std::atoi(argv[3]);
  const unsigned seed = argc > 4 ? static_cast<unsigned>(std::atoi(argv[4])) : std::random_device{}();
  auto trust = pack::read_trust(argv[2]);
  auto opened = trust ? pack::open_pack(argv[1], *trust) : Result<pack::InstalledPack>(trust.error());
  if (!opened) {
    std::fprintf(stderr, "%s\n", opened.error().detail.c_str());
    return 1;
  }
  clock_is_off = static_cast<std::time_t*>(
      ::mmap(nullptr, sizeof(std::time_t), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
  std::signal(SIGPIPE, SIG_IGN);
  kiosk::Setup setup;
  setup.pack = &*opened;
  setup.headless = setup.scripted = true;
  std::printf("seed %u\n", seed);
  std::fflush(stdout);
  Monkey monkey(setup, seed);
  const bool only_visits = argc > 5 && std::string_view(argv[5]) == "visits";
  const bool all_held = only_visits || (monkey.fifty_fingers() && monkey.a_stuck_touch() &&
                                        monkey.ten_thousand_taps_a_second() && monkey.one_that_lives_on(events));
  return all_held && monkey.run(events) ? 0 : 1;
}
