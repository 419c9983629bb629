// News and figures end on their day: on the last day they are shown, on the next they are not, in any language.
#include <gtest/gtest.h>

#include <algorithm>

#include "house.h"

namespace hp::kiosk::house {
namespace {

bool has(const Frame& frame, const std::string& id) {
  return std::any_of(frame.tree.begin(), frame.tree.end(), [&](const SpokenEntry& e) { return e.id == id; });
}

TEST(Ends, news_is_gone_the_day_after_its_last_day_and_so_is_an_empty_topic) {
  for (const char* tag : {"en-GB", "ar"}) {
    const Language language = Language::of(tag);
    const content::Book& book = *shipped().book(language);
    Glass glass(shipped(), portrait);
    std::size_t count = 0;
    for (const auto& [id, page] : book.pages) {
      EXPECT_EQ(page.topic == "news", !page.until.empty()) << id;
      if (page.topic != "news") continue;
      ++count;
      glass.today = page.until;
      glass.stand(language, {Screen::topic, "news", 0});
      EXPECT_TRUE(has(glass.show(), "page:" + id)) << id;
      glass.today = page.until + "x";  // later than that day and earlier than every other
      glass.stand(language, {Screen::topic, "news", 0});
      EXPECT_FALSE(has(glass.show(), "page:" + id)) << id;
      glass.stand(language, {Screen::page, id, 0});  // who stood on it meets the numbers
      bool number = false;
      for (const SpokenEntry& e : glass.show().tree) number |= e.name == "08000 121 700";
      EXPECT_TRUE(number) << id;
    }
    EXPECT_GT(count, 0u);
    glass.today = "2099-01-01";
    glass.stand(language, {Screen::menu, {}, 0});
    EXPECT_FALSE(has(glass.show(), "topic:news"));
    EXPECT_TRUE(has(glass.show(), "topic:about"));
  }
}

TEST(Ends, a_wage_gives_way_to_its_fallback_the_day_after_its_last) {
  const Language english = Language::of("en-GB");
  Glass glass(shipped(), portrait);
  const auto shows = [&](const std::string& words) {
    glass.stand(english, {Screen::page, "work/pay", 0});
    for (const SpokenEntry& e : glass.show().tree)
      if (e.name.find(words) != std::string::npos) return true;
    return false;
  };
  std::string last;
  for (const content::Block& block : shipped().book(english)->pages.at("work/pay").blocks)
    if (last.empty()) last = block.until;
  ASSERT_FALSE(last.empty());
  const std::string wage = shipped().book(english)->facts.at("nmw-21");
  glass.today = last;
  EXPECT_TRUE(shows(wage));
  EXPECT_FALSE(shows("Ask the helpline for the current figure."));
  glass.today = last + "x";
  EXPECT_FALSE(shows(wage));
  EXPECT_TRUE(shows("Ask the helpline for the current figure."));
}

}  // namespace
}  // namespace hp::kiosk::house
