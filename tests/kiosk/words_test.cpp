#include "kiosk/words.h"

#include <gtest/gtest.h>

namespace hp::kiosk {
namespace {

const Language urdu = Language::of("ur");

TEST(Words, a_number_stands_in_an_isolate_and_stays_on_one_line) {
  const Words w = set_sentence(
      {content::TextSpan{.text = "کال ", .bold = false, .link = {}}, content::PhoneSpan{.id = "msh", .bold = true}},
      urdu, {}, {{"msh", "08000 121 700"}});
  EXPECT_EQ(w.text, "کال \u206608000 121 700\u2069");
  ASSERT_EQ(w.spans.size(), 1u);
  EXPECT_TRUE(w.spans[0].together);
  EXPECT_TRUE(w.spans[0].bold);
  EXPECT_EQ(w.text.substr(w.spans[0].start, w.spans[0].end - w.spans[0].start), "08000 121 700");
}

TEST(Words, a_link_carries_where_it_leads) {
  const Words w = set_sentence({content::TextSpan{.text = "Read ", .bold = false, .link = {}},
                                content::TextSpan{.text = "Your pay", .bold = false, .link = "work/pay"}},
                               Language::of("en-GB"), {}, {});
  ASSERT_EQ(w.links.size(), 1u);
  EXPECT_EQ(w.links[0], "work/pay");
  EXPECT_EQ(w.spans.at(0).tag, 1);
}

TEST(Words, a_date_runs_as_its_own_words_do) {
  // In an isolate from left to right, "24 نوفمبر 2026" would be read as November 2026 24.
  const Words w = fill_places("في {date}.", Language::of("ar"), {{"date", "24 نوفمبر 2026"}});
  EXPECT_EQ(w.text, "في \u206824 نوفمبر 2026\u2069.");
}

TEST(Words, places_of_a_phrase_are_filled_wherever_the_language_puts_them) {
  EXPECT_EQ(fill_places("{b} then {a}", urdu, {{"a", "1"}, {"b", "2"}}).text, "\u20682\u2069 then \u20681\u2069");
  EXPECT_EQ(fill_places("no place {", urdu, {}).text, "no place {");
}

}  // namespace
}  // namespace hp::kiosk
