// news/YYYY-MM-DD-name.md, and pages that are in English only.
#include <gtest/gtest.h>

#include "author/book.h"
#include "small_content.h"

namespace hp::author {
namespace {

constexpr const char* pay = "work/pay";

std::string news(const std::string& title, const std::string& until) {
  return "+++\ntitle = \"" + title + "\"\nicon = \"work\"\nuntil = \"" + until + "\"\n+++\n\nIt was " + title +
         ". Read [Your pay](work/pay).\n";
}

class News : public testing::Test {
 protected:
  News() {
    m_small.write("content/small/pack.toml", m_small.read("content/small/pack.toml") +
                                                 "\n[[topic]]\nid = \"news\"\ntitle = \"News\"\nicon = \"work\"\n");
    m_small.write("content/small/news/2026-10-14-week.md", news("a week", "2027-03-31"));
    m_small.write("content/small/news/2026-11-20-day.md", news("a day", "2027-11-20"));
    m_small.write("content/small/news/2026-11-03-hour.md", news("an hour", "2026-12-31"));
  }
  content::Book make(const std::string& tag) {
    Report report;
    const Draft draft = read_source(m_small.content(), 0, report);
    const auto catalogues = read_catalogues(m_small.path("locales"), "small", Language::of(tag), report);
    auto made = make_book(draft, catalogues, {{"work", 0xE8F9}}, report);
    EXPECT_EQ(report.faults_as_text(), "");
    m_messages = made.messages;
    return std::move(made.book);
  }
  SmallContent m_small;
  std::size_t m_messages = 0;
};

TEST_F(News, stands_in_its_topic_the_newest_first) {
  const content::Book book = make("en-GB");
  EXPECT_EQ(book.topics.back().pages, (std::vector<std::string>{"news/day", "news/hour", "news/week"}));
  const content::Page& page = book.pages.at("news/day");
  EXPECT_EQ(page.until, "2027-11-20");
  EXPECT_EQ(page.date, "20 November 2026");
  EXPECT_EQ(page.audience, "public");
  EXPECT_EQ(book.pages.at(pay).date, "");
}

TEST_F(News, has_its_day_in_the_language_of_its_title) {
  EXPECT_EQ(make("ar").pages.at("news/day").date, "20 November 2026");
  m_small.write("locales/small/ar.po", m_small.read("locales/small/ar.po") +
                                           "\nmsgid \"a day\"\nmsgstr \"يوم\"\n\nmsgid \"It was a day. Read [Your "
                                           "pay](work/pay).\"\nmsgstr \"كان يومًا. [أجرك](work/pay).\"\n");
  EXPECT_EQ(make("ar").pages.at("news/day").date, "20 نوفمبر 2026");
}

TEST_F(News, may_be_last_for_exactly_a_year) {
  m_small.write("content/small/news/2026-11-20-day.md", news("a day", "2027-11-21"));
  EXPECT_NE(
      m_small.run("check content/small").find("2026-11-20-day.md:4: 'until' is more than a year after 2026-11-20"),
      std::string::npos);
}

TEST_F(News, is_led_to_by_no_page_that_outlives_it) {
  m_small.replace("content/small/pages/20-pay.md", "help/now", "news/day");
  EXPECT_NE(m_small.run("check content/small").find("leads to news/day, which is news and ends on 2027-11-20"),
            std::string::npos);
}

TEST_F(News, of_english_only_is_there_in_every_language) {
  for (const char* name : {"2026-10-14-week", "2026-11-20-day", "2026-11-03-hour"})
    m_small.replace("content/small/news/" + std::string(name) + ".md", "icon =", "languages = [\"en-GB\"]\nicon =");
  const content::Page page = make("ar").pages.at("news/day");
  EXPECT_EQ(page.language.tag(), "en-GB");
  EXPECT_EQ(page.date, "20 November 2026");
}

TEST_F(News, a_page_in_english_only_is_wholly_english_whatever_is_translated) {
  make("ar");
  const std::size_t before = m_messages;
  m_small.replace("content/small/pages/20-pay.md", "icon =", "languages = [\"en-GB\"]\nicon =");
  const content::Book book = make("ar");
  EXPECT_EQ(book.pages.at(pay).language.tag(), "en-GB");
  for (const content::Block& block : book.pages.at(pay).blocks) EXPECT_EQ(block.language.tag(), "en-GB");
  EXPECT_EQ(book.topics.size(), 3u);
  EXPECT_EQ(before - m_messages, 9u);  // its title and eight sentences are not waited for
}

TEST_F(News, english_only_goes_to_no_translator) {
  EXPECT_EQ(m_small.run("strings content/small"), "exit 0\n");
  EXPECT_NE(m_small.read("locales/small/ar.po").find("Nobody may keep your passport."), std::string::npos);
  m_small.replace("content/small/pages/20-pay.md", "icon =", "languages = [\"en-GB\"]\nicon =");
  EXPECT_EQ(m_small.run("strings content/small"), "exit 0\n");
  EXPECT_EQ(m_small.read("locales/small/ar.po").find("\nmsgid \"Nobody may keep your passport.\""), std::string::npos);
  EXPECT_EQ(m_small.read("locales/small/content.pot").find("passport"), std::string::npos);
}

TEST_F(News, a_page_for_one_language_goes_to_its_translator_alone) {
  m_small.write("locales/small/LINGUAS", "ar ur\n");
  m_small.replace("content/small/pages/20-pay.md", "icon =", "languages = [\"en-GB\", \"ur\"]\nicon =");
  EXPECT_EQ(m_small.run("strings content/small"), "exit 0\n");
  EXPECT_NE(m_small.read("locales/small/content.pot").find("passport"), std::string::npos);
  EXPECT_NE(m_small.read("locales/small/ur.po").find("passport"), std::string::npos);
  EXPECT_EQ(m_small.read("locales/small/ar.po").find("\nmsgid \"Nobody may keep your passport.\""), std::string::npos);
  EXPECT_EQ(m_small.run("strings content/small --check"), "exit 0\n");
}

}  // namespace
}  // namespace hp::author
