#include "update/choose.h"

#include <gtest/gtest.h>

#include <array>

namespace hp::update {
namespace {

const Error no{"pack.older", "too old"}, broken{"archive.header-wrong", "broken"};

TEST(Choose, takes_the_highest_version_whatever_the_names_say) {
  const std::array<Offer, 3> offers{Offer{"a", 3, {}}, Offer{"b", 5, {}}, Offer{"c", 4, {}}};
  EXPECT_EQ(choose(offers).take, 1u);
}

TEST(Choose, passes_over_what_is_refused_however_new) {
  const std::array<Offer, 3> offers{Offer{"a", 3, {}}, Offer{"b", 5, no}, Offer{"c", {}, broken}};
  EXPECT_EQ(choose(offers).take, 0u);
  EXPECT_FALSE(choose(offers).refused);
}

TEST(Choose, takes_the_first_of_two_with_one_version) {
  const std::array<Offer, 2> offers{Offer{"a", 3, {}}, Offer{"b", 3, {}}};
  EXPECT_EQ(choose(offers).take, 0u);
}

TEST(Choose, says_why_of_the_newest_that_is_a_pack_at_all) {
  const std::array<Offer, 3> offers{Offer{"a", {}, broken}, Offer{"b", 3, broken}, Offer{"c", 4, no}};
  const Plan plan = choose(offers);
  EXPECT_FALSE(plan.take);
  ASSERT_TRUE(plan.refused);
  EXPECT_EQ(plan.refused->code, "pack.older");
  EXPECT_EQ(plan.refused->detail, "c: too old");
}

}  // namespace
}  // namespace hp::update
