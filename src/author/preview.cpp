#include "author/preview.h"

#include <poll.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "author/child.h"
#include "author/trial.h"
#include "author/watch.h"

namespace hp::author {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

volatile std::sig_atomic_t stop_asked = 0;
void ask_to_stop(int) { stop_asked = 1; }

Json book_of(const PackFiles& files, const Language& language) {
  const auto found = files.find("text/" + language.folder() + "/pages.json");
  if (found == files.end()) return {};
  const auto* begin = reinterpret_cast<const char*>(found->second.data());
  return Json::parse(begin, begin + found->second.size());
}

// The first of `after` that is not the same in `before`, by "id".
std::string first_that_differs(const Json& before, const Json& after) {
  for (const Json& one : after) {
    bool same = false;
    for (const Json& other : before) same = same || one == other;
    if (!same) return one.value("id", "");
  }
  return {};
}

std::string difference(const Json& before, const Json& after) {
  const auto part = [](const Json& book, const char* name) {
    return book.is_object() ? book.value(name, Json()) : Json();
  };
  if (std::string page = first_that_differs(part(before, "pages"), part(after, "pages")); !page.empty()) return page;
  return first_that_differs(part(part(before, "questions"), "list"), part(part(after, "questions"), "list"));
}

class Preview {
 public:
  Preview(const PreviewRequest& request, Trial trial, Watch watch)
      : m_request(request),
        m_trial(std::move(trial)),
        m_watch(std::move(watch)),
        m_view{request.language, request.page} {}

  int run() {
    build({});
    if (!m_kiosk) std::fputs("Nothing can be shown yet. Mend this and save.\n", stderr);
    while (!stop_asked) {
      std::array<pollfd, 2> wanted{pollfd{m_watch.descriptor(), POLLIN, 0},
                                   pollfd{m_kiosk ? m_kiosk->out() : -1, POLLIN, 0}};
      if (::poll(wanted.data(), wanted.size(), -1) < 0) continue;  // a signal
      if (wanted[0].revents != 0)
        if (const auto saved = m_watch.saved(); !saved.empty()) build(saved);
      // The kiosk prints nothing after its first frame: what can be read is its end.
      if (wanted[1].revents != 0 && m_kiosk && !m_kiosk->read_line()) return m_kiosk->wait();
    }
    return 0;
  }

 private:
  void build(const std::set<std::string>& saved) {
    const auto begin = std::chrono::steady_clock::now();
    Report report;
    auto files = make_pack_files(m_request.sources, report);
    std::fputs(report.faults_as_text().c_str(), stderr);
    if (!files) return;
    if (*files == m_files) return;  // saved without a change
    auto pack = m_trial.sign(*files);
    if (!pack) return say(pack.error());
    m_view = what_was_saved(saved, m_files, *files, m_view);
    show(*pack, begin);
    m_files = *std::move(files);
  }

  void show(const std::string& pack, std::chrono::steady_clock::time_point begin) {
    std::vector<std::string> command{kiosk_program(), "--preview",     "--pack", pack,
                                     "--trust",       m_trial.trust(), "--lang", m_view.language.tag()};
    if (!m_view.page.empty()) command.insert(command.end(), {"--page", m_view.page});
    command.insert(command.end(), m_request.kiosk_options.begin(), m_request.kiosk_options.end());
    auto kiosk = Child::start(command);
    if (!kiosk) return say(kiosk.error());
    if (kiosk->read_line() != "shown") {
      const int status = kiosk->wait();
      if (stop_asked) return;
      return say({"preview.no-kiosk", "the kiosk could not be shown (it ended with " + std::to_string(status) +
                                          "); is there a display, and is helppoint installed?"});
    }
    m_kiosk.reset();  // the one before, now that it is covered
    if (!m_pack.empty()) m_trial.forget(m_pack);
    m_kiosk.emplace(*std::move(kiosk));
    m_pack = pack;
    const auto took = std::chrono::steady_clock::now() - begin;
    std::printf("%s in %s, after %.2f s\n", m_view.page.empty() ? "the menu" : m_view.page.c_str(),
                m_view.language.tag().c_str(), std::chrono::duration<double>(took).count());
    std::fflush(stdout);
  }

  static void say(const Error& error) { std::fprintf(stderr, "helppoint-pack: %s\n", error.detail.c_str()); }

  const PreviewRequest& m_request;
  Trial m_trial;
  Watch m_watch;
  OnView m_view;
  PackFiles m_files;  // what is shown
  std::optional<Child> m_kiosk;
  std::string m_pack;
};

}  // namespace

OnView what_was_saved(const std::set<std::string>& saved, const PackFiles& before, const PackFiles& after, OnView now) {
  if (before.empty()) return now;
  for (const std::string& file : saved) {
    const fs::path path(file);
    if (path.extension() == ".md") now.language = Language::of("en-GB");
    if (path.extension() != ".po") continue;
    std::string tag = path.stem().string();
    std::replace(tag.begin(), tag.end(), '_', '-');
    const auto language = Language::parse(tag);
    if (language && after.contains("text/" + language->folder() + "/pages.json")) now.language = *language;
  }
  const Json book = book_of(after, now.language);
  if (std::string page = difference(book_of(before, now.language), book); !page.empty()) now.page = std::move(page);
  if (now.page.find('/') != std::string::npos && book.is_object())
    if (const Json& pages = book["pages"];
        std::none_of(pages.begin(), pages.end(), [&](const Json& page) { return page["id"] == now.page; }))
      now.page.clear();  // it has just been taken away
  return now;
}

int preview(const PreviewRequest& request) {
  struct sigaction action {};
  action.sa_handler = ask_to_stop;  // no SA_RESTART: a wait is interrupted
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);

  const Sources sources = request.sources.whole();
  const std::string name = fs::path(sources.content).filename().string();
  auto watch = Watch::open({sources.content, sources.content + "/pages", sources.content + "/news", sources.locales,
                            sources.locales + "/" + name, fs::path(sources.fonts).parent_path().string()});
  auto trial = Trial::open();
  for (const Error* error : {watch ? nullptr : &watch.error(), trial ? nullptr : &trial.error()})
    if (error != nullptr) return std::fprintf(stderr, "helppoint-pack: %s\n", error->detail.c_str()), 1;
  return Preview(request, *std::move(trial), *std::move(watch)).run();
}

}  // namespace hp::author
