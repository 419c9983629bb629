#pragma once
// One message for translators, made from the raw pieces of a sentence that md4c hands over: white space folded,
// {fact:…} and {phone:…} cut out of the words, and checked against the rules every sentence keeps.
#include <string>
#include <vector>

#include "author/report.h"
#include "content/page.h"

namespace hp::author {

struct SourceSentence {
  content::Sentence sentence;  // English
  std::string msgid;           // write_message(sentence)
  Place place;
};

// Faults: what stands in braces and is no place; a number inside a link; what no sentence may hold.
SourceSentence make_sentence(std::vector<content::TextSpan> spans, const Place& place, Report& report);

// Runs of white space become one space, across spans; none at the ends, no span left empty.
void fold_spaces(std::vector<content::TextSpan>& spans);

}  // namespace hp::author
