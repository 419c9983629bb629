#include "author/sentence.h"

#include <gtest/gtest.h>

namespace hp::author {
namespace {

std::string code_of(std::string_view message) {
  const auto parsed = parse_message(message);
  return parsed ? "good" : parsed.error().code;
}
std::string places_code(std::string_view english, std::string_view translation) {
  const auto same = compare_places(*parse_message(english), *parse_message(translation));
  return same ? "same" : same.error().code;
}

TEST(Sentence, what_is_written_is_read_back_the_same) {
  for (const char* message : {"Plain words.", "**All bold**", "Age 21: **{fact_nmw_21}** an hour",
                              "Read [Your pay](work/pay) first.", "**[Bold link](a/b)** and {phone_msh}",
                              "打电话**{phone_999}**，现在。", "{fact_a}{fact_b}", "2 * 3 is a product"})
    EXPECT_EQ(write_message(*parse_message(message)), message);
}

TEST(Sentence, bold_needs_no_space_around_it) {
  const auto thai = parse_message("โทร**ตอนนี้**เลย");
  ASSERT_TRUE(thai);
  ASSERT_EQ(thai->size(), 3u);
  EXPECT_TRUE(std::get<content::TextSpan>((*thai)[1]).bold);
}

TEST(Sentence, hyphens_of_an_id_are_underscores_in_a_message) {
  const auto parsed = parse_message("{phone_salvation_army}");
  ASSERT_TRUE(parsed);
  EXPECT_EQ(std::get<content::PhoneSpan>((*parsed)[0]).id, "salvation-army");
}

TEST(Sentence, what_is_badly_written_is_refused) {
  EXPECT_EQ(code_of("**open"), "sentence.stars");
  EXPECT_EQ(code_of("{fact_a"), "sentence.brace");
  EXPECT_EQ(code_of("a } b"), "sentence.brace");
  EXPECT_EQ(code_of("{wage}"), "sentence.place-unknown");
  EXPECT_EQ(code_of("{fact_}"), "sentence.place-unknown");
  EXPECT_EQ(code_of("{fact_nmw-21}"), "good");
  EXPECT_EQ(code_of("[words] alone"), "sentence.link");
  EXPECT_EQ(code_of("[](work/pay)"), "sentence.link");
  EXPECT_EQ(code_of("[x](https://example.org)"), "sentence.link");
  EXPECT_EQ(code_of("[{fact_a}](work/pay)"), "sentence.link");
  EXPECT_EQ(code_of("****"), "sentence.empty");
}

TEST(Sentence, every_short_text_is_refused_or_means_the_same_when_written_again) {
  constexpr std::string_view alphabet = "a/*[](){}";
  std::size_t texts = 1;
  for (int length = 1; length <= 6; ++length) {
    texts *= alphabet.size();
    for (std::size_t n = 0; n < texts; n += length < 6 ? 1 : 7) {
      std::string text;
      for (std::size_t rest = n; text.size() < static_cast<std::size_t>(length); rest /= alphabet.size())
        text += alphabet[rest % alphabet.size()];
      const auto parsed = parse_message(text);
      if (!parsed) continue;
      const std::string written = write_message(*parsed);
      ASSERT_EQ(write_message(*parse_message(written)), written) << text;
    }
  }
}

TEST(Sentence, a_translation_may_turn_places_round_but_not_lose_or_add_one) {
  EXPECT_EQ(places_code("{fact_a} of {fact_b}", "**{fact_b}** {fact_a}"), "same");
  EXPECT_EQ(places_code("{fact_a}", "nothing"), "sentence.place-lost");
  EXPECT_EQ(places_code("nothing", "{phone_msh}"), "sentence.place-added");
  EXPECT_EQ(places_code("[a](b/c)", "[x](b/c)"), "same");
  EXPECT_EQ(places_code("[a](b/c)", "[a](b/d)"), "sentence.place-lost");
}

}  // namespace
}  // namespace hp::author
