#include "author/shots.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <deque>
#include <filesystem>
#include <span>
#include <thread>

#include "author/check.h"
#include "author/child.h"
#include "author/release.h"
#include "author/trial.h"
#include "pack/about.h"
#include "pack/disk.h"

namespace hp::author {
namespace {

namespace fs = std::filesystem;

// A site that could be anywhere, for the cover.
constexpr const char* example_site =
    "place = \"Town Library\"\nopening_hours = [\"Monday to Friday 9:00–18:00\", \"Saturday 9:00–16:00\"]\n";
constexpr std::pair<const char*, const char*> receipts[] = {
    {"working", "state=working\npercent=40\n"},
    {"installed", "state=installed\nfrom=2026112301\nto=2026112401\nwords=apple ribbon candle basket yellow window\n"},
    {"refused", "state=refused\ncode=older\n"}};

struct Job {
  std::string name, script, folder, glass;
  std::string language;  // empty: begins on welcome
  bool safe = false;     // with no pack at all
};

class Shots {
 public:
  Shots(const ShotsRequest& request, Trial trial) : m_request(request), m_trial(std::move(trial)) {}

  int run() {
    Report report;
    const auto files = make_pack_files(m_request.sources, report);
    std::fputs(report.notes_as_text().c_str(), stderr);
    std::fputs(report.faults_as_text().c_str(), stderr);
    if (!files) return std::fputs("No picture was taken.\n", stderr), 1;
    // From here the content is what will be shown.
    auto pack = m_trial.sign(*files);
    if (!pack) return refuse(pack.error());
    const auto& json = files->at("pack.json");
    const auto about = pack::parse_about({reinterpret_cast<const char*>(json.data()), json.size()});
    if (!about) return refuse(about.error());
    if (auto chosen = choose_languages(*about); !chosen) return refuse(chosen.error());
    if (auto planned = plan(); !planned) return refuse(planned.error());
    if (!take(*pack)) return 1;
    // What check finds is marked where it is seen.
    Report found;
    collect({.sources = m_request.sources, .today = {}, .layout = true, .json = false}, found);
    const PictureIndex index{m_request.out, about->title, std::to_string(about->version),
                             m_views,       m_languages,  found.sorted_faults()};
    if (auto written = write_index(index); !written) return refuse(written.error());
    return 0;
  }

 private:
  static int refuse(const Error& error) {
    std::fprintf(stderr, "helppoint-pack: %s\n", error.detail.c_str());
    return 1;
  }

  Result<void> choose_languages(const pack::About& about) {
    for (const Language& wanted : m_request.languages)
      if (std::none_of(about.languages.begin(), about.languages.end(),
                       [&](const pack::PackLanguage& row) { return row.language == wanted; }))
        return Error{"shots.language", "the pack has no language " + wanted.tag() + "; pack.toml names those it has"};
    for (const pack::PackLanguage& row : about.languages) {
      const auto& wanted = m_request.languages;
      // English is there always: the others stand beside it.
      if (wanted.empty() || row.language == Language::of("en-GB") ||
          std::find(wanted.begin(), wanted.end(), row.language) != wanted.end())
        m_languages.push_back({row.language.tag(), row.endonym, row.english, row.review == "draft"});
    }
    return {};
  }

  Result<void> plan() {
    for (const auto& [state, text] : receipts)
      if (auto written = write(m_trial.folder() + "/" + state, text); !written) return written;
    if (auto written = write(m_trial.folder() + "/kiosk.toml", example_site); !written) return written;

    Report report;
    const Draft draft = read_source(m_request.sources.whole().content, m_request.sources.version, report);
    const std::string day = std::max(today(), draft.created);
    for (const std::string& glass : m_request.glasses)
      for (const int text_size : m_request.text_sizes)
        for (const std::string& colours : m_request.colours) {
          const Manner manner{text_size, colours};
          const std::string view = glass + "-size-" + std::to_string(text_size) + "-" + colours;
          const std::string folder = m_request.out + "/" + view;
          m_views.push_back(view);
          m_jobs.push_back({view, journey_of_the_place(m_trial.folder(), manner), folder, glass, {}, false});
          if (manner.is_plain()) m_jobs.push_back({view + " safe", "shots safe\n", folder, glass, {}, true});
          for (const PicturedLanguage& language : m_languages)
            m_jobs.push_back({view + " " + language.tag, journey_of_a_language(draft, day, manner),
                              folder + "/" + language.tag, glass, language.tag, false});
        }
    return {};
  }

  // As many at once as there are processors. All are tried, so that one that fails is not the only one that is known.
  bool take(const std::string& pack) {
    const std::size_t at_once = std::max(1u, std::thread::hardware_concurrency());
    std::deque<std::pair<const Job*, Child>> running;
    bool all_good = true;
    std::size_t done = 0;
    const auto finish = [&] {
      const int status = running.front().second.wait();
      std::fprintf(stderr, "%zu of %zu: %s%s\n", ++done, m_jobs.size(), running.front().first->name.c_str(),
                   status == 0 ? "" : ": not all of it");
      all_good = all_good && status == 0;
      running.pop_front();
    };
    for (const Job& job : m_jobs) {
      if (running.size() == at_once) finish();
      auto child = start(job, pack);
      if (!child) {
        refuse(child.error());
        all_good = false;
        continue;
      }
      running.emplace_back(&job, *std::move(child));
    }
    while (!running.empty()) finish();
    return all_good;
  }

  Result<Child> start(const Job& job, const std::string& pack) {
    std::error_code failed;
    fs::create_directories(job.folder, failed);
    if (failed)
      return Error{"shots.unwritable", job.folder + " cannot be made (" + failed.message() + "); choose another --out"};
    const std::string script = m_trial.folder() + "/" + std::to_string(++m_count) + ".script";
    if (auto written = write(script, job.script); !written) return std::move(written).error();
    std::vector<std::string> command{kiosk_program(),
                                     "--pack",
                                     job.safe ? m_trial.folder() + "/none.helppack" : pack,
                                     "--trust",
                                     m_trial.trust(),
                                     "--config",
                                     m_trial.folder() + "/kiosk.toml",
                                     "--window",
                                     job.glass,
                                     "--script",
                                     script,
                                     "--shots",
                                     job.folder};
    if (!job.language.empty()) command.insert(command.end(), {"--lang", job.language});
    // Without a pack the kiosk says so, as it should; here it was asked to.
    return Child::start(command, job.safe ? Child::Stderr::nobodys : Child::Stderr::ours);
  }

  static Result<void> write(const std::string& file, std::string_view text) {
    return pack::replace_file(file, std::as_bytes(std::span(text)));
  }

  const ShotsRequest& m_request;
  Trial m_trial;
  std::vector<PicturedLanguage> m_languages;
  std::vector<std::string> m_views;
  std::vector<Job> m_jobs;
  unsigned m_count = 0;
};

}  // namespace

int shots(const ShotsRequest& request) {
  auto trial = Trial::open();
  if (!trial) return std::fprintf(stderr, "helppoint-pack: %s\n", trial.error().detail.c_str()), 1;
  return Shots(request, *std::move(trial)).run();
}

}  // namespace hp::author
