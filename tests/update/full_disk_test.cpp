// The disk of the store is full, whatever is left on it; or it cannot be written at all. Then the stick is refused by
// that name, the old pack is shown, nothing of the new one is left lying; and with room again the next stick is taken.
#include <gtest/gtest.h>

#include <filesystem>

#include "own_mounts.h"
#include "program_run.h"

namespace hp::update {
namespace {

using namespace test;

constexpr std::uint64_t old = 2026'11'20'01, fresh = 2026'11'21'01, next = 2026'11'22'01;

class FullDisk : public testing::Test {
 protected:
  void SetUp() override {
    if (!no_mounts().empty()) GTEST_SKIP() << no_mounts();
  }

  // What becomes of a stick on a disk with these options that holds the old pack: "installed", or why not. Nothing
  // where the disk does not even hold the old one.
  static std::optional<std::string> on_disk(const std::string& options) {
    const ProgramKiosk kiosk;
    const SmallDisk disk(kiosk.store.path(), options);
    if (!disk.is_there()) return std::nullopt;
    kiosk.put("x.helppack", {.version = old});
    if (kiosk.plug_in() != "installed" || !std::filesystem::exists(kiosk.store.path() + "/floor")) return std::nullopt;
    const auto before = snapshot(kiosk.store.path());

    kiosk.put("x.helppack", {.version = fresh});
    const Ended ended = kiosk.run();
    const std::string outcome = kiosk.refusal();
    EXPECT_EQ(ended.exit_code, outcome == "installed" ? 0 : 1) << options << ": " << ended.said;
    EXPECT_EQ(kiosk.shown(), outcome == "installed" ? fresh : old) << options;
    if (outcome == "installed") return outcome;
    EXPECT_EQ(outcome, "disk-full") << options << ": " << ended.said;
    EXPECT_NE(ended.said.find("No space left"), std::string::npos) << options << ": " << ended.said;
    EXPECT_EQ(snapshot(kiosk.store.path()), before) << options << ": something is left lying, or gone";
    return outcome;
  }
};

TEST_F(FullDisk, of_any_size_shows_the_old_pack_or_the_new_and_nothing_is_left_lying) {
  std::size_t full = 0, installed = 0;
  for (unsigned kilobytes = 4; kilobytes <= 96; kilobytes += 4) {
    const auto outcome = on_disk("size=" + std::to_string(kilobytes) + "k");
    if (outcome) ++(*outcome == "installed" ? installed : full);
  }
  std::printf("%zu sizes too small for a second pack, %zu large enough\n", full, installed);
  EXPECT_GT(full, 1u);
  EXPECT_GT(installed, 3u);
}

TEST_F(FullDisk, of_any_number_of_names_shows_the_old_pack_or_the_new_and_nothing_is_left_lying) {
  std::size_t full = 0, installed = 0;
  for (unsigned names = 2; names <= 16; ++names) {
    const auto outcome = on_disk("size=1m,nr_inodes=" + std::to_string(names));
    if (outcome) ++(*outcome == "installed" ? installed : full);
  }
  std::printf("%zu disks with too few names left, %zu with enough\n", full, installed);
  EXPECT_GT(full, 1u);
  EXPECT_GT(installed, 3u);
}

TEST_F(FullDisk, takes_the_stick_once_there_is_room) {
  const ProgramKiosk kiosk;
  const SmallDisk disk(kiosk.store.path(), "size=64k");
  ASSERT_TRUE(disk.is_there());
  kiosk.put("x.helppack", {.version = old});
  ASSERT_EQ(kiosk.plug_in(), "installed");
  const std::string ballast = kiosk.store.write("ballast", std::string(36 * 1024, 'x'));
  kiosk.put("x.helppack", {.version = fresh});
  kiosk.run();
  EXPECT_EQ(kiosk.refusal(), "disk-full");
  EXPECT_EQ(kiosk.shown(), old);
  std::filesystem::remove(ballast);
  kiosk.run();
  EXPECT_EQ(kiosk.refusal(), "installed");
  EXPECT_EQ(kiosk.shown(), fresh);
}

// Room for the pack shown, the one before it and one that comes: what an install was killed over must not take it.
TEST_F(FullDisk, with_room_for_three_packs_is_not_shut_for_good_by_an_install_that_was_killed) {
  const ProgramKiosk kiosk;
  const SmallDisk disk(kiosk.store.path(), "size=56k");
  ASSERT_TRUE(disk.is_there());
  for (const std::uint64_t version : {old - 1, old}) {
    kiosk.put("x.helppack", {.version = version});
    ASSERT_EQ(kiosk.plug_in(), "installed");
  }
  kiosk.store.write(std::to_string(fresh) + ".helppack", text_of(pack_of({.version = fresh})));  // never switched to
  kiosk.put("x.helppack", {.version = next});
  const Ended ended = kiosk.run();
  EXPECT_EQ(ended.exit_code, 0) << ended.said;
  EXPECT_EQ(kiosk.shown(), next);
}

TEST_F(FullDisk, or_one_that_cannot_be_written_is_told_of_and_shows_the_old_pack) {
  const ProgramKiosk kiosk;
  const SmallDisk disk(kiosk.store.path(), "size=1m");
  ASSERT_TRUE(disk.is_there());
  kiosk.put("x.helppack", {.version = old});
  ASSERT_EQ(kiosk.plug_in(), "installed");
  disk.make_read_only();
  const auto before = snapshot(kiosk.store.path());
  kiosk.put("x.helppack", {.version = fresh});
  const Ended ended = kiosk.run();
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_NE(ended.said.find("Read-only file system"), std::string::npos) << ended.said;
  EXPECT_EQ(kiosk.refusal(), "failed");
  EXPECT_EQ(kiosk.shown(), old);
  EXPECT_EQ(snapshot(kiosk.store.path()), before);
}

TEST_F(FullDisk, of_the_receipt_stops_no_install) {
  const ProgramKiosk kiosk;
  const SmallDisk disk(kiosk.run_folder.path(), "size=4k,nr_inodes=2");  // the errors of the program take it
  ASSERT_TRUE(disk.is_there());
  kiosk.put("x.helppack", {.version = fresh});
  EXPECT_EQ(kiosk.run().exit_code, 0);
  EXPECT_EQ(kiosk.shown(), fresh);
}

}  // namespace
}  // namespace hp::update
