#pragma once
// Words that are not said to the people who read a help point: they frighten, blame, label, or promise a rescue. And
// what the screen for staff must not mention. The tables are in avoid.cpp, each row with its reason; whoever knows
// better changes them there.
#include <string>
#include <string_view>
#include <vector>

namespace hp::author {

struct WordToAvoid {
  std::string_view words;   // lower case, one or more words
  std::string_view unless;  // the words around it that make it right: "victim support"; empty: none
  std::string_view reason;
  std::string_view instead;
};

// Of what is said to the public and to residents.
std::vector<const WordToAvoid*> words_to_avoid_in(std::string_view english);
// Of what is shown to staff.
std::vector<const WordToAvoid*> companions_in(std::string_view english);

}  // namespace hp::author
