#include "author/reading.h"

#include <algorithm>
#include <cctype>
#include <sstream>

namespace hp::author {
namespace {

int syllables_of(const std::string& word) {
  int count = 0;
  bool vowel = false;
  for (const char c : word) {
    const bool now = std::string_view("aeiouy").find(static_cast<char>(std::tolower(c))) != std::string_view::npos;
    if (now && !vowel) ++count;
    vowel = now;
  }
  if (word.size() > 2 && (word.ends_with("e") || word.ends_with("es") || word.ends_with("ed")) && count > 1) --count;
  return std::max(1, count);
}

}  // namespace

std::vector<std::string> Reading::add(std::string_view text) {
  std::vector<std::string> too_long;
  std::istringstream in{std::string(text)};
  std::string word, sentence;
  int length = 0;
  const auto close = [&] {
    if (length > 0) ++sentences;
    if (length > longest_sentence) too_long.push_back(sentence);
    length = 0;
    sentence.clear();
  };
  while (in >> word) {
    sentence += (sentence.empty() ? "" : " ") + word;
    std::string letters;
    for (const char c : word)
      if (std::isalnum(static_cast<unsigned char>(c)) != 0) letters += c;
    if (!letters.empty()) ++words, ++length, syllables += syllables_of(letters);
    if (word.ends_with('.') || word.ends_with('?') || word.ends_with('!') || word.ends_with(':')) close();
  }
  close();
  return too_long;
}

double Reading::grade() const {
  return 0.39 * words / std::max(1, sentences) + 11.8 * syllables / std::max(1, words) - 15.59;
}

}  // namespace hp::author
