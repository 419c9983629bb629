// Row 30: what is written for everyone can be read at nine (UK public practice; WCAG 3.1.5), by the Flesch-Kincaid
// grade, whose grade 4 is a nine-year-old's, and no sentence is longer than fifteen words. Who reads little is helped
// by a picture beside every topic, page, step and fact of a helpline.
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "author/reading.h"
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

using author::Reading;
const std::vector<std::string> none;

// Its sentences that are too long.
std::vector<std::string> add(Reading& reading, const content::Page& page) {
  std::vector<std::string> too_long;
  const auto say = [&](const content::Sentence& sentence) {
    for (std::string& one : reading.add(plain(sentence))) too_long.push_back(std::move(one));
  };
  for (const content::Block& block : page.blocks) {
    if (const auto* heading = std::get_if<content::Heading>(&block.what)) say(heading->sentence);
    if (const auto* text = std::get_if<content::Text>(&block.what)) say(text->sentence);
    if (const auto* list = std::get_if<content::List>(&block.what))
      for (const content::Sentence& item : list->items) say(item);
    if (const auto* callout = std::get_if<content::Callout>(&block.what))
      for (const content::Sentence& sentence : callout->sentences) say(sentence);
  }
  return too_long;
}

TEST(Reading, row_30_every_page_for_everyone_is_for_readers_of_nine) {
  const content::Book& book = *shipped().book(Language::of("en-GB"));
  Reading all;
  for (const auto& [id, page] : book.pages) {
    Reading one;
    EXPECT_EQ(add(one, page), none) << id;
    if (page.audience == "professionals" || page.topic == "news") continue;
    add(all, page);
    EXPECT_LE(one.grade(), author::hardest_page) << id;
  }
  EXPECT_LE(all.grade(), 4.5);
  EXPECT_LE(static_cast<double>(all.words) / all.sentences, 12);
  std::printf("Flesch-Kincaid grade %.1f, %.1f words a sentence\n", all.grade(),
              static_cast<double>(all.words) / all.sentences);
}

void expect_short(const std::string& text, const std::string& where) { EXPECT_EQ(Reading().add(text), none) << where; }

TEST(Reading, row_30_cards_and_questions_are_in_short_sentences) {
  const content::Book& book = *shipped().book(Language::of("en-GB"));
  for (const content::Topic& topic : book.topics) expect_short(plain(topic.title), topic.id);
  for (const auto& [id, helpline] : book.helplines)
    for (const std::string* line : {&helpline.name, &helpline.run_by, &helpline.what_for, &helpline.cost,
                                    &helpline.interpreters, &helpline.anonymous})
      expect_short(*line, id);
  ASSERT_TRUE(book.questions);
  EXPECT_GE(book.questions->list.size(), 6u);
  EXPECT_LE(book.questions->list.size(), 9u);
  for (const content::Question& question : book.questions->list) {
    expect_short(plain(question.ask), question.id);
    if (question.help) expect_short(plain(*question.help), question.id);
  }
  for (const content::Ending* ending : {&book.questions->some, &book.questions->none})
    for (const content::Sentence& sentence : ending->say) expect_short(plain(sentence), "an end of the questions");
}

// The msgids of locales/helppoint.pot, each whole.
std::vector<std::string> own_sentences() {
  std::ifstream in(HELPPOINT_SOURCE "/locales/helppoint.pot");
  std::vector<std::string> sentences;
  bool reading = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("msgid \"")) sentences.emplace_back(), reading = true;
    if (line.starts_with("msgstr")) reading = false;
    const auto first = line.find('"'), last = line.rfind('"');
    if (reading && first != last) sentences.back() += line.substr(first + 1, last - first - 1);
  }
  return sentences;
}

TEST(Reading, row_30_what_the_program_says_itself_is_in_short_sentences) {
  const std::vector<std::string> sentences = own_sentences();
  EXPECT_GT(sentences.size(), 60u);
  for (const std::string& sentence : sentences) expect_short(sentence, "locales/helppoint.pot");
}

TEST(Reading, a_picture_stands_beside_every_topic_page_and_step) {
  for (const char* tag : {"en-GB", "ar", "th"}) {
    const content::Book& book = *shipped().book(Language::of(tag));
    for (const content::Topic& topic : book.topics) EXPECT_NE(topic.icon, 0u) << topic.id;
    for (const auto& [id, page] : book.pages) {
      EXPECT_NE(page.icon, 0u) << id;
      for (const content::Block& block : page.blocks)
        if (const auto* list = std::get_if<content::List>(&block.what); list && list->numbered) {
          EXPECT_EQ(list->icons.size(), list->items.size()) << id;
          for (const std::uint32_t icon : list->icons) EXPECT_NE(icon, 0u) << id;
        }
    }
  }
}

TEST(Reading, a_yes_to_everything_ends_at_six_pages_with_the_most_urgent_first_and_then_the_rest) {
  const Language english = Language::of("en-GB");
  const content::Questions& questions = *shipped().book(english)->questions;
  Glass glass(shipped(), portrait);
  glass.stand(english, {Screen::questions, {}, 0});
  for (const content::Question& question : questions.list) glass.session.reply(question.id, Reply::yes);
  std::vector<std::string> first, rest;
  bool below = false;
  for (const SpokenEntry& e : glass.show().tree) {
    below |= e.name == "More pages";
    std::vector<std::string>& list = below ? rest : first;
    if (e.id.starts_with("page:") && (list.empty() || list.back() != e.id)) list.push_back(e.id);
  }
  EXPECT_EQ(first, (std::vector<std::string>{"page:help/now", "page:police/emergency", "page:police/forced",
                                             "page:place/tonight", "page:place/home", "page:work/leave"}));
  std::set<std::string> wanted(questions.some.pages.begin(), questions.some.pages.end());
  for (const content::Question& question : questions.list) wanted.insert(question.pages.begin(), question.pages.end());
  EXPECT_EQ(first.size() + rest.size(), wanted.size());  // nothing that fits an answer is lost
}

// Teal in the column where the pictures of steps stand, before the words in the line's direction.
std::size_t painted_before_a_step(const Language& language) {
  Glass glass(shipped(), portrait);
  glass.stand(language, {Screen::page, "help/now", 0});
  std::string words;  // of the second step, which has no number in it
  for (const content::Block& block : shipped().book(language)->pages.at("help/now").blocks)
    if (const auto* list = std::get_if<content::List>(&block.what); list && list->numbered && words.empty())
      words = plain(list->items.at(1));
  Box box;
  for (const SpokenEntry& e : glass.show().tree)
    if (e.name == words) box = e.box;
  EXPECT_GT(box.w, 0) << language.tag();
  const std::vector<std::uint32_t> pixels = glass.paint();
  const float column = glass.scale().px(Mm{15});
  const float from = language.tag() == "ar" ? box.end() : box.x - column;
  std::size_t count = 0;
  for (float y = box.y; y < box.y + glass.scale().px(Mm{12}); ++y)
    for (float x = from; x < from + column; ++x)
      count += pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(glass.size().width) +
                      static_cast<std::size_t>(x)] == palette(Colours::day).teal.argb();
  return count;
}

TEST(Reading, the_picture_of_a_step_stands_between_its_number_and_its_words_in_both_directions) {
  const std::size_t english = painted_before_a_step(Language::of("en-GB"));
  EXPECT_GT(english, 30u);
  EXPECT_GT(painted_before_a_step(Language::of("ar")), english / 2);
}

}  // namespace
}  // namespace hp::kiosk::house
