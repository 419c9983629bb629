#pragma once
// facts.toml and helplines.toml: every figure and every telephone number, once, with its source and who has checked it.
#include <map>
#include <string>
#include <vector>

#include "author/markdown.h"
#include "author/report.h"

namespace hp::author {

struct Fact {
  std::string id;
  std::string value;                              // as shown, currency sign and all
  std::string unit, source, checked, checked_by;  // never shown; the last is empty where nobody answers for it yet
  std::string expires;                            // YYYY-MM-DD, the last day it may be shown; empty: no end
  SourceSentence fallback;                        // what stands for the block from the next day; only where it expires
  Place place;

  bool is_unchecked() const { return checked_by.empty(); }
};
using Facts = std::map<std::string, Fact, std::less<>>;
Facts read_facts(const std::string& file, Report& report);

struct DraftHelpline {
  enum class Display { show, no_hours, hold, hide } display = Display::hold;
  std::string id, phone;
  SourceSentence name, what_for, run_by, cost, interpreters, anonymous;  // an empty sentence: not known, not shown
  std::vector<SourceSentence> hours;
  std::string web;
  std::string source, checked_by;  // never shown; the last is empty where nobody has rung it yet
  std::string checked;             // YYYY-MM-DD: when somebody last read it in its source
  Place place, phone_place;

  bool is_unchecked() const { return checked_by.empty(); }
  bool is_shown() const { return display == Display::show || display == Display::no_hours; }
  // Those that are shown, in the order of the card.
  std::vector<const SourceSentence*> sentences() const;
};
std::vector<DraftHelpline> read_helplines(const std::string& file, Report& report);  // in file order

}  // namespace hp::author
