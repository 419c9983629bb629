#include "i18n/plural.h"

#include <gtest/gtest.h>

#include <string>

namespace hp::i18n {
namespace {

std::string forms(std::string_view header, std::initializer_list<unsigned long> numbers) {
  const auto plural = Plural::parse(header);
  if (!plural) return plural.error().code;
  std::string out;
  for (const unsigned long n : numbers) out += std::to_string(plural->form(n));
  return out;
}

TEST(Plural, without_a_header_one_is_one_and_all_else_many) {
  EXPECT_EQ(Plural().forms(), 2u);
  EXPECT_EQ(Plural().form(1), 0u);
  EXPECT_EQ(Plural().form(0), 1u);
}

TEST(Plural, arabic_has_its_six_forms) {
  EXPECT_EQ(
      forms("nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
            {0, 1, 2, 3, 10, 11, 99, 100, 102, 103}),
      "0123344553");
}

TEST(Plural, polish_and_slovak_differ) {
  EXPECT_EQ(forms("nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
                  {1, 2, 5, 12, 22, 25}),
            "012212");
  EXPECT_EQ(forms("nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;", {1, 2, 5, 12, 22, 25}), "012222");
}

TEST(Plural, operators_bind_as_in_c) {
  EXPECT_EQ(forms("nplurals=16; plural=1 + 2 * 3 - 4 / 2", {0}), "5");
  EXPECT_EQ(forms("nplurals=16; plural=7 - 3 - 2", {0}), "2");
  EXPECT_EQ(forms("nplurals=2; plural=0 && 0 || 1", {0}), "1");
  EXPECT_EQ(forms("nplurals=2; plural=!n == 1", {0, 5}), "10");
}

TEST(Plural, a_division_by_zero_counts_only_where_it_is_reached) {
  EXPECT_EQ(forms("nplurals=9; plural=8 / n", {0, 1, 2}), "084");
  EXPECT_EQ(forms("nplurals=9; plural=3 + 8 / n", {0, 2}), "07");
  EXPECT_EQ(forms("nplurals=3; plural=n == 0 ? 2 : 8 / n", {0}), "2");
  EXPECT_EQ(forms("nplurals=3; plural=n != 0 && 5 % n", {0}), "0");
}

TEST(Plural, a_form_past_nplurals_is_the_first) { EXPECT_EQ(forms("nplurals=2; plural=n;", {0, 1, 2, 900}), "0100"); }

TEST(Plural, what_is_no_header_is_refused) {
  for (const char* bad :
       {"", "nplurals=2;", "plural=n;", "nplurals=0; plural=0;", "nplurals=99; plural=0;", "nplurals=2; plural=(n;",
        "nplurals=2; plural=n n;", "nplurals=2; plural=x;", "nplurals=2; plural=n ? 1;", "nplurals=2; plural=;",
        "nplurals=2x; plural=n;", "nplurals=2; plural=99999999999999999999999;", "nplurals=2; plural=n; system=1;"})
    EXPECT_EQ(forms(bad, {}), "plural.header") << bad;
}

TEST(Plural, depth_and_length_are_bounded) {
  EXPECT_EQ(forms("nplurals=2; plural=" + std::string(400, '(') + "n" + std::string(400, ')'), {}), "plural.header");
  EXPECT_EQ(forms("nplurals=2; plural=" + std::string(400, '!') + "n", {}), "plural.header");
  std::string long_sum = "nplurals=2; plural=n";
  for (int i = 0; i < 300; ++i) long_sum += "+n";
  EXPECT_EQ(forms(long_sum, {}), "plural.header");
}

}  // namespace
}  // namespace hp::i18n
