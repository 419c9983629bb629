// "A pack can be changed nowhere without being refused" (design §6), tried at every byte; and the two changes that this
// does not cover, as no format could that lets people sign one after another. MANIFEST cannot say how many will sign
// it, so a whole good signature above the threshold can be taken away; and those that are there can change places. What
// remains is MANIFEST and all files as they were, signed by as many trusted keys as are asked for. Nobody gains by it:
// where more than the threshold are asked for (another core number), or where each signature must please two trust
// folders, those who remain have signed that very pack.
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

// Most of a signature is no hash's business, and base64 is easily written in two ways.
TEST(EveryByte, of_a_signature_changed_to_any_other_value_is_refused) {
  const std::string manifest = manifest_of(good_files());
  const Digest digest = blake2b_512(std::as_bytes(std::span(manifest)));
  std::string changed = sign(0, manifest);
  const std::string other = sign(1, manifest);
  const auto accepted = [&] {
    return check_signatures(std::vector<std::string_view>{changed, other}, digest, trust()).has_value();
  };
  ASSERT_TRUE(accepted());
  for (char& byte : changed) {
    const char was = byte;
    for (int change = 1; change < 256; ++change) {
      byte = static_cast<char>(was ^ change);
      ASSERT_FALSE(accepted()) << "byte " << &byte - changed.data() << " changed by " << change;
    }
    byte = was;
  }
}

TEST(EveryByte, of_whole_signatures_that_change_places_or_go_leaves_what_was_signed_as_it_was) {
  const auto signed_by = [](const std::vector<unsigned>& keys) {
    return verified(tar_of(signed_files(manifest_of(good_files()), good_files(), keys)));
  };
  const auto all = signed_by({0, 1, 2});
  ASSERT_TRUE(all);
  for (const std::vector<unsigned>& keys : {std::vector<unsigned>{1, 0, 2}, {2, 1, 0}, {1, 0}, {0, 2}, {2, 1}}) {
    const auto other = signed_by(keys);
    ASSERT_TRUE(other);
    EXPECT_EQ(other->manifest_digest(), all->manifest_digest()) << "and so the six words, and every file";
    EXPECT_EQ(other->signers().size(), keys.size());
  }
  EXPECT_EQ(code_of(signed_by({1})), "pack.signatures-too-few") << "never below the threshold";
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
