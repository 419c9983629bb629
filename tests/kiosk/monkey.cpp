// monkey PACK TRUST EVENTS [SEED]: a visit after visit under random fingers (several at once, off the glass, in any
// order), keys and leaps of time, on the virtual clock. A visit may end only as visits end; anything else is a failure,
// with the seed to see it again.
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <random>

#include "kiosk/supervisor.h"
#include "pack/store.h"

namespace {

using namespace hp;
using kiosk::Down;

class Monkey {
 public:
  Monkey(const kiosk::Setup& setup, unsigned seed) : m_setup(setup), m_random(seed) {}

  // False when a visit ended badly.
  bool run(int events) {
    for (int i = 0; i < events; ++i) {
      if (!m_visit && !start()) return false;
      if (!event()) return false;
    }
    std::printf("%d events, %d visits\n", events, m_visits);
    return true;
  }

 private:
  int number(int from, int to) { return std::uniform_int_distribution<int>(from, to)(m_random); }

  bool start() {
    static constexpr window::Size sizes[] = {{1080, 1920}, {1920, 1080}, {1366, 768}, {1024, 768}};
    m_setup.size = sizes[number(0, 3)];
    const auto& languages = m_setup.pack->about().languages;
    m_setup.language = languages[static_cast<std::size_t>(number(0, static_cast<int>(languages.size()) - 1))].language;
    auto started = kiosk::RunningVisit::start(m_setup, kiosk::Turn::first);
    if (!started) return false;
    m_visit.emplace(std::move(*started));
    ++m_visits;
    char byte = 0;
    return ::read(m_visit->up(), &byte, 1) == 1;
  }

  bool event() {
    switch (number(0, 9)) {
      case 0: {
        static constexpr const char* keys[] = {"tab",   "back-tab", "left",    "right",     "up",    "down",
                                               "enter", "home",     "page-up", "page-down", "escape"};
        // Escape ends the visit; rarely, so that others go deep.
        return tell(Down::key, keys[number(0, number(0, 30) == 0 ? 10 : 9)]);
      }
      case 1:
        return tell(Down::time, std::to_string(number(0, 30) == 0 ? number(0, 100000) : number(0, 50)));
      case 2:
        return touch("move");
      case 3:
        return touch("up");
      case 4:
        return touch("down");
      default: {
        // A real tap, most of all, so that pages open.
        const int x = number(0, m_setup.size->width), y = number(0, m_setup.size->height);
        return tell(Down::finger, at("down", x, y, 7)) && (!m_visit || tell(Down::finger, at("up", x, y, 7)));
      }
    }
  }

  bool touch(const char* phase) {
    return tell(Down::finger, at(phase, number(-500, m_setup.size->width + 500),
                                 number(-500, m_setup.size->height + 500), number(1, 5)));
  }
  static std::string at(const char* phase, int x, int y, int id) {
    return std::string(phase) + " " + std::to_string(x) + " " + std::to_string(y) + " " + std::to_string(id);
  }

  bool tell(Down kind, const std::string& payload) {
    const bool sent = static_cast<bool>(kiosk::write_message(m_visit->down(), static_cast<char>(kind), payload));
    auto answer = sent ? kiosk::read_message(m_visit->results())
                       : Result<std::optional<kiosk::Message>>(std::optional<kiosk::Message>{});
    if (answer && *answer) return (*answer)->kind == static_cast<char>(kiosk::Answer::settled);
    const int status = m_visit->wait();
    m_visit.reset();
    if (status != 0) std::fprintf(stderr, "a visit ended badly: status %d\n", status);
    return status == 0;
  }

  kiosk::Setup m_setup;
  std::mt19937 m_random;
  std::optional<kiosk::RunningVisit> m_visit;
  int m_visits = 0;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  const unsigned seed = argc > 4 ? static_cast<unsigned>(std::atoi(argv[4])) : std::random_device{}();
  auto trust = pack::read_trust(argv[2]);
  auto opened = trust ? pack::open_pack(argv[1], *trust) : Result<pack::InstalledPack>(trust.error());
  if (!opened) {
    std::fprintf(stderr, "%s\n", opened.error().detail.c_str());
    return 1;
  }
  std::signal(SIGPIPE, SIG_IGN);
  kiosk::Setup setup;
  setup.pack = &*opened;
  setup.headless = setup.scripted = true;
  std::printf("seed %u\n", seed);
  std::fflush(stdout);
  return Monkey(setup, seed).run(std::atoi(argv[3])) ? 0 : 1;
}
