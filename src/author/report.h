#pragma once
// What is wrong with what the content team wrote: every fault of a phase is collected before anything stops, so that
// one run names them all. A fault is a sentence that says what is wrong and what to do, with the file and the line; a
// note is worth knowing and stops nothing.
#include <string>
#include <vector>

#include "result.h"

namespace hp::author {

struct Place {
  std::string file;
  int line = 0;  // 0: the whole file
  auto operator<=>(const Place&) const = default;
};
std::string to_string(const Place& place);  // "content/herts/facts.toml:12"

class Report {
 public:
  void fault(Place place, std::string sentence);
  void fault(Place place, Error error);
  void note(std::string sentence) { m_notes.push_back(std::move(sentence)); }

  bool has_faults() const { return !m_faults.empty(); }
  std::size_t faults() const { return m_faults.size(); }
  // A line each, sorted by file and line, a blank line between files, no fault twice; then the count.
  std::string faults_as_text() const;
  std::string notes_as_text() const;

 private:
  struct Fault {
    Place place;
    std::string sentence;
    auto operator<=>(const Fault&) const = default;
  };
  std::vector<Fault> m_faults;
  std::vector<std::string> m_notes;
};

}  // namespace hp::author
