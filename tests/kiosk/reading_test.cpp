// Row 30: what is written for everyone can be read at nine (UK public practice; WCAG 3.1.5), by the Flesch-Kincaid
// grade, whose grade 4 is a nine-year-old's, and by the length of sentences.
#include <gtest/gtest.h>

#include <cctype>
#include <sstream>

#include "house.h"

namespace hp::kiosk::house {
namespace {

std::string plain(const content::Sentence& sentence) {
  std::string out;
  for (const content::Span& span : sentence) {
    if (const auto* text = std::get_if<content::TextSpan>(&span))
      out += text->text;
    else
      out += "9";  // a number is read as one word
  }
  return out;
}

int syllables(const std::string& word) {
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

struct Measure {
  int words = 0, sentences = 0, syllables_ = 0, longest = 0;
  std::string longest_sentence;
  void add(const std::string& text) {
    std::istringstream in(text);
    std::string word, sentence;
    int length = 0;
    const auto close = [&] {
      if (length == 0) return;
      ++sentences;
      if (length > longest) longest = length, longest_sentence = sentence;
      length = 0;
      sentence.clear();
    };
    while (in >> word) {
      sentence += (sentence.empty() ? "" : " ") + word;
      std::string letters;
      for (const char c : word)
        if (std::isalnum(static_cast<unsigned char>(c)) != 0) letters += c;
      if (!letters.empty()) ++words, ++length, syllables_ += syllables(letters);
      if (word.ends_with('.') || word.ends_with('?') || word.ends_with(':')) close();
    }
    close();
  }
  double grade() const {
    return 0.39 * words / std::max(1, sentences) + 11.8 * syllables_ / std::max(1, words) - 15.59;
  }
};

void add(Measure& measure, const content::Page& page) {
  for (const content::Block& block : page.blocks) {
    if (const auto* text = std::get_if<content::Text>(&block.what)) measure.add(plain(text->sentence));
    if (const auto* list = std::get_if<content::List>(&block.what))
      for (const content::Sentence& item : list->items) measure.add(plain(item));
    if (const auto* callout = std::get_if<content::Callout>(&block.what))
      for (const content::Sentence& sentence : callout->sentences) measure.add(plain(sentence));
  }
}

TEST(Reading, row_30_every_page_for_everyone_is_for_readers_of_nine) {
  const content::Book& book = *shipped().book(Language::of("en-GB"));
  Measure all;
  for (const auto& [id, page] : book.pages) {
    if (page.audience == "professionals" || page.topic == "news") continue;
    Measure one;
    add(one, page);
    add(all, page);
    EXPECT_LE(one.grade(), 6.0) << id;
    EXPECT_LE(one.longest, 24) << id << ": " << one.longest_sentence;
  }
  EXPECT_LE(all.grade(), 4.5);
  EXPECT_LE(static_cast<double>(all.words) / all.sentences, 12);
  RecordProperty("grade", std::to_string(all.grade()));
  std::printf("Flesch-Kincaid grade %.1f, %.1f words a sentence, the longest %d\n", all.grade(),
              static_cast<double>(all.words) / all.sentences, all.longest);
}

}  // namespace
}  // namespace hp::kiosk::house
