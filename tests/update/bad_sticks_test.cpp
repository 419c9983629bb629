// Every bad pack there is, and every other bad stick, carried in by the program itself: exit code 1, a sentence, the
// right receipt; the store is what it was, name for name and byte for byte, and so is the stick.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>

#include "bad_packs.h"
#include "program_run.h"

namespace hp::update {
namespace {

using namespace test;

// What a refusal is on the receipt, by the code of its Error; the first that it begins with.
constexpr std::pair<std::string_view, std::string_view> receipt_codes[] = {
    {"pack.unsigned", "unsigned"},
    {"pack.key-unknown", "unknown-key"},
    {"pack.signatures-too-few", "too-few-signatures"},
    {"pack.other-group", "wrong-group"},
    {"pack.older", "older"},
    {"pack.future", "future"},
    {"pack.core-numbers", "wrong-numbers"},
    {"pack.trust-wrong", "failed"},
    {"trust.", "failed"},
    {"pack.hash-wrong", "damaged"},
    {"pack.incomplete", "damaged"},
    {"pack.signed-twice", "damaged"},
    {"archive.", "damaged"},
    {"manifest.", "damaged"},
    {"signature.", "damaged"},
    {"about.", "damaged"}};

std::string on_receipt(const std::string& code) {
  for (const auto& [begins, name] : receipt_codes)
    if (code.starts_with(begins)) return std::string(name);
  return "not in the table: " + code;
}

class BadStick : public testing::Test {
 protected:
  BadStick() {
    m_kiosk.put("x.helppack", {.version = shown_before_bad});
    EXPECT_EQ(m_kiosk.plug_in(), "installed");
    m_kiosk.empty_stick();
    m_before = snapshot(m_kiosk.store.path());
  }

  // The stick as it is now is refused, with this code on the receipt, and nothing else has happened.
  void expect_refused(const std::string& code, const std::string& what) {
    std::filesystem::remove(m_kiosk.run_folder.path() + "/receipt");
    const auto stick = snapshot(m_kiosk.stick.path());
    const Ended ended = m_kiosk.run();
    EXPECT_EQ(ended.exit_code, 1) << what << ", signal " << ended.signal << "\n" << ended.said;
    EXPECT_TRUE(ended.said_a_sentence()) << what;
    EXPECT_EQ(std::count(ended.said.begin(), ended.said.end(), '\n'), 1) << what << ":\n" << ended.said;
    EXPECT_EQ(m_kiosk.refusal(), code) << what << "\n" << ended.said;
    EXPECT_EQ(snapshot(m_kiosk.store.path()), m_before) << what;
    EXPECT_EQ(snapshot(m_kiosk.stick.path()), stick) << what;
    EXPECT_EQ(names_in(m_kiosk.run_folder.path()), (std::vector<std::string>{"errors", "receipt"})) << what;
  }

  ProgramKiosk m_kiosk;
  std::map<std::string, std::string> m_before;
};

TEST_F(BadStick, with_any_bad_pack_is_refused_and_changes_nothing) {
  std::size_t tried = 0;
  for (const BadPack& bad : all_bad_packs()) {
    m_kiosk.stick.write("x.helppack", text_of(bad.make()));
    expect_refused(on_receipt(bad.code), bad.name);
    ++tried;
  }
  std::printf("%zu bad packs\n", tried);
  EXPECT_EQ(m_kiosk.shown(), shown_before_bad);
  m_kiosk.put("x.helppack", {});
  EXPECT_EQ(m_kiosk.run().exit_code, 0) << "and a good one is taken as ever";
}

TEST_F(BadStick, with_four_bad_packs_is_refused_once) {
  const auto all = all_bad_packs();
  for (std::size_t i = 0; i < 4; ++i)
    m_kiosk.stick.write(std::to_string(i) + ".helppack", text_of(all[all.size() / 5 * (i + 1)].make()));
  m_kiosk.put("3.helppack", {.group = "kent"});
  std::filesystem::remove(m_kiosk.run_folder.path() + "/receipt");
  EXPECT_EQ(m_kiosk.run().exit_code, 1);
  EXPECT_EQ(snapshot(m_kiosk.store.path()), m_before);
}

TEST_F(BadStick, that_holds_no_pack_says_so) {
  expect_refused("no-pack", "an empty stick");
  m_kiosk.stick.write("helppack", "x");
  m_kiosk.stick.write("._x.helppack", "x");
  expect_refused("no-pack", "other names");
}

TEST_F(BadStick, that_holds_no_plain_file_says_so) {
  const std::string path = m_kiosk.stick.path() + "/x.helppack";
  std::filesystem::create_symlink(m_kiosk.store.path() + "/current", path);
  expect_refused("unreadable", "a link");
  std::filesystem::remove(path);
  ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
  expect_refused("unreadable", "a pipe");
  std::filesystem::remove(path);
  std::filesystem::create_directory(path);
  expect_refused("unreadable", "a folder");
}

TEST_F(BadStick, that_holds_too_large_a_file_says_so) {
  const std::string path = m_kiosk.stick.write("x.helppack", "");
  for (const std::uint64_t more : {std::uint64_t{1}, std::uint64_t{1} << 32, (std::uint64_t{1} << 33) - 1}) {
    std::filesystem::resize_file(path, pack::max_pack_bytes + more);  // all of it a hole
    std::filesystem::remove(m_kiosk.run_folder.path() + "/receipt");
    EXPECT_EQ(m_kiosk.run().exit_code, 1);
    EXPECT_EQ(m_kiosk.refusal(), "too-large") << more;
  }
  EXPECT_EQ(snapshot(m_kiosk.store.path()), m_before);
}

// No clock is asked: a pack is dated too far ahead by the day the program was built and by the newest pack it has had.
TEST_F(BadStick, dated_too_far_ahead_is_refused_whatever_the_clock_says) {
  m_kiosk.put("x.helppack", {.version = 2031'01'01'01});
  expect_refused("future", "four years ahead");
}

TEST_F(BadStick, in_a_kiosk_that_is_broken_itself_says_so) {
  std::filesystem::rename(m_kiosk.trust.path() + "/threshold", m_kiosk.trust.path() + "/was");
  m_kiosk.put("x.helppack", {});
  expect_refused("failed", "no threshold");
  std::filesystem::rename(m_kiosk.trust.path() + "/was", m_kiosk.trust.path() + "/threshold");
  const std::string away = m_kiosk.store.path() + "-away";
  std::filesystem::rename(m_kiosk.store.path(), away);
  const Ended ended = m_kiosk.run();
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_NE(ended.said.find("the store"), std::string::npos) << ended.said;
  EXPECT_EQ(m_kiosk.refusal(), "failed");
  EXPECT_FALSE(std::filesystem::exists(m_kiosk.store.path())) << "a store is not made: it may be a disk not mounted";
  std::filesystem::rename(away, m_kiosk.store.path());
}

}  // namespace
}  // namespace hp::update
