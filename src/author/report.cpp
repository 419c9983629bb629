#include "author/report.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

namespace hp::author {

std::string to_string(const Place& place) {
  return place.line > 0 ? place.file + ":" + std::to_string(place.line) : place.file;
}

void Report::fault(Rule rule, Place place, std::string sentence, About about) {
  m_faults.push_back({rule, std::move(place), std::move(sentence), std::move(about)});
}

void Report::fault(Rule rule, Place place, Error error) {
  // Many an error begins with the file it is about, which the place names already.
  std::string sentence = std::move(error.detail);
  if (sentence.starts_with(place.file)) {
    const auto rest = sentence.find_first_not_of(": ", place.file.size());
    if (rest != sentence.npos && rest > place.file.size()) sentence.erase(0, rest);
  }
  fault(rule, std::move(place), std::move(sentence));
}

About Report::known(const Finding& finding) const {
  About about = finding.about;
  if (const auto found = m_known.find(finding.place.file); found != m_known.end()) {
    if (about.page.empty()) about.page = found->second.page;
    if (about.language.empty()) about.language = found->second.language;
  }
  return about;
}

void Report::take(Report&& other) {
  m_faults.insert(m_faults.end(), std::make_move_iterator(other.m_faults.begin()),
                  std::make_move_iterator(other.m_faults.end()));
  m_notes.insert(m_notes.end(), std::make_move_iterator(other.m_notes.begin()),
                 std::make_move_iterator(other.m_notes.end()));
  m_known.merge(other.m_known);
}

std::vector<Finding> Report::sorted_faults() const {
  std::vector<Finding> sorted = m_faults;
  for (Finding& finding : sorted) finding.about = known(finding);
  std::stable_sort(sorted.begin(), sorted.end(), [](const Finding& a, const Finding& b) {
    // What is in one file stays together unless pages or languages tell its lines apart.
    return std::tie(a.about.language, a.place.file, a.about.page, a.place.line) <
           std::tie(b.about.language, b.place.file, b.about.page, b.place.line);
  });
  std::set<std::tuple<std::string, int, std::string>> said;
  std::erase_if(sorted, [&](const Finding& finding) {
    return !said.emplace(finding.place.file, finding.place.line, finding.sentence).second;
  });
  return sorted;
}

std::vector<Finding> Report::notes() const {
  std::vector<Finding> notes = m_notes;
  for (Finding& finding : notes) finding.about = known(finding);
  return notes;
}

std::string Report::faults_as_text() const {
  const std::vector<Finding> sorted = sorted_faults();
  if (sorted.empty()) return {};
  std::string text;
  std::set<std::string> files;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const Finding& finding = sorted[i];
    files.insert(finding.place.file);
    const auto group = [](const Finding& f) { return std::tie(f.about.language, f.place.file, f.about.page); };
    if (i == 0 || group(finding) != group(sorted[i - 1])) {
      if (i > 0) text += '\n';
      if (!finding.about.language.empty())
        text += finding.about.language + (finding.about.page.empty() ? "" : ", page " + finding.about.page) + ":\n";
      else if (!finding.about.page.empty())
        text += "page " + finding.about.page + ":\n";
    }
    text += to_string(finding.place) + ": " + finding.sentence + " [" + std::string(id_of(finding.rule)) + "]\n";
  }
  return text + '\n' + std::to_string(sorted.size()) + (sorted.size() == 1 ? " fault in " : " faults in ") +
         std::to_string(files.size()) + (files.size() == 1 ? " file.\n" : " files.\n");
}

std::string Report::notes_as_text() const {
  std::string text;
  for (const Finding& note : m_notes)
    if (!is_only_counted(note.rule))
      text += (note.place.file.empty() ? "" : to_string(note.place) + ": ") + note.sentence + " [" +
              std::string(id_of(note.rule)) + "]\n";
  return text;
}

std::size_t Report::count(Rule rule) const {
  const auto is_it = [&](const Finding& finding) { return finding.rule == rule; };
  return static_cast<std::size_t>(std::count_if(m_faults.begin(), m_faults.end(), is_it) +
                                  std::count_if(m_notes.begin(), m_notes.end(), is_it));
}

}  // namespace hp::author
