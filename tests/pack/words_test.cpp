#include "pack/words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "pack/word_list.h"

namespace hp::pack {
namespace {

TEST(SixWords, are_the_first_sixty_six_bits_eleven_a_word) {
  Digest digest{};
  EXPECT_EQ(six_words(digest)[0], word_list[0]);
  digest.fill(std::byte{0xff});
  for (const std::string_view word : six_words(digest)) EXPECT_EQ(word, word_list[2047]);
  // 00000000001 00000000010 00000000011 00000000100 00000000101 00000000110
  digest = {std::byte{0x00}, std::byte{0x20}, std::byte{0x08}, std::byte{0x01}, std::byte{0x80},
            std::byte{0x40}, std::byte{0x0a}, std::byte{0x01}, std::byte{0x80}};
  const auto words = six_words(digest);
  for (std::size_t i = 0; i < words.size(); ++i) EXPECT_EQ(words[i], word_list[i + 1]);
}

TEST(SixWords, change_with_every_one_of_their_bits_and_no_other) {
  const Digest plain{};
  for (std::size_t bit = 0; bit < plain.size() * 8; ++bit) {
    Digest changed = plain;
    changed[bit / 8] = std::byte{static_cast<unsigned char>(0x80 >> bit % 8)};
    EXPECT_EQ(six_words(changed) != six_words(plain), bit < 66) << bit;
  }
}

TEST(WordList, can_be_told_apart_by_ear_and_by_four_letters) {
  EXPECT_TRUE(std::is_sorted(word_list.begin(), word_list.end()));
  std::set<std::string_view> starts;
  for (const std::string_view word : word_list) {
    EXPECT_TRUE(word.size() >= 3 && word.size() <= 7) << word;
    EXPECT_TRUE(std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; })) << word;
    EXPECT_TRUE(starts.insert(word.substr(0, 4)).second) << word;
  }
}

}  // namespace
}  // namespace hp::pack
