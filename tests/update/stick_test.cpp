#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <fstream>
#include <thread>

#include "stick.h"
#include "update/copy.h"

namespace hp::update {
namespace {

using namespace test;

TEST(Stick, the_newest_of_its_packs_is_installed_whatever_its_name) {
  const Kiosk kiosk;
  kiosk.put("a.helppack", {.version = 2026'11'22'01});
  kiosk.put("z.helppack", {.version = 2026'11'21'01});
  kiosk.stick.write("c.helppack", "damaged");
  EXPECT_EQ(kiosk.plug_in(), "installed");
  EXPECT_EQ(kiosk.shown(), 2026'11'22'01u);
  EXPECT_EQ(kiosk.plug_in(), "older") << "plugged in once more";
}

TEST(Stick, the_newest_of_its_packs_is_installed_on_a_disk_without_unnamed_files_too) {
  for (const std::uint64_t first : {2026'11'22'01u, 2026'11'20'01u}) {
    const Kiosk kiosk;
    kiosk.stick.write("0.helppack", text_of(pack_of({.version = 2026'11'23'01, .signed_by = {0, 9}})));
    kiosk.put("a.helppack", {.version = first});
    kiosk.put("b.helppack", {.version = 2026'11'21'01});
    kiosk.stick.write("c.helppack", "damaged");
    DiskOfNames disk;
    const auto outcome = kiosk.plug_in(disk);
    ASSERT_TRUE(outcome) << outcome.error().detail;
    EXPECT_EQ(kiosk.shown(), std::max(first, std::uint64_t{2026'11'21'01}));
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(kiosk.store.path()), {}), 3) << "pack, current, floor";
  }
}

TEST(Stick, the_fifth_pack_is_not_looked_at) {
  const Kiosk kiosk;
  for (const char* const name : {"a", "b", "c", "d"})
    kiosk.put(name + std::string(".helppack"), {.version = 2026'11'20'00 + static_cast<std::uint64_t>(*name - 'a')});
  kiosk.put("e.helppack", {.version = 2026'11'24'01});
  EXPECT_EQ(kiosk.plug_in(), "installed");
  EXPECT_EQ(kiosk.shown(), 2026'11'20'03u);
}

TEST(Stick, each_refusal_is_told_by_its_name_and_leaves_the_store_alone) {
  const std::vector<std::pair<std::string, Wish>> refusals{
      {"unknown-key", {.signed_by = {0, 9}}}, {"too-few-signatures", {.signed_by = {0}}},
      {"unsigned", {.signed_by = {}}},        {"wrong-group", {.group = "kent"}},
      {"future", {.version = 2030'01'01'01}}, {"wrong-numbers", {.msh = "08000 121 701"}},
      {"older", {.version = 2026'11'19'01}}};
  const Kiosk kiosk;
  kiosk.put("x.helppack", {.version = 2026'11'20'01});
  ASSERT_EQ(kiosk.plug_in(), "installed");
  for (const auto& [name, wish] : refusals) {
    kiosk.put("x.helppack", wish);
    EXPECT_EQ(kiosk.plug_in(), name);
    EXPECT_EQ(kiosk.shown(), 2026'11'20'01u);
  }
  kiosk.stick.write("x.helppack", "damaged");
  EXPECT_EQ(kiosk.plug_in(), "damaged");
  kiosk.empty_stick();
  EXPECT_EQ(kiosk.plug_in(), "no-pack");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(kiosk.store.path()), {}), 3) << "pack, current, floor";
}

TEST(Stick, a_file_that_is_no_plain_file_does_not_hide_a_good_pack) {
  const Kiosk kiosk;
  ASSERT_EQ(::mkfifo((kiosk.stick.path() + "/a.helppack").c_str(), 0600), 0);
  std::filesystem::create_symlink("/etc/passwd", kiosk.stick.path() + "/b.helppack");
  EXPECT_EQ(kiosk.plug_in(), "unreadable");
  kiosk.put("c.helppack", {});
  EXPECT_EQ(kiosk.plug_in(), "installed");
}

TEST(Stick, a_pack_that_is_too_large_is_refused_before_a_byte_is_copied) {
  const Kiosk kiosk;
  std::filesystem::resize_file(kiosk.stick.write("x.helppack", ""), pack::max_pack_bytes + 1);  // all of it a hole
  EXPECT_EQ(kiosk.plug_in(), "too-large");
}

TEST(Stick, a_pack_that_finds_no_room_is_refused_before_a_byte_is_copied) {
  const Kiosk kiosk;
  kiosk.put("x.helppack", {});
  // Where the test may not write files past this size, room for one cannot be had.
  struct rlimit before {};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  ::signal(SIGXFSZ, SIG_IGN);
  const struct rlimit small { 512, before.rlim_max };
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  std::uint64_t copied = 0;
  pack::RealDisk disk;
  auto source = *Source::open(*Stick::open(kiosk.stick.path()), "x.helppack");
  const auto copy = copy_in(disk, kiosk.store.path(), source, [&](std::uint64_t bytes) { copied += bytes; });
  ::setrlimit(RLIMIT_FSIZE, &before);
  EXPECT_EQ(code_of(copy), "disk.full");
  EXPECT_EQ(copied, 0u);
}

TEST(Stick, progress_begins_at_nothing_ends_at_all_and_never_goes_back) {
  const Kiosk kiosk;
  kiosk.put("a.helppack", {});
  kiosk.put("b.helppack", {.version = 2026'11'20'01});
  pack::RealDisk disk;
  std::vector<int> seen;
  ASSERT_TRUE(kiosk.plug_in(disk, [&](int percent) { seen.push_back(percent); }));
  EXPECT_EQ(seen.front(), 0);
  EXPECT_EQ(seen.back(), 100);
  EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
}

TEST(Stick, that_shrinks_while_it_is_copied_was_unplugged) {
  const Kiosk kiosk;
  kiosk.put("x.helppack", {});
  auto source = *Source::open(*Stick::open(kiosk.stick.path()), "x.helppack");
  std::filesystem::resize_file(kiosk.stick.path() + "/x.helppack", 512);
  pack::RealDisk disk;
  EXPECT_EQ(code_of(copy_in(disk, kiosk.store.path(), source, [](std::uint64_t) {})), "media.unplugged");
}

TEST(Stick, that_changes_while_it_is_read_gets_no_unsigned_byte_into_the_store) {
  const Bytes good = pack_of({.version = 2026'11'21'01});
  Bytes evil = good;
  evil[content_of(evil, "text/en-gb/pages.json")] ^= std::byte{1};
  std::size_t installed = 0, refused = 0;
  const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(700);
  while (std::chrono::steady_clock::now() < until) {
    const Kiosk kiosk;
    const std::string file = kiosk.stick.write("x.helppack", text_of(good));
    std::atomic<bool> stop = false, lied = false;
    std::thread liar([&] {
      std::fstream out(file, std::ios::binary | std::ios::in | std::ios::out);
      for (bool lie = true; !stop; lie = !lie) {
        out.seekp(0);
        out << text_of(lie ? evil : good) << std::flush;
        lied = true;
      }
    });
    while (!lied) std::this_thread::yield();
    const std::string outcome = kiosk.plug_in();
    stop = true;
    liar.join();
    EXPECT_TRUE(outcome == "installed" || outcome == "damaged") << outcome;
    ++(outcome == "installed" ? installed : refused);
    if (outcome != "installed") continue;
    EXPECT_EQ(*pack::read_file(kiosk.store.path() + "/2026112101.helppack", pack::max_pack_bytes), text_of(good));
  }
  std::printf("%zu installed, %zu refused\n", installed, refused);
  EXPECT_GT(installed + refused, 0u);
}

}  // namespace
}  // namespace hp::update
