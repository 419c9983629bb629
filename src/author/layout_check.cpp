#include "author/layout_check.h"

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <thread>
#include <tuple>

#include "author/crowding.h"
#include "author/sentence.h"
#include "author/trial.h"
#include "kiosk/edition.h"
#include "kiosk/screens/screens.h"
#include "kiosk/ui.h"
#include "pack/store.h"

namespace hp::author {
namespace {

using kiosk::Place, kiosk::Screen;  // hp::author::Place is a place in a file

constexpr std::array<window::Size, 4> glasses{{{1080, 1920}, {1920, 1080}, {1366, 768}, {1024, 768}}};
constexpr window::Size tightest_glass = glasses[0];
constexpr int text_sizes = 4;
constexpr float rounding_px = 1.5f;
constexpr int most_turns = 4;  // until a screen has found its place, as in a visit

// One thing that does not fit, as a worker writes it: fields between tabs, a line each. No sentence has either.
struct Cut {
  std::size_t part = 0;
  std::string language, screen, id, view, words;
};

// One language on every glass: every place of the book, at every size of the words.
//
// Pages are most of a book, and the column of a page depends on nothing but the glass and the size of the words. It is
// tightest, counted in letters, on the portrait glass at the largest size, so a page whose words all fit there fits
// everywhere (a test tears words of every length to see that) and is not set fifteen times more. Other screens choose
// between columns by what stands in them, and are set in every view.
class Walk {
 public:
  Walk(kiosk::Edition& edition, std::size_t part, const Language& language, const std::string& today, bool every_view)
      : m_every_view(every_view),
        m_edition(edition),
        m_part(std::to_string(part)),
        m_language(language),
        m_today(today) {}

  std::string run() {
    const content::Book* const book = m_edition.book(m_language);
    if (book == nullptr) return {};
    std::vector<kiosk::Place> places = kiosk::every_place(*book);
    leave_only_longest(Screen::staff, places);
    leave_only_longest(Screen::qr, places);
    places.push_back({Screen::welcome, {}, 0});
    std::set<std::string> tight;  // pages that have to be set in every view
    for (const window::Size glass : glasses) {
      m_ui.reset();  // Dear ImGui has one state at a time
      m_ui = std::make_unique<kiosk::Ui>(m_edition.typefaces(), kiosk::scale_for(glass, {}));
      m_ui->set_without_drawing();
      m_glass = glass;
      // Size by size within a place: what is known of a sentence serves all sizes while it is fresh.
      for (const kiosk::Place& place : places) {
        if (place.screen == Screen::page && glass == tightest_glass && !m_every_view &&
            fits_at(text_sizes, place, *book))
          continue;
        if (place.screen == Screen::page && glass == tightest_glass) tight.insert(place.id);
        if (place.screen == Screen::page && !tight.contains(place.id)) continue;
        for (m_text_size = 1; m_text_size <= text_sizes; ++m_text_size) look(place, *book);
      }
    }
    return std::move(m_lines);
  }

 private:
  // What is shown to staff, and the square, differ from helpline to helpline by the number alone.
  void leave_only_longest(Screen screen, std::vector<kiosk::Place>& places) const {
    const auto& numbers = m_edition.about().numbers;
    std::string longest;
    std::size_t digits = 0;
    for (const auto& [id, number] : numbers)
      if (number.size() > digits) longest = id, digits = number.size();
    std::erase_if(places, [&](const kiosk::Place& place) { return place.screen == screen && place.id != longest; });
  }

  bool fits_at(int text_size, const kiosk::Place& place, const content::Book& book) {
    const std::size_t before = m_lines.size();
    m_text_size = text_size;
    look(place, book);
    const bool fits = m_lines.size() == before;
    m_lines.resize(before);  // said again where the page is set in every view
    return fits;
  }

  void look(const kiosk::Place& place, const content::Book& book) {
    kiosk::Session session;
    if (place.screen != Screen::welcome) session.choose_language(m_language);
    session.text_size = m_text_size;
    if (place.screen != Screen::menu && place.screen != Screen::welcome) session.go(place.screen, place.id);
    for (int turn = 0; turn < most_turns; ++turn) {
      const kiosk::Session before = session;
      set(session, book);
      if (session == before) break;
    }
    for (const std::string& words : m_ui->torn()) say(place, words);
    for (const kiosk::SpokenEntry& entry : m_ui->tree())
      if (entry.box.x < -rounding_px || entry.box.end() > m_ui->width() + rounding_px) say(place, entry.name);
    for (const std::string& words : crowded(m_ui->said(), m_ui->height())) say(place, words);
  }

  void set(kiosk::Session& session, const content::Book& book) {
    const Direction direction = m_edition.typefaces().of(m_language).direction;
    m_ui->begin(m_glass, kiosk::Flow(direction, static_cast<float>(m_glass.width)), kiosk::palette(session.colours),
                session.text_factor());
    kiosk::Stage stage{.ui = *m_ui,
                       .session = session,
                       .edition = m_edition,
                       .settings = m_settings,
                       .book = session.has_language() ? &book : nullptr,
                       .language = m_language,
                       .today = m_today,
                       .front = {},
                       .receipt = nullptr,
                       .wall = {}};
    static_cast<void>(kiosk::show_screen(stage));
    static_cast<void>(m_ui->end());
  }

  void say(const kiosk::Place& place, const std::string& words) {
    m_lines += m_part + '\t' + m_language.tag() + '\t' + std::string(kiosk::screen_name(place.screen)) + '\t' +
               place.id + '\t' + std::to_string(m_glass.width) + "x" + std::to_string(m_glass.height) + ", text size " +
               std::to_string(m_text_size) + '\t' + words + '\n';
  }

  const bool m_every_view;
  kiosk::Edition& m_edition;
  const std::string m_part;
  const Language m_language;
  const std::string m_today;
  kiosk::Settings m_settings;
  window::Size m_glass{};
  std::unique_ptr<kiosk::Ui> m_ui;
  int m_text_size = 1;
  std::string m_lines;
};

// Dear ImGui keeps its state in one place for the whole process: so a worker is a process. It writes what it found of a
// part, then an empty line.
class Workers {
 public:
  ~Workers() {
    for (const Worker& worker : m_workers) {
      ::close(worker.out);
      ::kill(worker.process, SIGTERM);  // one that is done already is not there any more
      ::waitpid(worker.process, nullptr, 0);
    }
  }

  Result<void> start(kiosk::Edition& edition, const std::vector<Language>& parts, const std::string& today,
                     bool every_view) {
    const std::size_t count = std::min<std::size_t>(std::max(1u, std::thread::hardware_concurrency()), parts.size());
    for (std::size_t number = 0; number < count; ++number) {
      int ends[2];
      if (::pipe(ends) != 0) return Error{"layout.failed", "no pipe can be made"};
      const pid_t process = ::fork();
      if (process < 0) return Error{"layout.failed", "no process can be started"};
      if (process == 0) {
        ::close(ends[0]);
        for (std::size_t i = number; i < parts.size(); i += count) {
          const std::string said = Walk(edition, i, parts[i], today, every_view).run() + "\n";
          for (std::size_t done = 0; done < said.size();) {
            const ssize_t n = ::write(ends[1], said.data() + done, said.size() - done);
            if (n < 0 && errno != EINTR) ::_exit(1);
            if (n > 0) done += static_cast<std::size_t>(n);
          }
        }
        ::_exit(0);
      }
      ::close(ends[1]);
      m_workers.push_back({process, ends[0], {}});
    }
    return {};
  }

  // Until all have ended. False: one broke off.
  bool listen(const std::function<void(const std::string&)>& line) {
    for (std::size_t open = m_workers.size(); open > 0;) {
      std::vector<pollfd> waiting;
      for (const Worker& worker : m_workers) waiting.push_back({worker.out, POLLIN, 0});
      if (::poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR) return false;
      for (std::size_t i = 0; i < waiting.size(); ++i) {
        if ((waiting[i].revents & (POLLIN | POLLHUP)) == 0) continue;
        std::array<char, 4096> chunk;
        const ssize_t n = ::read(m_workers[i].out, chunk.data(), chunk.size());
        if (n <= 0) {
          ::close(std::exchange(m_workers[i].out, -1));
          --open;
          continue;
        }
        std::string& rest = m_workers[i].rest;
        rest.append(chunk.data(), static_cast<std::size_t>(n));
        for (auto end = rest.find('\n'); end != rest.npos; end = rest.find('\n')) {
          line(rest.substr(0, end));
          rest.erase(0, end + 1);
        }
      }
    }
    bool all_good = true;
    for (const Worker& worker : std::exchange(m_workers, {})) {
      int status = 0;
      all_good = ::waitpid(worker.process, &status, 0) == worker.process && status == 0 && all_good;
    }
    return all_good;
  }

 private:
  struct Worker {
    pid_t process;
    int out;
    std::string rest;
  };
  std::vector<Worker> m_workers;
};

Cut read_cut(const std::string& line) {
  Cut cut;
  std::istringstream in(line);
  in >> cut.part;
  in.ignore();
  for (std::string* field : {&cut.language, &cut.screen, &cut.id, &cut.view}) std::getline(in, *field, '\t');
  std::getline(in, cut.words);
  return cut;
}

// Where the words were written: the translation, or as nearly as the screen tells.
author::Place written_at(const Inspection& seen, const Cut& cut) {
  const Draft& draft = seen.draft;
  for (const Catalogues& catalogues : seen.catalogues)
    for (const Po* po : {&catalogues.content, &catalogues.program})
      for (const PoEntry& entry : po->entries)
        if (catalogues.language.tag() == cut.language && !entry.msgid.empty() && !entry.fuzzy && entry.is_translated())
          if (const auto said = parse_message(entry.msgstr[0]); said && plain_text(*said) == cut.words)
            return {po->file, entry.line};
  if (const DraftPage* const page = draft.page(cut.id)) return page->place;
  if (const DraftHelpline* const helpline = draft.helpline(cut.id)) return helpline->place;
  if (draft.questions && cut.screen == "questions") return draft.questions->place;
  return draft.languages_place;
}

}  // namespace

std::size_t kinds_of_screen() { return glasses.size() * text_sizes; }

Result<void> check_layout(const Inspection& seen, const PackFiles& files, Report& report,
                          const std::function<void(std::size_t, std::size_t)>& progress, bool every_view) {
  const Draft& draft = seen.draft;
  auto trial = Trial::open();
  if (!trial) return std::move(trial).error();
  auto file = trial->sign(files);
  if (!file) return std::move(file).error();
  auto trust = pack::read_trust(trial->trust());
  if (!trust) return std::move(trust).error();
  const auto pack = pack::open_pack(*file, *trust);
  if (!pack) return Error(pack.error());
  auto edition = kiosk::Edition::open(*pack);
  if (!edition) return std::move(edition).error();

  std::vector<Language> parts;
  for (const pack::PackLanguage& row : pack->about().languages) parts.push_back(row.language);
  Workers workers;
  if (auto started = workers.start(**edition, parts, draft.created, every_view); !started) return started;

  // The same words may be cut on many a screen: one fault, with the first view and how many others.
  std::vector<Cut> cuts;
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t> views;  // language, id, words
  std::size_t done = 0;
  const bool whole = workers.listen([&](const std::string& line) {
    if (line.empty()) return progress(++done, parts.size());
    cuts.push_back(read_cut(line));
  });
  if (!whole) return Error{"layout.failed", "the kiosk's screens broke off while they were set; please report it"};
  // In one order, whichever worker was quicker.
  std::stable_sort(cuts.begin(), cuts.end(), [](const Cut& a, const Cut& b) { return a.part < b.part; });
  std::vector<const Cut*> firsts;
  for (const Cut& cut : cuts)
    if (++views[{cut.language, cut.id, cut.words}] == 1) firsts.push_back(&cut);
  for (const Cut* first : firsts) {
    const Cut& cut = *first;
    const std::size_t others = views[{cut.language, cut.id, cut.words}] - 1;
    report.fault(Rule::text_cut, written_at(seen, cut),
                 "“" + cut.words + "” does not fit on the screen '" + cut.screen + "' at " + cut.view +
                     (others > 0 ? ", and in " + std::to_string(others) + " other views" : "") +
                     "; use a shorter word, or one with a place to break",
                 {draft.page(cut.id) ? cut.id : "", cut.language, cut.words});
  }
  return {};
}

}  // namespace hp::author
