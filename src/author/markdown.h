#pragma once
// The small Markdown of a page → blocks of sentences with their lines. Read by md4c, of which only a part is allowed:
// ## headings, paragraphs, - lists, 1. steps, **bold**, links to pages, > [!danger] and > [!note], {fact:…} {phone:…}
// in a sentence, {icon:…} at the beginning of a step and {helpline:…} alone in a paragraph. Anything else is a fault,
// with its line and what to do.
#include <string>
#include <string_view>
#include <vector>

#include "author/report.h"
#include "author/source_sentence.h"

namespace hp::author {

struct Icon {
  std::string name;  // a ligature name of the icon font: "phone_in_talk"; empty: none
  Place place;
};

struct SourceBlock {
  enum class Kind { heading, text, list, steps, note, danger, helpline } kind = Kind::text;
  std::vector<SourceSentence> sentences;  // one, but for lists and call-outs; none for a helpline
  std::vector<Icon> icons;                // of steps only: one for each sentence
  std::string helpline;
  Place place;
};

std::vector<SourceBlock> read_markdown(std::string_view markdown, const std::string& file, int first_line,
                                       Report& report);

// One line of English from a TOML file (a title, a card's sentence), with the same **bold**, links and places.
SourceSentence read_sentence(std::string_view text, const Place& place, Report& report);

}  // namespace hp::author
