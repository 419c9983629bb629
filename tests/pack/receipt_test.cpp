#include "pack/receipt.h"

#include <gtest/gtest.h>

#include <random>

namespace hp::pack {
namespace {

Receipt made_up(std::mt19937& random) {
  const auto coin = [&] { return random() % 2 == 0; };
  Receipt r;
  r.state = static_cast<Receipt::State>(random() % 3);
  if (coin()) r.percent = static_cast<int>(random() % 101);
  if (coin()) r.from = 2026'11'24'00 + random() % 100;
  if (coin()) r.to = 2026'11'25'00 + random() % 100;
  if (coin()) r.code = static_cast<RefusalCode>(random() % (static_cast<unsigned>(RefusalCode::failed) + 1));
  if (coin()) r.words = {"apple", "ribbon", "candle", "basket", "yellow", "window"};
  return r;
}

TEST(Receipt, is_read_as_it_was_written) {
  std::mt19937 random(1);
  for (int i = 0; i < 2000; ++i) {
    const Receipt receipt = made_up(random);
    const std::string text = write_receipt(receipt);
    ASSERT_LE(text.size(), max_receipt_bytes);
    auto back = parse_receipt(text);
    ASSERT_TRUE(back) << text << back.error().detail;
    ASSERT_EQ(*back, receipt) << text;
  }
}

TEST(Receipt, damaged_anywhere_is_refused_or_is_another_receipt) {
  std::mt19937 random(2);
  for (int i = 0; i < 200; ++i) {
    std::string text = write_receipt(made_up(random));
    for (std::size_t at = 0; at < text.size(); ++at) {
      std::string other = text;
      other[at] = static_cast<char>(random() % 256);
      if (auto back = parse_receipt(other)) {
        EXPECT_TRUE(parse_receipt(write_receipt(*back)));
      }
    }
  }
}

TEST(Receipt, that_carries_anything_else_is_refused) {
  for (const char* text :
       {"", "state=gone\n", "percent=40\n", "state=working\nstate=working\n", "state=working\npercent=101\n",
        "state=working\npercent=-1\n", "state=installed\nto=12\n", "state=installed\nto=20261124010\n",
        "state=working\nhello=there\n", "state=working\nhello\n", "state=installed\nwords=one two three four five\n",
        "state=installed\nwords=<b>go</b> away two three four five\n",
        "state=installed\nwords=Go away now two three four\n",
        "state=installed\nwords=apple ribbon candle basket yellow handcuffs\n",
        "state=installed\nwords=apple ribbon candle basket yellow window \n",
        "state=installed\nwords=apple ribbon candle basket yellow window acorn\n",
        "state=installed\nwords=apple  ribbon candle basket yellow\n"})
    EXPECT_FALSE(parse_receipt(text)) << text;
  EXPECT_FALSE(parse_receipt("state=working\n" + std::string(600, '\n')));
}

TEST(Receipt, a_code_of_a_later_version_is_a_failure_like_any_other) {
  auto receipt = parse_receipt("state=refused\ncode=eaten-by-mice\n");
  ASSERT_TRUE(receipt);
  EXPECT_EQ(receipt->code, RefusalCode::failed);
}

TEST(Receipt, every_refusal_says_what_to_do_in_two_short_sentences) {
  for (unsigned char i = 0; i <= static_cast<unsigned char>(RefusalCode::failed); ++i) {
    const auto code = static_cast<RefusalCode>(i);
    EXPECT_FALSE(name_of(code).empty());
    EXPECT_EQ(std::count(sentence(code).begin(), sentence(code).end(), '.'), 2) << name_of(code);
    EXPECT_LE(sentence(code).size(), 90u) << name_of(code);
  }
}

}  // namespace
}  // namespace hp::pack
