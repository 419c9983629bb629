// Frames without a display: a real visit in its own process, driven through its pipes on the virtual clock. What is
// timed is from the finger's message to the answer that says the new frame stands in the buffer, pipe and scheduling
// included.
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "bench/rows.h"
#include "content/collection.h"
#include "kiosk/supervisor.h"
#include "pack/store.h"

namespace hp::bench {
namespace {

using Clock = std::chrono::steady_clock;
using kiosk::Down;

struct Place {
  float x = 0, y = 0;
};

class Driver {
 public:
  explicit Driver(const kiosk::Setup& setup) : m_visit(std::move(*kiosk::RunningVisit::start(setup, kiosk::Turn::first))) {
    char byte = 0;
    if (::read(m_visit.up(), &byte, 1) != 1) std::abort();
  }

  // Sends one message; ms until its answer.
  double ask(Down kind, const std::string& payload) {
    const auto start = Clock::now();
    if (!kiosk::write_message(m_visit.down(), static_cast<char>(kind), payload)) std::abort();
    auto answer = kiosk::read_message(m_visit.results());
    if (!answer || !*answer) std::abort();
    m_last = std::move((*answer)->payload);
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
  }
  double finger(const char* phase, Place p) {
    return ask(Down::finger, std::string(phase) + " " + std::to_string(p.x) + " " + std::to_string(p.y) + " 1");
  }
  double tap(Place p) {
    finger("down", p);
    ask(Down::time, "40");
    return finger("up", p);
  }

  std::optional<Place> find(const std::string& id) {
    ask(Down::dump, {});
    std::istringstream lines(m_last);
    for (std::string line; std::getline(lines, line);) {
      std::istringstream words(line);
      std::string role, found, language, box;
      words >> role >> found >> language >> box;
      float x = 0, y = 0, w = 0, h = 0;
      if (found == id && line.find("[offscreen]") == std::string::npos &&
          std::sscanf(box.c_str(), "%f,%f,%f,%f", &x, &y, &w, &h) == 4)
        return Place{x + w / 2, y + h / 2};
    }
    return std::nullopt;
  }
  // Taps more until it is in sight.
  std::optional<Place> reach(const std::string& id) {
    for (int i = 0; i < 40; ++i) {
      if (auto place = find(id)) return place;
      const auto more = find("more");
      if (!more) return std::nullopt;
      tap(*more);
    }
    return std::nullopt;
  }
  // Proportional set size of the visit, MiB.
  double pss() const {
    std::ifstream file("/proc/" + std::to_string(m_visit.process()) + "/smaps_rollup");
    for (std::string line; std::getline(file, line);)
      if (line.starts_with("Pss:")) return std::atof(line.c_str() + 4) / 1024;
    return 0;
  }

 private:
  kiosk::RunningVisit m_visit;
  std::string m_last;
};

void open_page(Driver& driver, const char* topic, const char* page) {
  driver.tap(driver.find("home").value_or(Place{}));
  if (const auto at = driver.reach(std::string("topic:") + topic)) driver.tap(*at);
  if (const auto at = driver.reach(std::string("page:") + page)) driver.tap(*at);
}

}  // namespace

void measure_frames(const Where& where, Rows& rows) {
  auto trust = pack::read_trust(where.trust);
  auto opened = trust ? pack::open_pack(where.pack, *trust) : Result<pack::InstalledPack>(trust.error());
  if (!opened) {
    std::fprintf(stderr, "%s\n", opened.error().detail.c_str());
    std::exit(1);
  }
  kiosk::Setup setup;
  setup.pack = &*opened;
  setup.headless = setup.scripted = true;
  setup.size = window::Size{1080, 1920};
  setup.language = Language::of("en-GB");

  // The largest words, then a page, then every language on it.
  Driver driver(setup);
  driver.tap(*driver.find("easier"));
  driver.tap(*driver.find("size:4"));
  open_page(driver, "work", "work/pay");
  std::vector<double> switches;
  std::string worst;
  double longest = 0;
  for (int round = 0; round < 2; ++round)
    for (const pack::PackLanguage& row : opened->about().languages) {
      driver.tap(*driver.find("language"));
      const auto tile = driver.reach("language:" + row.language.tag());
      if (!tile) continue;
      const double took = driver.tap(*tile);
      switches.push_back(took);
      if (took > longest) longest = took, worst = row.language.tag();
    }
  const double p99 = percentile(switches, 99);
  rows.push_back({"tap → new frame, language switch with full relayout, " +
                      std::to_string(opened->about().languages.size()) + " languages, largest words, p99",
                  "≤ 8 ms without X",
                  ms(p99) + " (median " + ms(median(switches)) + ", worst " + worst + " " + ms(longest) + ")", "",
                  p99 <= 8});

  // Every page in ten languages, each to its end.
  Driver reader(setup);
  std::size_t languages = 0, pages = 0;
  for (const pack::PackLanguage& row : opened->about().languages) {
    if (languages == 10) break;
    const auto book = content::read_book(*opened, row.language);
    reader.tap(*reader.find("language"));
    const auto tile = reader.reach("language:" + row.language.tag());
    if (!book || !tile) continue;
    ++languages;
    reader.tap(*tile);
    for (const auto& [id, page] : book->pages) {
      open_page(reader, page.topic.c_str(), id.c_str());
      while (const auto more = reader.find("more")) reader.tap(*more);
      ++pages;
    }
  }
  rows.push_back({"memory (PSS of the visit, headless) after every page in " + std::to_string(languages) +
                      " languages, " + std::to_string(pages) + " in all",
                  "≤ 40 MiB", std::to_string(static_cast<int>(reader.pss() + 0.5)) + " MiB", "", reader.pss() <= 40});

  // Scrolling an Urdu page up and down, a new position every frame.
  setup.language = Language::of("ur");
  Driver urdu(setup);
  open_page(urdu, "help", "help/now");
  std::vector<double> frames;
  for (int round = 0; round < 8; ++round) {
    const float sign = round % 2 == 0 ? -1.0f : 1.0f;
    Place at{500, round % 2 == 0 ? 1500.0f : 300.0f};
    urdu.finger("down", at);
    for (int i = 0; i < 60; ++i) {
      at.y += sign * 19;
      frames.push_back(urdu.finger("move", at));
      urdu.ask(Down::time, "1");
    }
    urdu.ask(Down::time, "300");
    urdu.finger("up", at);
  }
  const double scroll = percentile(frames, 99);
  rows.push_back({"frame while scrolling an Urdu page, p99", "≤ 4 ms",
                  ms(scroll) + " (median " + ms(median(frames)) + ")", "", scroll <= 4});
}

}  // namespace hp::bench
