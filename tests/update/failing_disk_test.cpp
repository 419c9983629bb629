// Every operation of an install fails once, in three ways: not done; done, and yet reported as failed; and the disk
// gone from then on. Whatever it was, the old pack or the new one is shown whole, and the next stick is taken.
#include <gtest/gtest.h>

#include "stick.h"
#include "twin_disks.h"

namespace hp::update {
namespace {

using namespace test;

constexpr std::uint64_t old = 2026'11'21'01, fresh = 2026'11'22'01, next = 2026'11'23'01;

// Whether there was an operation of this number to fail.
template <class RealOne>
bool fail_one(std::size_t at, FailingDisk::Way way) {
  const Kiosk kiosk;
  kiosk.put("x.helppack", {.version = 2026'11'20'01, .signed_by = {1, 2}});
  EXPECT_EQ(kiosk.plug_in(), "installed");
  kiosk.put("x.helppack", {.version = old, .signed_by = {1, 2}});
  EXPECT_EQ(kiosk.plug_in(), "installed");
  kiosk.put("x.helppack", {.version = fresh, .signed_by = {1, 2}, .hands_over_to = {1, 2, 3}});

  RealOne real;
  FailingDisk failing(real, at, way);
  const auto outcome = kiosk.plug_in(failing);
  const std::string where = "operation " + std::to_string(at) + ": " + (outcome ? "installed" : outcome.error().detail);
  const std::uint64_t shown = kiosk.shown();
  EXPECT_TRUE(shown == fresh || (shown == old && !outcome)) << where << ", shows " << shown;

  if (shown == old) {
    EXPECT_EQ(kiosk.plug_in(), "installed") << where << ", the same stick again";
  }
  EXPECT_EQ(kiosk.shown(), fresh) << where;
  kiosk.put("x.helppack", {.version = next, .signed_by = {2, 3}});
  EXPECT_EQ(kiosk.plug_in(), "installed") << where << ", the next stick, signed by a key that was handed over to";
  EXPECT_EQ(kiosk.shown(), next) << where;
  std::size_t packs = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kiosk.store.path()))
    packs += entry.path().extension() == ".helppack";
  EXPECT_EQ(packs, 2u) << where;
  return at < failing.operations();
}

template <class RealOne = pack::RealDisk>
void fail_each(FailingDisk::Way way) {
  std::size_t at = 0;
  while (fail_one<RealOne>(at, way) && !testing::Test::HasFailure()) ++at;
  std::printf("%zu operations failed in turn\n", at);
  EXPECT_GT(at, 30u);
}

TEST(FailingDisk, that_does_not_do_an_operation_costs_no_pack) { fail_each(FailingDisk::Way::undone); }
TEST(FailingDisk, that_does_it_and_says_it_failed_costs_no_pack) { fail_each(FailingDisk::Way::done_but_failed); }
TEST(FailingDisk, that_fails_from_then_on_costs_no_pack) { fail_each(FailingDisk::Way::from_then_on); }
TEST(FailingDisk, without_unnamed_files_costs_no_pack) {
  fail_each<DiskOfNames>(FailingDisk::Way::undone);
  fail_each<DiskOfNames>(FailingDisk::Way::from_then_on);
}

}  // namespace
}  // namespace hp::update
