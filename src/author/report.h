#pragma once
// What is wrong with what the content team wrote: every fault of a phase is collected before anything stops, so that
// one run names them all. A fault is a sentence that says what is wrong and what to do, with the rule it breaks, the
// file and the line, and where it is known the language, the page and the English it is about; a note is worth knowing
// and stops nothing.
#include <map>
#include <string>
#include <vector>

#include "author/rule.h"
#include "result.h"

namespace hp::author {

struct Place {
  std::string file;
  int line = 0;  // 0: the whole file
  auto operator<=>(const Place&) const = default;
};
std::string to_string(const Place& place);  // "content/herts/facts.toml:12"

// What a finding is about, as far as its finder knows.
struct About {
  std::string page;      // "work/pay"
  std::string language;  // tag
  std::string english;   // the sentence
  bool operator==(const About&) const = default;
};

struct Finding {
  Rule rule;
  Place place;
  std::string sentence;
  About about;
  bool operator==(const Finding&) const = default;
};

class Report {
 public:
  void fault(Rule rule, Place place, std::string sentence, About about = {});
  void fault(Rule rule, Place place, Error error);
  void note(Rule rule, Place place, std::string sentence, About about = {}) {
    m_notes.push_back({rule, std::move(place), std::move(sentence), std::move(about)});
  }

  // So that faults found in a file can say which page or language they are of.
  void know_page(const std::string& file, std::string page) { m_known[file].page = std::move(page); }
  void know_language(const std::string& file, std::string language) { m_known[file].language = std::move(language); }

  void take(Report&& other);  // all of it, after what is here already

  bool has_faults() const { return !m_faults.empty(); }
  std::size_t faults() const { return m_faults.size(); }
  // By language, page, file and line, no fault twice.
  std::vector<Finding> sorted_faults() const;
  std::vector<Finding> notes() const;  // in the order they were made

  // A line each with the rule at its end, a blank line and a heading between pages and languages; then the count.
  std::string faults_as_text() const;
  // Notes that are only counted (drafts, what is unchecked) are left to counts().
  std::string notes_as_text() const;
  std::size_t count(Rule rule) const;

 private:
  About known(const Finding& finding) const;
  std::vector<Finding> m_faults, m_notes;
  std::map<std::string, About, std::less<>> m_known;  // by file
};

// Honest states that stop nothing and are many: said as a number.
inline bool is_only_counted(Rule rule) { return rule == Rule::translation_draft || rule == Rule::fact_unchecked; }

}  // namespace hp::author
