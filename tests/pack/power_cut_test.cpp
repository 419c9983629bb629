// The power fails after any operation of an install, and any of what was not synced is lost. What is left must show the
// old pack or the new one whole, have another behind it, never a lower floor, and take the next pack.
#include <gtest/gtest.h>

#include "pack/install.h"
#include "pack_builder.h"
#include "twin_disks.h"

namespace hp::pack {
namespace {

using namespace test;

constexpr std::uint64_t oldest = 2026'11'20'01, old = 2026'11'21'01, fresh = 2026'11'22'01, next = 2026'11'23'01;
const std::string store = "/store";
const Trust base = trust_in({0, 1, 2});

InstallRules rules() { return {"2026-11-24", false}; }

// The next version installed, or why not.
std::string put(Disk& disk, const Bytes& bytes) {
  auto standing = read_standing(disk, store, base);
  if (!standing) return standing.error().detail;
  if (auto cleared = clear_unfinished(disk, store); !cleared) return cleared.error().detail;
  auto file = NewFile::make(disk, store);
  if (!file) return file.error().detail;
  if (auto written = disk.write(file->number(), bytes); !written) return written.error().detail;
  auto copy = CopiedPack::verify(*std::move(file), standing->in_force.trust);
  if (!copy) return copy.error().detail;
  auto installed = install(disk, store, *copy, *standing, rules());
  if (!installed) return installed.error().detail;
  return installed->unfinished ? installed->unfinished->detail : "installed";
}

std::uint64_t shown(Disk& disk, const Trust& trust) {
  const Best best = open_best(disk, store, trust);
  return best.pack ? best.pack->about().version : 0;
}

// What is wrong with the store that a cut has left; empty if nothing is.
std::string fault_of(ForgettingDisk& disk, bool installed) {
  auto in_force = trust_in_force(disk, base, store);
  if (!in_force) return in_force.error().detail;
  if (!in_force->left_out.empty()) return in_force->left_out.front().detail;
  const Best best = open_best(disk, store, in_force->trust);
  if (!best.pack) return "nothing is shown: " + best.passed_over.front().detail;
  if (!best.is_current) return "current: " + best.passed_over.front().detail;
  const std::uint64_t version = best.pack->about().version;
  if (version != fresh && (version != old || installed)) return "shows " + std::to_string(version);
  if (version == fresh && in_force->trust != trust_in({1, 2, 3})) return "the withdrawn key is trusted";
  auto floor = read_floor(disk, store);
  if (!floor || !*floor) return floor ? "the floor is gone" : floor.error().detail;
  if ((*floor)->version < (installed ? fresh : old)) return "the floor was lowered";

  ForgettingDisk damaged = disk;
  damaged.after_each = nullptr;
  if (!damaged.remove(store + "/current")) return "the test is wrong";
  const std::uint64_t behind = shown(damaged, in_force->trust);
  if (behind == 0 || behind == version) return "no other pack stands behind " + std::to_string(version);
  if (installed && behind != old) return "the one before it does not stand behind it";

  if (const std::string put_next = put(disk, pack_of({.version = next, .signed_by = {1, 2}})); put_next != "installed")
    return "the next pack: " + put_next;
  if (shown(disk, trust_in_force(disk, base, store)->trust) != next) return "the next pack is not shown";
  return "";
}

struct Cuts {
  std::size_t operations = 0, left = 0, syncs = 0;
  std::string first_fault;
};

// An install of `fresh`, which hands over to other keys, on a store that holds two packs and a trust folder.
Cuts cut_everywhere(std::optional<std::size_t> sync_left_out) {
  ForgettingDisk disk;
  EXPECT_EQ(put(disk, pack_of({.version = oldest, .signed_by = {1, 2}})), "installed");
  EXPECT_EQ(put(disk, pack_of({.version = old, .signed_by = {1, 2}})), "installed");
  disk.sync_all();
  const std::size_t syncs_before = disk.syncs();
  if (sync_left_out) disk.lies_at = syncs_before + *sync_left_out;
  Cuts cuts;
  std::set<std::string> seen;
  const auto cut_here = [&](bool installed) {
    cuts.left += disk.for_each_cut(
        [&](ForgettingDisk& left) {
          if (!cuts.first_fault.empty()) return;
          const std::string what = left.what();
          const std::string fault = fault_of(left, installed);
          if (!fault.empty())
            cuts.first_fault = fault + ", after operation " + std::to_string(cuts.operations) + ":\n" + what;
        },
        seen);
  };
  disk.after_each = [&] {
    ++cuts.operations;
    cut_here(false);
  };
  EXPECT_EQ(put(disk, pack_of({.version = fresh, .signed_by = {1, 2}, .hands_over_to = {1, 2, 3}})), "installed");
  disk.after_each = nullptr;
  cuts.syncs = disk.syncs() - syncs_before;
  seen.clear();
  cut_here(true);
  return cuts;
}

TEST(PowerCut, leaves_the_old_pack_or_the_new_whole_wherever_it_falls) {
  const Cuts cuts = cut_everywhere({});
  EXPECT_EQ(cuts.first_fault, "");
  std::printf("%zu operations, %zu syncs, %zu different disks left by a cut\n", cuts.operations, cuts.syncs, cuts.left);
  EXPECT_GT(cuts.left, 100u);
}

TEST(PowerCut, is_not_survived_when_any_one_sync_is_left_out) {
  const std::size_t syncs = cut_everywhere({}).syncs;
  ASSERT_GE(syncs, 7u);
  for (std::size_t n = 0; n < syncs; ++n)
    EXPECT_NE(cut_everywhere(n).first_fault, "") << "sync " << n << " is of no use, or the test does not see its use";
}

// What is wrong with the store, as little as this asks; empty if nothing is.
std::string fault_of_either(ForgettingDisk& disk) {
  const auto in_force = trust_in_force(disk, base, store);
  if (!in_force) return in_force.error().detail;
  const Best best = open_best(disk, store, in_force->trust);
  if (!best.is_current) return "current: " + best.passed_over.front().detail;
  const std::uint64_t version = best.pack->about().version;
  ForgettingDisk damaged = disk;
  damaged.after_each = nullptr;
  if (!damaged.remove(store + "/current")) return "the test is wrong";
  const std::uint64_t behind = shown(damaged, in_force->trust);
  return behind == 0 || behind == version ? "no other pack stands behind " + std::to_string(version) : "";
}

TEST(PowerCut, after_an_install_that_was_killed_leaves_a_whole_pack_while_its_leavings_are_cleared) {
  struct Killed {};
  std::size_t kills = 0, left = 0;
  for (bool was_killed = true; was_killed; ++kills) {
    ForgettingDisk disk;
    ASSERT_EQ(put(disk, pack_of({.version = oldest, .signed_by = {1, 2}})), "installed");
    ASSERT_EQ(put(disk, pack_of({.version = old, .signed_by = {1, 2}})), "installed");
    disk.sync_all();
    std::size_t operations = 0;
    disk.after_each = [&] {
      if (operations++ == kills) throw Killed();
    };
    was_killed = false;
    try {
      put(disk, pack_of({.version = fresh, .signed_by = {1, 2}, .hands_over_to = {1, 2, 3}}));
    } catch (const Killed&) {
      was_killed = true;
    }
    std::set<std::string> seen;
    disk.after_each = [&] {
      left += disk.for_each_cut(
          [&](ForgettingDisk& cut) {
            const std::string fault = fault_of_either(cut);
            EXPECT_EQ(fault, "") << "killed after operation " << kills << ", then:\n" << cut.what();
          },
          seen);
    };
    EXPECT_EQ(put(disk, pack_of({.version = next, .signed_by = {1, 2}})), "installed");
    if (testing::Test::HasFailure()) break;
  }
  std::printf("killed after each of %zu operations, %zu different disks left by a cut after that\n", kills - 1, left);
}

TEST(PowerCut, in_the_very_first_install_leaves_nothing_or_the_pack_whole) {
  ForgettingDisk disk;
  std::size_t left = 0;
  std::set<std::string> seen;
  disk.after_each = [&] {
    left += disk.for_each_cut(
        [&](ForgettingDisk& cut) {
          const Best best = open_best(cut, store, base);
          EXPECT_TRUE(best.pack || best.passed_over.front().code == "disk.missing") << cut.what();
          const std::string outcome = put(cut, pack_of({.version = next}));
          EXPECT_EQ(outcome, "installed") << cut.what();
        },
        seen);
  };
  EXPECT_EQ(put(disk, pack_of({.version = fresh})), "installed");
  EXPECT_GE(left, 5u);
}

}  // namespace
}  // namespace hp::pack
