#include "author/check.h"

#include <unistd.h>

#include <cstdio>
#include <nlohmann/json.hpp>
#include <set>

#include "author/figures_check.h"
#include "author/layout_check.h"
#include "author/release.h"
#include "author/translation_check.h"
#include "author/words_check.h"
#include "pack/disk.h"

namespace hp::author {
namespace {

constexpr std::size_t parts_of_long_work = 10;
constexpr std::size_t max_pot_bytes = 16 << 20;

using Json = nlohmann::ordered_json;

// What is in the content, for the summary.
struct Extent {
  std::size_t pages = 0, languages = 0;
  bool set = false;  // on every kind of screen
};

class Check {
 public:
  Check(const CheckRequest& request, Report& report)
      : m_sources(request.sources.whole()),
        m_today(request.today.empty() ? today() : request.today),
        m_layout(request.layout),
        m_report(report) {}

  std::optional<Extent> run() {
    Inspection seen;
    const auto files = make_pack_files(m_sources, m_report, &seen);
    const Draft& draft = seen.draft;
    if (draft.id.empty()) return std::nullopt;  // no content: nothing else is worth saying
    check_figures(draft, m_today, m_report);
    check_words(draft, m_report);
    check_staff_sentences(seen);
    if (draft.review == "draft")
      m_report.note(Rule::translation_draft, {m_sources.content + "/pack.toml", 0},
                    "nobody has read all of the English yet", {"", "en-GB", ""});
    for (const Catalogues& catalogues : seen.catalogues) check_translation(draft, catalogues, m_report);
    // Only what could be shown is set.
    if (files && m_layout)
      if (auto set = check_layout(seen, *files, m_report, progress); !set)
        m_report.fault(Rule::kiosk_refuses, {m_sources.content, 0}, std::move(set).error());
    return Extent{draft.pages.size(), draft.languages.size(), files && m_layout};
  }

 private:
  static void progress(std::size_t done, std::size_t all) {
    // A person sees every step; a log only of what takes long.
    if (::isatty(STDERR_FILENO) != 0 || (all > parts_of_long_work && done % parts_of_long_work == 0))
      std::fprintf(stderr, "screens set in %zu of %zu languages\n", done, all);
  }

  // In the template where there is one, and in what the translators have: it may be older, and is what is shown.
  void check_staff_sentences(const Inspection& seen) {
    const std::string pot = m_sources.locales + "/helppoint.pot";
    if (const auto text = pack::read_file(pot, max_pot_bytes)) return check_staff(pot, read_entries(*text), m_report);
    for (const Catalogues& catalogues : seen.catalogues)
      check_staff(catalogues.program.file, catalogues.program.entries, m_report);
  }

  const Sources m_sources;
  const std::string m_today;
  const bool m_layout;
  Report& m_report;
};

Json as_json(const Finding& finding) {
  return {{"rule", id_of(finding.rule)},        {"file", finding.place.file}, {"line", finding.place.line},
          {"language", finding.about.language}, {"page", finding.about.page}, {"sentence", finding.sentence},
          {"english", finding.about.english}};
}

std::string counted(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string summary(const Report& report, const Extent& extent) {
  std::string text =
      counted(extent.pages, "page", "pages") + " in " + counted(extent.languages, "language", "languages");
  if (extent.set) text += ", on " + std::to_string(kinds_of_screen()) + " kinds of screen";
  text += ": " + counted(report.sorted_faults().size(), "fault", "faults") + ".\n";
  std::set<std::string> drafts;
  for (const Finding& note : report.notes())
    if (note.rule == Rule::translation_draft) drafts.insert(note.about.language);
  if (!drafts.empty()) {
    text += counted(drafts.size(), "language is a draft:", "languages are drafts:");
    for (const std::string& tag : drafts) text += " " + tag;
    text += ".\n";
  }
  if (const std::size_t unchecked = report.count(Rule::fact_unchecked); unchecked > 0)
    text += counted(unchecked, "fact or helpline is unchecked.\n", "facts and helplines are unchecked.\n");
  return text;
}

}  // namespace

void collect(const CheckRequest& request, Report& report) { static_cast<void>(Check(request, report).run()); }

int check(const CheckRequest& request) {
  Report report;
  const auto extent = Check(request, report).run();
  if (request.json) {
    std::fputs((report_as_json(report) + "\n").c_str(), stdout);
  } else {
    std::fputs(report.notes_as_text().c_str(), stderr);
    std::fputs(report.faults_as_text().c_str(), stderr);
    if (extent) std::fputs(summary(report, *extent).c_str(), stdout);
  }
  return report.has_faults() ? 1 : 0;
}

std::string report_as_json(const Report& report) {
  Json json{{"faults", Json::array()}, {"notes", Json::array()}, {"counts", Json::object()}};
  for (const Finding& fault : report.sorted_faults()) json["faults"].push_back(as_json(fault));
  for (const Finding& note : report.notes()) json["notes"].push_back(as_json(note));
  for (const RuleEntry& entry : rule_table())
    if (const std::size_t count = report.count(entry.rule); count > 0) json["counts"][std::string(entry.id)] = count;
  return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace hp::author
