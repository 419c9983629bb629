// The questions of a book: what the reader accepts, and each thing it does not.
#include <gtest/gtest.h>

#include "content/collection.h"
#include "whole_book.h"

namespace hp::content {
namespace {

std::string fault_after(const std::string& from, const std::string& to) {
  std::string json = whole_book();
  const auto at = json.find(from);
  EXPECT_NE(at, json.npos) << from;
  const auto book = parse_book(json.replace(at, from.size(), to), numbers_of_whole_book);
  return book ? "read" : book.error().detail;
}

TEST(Questions, are_read_each_in_its_language) {
  const auto book = parse_book(whole_book(), numbers_of_whole_book);
  ASSERT_TRUE(book) << book.error().detail;
  ASSERT_TRUE(book->questions);
  const Questions& questions = *book->questions;
  EXPECT_EQ(questions.topic, "me");
  EXPECT_TRUE(questions.unchecked);
  ASSERT_EQ(questions.list.size(), 2u);
  EXPECT_EQ(questions.list[0].language.tag(), "ar");
  EXPECT_EQ(std::get<PhoneSpan>((*questions.list[0].help)[1]).id, "msh");
  EXPECT_EQ(questions.list[0].pages, std::vector<std::string>{"work/pay"});
  EXPECT_EQ(questions.list[1].language.tag(), "en-GB");
  EXPECT_FALSE(questions.list[1].help);
  EXPECT_EQ(questions.some.say.size(), 2u);
  EXPECT_EQ(questions.some.helplines, std::vector<std::string>{"msh"});
  EXPECT_EQ(questions.none.language.tag(), "en-GB");
}

TEST(Questions, a_book_without_any_is_whole) {
  const auto book = parse_book(R"({"format":1,"language":"ar","topics":[],"pages":[],"helplines":[],"facts":{}})", {});
  ASSERT_TRUE(book) << book.error().detail;
  EXPECT_FALSE(book->questions);
}

TEST(Questions, an_id_that_points_nowhere_is_refused) {
  const auto refused = [](const std::string& from, const std::string& to, const std::string& why) {
    EXPECT_NE(fault_after(from, to).find(why), std::string::npos) << to << ": " << fault_after(from, to);
  };
  refused(R"("topic":"me")", R"("topic":"you")", "are of the topic you");
  refused(R"({"phone":"msh"}],
                  "pages":["work/pay"])",
          R"({"phone":"msh"}],"pages":["work/rest"])", "leads to work/rest");
  refused(R"("pages":["work/pay"],"helplines":["msh"])", R"("pages":["work/pay"],"helplines":["999"])",
          "asks for the helpline 999");
  refused(R"("Ask ",{"phone":"msh"})", R"("Ask ",{"phone":"acas"})", "asks for the number acas");
  refused(R"("pages":["work/pay"],"helplines":["msh"])", R"("pages":["pay"],"helplines":["msh"])", "is no page id");
}

TEST(Questions, what_is_not_whole_or_not_known_is_refused) {
  const std::pair<const char*, const char*> damages[] = {
      {R"("id":"debt")", R"("id":"papers")"},
      {R"("id":"debt")", R"("id":"Debt")"},
      {R"("ask":["Debt?"])", R"("ask":[])"},
      {R"("ask":["Debt?"])", R"("ask":["Debt?"],"colour":1)"},
      {R"("ask":["Debt?"],)", ""},
      {R"("ask":["Debt?"])", R"("ask":["Call 0800 808 3733"])"},
      {R"("help":["Ask ",{"phone":"msh"}])", R"("help":"Ask")"},
      {R"("say":[["z"]])", R"("say":[])"},
      {R"("say":[["z"]],)", ""},
      {R"("helplines":["msh"])", R"("helplines":["msh","msh"])"},
      {R"("helplines":["msh"])", R"("helplines":"msh")"},
      {R"("helplines":[]},"unchecked":true)", R"("helplines":[]},"unchecked":false)"},
      {R"("topic":"me","icon":59641)", R"("topic":"me","icon":65)"},
      {R"("topic":"me","icon":59641)", R"("topic":"me")"}};
  for (const auto& [from, to] : damages) EXPECT_NE(fault_after(from, to), "read") << to;
}

TEST(Questions, no_more_than_forty_and_at_least_one) {
  const std::string one = R"({"id":"debt","language":"en-GB","ask":["Debt?"],"pages":[]})";
  std::string many = one;
  for (int i = 0; i < 38; ++i) many += R"(,{"id":"q)" + std::to_string(i) + R"(","ask":["?"],"pages":[]})";
  EXPECT_EQ(fault_after(one, many), "read");
  EXPECT_NE(fault_after(one, many + R"(,{"id":"last","ask":["?"],"pages":[]})"), "read");
  const auto none = parse_book(
      R"({"format":1,"language":"ar","topics":[{"id":"me","icon":59641,"title":["t"],"pages":[]}],"pages":[],
          "helplines":[],"questions":{"topic":"me","icon":59641,"list":[],
          "some":{"title":["t"],"say":[["x"]],"pages":[],"helplines":[]},
          "none":{"title":["t"],"say":[["x"]],"pages":[],"helplines":[]}},"facts":{}})",
      {});
  EXPECT_FALSE(none);
}

TEST(News, has_its_day_as_it_is_shown) {
  EXPECT_EQ(parse_book(whole_book(), numbers_of_whole_book)->pages.at("news/day").date, "24 November 2026");
  EXPECT_NE(fault_after(R"("date":"24 November 2026")", R"("date":"")"), "read");
  EXPECT_NE(fault_after(R"("date":"24 November 2026")", R"("date":"call 0800 808 3733")"), "read");
}

}  // namespace
}  // namespace hp::content
