#include "author/book.h"

#include <gtest/gtest.h>

#include "content/collection.h"
#include "small_content.h"

namespace hp::author {
namespace {

constexpr const char* pay = "work/pay";

class MadeBookTest : public testing::Test {
 protected:
  content::Book make(const std::string& tag) {
    const Draft draft = read_source(m_small.content(), 0, m_report);
    const auto catalogues = read_catalogues(m_small.path("locales"), "small", Language::of(tag), m_report);
    IconTable icons{{"phone_in_talk", 0xE61D}, {"work", 0xE8F9}, {"payments", 0xEF63}};
    auto made = make_book(draft, catalogues, icons, m_report);
    EXPECT_EQ(m_report.faults_as_text(), "");
    return std::move(made.book);
  }
  SmallContent m_small;
  Report m_report;
};

TEST_F(MadeBookTest, is_read_back_by_the_kiosks_reader_word_for_word) {
  const std::map<std::string, std::string> numbers{{"999", "999"}, {"msh", "1"}, {"salvation-army", "2"}};
  for (const char* tag : {"en-GB", "ar"}) {
    const std::string json = write_book(make(tag));
    const auto back = content::parse_book(json, numbers);
    ASSERT_TRUE(back) << back.error().detail;
    EXPECT_EQ(write_book(*back), json);
  }
}

TEST_F(MadeBookTest, a_list_with_one_translated_and_one_missing_item_is_wholly_english) {
  m_small.replace("locales/small/ar.po", "msgid \"Then **ask**.\"", "#, fuzzy\nmsgid \"Then **ask**.\"");
  const content::Book book = make("ar");
  const auto& blocks = book.pages.at(pay).blocks;
  const auto& list = std::get<content::List>(blocks[2].what);
  EXPECT_EQ(blocks[2].language.tag(), "ar");
  EXPECT_EQ(std::get<content::TextSpan>(list.items[0][0]).text, "21 سنة أو أكثر: ");
  const auto& steps = std::get<content::List>(blocks[3].what);  // its second step is fuzzy
  EXPECT_EQ(blocks[3].language.tag(), "en-GB");
  EXPECT_EQ(std::get<content::TextSpan>(steps.items[0][0]).text, "Read ");
}

TEST_F(MadeBookTest, the_picture_of_a_step_is_the_same_in_every_language) {
  for (const char* tag : {"en-GB", "ar"}) {
    const content::Book book = make(tag);
    EXPECT_EQ(std::get<content::List>(book.pages.at(pay).blocks[3].what).icons,
              (std::vector<std::uint32_t>{0xE61D, 0}));
  }
  m_small.replace("content/small/pages/20-pay.md", "{icon:phone_in_talk} ", "");
  const content::Book plain = make("en-GB");
  EXPECT_TRUE(std::get<content::List>(plain.pages.at(pay).blocks[3].what).icons.empty());
}

TEST_F(MadeBookTest, a_block_with_a_fact_that_expires_says_until_when_and_what_then) {
  const content::Book book = make("ar");
  const content::Block& block = book.pages.at(pay).blocks[2];
  EXPECT_EQ(block.until, "2027-03-31");
  ASSERT_TRUE(block.fallback);
  EXPECT_EQ(std::get<content::TextSpan>(block.fallback->front()).text, "اسأل خط المساعدة.");
}

TEST_F(MadeBookTest, a_helpline_on_hold_is_nowhere) {
  const content::Book book = make("en-GB");
  EXPECT_FALSE(book.helplines.contains("held"));
  EXPECT_EQ(write_book(book).find("held"), std::string::npos);
  EXPECT_EQ(book.pages.at("help/now").blocks.size(), 3u);
}

TEST_F(MadeBookTest, hours_in_doubt_are_not_shown) {
  m_small.replace("content/small/helplines.toml", "display = \"no-hours\"",
                  "hours = [\"24/7\"]\ndisplay = \"no-hours\"");
  EXPECT_TRUE(make("en-GB").helplines.at("msh").hours.empty());
  EXPECT_EQ(make("en-GB").helplines.at("salvation-army").hours.size(), 1u);
}

TEST_F(MadeBookTest, a_checking_day_is_written_in_the_language_of_its_card) {
  m_small.replace("locales/small/ar.po", "msgid \"Emergency\"\nmsgstr \"الطوارئ\"", "msgid \"Emergency\"\nmsgstr \"\"");
  const content::Book book = make("ar");
  EXPECT_EQ(book.helplines.at("msh").checked, "23 نوفمبر 2026");
  EXPECT_EQ(book.helplines.at("999").checked, "23 November 2026");
  EXPECT_EQ(book.helplines.at("999").language.tag(), "en-GB");
}

TEST_F(MadeBookTest, a_page_is_unchecked_when_one_figure_of_it_is) {
  EXPECT_TRUE(make("en-GB").pages.at(pay).unchecked);
  m_small.replace("content/small/facts.toml", "checked_by = \"\"", "checked_by = \"a test\"");
  EXPECT_FALSE(make("en-GB").pages.at(pay).unchecked);
}

}  // namespace
}  // namespace hp::author
