// Whatever a stick answers, and however often it changes its mind: what is in the store afterwards is the old pack, or
// one that is byte for byte a pack that was signed; and no byte of a stick is read twice.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <atomic>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <random>
#include <thread>

#include "lying_stick.h"
#include "own_mounts.h"
#include "program_run.h"

namespace hp::update {
namespace {

using namespace test;

constexpr std::uint64_t old = 2026'11'20'01, fresh = 2026'11'24'01;

// A signed pack that takes the updater several reads: 3 MB of sound, a little of everything else.
const Bytes& good() {
  static const Bytes pack = [] {
    Files files = good_files();
    std::mt19937 random(1);
    files[1].second.resize(3'000'000);
    for (char& c : files[1].second) c = static_cast<char>(random());
    return tar_of(signed_files(manifest_of(files), files));
  }();
  return pack;
}

Bytes with_byte_changed_in(const char* file, std::size_t at = 0) {
  Bytes pack = good();
  pack[content_of(pack, file) + at] ^= std::byte{1};
  return pack;
}

int answer(const Bytes& with, std::uint64_t at, std::vector<char>& into) {
  if (at >= with.size()) return 0;
  const std::size_t bytes = std::min<std::size_t>(into.size(), with.size() - at);
  std::memcpy(into.data(), with.data() + at, bytes);
  return static_cast<int>(bytes);
}

Lie first_and_then(const Bytes& first, const Bytes& then) {
  return {[=](std::uint64_t at, std::vector<char>& into, unsigned before) {
            return answer(before == 0 ? first : then, at, into);
          },
          [size = first.size()](unsigned) { return size; },
          {}};
}

// Honest up to the middle, and then this.
Lie from_the_middle_on(std::function<int()> fault) {
  Lie lie = first_and_then(good(), good());
  lie.read = [fault = std::move(fault)](std::uint64_t at, std::vector<char>& into, unsigned) {
    return at > good().size() / 2 ? fault() : answer(good(), at, into);
  };
  return lie;
}

class LyingStickTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!no_mounts().empty()) GTEST_SKIP() << no_mounts();
    if (!LyingStick::mount(m_kiosk.stick.path(), first_and_then(good(), good())))
      GTEST_SKIP() << "/dev/fuse cannot be opened or mounted here";
    m_kiosk.put("x.helppack", {.version = old});
    ASSERT_EQ(m_kiosk.plug_in(), "installed");
    m_kiosk.empty_stick();
    m_before = snapshot(m_kiosk.store.path());
  }

  // What the receipt says of a stick that lies so: "installed", or why not.
  std::string outcome_of(Lie lie, const std::vector<std::string>& under = {}) {
    const auto stick = LyingStick::mount(m_kiosk.stick.path(), std::move(lie));
    if (!stick) return "it cannot be mounted";
    const Ended ended = m_kiosk.run(under);
    const std::string outcome = m_kiosk.refusal();
    EXPECT_EQ(ended.exit_code, outcome == "installed" ? 0 : 1) << ended.said << "signal " << ended.signal;
    EXPECT_LE(stick->opened(), 1u);
    EXPECT_LE(stick->most_reads_of_a_byte(), 1u) << "a byte was asked for twice";
    EXPECT_LE(stick->bytes_read(), good().size());
    if (outcome != "installed") {
      EXPECT_TRUE(ended.said_a_sentence());
      EXPECT_EQ(snapshot(m_kiosk.store.path()), m_before) << outcome;
      return outcome;
    }
    EXPECT_EQ(stick->bytes_read(), good().size());
    const auto now = snapshot(m_kiosk.store.path());
    EXPECT_EQ(now.at("current"), "-> 2026112401.helppack");
    const auto installed = pack::read_file(m_kiosk.store.path() + "/2026112401.helppack", pack::max_pack_bytes);
    EXPECT_TRUE(installed && *installed == text_of(good())) << "what is installed is not what was signed";
    EXPECT_EQ(m_kiosk.shown(), fresh);
    return outcome;
  }

  ProgramKiosk m_kiosk;
  std::map<std::string, std::string> m_before;
};

TEST_F(LyingStickTest, that_tells_the_truth_is_taken) {
  EXPECT_EQ(outcome_of(first_and_then(good(), good())), "installed");
}

TEST_F(LyingStickTest, that_shows_the_good_pack_once_and_another_after_gets_the_good_one_installed) {
  EXPECT_EQ(outcome_of(first_and_then(good(), with_byte_changed_in("text/en-gb/pages.json"))), "installed");
}

TEST_F(LyingStickTest, that_shows_another_pack_once_and_the_good_one_after_is_refused) {
  for (const char* const file : {"text/en-gb/pages.json", "fonts/icons.ttf", "audio/en-gb/help.opus", "pack.json"})
    EXPECT_EQ(outcome_of(first_and_then(with_byte_changed_in(file), good())), "damaged");
  EXPECT_EQ(outcome_of(first_and_then(with_byte_changed_in("audio/en-gb/help.opus", 2'999'999), good())), "damaged");
}

TEST_F(LyingStickTest, that_changes_a_byte_now_and_then_gets_none_of_them_installed) {
  std::size_t installed = 0, refused = 0;
  for (unsigned seed = 0; seed < 40 && !HasFailure(); ++seed) {
    auto random = std::make_shared<std::mt19937>(seed);
    Lie lie = first_and_then(good(), good());
    lie.read = [random](std::uint64_t at, std::vector<char>& into, unsigned) {
      const int got = answer(good(), at, into);
      if (got > 0 && (*random)() % 16 == 0) into[(*random)() % static_cast<unsigned>(got)] ^= 1;
      return got;
    };
    const std::string outcome = outcome_of(lie);
    EXPECT_TRUE(outcome == "installed" || outcome == "damaged") << outcome;
    ++(outcome == "installed" ? installed : refused);
    if (outcome != "installed") continue;
    std::filesystem::remove_all(m_kiosk.store.path());
    std::filesystem::create_directory(m_kiosk.store.path());
    m_before.clear();
  }
  std::printf("%zu installed, %zu refused\n", installed, refused);
  EXPECT_GT(installed, 0u);
  EXPECT_GT(refused, 0u);
}

TEST_F(LyingStickTest, whose_file_is_another_size_each_time_is_read_to_the_first_size) {
  Lie grows = first_and_then(good(), good());
  grows.size = [](unsigned before) { return good().size() + 4096 * before; };
  const std::string outcome = outcome_of(grows);
  EXPECT_TRUE(outcome == "installed" || outcome == "unplugged") << outcome;
  Lie longer = first_and_then(good(), good());
  longer.size = [](unsigned) { return good().size() + 4096; };
  EXPECT_EQ(outcome_of(longer), "unplugged");
  Lie shorter = first_and_then(good(), good());
  shorter.size = [](unsigned) { return good().size() - 512; };
  EXPECT_EQ(outcome_of(shorter), "damaged");
  Lie endless = first_and_then(good(), good());
  endless.size = [](unsigned) { return std::uint64_t{1} << 62; };
  EXPECT_EQ(outcome_of(endless), "too-large");
  Lie empty = first_and_then(good(), good());
  empty.size = [](unsigned) { return 0; };
  EXPECT_EQ(outcome_of(empty), "damaged");
}

TEST_F(LyingStickTest, that_answers_in_small_pieces_is_taken_all_the_same) {
  Lie lie = first_and_then(good(), good());
  lie.read = [](std::uint64_t at, std::vector<char>& into, unsigned) {
    into.resize(std::min<std::size_t>(into.size(), 10'007));
    return answer(good(), at, into);
  };
  EXPECT_EQ(outcome_of(lie), "installed");
}

TEST_F(LyingStickTest, that_fails_half_way_is_told_by_how_it_failed) {
  EXPECT_EQ(outcome_of(from_the_middle_on([] { return -EIO; })), "unreadable");
  EXPECT_EQ(outcome_of(from_the_middle_on([] { return -ENODEV; })), "unplugged");
  EXPECT_EQ(outcome_of(from_the_middle_on([] { return 0; })), "unplugged");
}

TEST_F(LyingStickTest, that_hangs_and_then_fails_is_waited_for_and_refused) {
  const Lie lie = from_the_middle_on([] {
    std::this_thread::sleep_for(std::chrono::milliseconds(600));
    return -EIO;
  });
  EXPECT_EQ(outcome_of(lie), "unreadable");
}

// As systemd does when the device has gone.
TEST_F(LyingStickTest, that_is_pulled_out_is_refused_by_its_reading_and_not_by_a_signal) {
  const std::vector<std::string> ended_soon = {"timeout", "--preserve-status", "--signal=TERM", "0.3"};
  const Lie lie = from_the_middle_on([] {
    std::this_thread::sleep_for(std::chrono::milliseconds(900));
    return -ENODEV;
  });
  EXPECT_EQ(outcome_of(lie, ended_soon), "unplugged");
}

TEST_F(LyingStickTest, whose_file_becomes_something_else_is_not_read) {
  for (const unsigned kind : {S_IFCHR, S_IFBLK, S_IFIFO, S_IFLNK, S_IFDIR, S_IFSOCK}) {
    Lie lie = first_and_then(good(), good());
    lie.mode = [kind](unsigned before) { return before == 0 ? S_IFREG : kind; };
    const std::string outcome = outcome_of(lie);
    EXPECT_TRUE(outcome == "unreadable" || outcome == "installed") << kind << ": " << outcome;
    std::filesystem::remove_all(m_kiosk.store.path());
    std::filesystem::create_directory(m_kiosk.store.path());
    m_before.clear();
  }
}

TEST_F(LyingStickTest, with_more_names_than_can_be_is_refused) {
  Lie lie = first_and_then(good(), good());
  lie.names = 20'000;
  EXPECT_EQ(outcome_of(lie), "unreadable");
}

}  // namespace
}  // namespace hp::update
