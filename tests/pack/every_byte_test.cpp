// "A pack can be changed nowhere without being refused" (design §6), tried at every byte.
#include <gtest/gtest.h>

#include <cctype>

#include "pack_builder.h"

namespace hp::pack {
namespace {

using namespace test;

// Refused when it is opened; or, where only sound is changed, when the sound is to be played.
bool is_refused(const Bytes& pack) {
  const auto opened = verified(pack);
  return !opened || !opened->sound("audio/en-gb/help.opus");
}

TEST(EveryByte, of_a_good_pack_changed_alone_is_refused) {
  Bytes pack = good_pack();
  ASSERT_FALSE(is_refused(pack));
  for (std::size_t at = 0; at < pack.size(); ++at) {
    const std::byte was = pack[at];
    // One bit, all bits, and a letter's case.
    for (const unsigned pattern : {1u << at % 8, 0xFFu, 0x20u}) {
      if (pattern == 0x20u && !std::isalpha(std::to_integer<unsigned char>(was))) continue;
      pack[at] ^= static_cast<std::byte>(pattern);
      ASSERT_TRUE(is_refused(pack)) << "byte " << at << " changed by " << pattern;
      pack[at] = was;
    }
  }
  EXPECT_FALSE(is_refused(pack)) << "put right again, it is the good pack";
}

TEST(EveryByte, left_out_or_said_twice_is_refused) {
  const Bytes whole = good_pack();
  for (std::size_t at = 0; at < whole.size(); at += 11) {
    const auto place = static_cast<std::ptrdiff_t>(at);
    Bytes shorter = whole;
    shorter.erase(shorter.begin() + place);
    EXPECT_TRUE(is_refused(shorter)) << at;
    Bytes longer = whole;
    longer.insert(longer.begin() + place, longer[at]);
    EXPECT_TRUE(is_refused(longer)) << at;
  }
}

TEST(EveryByte, a_block_left_out_said_twice_or_swapped_is_refused) {
  const Bytes whole = good_pack();
  const auto block = static_cast<std::ptrdiff_t>(block_bytes);
  for (auto at = std::ptrdiff_t{0}; at < std::ssize(whole); at += block) {
    Bytes shorter = whole;
    shorter.erase(shorter.begin() + at, shorter.begin() + at + block);
    EXPECT_TRUE(is_refused(shorter)) << at;
    Bytes longer = whole;
    longer.insert(longer.begin() + at, whole.begin() + at, whole.begin() + at + block);
    EXPECT_TRUE(is_refused(longer)) << at;
    Bytes swapped = whole;
    if (at + block < std::ssize(whole))
      std::swap_ranges(swapped.begin() + at, swapped.begin() + at + block, swapped.begin() + at + block);
    EXPECT_TRUE(swapped == whole || is_refused(swapped)) << at;
  }
}

}  // namespace
}  // namespace hp::pack
