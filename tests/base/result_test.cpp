#include "result.h"

#include <gtest/gtest.h>

#include <memory>

namespace hp {
namespace {

Result<int> half(int n) {
  if (n % 2 != 0) return Error{"test.odd", std::to_string(n) + " is odd"};
  return n / 2;
}

Result<int> quarter(int n) {
  auto once = half(n);
  if (!once) return std::move(once).error().doing("halving " + std::to_string(n));
  auto twice = half(*once);
  if (!twice) return std::move(twice).error().doing("halving " + std::to_string(n) + " again");
  return *twice;
}

Result<void> must_be_even(int n) {
  if (n % 2 != 0) return Error{"test.odd", "odd"};
  return {};
}

TEST(Result, a_value_is_held) {
  const auto r = half(8);
  ASSERT_TRUE(r.has_value());
  EXPECT_EQ(*r, 4);
}

TEST(Result, an_error_is_held) {
  const auto r = half(7);
  ASSERT_FALSE(r);
  EXPECT_EQ(r.error().code, "test.odd");
  EXPECT_EQ(r.error().detail, "7 is odd");
}

TEST(Result, an_error_says_on_its_way_up_what_was_being_done) {
  const auto r = quarter(6);
  ASSERT_FALSE(r);
  EXPECT_EQ(r.error().code, "test.odd");
  EXPECT_EQ(r.error().detail, "halving 6 again: 3 is odd");
}

TEST(Result, what_can_only_be_moved_can_be_returned) {
  Result<std::unique_ptr<int>> r = std::make_unique<int>(5);
  const std::unique_ptr<int> owned = std::move(*r);
  EXPECT_EQ(*owned, 5);
}

TEST(Result, members_are_reached_through_it) {
  Result<std::string> r = std::string("abc");
  r->push_back('d');
  EXPECT_EQ(r->size(), 4u);
}

TEST(Result, nothing_can_succeed_or_fail_too) {
  EXPECT_TRUE(must_be_even(2));
  const auto failed = must_be_even(3);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, "test.odd");
}

}  // namespace
}  // namespace hp
