// Every bad pack is refused, and by the code that its damage has, as an updater meets it: our own copy is verified,
// every sound hashed, and the pack weighed against what stands in the store.
#include "bad_packs.h"

#include <gtest/gtest.h>

#include <set>

#include "pack/install.h"

namespace hp::pack {
namespace {

using namespace test;

// The store before: one pack, the oldest that is not too old.
const Standing& standing() {
  static const Standing before = [] {
    Standing made{{trust(), {}}, {}, {}};
    made.best.pack = *admit(*verified(pack_of({.version = shown_before_bad})), trust());
    made.floor = {shown_before_bad, "2026-11-20"};
    return made;
  }();
  return before;
}

std::string refusal(const Bytes& pack) {
  const TempFolder store;
  RealDisk disk;
  auto file = NewFile::make(disk, store.path());
  EXPECT_TRUE(file);
  EXPECT_TRUE(disk.write(file->number(), pack));
  const auto copy = CopiedPack::verify(*std::move(file), trust());
  if (!copy) return copy.error().code;
  return code_of(acceptable(copy->pack(), standing(), {"2026-11-24", false}));
}

class Bad : public testing::TestWithParam<BadPack> {};

TEST_P(Bad, is_refused_by_the_code_of_its_damage) { EXPECT_EQ(refusal(GetParam().make()), GetParam().code); }

INSTANTIATE_TEST_SUITE_P(Pack, Bad, testing::ValuesIn(all_bad_packs()), [](const auto& bad) { return bad.param.name; });

TEST(BadPacks, are_bad_by_their_damage_alone) {
  EXPECT_EQ(refusal(good_pack()), "accepted");
  EXPECT_EQ(refusal(pack_of({.signed_by = {1, 2}, .hands_over_to = {1, 2, 3}})), "accepted");
}

TEST(BadPacks, are_each_another) {
  std::set<std::string> names;
  std::set<Bytes> packs;
  std::size_t same = 0;
  for (const BadPack& bad : all_bad_packs()) {
    EXPECT_TRUE(names.insert(bad.name).second) << bad.name;
    if (!packs.insert(bad.make()).second) ++same;
  }
  std::printf("%zu bad packs\n", names.size());
  EXPECT_LT(same, 20u) << "two names for one damage";
}

TEST(BadPacks, are_bad_wherever_they_are_cut_short) {
  const Bytes whole = good_pack();
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const bool near_a_boundary = (length + 2) % block_bytes < 4;
    if (!near_a_boundary && length % 61 != 0) continue;
    EXPECT_FALSE(verified({whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length)})) << length;
  }
}

}  // namespace
}  // namespace hp::pack
