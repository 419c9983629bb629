// questions.toml, from what the writer types to what the kiosk reads.
#include <gtest/gtest.h>

#include "author/book.h"
#include "content/collection.h"
#include "small_content.h"

namespace hp::author {
namespace {

constexpr const char* file = "content/small/questions.toml";
constexpr const char* questions = R"(topic = "me"
icon = "work"

[[question]]
id = "papers"
ask = "Does someone keep your **papers**?"
help = "Or your {fact:break-minutes} minutes."
pages = ["work/pay"]
helplines = ["salvation-army"]

[[question]]
id = "debt"
ask = "Must you work to pay back money?"

[some]
title = "What you can do"
say = [
  "You can ask.",
  "Read [Your pay](work/pay).",
]
pages = ["help/now"]
helplines = ["salvation-army"]

[none]
title = "You can still ask"
say = ["You said no to all."]
)";
constexpr const char* translations = R"(
msgid "Does someone keep your **papers**?"
msgstr "هل يحتفظ أحد **بأوراقك**؟"

msgid "Or your {fact_break_minutes} minutes."
msgstr "أو {fact_break_minutes} دقيقة."

msgid "What you can do"
msgstr "ما يمكنك فعله"

msgid "You can ask."
msgstr "يمكنك أن تسأل."
)";

class QuestionsOfAuthor : public testing::Test {
 protected:
  QuestionsOfAuthor() {
    m_small.replace("content/small/pack.toml", "[[topic]]\nid = \"work\"",
                    "[[topic]]\nid = \"me\"\ntitle = \"Is this me?\"\nicon = \"work\"\n\n[[topic]]\nid = \"work\"");
    m_small.write(file, questions);
    m_small.write("locales/small/ar.po", m_small.read("locales/small/ar.po") + translations);
  }
  content::Book make(const std::string& tag) {
    Report report;
    const Draft draft = read_source(m_small.content(), 0, report);
    const auto catalogues = read_catalogues(m_small.path("locales"), "small", Language::of(tag), report);
    auto made =
        make_book(draft, catalogues, {{"phone_in_talk", 0xE61D}, {"work", 0xE8F9}, {"payments", 0xEF63}}, report);
    EXPECT_EQ(report.faults_as_text(), "");
    return std::move(made.book);
  }
  SmallContent m_small;
};

TEST_F(QuestionsOfAuthor, stand_in_the_book_with_their_topic_though_it_has_no_page) {
  const content::Book book = make("en-GB");
  ASSERT_TRUE(book.questions);
  EXPECT_EQ(book.questions->topic, "me");
  EXPECT_EQ(book.questions->icon, 0xE8F9u);
  ASSERT_EQ(book.topics.size(), 3u);
  EXPECT_EQ(book.topics[1].id, "me");
  EXPECT_TRUE(book.topics[1].pages.empty());
  const content::Question& papers = book.questions->list.at(0);
  EXPECT_TRUE(std::get<content::TextSpan>(papers.ask[1]).bold);
  EXPECT_EQ(std::get<content::FactSpan>((*papers.help)[1]).id, "break-minutes");
  EXPECT_EQ(book.facts.at("break-minutes"), "20");
  EXPECT_EQ(papers.helplines, std::vector<std::string>{"salvation-army"});
  EXPECT_TRUE(book.questions->list.at(1).helplines.empty());
  EXPECT_FALSE(book.questions->list.at(1).help);
  EXPECT_EQ(book.questions->some.pages, std::vector<std::string>{"help/now"});
  EXPECT_EQ(book.questions->some.helplines, std::vector<std::string>{"salvation-army"});
  EXPECT_EQ(book.questions->none.say.size(), 1u);
}

TEST_F(QuestionsOfAuthor, are_each_in_one_language_never_half_in_two) {
  const content::Questions asked = *make("ar").questions;
  EXPECT_EQ(asked.list[0].language.tag(), "ar");
  EXPECT_EQ(asked.list[1].language.tag(), "en-GB");
  EXPECT_EQ(asked.some.language.tag(), "en-GB");  // one of its sentences has no translation
  EXPECT_EQ(std::get<content::TextSpan>(asked.some.title[0]).text, "What you can do");
  EXPECT_EQ(std::get<content::TextSpan>(asked.some.say[0][0]).text, "You can ask.");
}

TEST_F(QuestionsOfAuthor, are_read_back_by_the_kiosks_reader_word_for_word) {
  const std::map<std::string, std::string> numbers{{"999", "999"}, {"msh", "1"}, {"salvation-army", "2"}};
  for (const char* tag : {"en-GB", "ar"}) {
    const std::string json = write_book(make(tag));
    const auto back = content::parse_book(json, numbers);
    ASSERT_TRUE(back) << back.error().detail;
    EXPECT_EQ(write_book(*back), json);
  }
}

TEST_F(QuestionsOfAuthor, are_unchecked_when_a_number_or_fact_of_theirs_is) {
  EXPECT_FALSE(make("en-GB").questions->unchecked);
  m_small.replace(file, "\"salvation-army\"", "\"msh\"");
  EXPECT_TRUE(make("en-GB").questions->unchecked);
}

TEST_F(QuestionsOfAuthor, a_pack_without_any_has_none) {
  std::filesystem::remove(m_small.path(file));
  const content::Book book = make("en-GB");
  EXPECT_FALSE(book.questions);
  EXPECT_EQ(book.topics.size(), 2u);  // and their topic leads to nothing
}

TEST_F(QuestionsOfAuthor, go_to_the_translators_with_what_they_are) {
  EXPECT_EQ(m_small.run("strings content/small"), "exit 0\n");
  const std::string pot = m_small.read("locales/small/content.pot");
  for (const char* part :
       {"#. the question papers\n", "msgid \"Or your {fact_break_minutes} minutes.\"",
        "#. title of the end of the questions where every answer was no\n", "msgid \"Read [Your pay](work/pay).\""})
    EXPECT_NE(pot.find(part), std::string::npos) << part;
}

TEST_F(QuestionsOfAuthor, a_translation_that_lost_its_number_is_a_fault_in_its_line) {
  m_small.replace("locales/small/ar.po", "أو {fact_break_minutes} دقيقة.", "أو دقيقة.");
  EXPECT_NE(m_small.run("check content/small").find("the translation has lost {fact_break_minutes}"),
            std::string::npos);
}

}  // namespace
}  // namespace hp::author
