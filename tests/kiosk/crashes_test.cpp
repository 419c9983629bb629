#include "kiosk/crashes.h"

#include <gtest/gtest.h>

namespace hp::kiosk {
namespace {

TEST(Crashes, three_in_a_minute_are_too_many) {
  Crashes crashes;
  EXPECT_FALSE(crashes.is_too_many(5'000));
  EXPECT_FALSE(crashes.is_too_many(6'000));
  EXPECT_TRUE(crashes.is_too_many(65'000)) << "the minute is over when it is over";
}

TEST(Crashes, one_now_and_then_never_is) {
  Crashes crashes;
  for (std::uint64_t now = 1000; now < 10'000'000; now += 30'001) EXPECT_FALSE(crashes.is_too_many(now)) << now;
}

TEST(Crashes, the_count_begins_anew) {
  Crashes crashes;
  for (int of_three = 1; of_three <= 2; ++of_three) EXPECT_FALSE(crashes.is_too_many(1000));
  EXPECT_TRUE(crashes.is_too_many(1000));
  EXPECT_FALSE(crashes.is_too_many(1000));
  EXPECT_FALSE(crashes.is_too_many(1000));
  EXPECT_TRUE(crashes.is_too_many(1000));
}

}  // namespace
}  // namespace hp::kiosk
