#pragma once
// How hard English is to read: words a sentence, syllables a word, and the Flesch-Kincaid grade made of them, whose
// grade 4 is a nine-year-old's. Syllables are counted by groups of vowels: right often enough for a mean.
#include <string>
#include <string_view>
#include <vector>

namespace hp::author {

inline constexpr int longest_sentence = 15;  // words, English public pages
inline constexpr double hardest_page = 5.5;  // grade, the same

struct Reading {
  int words = 0, sentences = 0, syllables = 0;

  // Returns the sentences that are longer than longest_sentence.
  std::vector<std::string> add(std::string_view text);
  double grade() const;
};

}  // namespace hp::author
