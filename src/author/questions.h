#pragma once
// questions.toml: "Is this happening to me?", one question a screen, and the two screens it can end on. What the file
// may say is checked here; that its ids lead somewhere, in ids.
#include <optional>
#include <string>
#include <vector>

#include "author/markdown.h"
#include "author/report.h"
#include "author/source_sentence.h"
#include "author/toml_table.h"

namespace hp::author {

struct DraftQuestion {
  std::string id;
  SourceSentence ask, help;                  // help may be empty
  std::vector<PlacedText> pages, helplines;  // ids; helplines may be left out
  Place place;

  std::vector<const SourceSentence*> sentences() const;
};

struct DraftEnding {
  SourceSentence title;
  std::vector<SourceSentence> say;  // one at least
  std::vector<PlacedText> pages, helplines;

  std::vector<const SourceSentence*> sentences() const;
};

struct DraftQuestions {
  std::string topic;
  Icon icon;
  std::vector<DraftQuestion> list;
  DraftEnding some, none;
  Place place;  // of the topic's name
};

// Nothing where there is no such file: a pack need not ask anything. Faults: what is not of this form, an id that is no
// id or stands there twice, more questions than a book may have.
std::optional<DraftQuestions> read_questions(const std::string& file, Report& report);

}  // namespace hp::author
