#include "author/report.h"

#include <algorithm>

namespace hp::author {

std::string to_string(const Place& place) {
  return place.line > 0 ? place.file + ":" + std::to_string(place.line) : place.file;
}

void Report::fault(Place place, std::string sentence) {
  Fault fault{std::move(place), std::move(sentence)};
  if (std::find(m_faults.begin(), m_faults.end(), fault) == m_faults.end()) m_faults.push_back(std::move(fault));
}

void Report::fault(Place place, Error error) {
  // Many an error begins with the file it is about, which the place names already.
  std::string sentence = std::move(error.detail);
  if (sentence.starts_with(place.file)) {
    const auto rest = sentence.find_first_not_of(": ", place.file.size());
    if (rest != sentence.npos && rest > place.file.size()) sentence.erase(0, rest);
  }
  fault(std::move(place), std::move(sentence));
}

std::string Report::faults_as_text() const {
  std::vector<Fault> sorted = m_faults;
  std::stable_sort(sorted.begin(), sorted.end(), [](const Fault& a, const Fault& b) { return a.place < b.place; });
  std::string text;
  std::size_t files = 0;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const bool new_file = i == 0 || sorted[i].place.file != sorted[i - 1].place.file;
    files += new_file;
    if (new_file && i > 0) text += '\n';
    text += to_string(sorted[i].place) + ": " + sorted[i].sentence + '\n';
  }
  if (sorted.empty()) return text;
  return text + '\n' + std::to_string(sorted.size()) + (sorted.size() == 1 ? " fault in " : " faults in ") +
         std::to_string(files) + (files == 1 ? " file.\n" : " files.\n");
}

std::string Report::notes_as_text() const {
  std::string text;
  for (const std::string& note : m_notes) text += note + '\n';
  return text;
}

}  // namespace hp::author
