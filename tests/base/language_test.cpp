#include "language.h"

#include <gtest/gtest.h>

namespace hp {
namespace {

std::string put_right(std::string_view tag) {
  const auto language = Language::parse(tag);
  return language ? language->tag() : language.error().code;
}

TEST(Language, a_tag_gets_its_usual_letter_case) {
  EXPECT_EQ(put_right("EN-gb"), "en-GB");
  EXPECT_EQ(put_right("zh-hANS"), "zh-Hans");
  EXPECT_EQ(put_right("sr-latn-rs"), "sr-Latn-RS");
  EXPECT_EQ(put_right("ES-419"), "es-419");
  EXPECT_EQ(put_right("CKB"), "ckb");
}

TEST(Language, gettexts_underscore_is_understood) { EXPECT_EQ(put_right("fa_AF"), "fa-AF"); }

TEST(Language, what_is_not_a_tag_is_refused) {
  for (const char* bad : {"", "a", "abcd", "e1", "en-", "-en", "en--GB", "en-x", "en-123456789", "en GB", "../en",
                          "en/GB", "en-GB\n", "\xC3\xA9n", "abc-def-ghi-jkl-mno-pqr-s"})
    EXPECT_EQ(put_right(bad), "language.tag") << bad;
}

TEST(Language, the_refusal_quotes_no_more_than_a_line) {
  const auto refused = Language::parse(std::string(100000, 'x'));
  ASSERT_FALSE(refused);
  EXPECT_LT(refused.error().detail.size(), 200u);
}

TEST(Language, other_formats_have_names_of_their_own) {
  const Language chinese = Language::of("zh-Hans");
  EXPECT_EQ(chinese.primary(), "zh");
  EXPECT_EQ(chinese.gettext_name(), "zh_Hans");
  EXPECT_EQ(chinese.folder(), "zh-hans");
}

TEST(Language, a_tag_of_one_part_is_its_own_primary) {
  EXPECT_EQ(Language::of("ti").primary(), "ti");
  EXPECT_EQ(Language::of("ti").gettext_name(), "ti");
}

TEST(Language, one_nobody_chose_is_undetermined) { EXPECT_EQ(Language().tag(), "und"); }

TEST(Language, languages_are_equal_and_ordered_by_tag) {
  EXPECT_EQ(Language::of("en-gb"), Language::of("en_GB"));
  EXPECT_NE(Language::of("en"), Language::of("en-GB"));
  EXPECT_LT(Language::of("ar"), Language::of("bg"));
}

}  // namespace
}  // namespace hp
