#include <gtest/gtest.h>

#include "content/collection.h"

namespace hp::content {
namespace {

TEST(SentenceRules, ordinary_sentences_of_every_script_pass) {
  for (const char* good : {"You can leave. Nobody may keep your passport.", "Mo-Fr 09:00-17:00", "24/7", "31/03/2026",
                           "من 2025-2026", "不知道 12345 号", "Ask for \u2066Acas\u2069.", "ทุกวัน 09:00–17:00", ""})
    EXPECT_EQ(fault_in_text(good), std::nullopt) << good;
}

TEST(SentenceRules, a_telephone_number_is_found_however_it_is_written) {
  for (const char* bad :
       {"call 123456", "08000121700", "0800 808 3733", "0800-808-3733", "(01992) 555.555", "+44 20 7008 0151",
        "٠٨٠٠١٢١٧٠٠", "०८०० ८०८ ३७३३", "๐๘๐๐๐๑๒๑๗", "0800\u00A0808\u202F3733", "０８０００１２１７"}) {
    const auto fault = fault_in_text(bad);
    ASSERT_TRUE(fault) << bad;
    EXPECT_NE(fault->find("long number"), std::string::npos) << bad;
  }
}

TEST(SentenceRules, only_isolates_may_turn_the_direction) {
  for (const char* bad : {"a\u202Eb", "a\u200Eb", "a\u200Fb", "a\u061Cb", "a\u202Ab"}) {
    const auto fault = fault_in_text(bad);
    ASSERT_TRUE(fault) << bad;
    EXPECT_NE(fault->find("direction mark"), std::string::npos);
  }
  EXPECT_EQ(fault_in_text("a\u202Eb"), "has the direction mark U+202E; only isolates (U+2066 to U+2069) are used");
}

TEST(SentenceRules, isolates_come_in_pairs) {
  EXPECT_TRUE(fault_in_text("a \u2067b"));
  EXPECT_TRUE(fault_in_text("a \u2069b"));
  EXPECT_FALSE(fault_in_text("\u2067a \u2066b\u2069\u2069"));
}

TEST(SentenceRules, control_characters_and_bad_bytes_are_refused) {
  for (const char* bad : {"a\nb", "a\tb", "a\x7F", "a\u2028b", "a\uFEFF", "\xFF", "\xED\xA0\x80", "a\U000E0041"})
    EXPECT_TRUE(fault_in_text(bad)) << bad;
}

}  // namespace
}  // namespace hp::content
