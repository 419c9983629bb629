#include "author/number_form.h"

#include <gtest/gtest.h>

namespace hp::author {
namespace {

TEST(NumberForm, has_the_signs_of_the_language) {
  EXPECT_EQ(in_number_form("23,411", "en-GB"), "23,411");
  EXPECT_EQ(in_number_form("4.5", "en-GB"), "4.5");
  EXPECT_EQ(in_number_form("23,411", "pl"), "23\u00a0411");
  EXPECT_EQ(in_number_form("4.5", "pl"), "4,5");
  EXPECT_EQ(in_number_form("23,411", "ro"), "23.411");
  EXPECT_EQ(in_number_form("1,234,567", "hi"), "12,34,567");
  EXPECT_EQ(in_number_form("£12.71", "lt"), "£12,71");
  EXPECT_EQ(in_number_form("£8.00", "bg"), "£8,00");
}

TEST(NumberForm, has_latin_digits_in_every_language) {
  for (const char* tag : {"ar", "fa", "ckb", "ur", "bn", "pa", "hi", "th", "am", "ti", "zh-Hans"})
    EXPECT_EQ(in_number_form("£23,411.50", tag), "£23,411.50") << tag;
}

TEST(NumberForm, leaves_alone_what_is_no_such_number) {
  for (const char* value : {"2025", "80%", "1 in 5", "May 2020 to May 2022", "", "55", ",", ".", "12,", "3.", "12,34"})
    EXPECT_EQ(in_number_form(value, "pl"), value);
  EXPECT_EQ(in_number_form("4.5 – 5.6", "pl"), "4,5 – 5,6");
}

}  // namespace
}  // namespace hp::author
