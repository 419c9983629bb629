#include "utf8.h"

#include <gtest/gtest.h>

namespace hp::utf8 {
namespace {

using namespace std::string_literals;

TEST(Utf8, each_length_is_decoded) {
  const std::string text = "a\u00E9\u0939\U0001F600";  // a, é, Devanagari ha, an emoji: 1 to 4 bytes
  std::vector<char32_t> seen;
  for (std::size_t at = 0; at < text.size(); at += decode(text, at).bytes) seen.push_back(decode(text, at).code_point);
  EXPECT_EQ(seen, (std::vector<char32_t>{U'a', 0xE9, 0x939, 0x1F600}));
  EXPECT_TRUE(is_valid(text));
  EXPECT_EQ(count(text), 4u);
}

TEST(Utf8, every_code_point_comes_back) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    append(text, c);
    const Decoded d = decode(text, 0);
    ASSERT_TRUE(d.valid && d.code_point == c && d.bytes == text.size()) << std::hex << static_cast<std::uint32_t>(c);
  }
}

TEST(Utf8, what_rfc_3629_forbids_is_refused) {
  const std::string forbidden[] = {"\x80",              // a continuation that continues nothing
                                   "\xC0\xAF",          // '/' in two bytes
                                   "\xE0\x80\xAF",      // and in three
                                   "\xF0\x80\x80\xAF",  // and in four
                                   "\xC1\xBF",
                                   "\xE0\x9F\xBF",
                                   "\xF0\x8F\xBF\xBF",
                                   "\xED\xA0\x80",  // a surrogate
                                   "\xED\xBF\xBF",
                                   "\xF4\x90\x80\x80",  // above U+10FFFF
                                   "\xF8\x88\x80\x80\x80",
                                   "\xFE",
                                   "\xFF",
                                   "\xC3",  // cut off
                                   "\xE2\x82",
                                   "\xF0\x9F\x98",
                                   "\xC3(",
                                   "\xE2\x82(",
                                   "\xE2(\x82"};
  for (const std::string& text : forbidden) {
    EXPECT_FALSE(is_valid(text)) << testing::PrintToString(text);
    EXPECT_EQ(decode(text, 0).code_point, 0xFFFDu);
  }
}

TEST(Utf8, the_first_bad_byte_is_named) {
  EXPECT_EQ(first_invalid("ab\xC3\xA9\xFFz"), 4u);
  EXPECT_EQ(first_invalid("abc"), 3u);
  EXPECT_EQ(first_invalid(""), 0u);
}

TEST(Utf8, a_nul_is_a_character_like_another) {
  EXPECT_TRUE(is_valid("a\0b"s));
  EXPECT_EQ(count("a\0b"s), 3u);
}

TEST(Utf8, bad_bytes_do_not_swallow_good_ones) {
  EXPECT_EQ(to_utf16("\xE2\x82"
                     "A")
                .units,
            u"\uFFFDA");
  EXPECT_EQ(to_utf16("\xFF\xFE"
                     "B")
                .units,
            u"\uFFFD\uFFFDB");
}

// Whatever the bytes, decoding moves on and never past the end.
TEST(Utf8, any_three_bytes_can_be_walked) {
  const unsigned char edges[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2,
                                 0xDF, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xF8, 0xFF};
  for (const unsigned char a : edges)
    for (const unsigned char b : edges)
      for (const unsigned char c : edges) {
        const std::string text{static_cast<char>(a), static_cast<char>(b), static_cast<char>(c)};
        std::size_t at = 0;
        while (at < text.size()) {
          const Decoded d = decode(text, at);
          ASSERT_GE(d.bytes, 1u);
          at += d.bytes;
        }
        ASSERT_EQ(at, text.size());
      }
}

TEST(Utf16, offsets_lead_back_to_the_bytes) {
  const Utf16 text = to_utf16("a\u0939\U0001F600z");
  EXPECT_EQ(text.units, u"a\u0939\U0001F600z");
  EXPECT_EQ(text.byte_of, (std::vector<std::uint32_t>{0, 1, 4, 4, 8, 9}));
}

TEST(Utf16, an_empty_text_has_one_offset) { EXPECT_EQ(to_utf16("").byte_of, (std::vector<std::uint32_t>{0})); }

TEST(Utf16, it_comes_back_as_it_was) {
  const std::string text = "\u0627\u0644\u0639\u0631\u0628\u064A\u0629 \u12A0\u121B\u122D\u129B \U00020000 end";
  EXPECT_EQ(from_utf16(to_utf16(text).units), text);
}

TEST(Utf16, a_lone_surrogate_becomes_a_replacement) {
  EXPECT_EQ(from_utf16(std::u16string{u'a', 0xD83D, u'b'}), "a\uFFFDb");
  EXPECT_EQ(from_utf16(std::u16string{u'a', 0xDE00, u'b'}), "a\uFFFDb");
  EXPECT_EQ(from_utf16(std::u16string{u'a', 0xD83D}), "a\uFFFD");
}

}  // namespace
}  // namespace hp::utf8
