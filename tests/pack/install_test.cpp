#include "pack/install.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "pack_builder.h"

namespace hp::pack {
namespace {

using namespace test;

// A store on a real disk, keys 0, 1 and 2 trusted to begin with.
class Install : public testing::Test {
 protected:
  std::string put(const Wish& wish, bool allow_older = false) { return put_bytes(pack_of(wish), allow_older); }
  std::string put_bytes(const Bytes& bytes, bool allow_older = false) {
    auto standing = read_standing(m_disk, path(), trust_in({0, 1, 2}));
    if (!standing) return standing.error().code;
    auto file = NewFile::make(m_disk, path());
    if (!file) return file.error().code;
    EXPECT_TRUE(m_disk.reserve(file->number(), bytes.size()));
    EXPECT_TRUE(m_disk.write(file->number(), bytes));
    auto copy = CopiedPack::verify(*std::move(file), standing->in_force.trust);
    if (!copy) return copy.error().code;
    auto installed = install(m_disk, path(), *copy, *standing, {"2026-11-24", allow_older});
    if (!installed) {
      m_why = installed.error().detail;
      return installed.error().code;
    }
    return installed->unfinished ? installed->unfinished->detail : "installed";
  }
  std::uint64_t shown() {
    const Best best = open_best(m_disk, path(), trust());
    return best.pack ? best.pack->about().version : 0;
  }
  Trust trust() { return trust_in_force(m_disk, trust_in({0, 1, 2}), path())->trust; }
  Floor floor() { return **read_floor(m_disk, path()); }
  std::string link(const char* name) { return *m_disk.read_link(path() + "/" + name); }
  const std::string& path() const { return m_folder.path(); }
  TempFolder m_folder;
  RealDisk m_disk;
  std::string m_why;
};

TEST_F(Install, takes_a_newer_pack_and_keeps_the_one_before) {
  ASSERT_EQ(put({.version = 2026'11'20'01}), "installed");
  ASSERT_EQ(put({.version = 2026'11'21'01}), "installed");
  ASSERT_EQ(put({.version = 2026'11'22'01}), "installed");
  EXPECT_EQ(shown(), 2026'11'22'01u);
  EXPECT_EQ(link("previous"), "2026112101.helppack");
  EXPECT_EQ(*m_disk.list(path()),
            (std::vector<std::string>{"2026112101.helppack", "2026112201.helppack", "current", "floor", "previous"}));
  EXPECT_EQ(*m_disk.read(path() + "/floor", 99), "2026112201 2026-11-22\n");
}

TEST_F(Install, refuses_the_same_version_and_an_older_one_naming_both) {
  ASSERT_EQ(put({.version = 2026'11'22'01}), "installed");
  for (const std::uint64_t version : {2026'11'22'01u, 2026'11'21'09u}) {
    EXPECT_EQ(put({.version = version}), "pack.older");
    EXPECT_NE(m_why.find(std::to_string(version)), std::string::npos) << m_why;
    EXPECT_NE(m_why.find("2026112201"), std::string::npos) << m_why;
  }
  EXPECT_EQ(shown(), 2026'11'22'01u);
}

TEST_F(Install, lets_an_older_pack_in_when_asked_and_never_lowers_the_floor) {
  ASSERT_EQ(put({.version = 2026'11'22'01}), "installed");
  ASSERT_EQ(put({.version = 2026'11'20'01}, true), "installed");
  EXPECT_EQ(shown(), 2026'11'20'01u);
  EXPECT_EQ(floor(), (Floor{2026'11'22'01, "2026-11-22"}));
  EXPECT_EQ(put({.version = 2026'11'21'01}), "pack.older") << "it is newer than what is shown, but below the floor";
  ASSERT_EQ(put({.version = 2026'11'20'01}, true), "installed") << "the same once more";
  EXPECT_EQ(put({.version = 2026'11'22'01}), "installed");
}

TEST_F(Install, refuses_a_pack_dated_more_than_three_years_ahead) {
  EXPECT_EQ(put({.version = 2029'11'25'01}), "pack.future");
  ASSERT_EQ(put({.version = 2029'11'24'01}), "installed");
  EXPECT_EQ(put({.version = 2032'11'25'01}), "pack.future") << "the floor counts from now on";
  EXPECT_EQ(put({.version = 2032'11'24'01}), "installed");
}

TEST_F(Install, takes_a_pack_past_its_review) { EXPECT_EQ(put({.review_by = "2020-01-01"}), "installed"); }

TEST_F(Install, refuses_another_group) { EXPECT_EQ(put({.group = "kent"}), "pack.other-group"); }

TEST_F(Install, refuses_a_pack_of_which_one_byte_of_sound_is_not_the_one_signed) {
  Bytes pack = pack_of({});
  pack[content_of(pack, "audio/en-gb/help.opus")] ^= std::byte{1};
  EXPECT_TRUE(verified(pack)) << "at start sound is left for when it is played";
  EXPECT_EQ(put_bytes(pack), "pack.hash-wrong");
}

TEST_F(Install, takes_another_core_number_only_when_every_trusted_key_has_signed) {
  EXPECT_EQ(put({.msh = "08000 121 701"}), "pack.core-numbers");
  EXPECT_EQ(put({.signed_by = {2, 0, 1}, .msh = "08000 121 701"}), "installed");
}

TEST_F(Install, mends_a_damaged_current_with_the_same_pack_and_keeps_the_good_one_behind_it) {
  ASSERT_EQ(put({.version = 2026'11'20'01}), "installed");
  ASSERT_EQ(put({.version = 2026'11'21'01}), "installed");
  std::filesystem::remove(path() + "/2026112101.helppack");
  m_folder.write("2026112101.helppack", "damaged");
  EXPECT_EQ(shown(), 2026'11'20'01u) << "the one before it";
  ASSERT_EQ(put({.version = 2026'11'21'01}), "installed");
  EXPECT_EQ(shown(), 2026'11'21'01u);
  EXPECT_EQ(link("previous"), "2026112001.helppack");
}

TEST_F(Install, takes_away_what_an_install_that_came_to_no_end_has_left) {
  m_folder.write("2026111901.helppack", "named, and never switched to");
  m_folder.write("2026111902.helppack.new", "beside a name that it was to have");
  m_folder.write(".incoming", "where there are no files without a name");
  ASSERT_EQ(put({.version = 2026'11'20'01}), "installed");
  EXPECT_EQ(*m_disk.list(path()), (std::vector<std::string>{"2026112001.helppack", "current", "floor"}));
  ASSERT_EQ(put({.version = 2026'11'21'01}), "installed");
  m_folder.write("2026112201.helppack.new", "");
  ASSERT_EQ(put({.version = 2026'11'21'01}, true), "installed") << "the same once more";
  EXPECT_EQ(*m_disk.list(path()),
            (std::vector<std::string>{"2026112001.helppack", "2026112101.helppack", "current", "floor", "previous"}));
}

TEST_F(Install, says_why_it_passes_a_pack_over) {
  ASSERT_EQ(put({}), "installed");
  std::filesystem::remove(path() + "/current");
  const Best best = open_best(m_disk, path(), trust());
  EXPECT_FALSE(best.pack);
  ASSERT_EQ(best.passed_over.size(), 2u);
  for (const Error& error : best.passed_over) EXPECT_EQ(error.code, "disk.missing");
}

TEST_F(Install, without_a_floor_or_with_a_damaged_one_goes_by_the_pack_shown) {
  ASSERT_EQ(put({.version = 2026'11'22'01}), "installed");
  m_folder.write("other", "");
  for (const char* const damaged : {"", "x", "2026112201 2026-13-22\n", "2026112201 2026-11-22"}) {
    std::filesystem::remove(path() + "/floor");
    m_folder.write("floor", damaged);
    EXPECT_EQ(code_of(read_floor(m_disk, path())), "floor.damaged");
    EXPECT_EQ(put({.version = 2026'11'21'01}), "pack.older");
  }
  EXPECT_EQ(put({.version = 2026'11'23'01}), "installed");
  EXPECT_EQ(floor().version, 2026'11'23'01u);
}

TEST_F(Install, hands_over_to_new_keys_from_pack_to_pack) {
  ASSERT_EQ(put({.version = 2026'11'20'01, .signed_by = {1, 2}, .hands_over_to = {1, 2, 3}}), "installed");
  EXPECT_EQ(trust(), trust_in({1, 2, 3}));
  EXPECT_EQ(put({.version = 2026'11'21'01, .signed_by = {0, 1}}), "pack.key-unknown") << "key 0 is withdrawn";
  ASSERT_EQ(put({.version = 2026'11'21'01, .signed_by = {3, 2}, .hands_over_to = {2, 3, 4}}), "installed");
  EXPECT_EQ(trust(), trust_in({2, 3, 4}));
  EXPECT_EQ(put({.version = 2026'11'22'01, .signed_by = {4, 3}}), "installed");
  EXPECT_EQ(shown(), 2026'11'22'01u);
}

TEST_F(Install, refuses_a_hand_over_that_old_and_new_keys_have_not_both_signed) {
  EXPECT_EQ(put({.signed_by = {0, 1}, .hands_over_to = {1, 2, 3}}), "pack.trust-wrong") << "0 is not in the new folder";
  EXPECT_EQ(put({.signed_by = {1, 3}, .hands_over_to = {1, 2, 3}}), "pack.key-unknown") << "3 is not in the old one";
  EXPECT_EQ(put({.signed_by = {1, 2}, .hands_over_to = {1, 2, 3, 4}, .threshold = 3}), "pack.trust-wrong");
  EXPECT_EQ(put({.signed_by = {1, 2}, .hands_over_to = {1, 2}}), "trust.keys-too-few");
  EXPECT_EQ(shown(), 0u);
  EXPECT_EQ(put({.signed_by = {0, 1, 2}, .hands_over_to = {0, 1, 2, 3}, .threshold = 3}), "installed");
  EXPECT_EQ(trust().threshold, 3u);
}

TEST_F(Install, an_older_pack_let_in_hands_nothing_over) {
  ASSERT_EQ(put({.version = 2026'11'22'01, .signed_by = {1, 2}, .hands_over_to = {1, 2, 3}}), "installed");
  ASSERT_EQ(put({.version = 2026'11'20'01, .signed_by = {1, 2}, .hands_over_to = {0, 1, 2}}, true), "installed");
  EXPECT_EQ(trust(), trust_in({1, 2, 3}));
}

TEST_F(Install, a_link_of_the_chain_counts_only_whole_and_only_once_its_pack_was_shown) {
  ASSERT_EQ(put({.version = 2026'11'20'01, .signed_by = {1, 2}, .hands_over_to = {1, 2, 3}}), "installed");
  const std::string link = path() + "/trust/2026112001", ahead = path() + "/trust/2026112501";
  std::filesystem::copy(link, ahead);
  std::filesystem::remove(link + "/group");
  m_folder.write("trust/2026112001/group", "herts\n\n");
  auto in_force = trust_in_force(m_disk, trust_in({0, 1, 2}), path());
  EXPECT_EQ(in_force->trust, trust_in({0, 1, 2}));
  ASSERT_EQ(in_force->left_out.size(), 1u);
  EXPECT_EQ(in_force->left_out.front().code, "pack.trust-wrong");
  ASSERT_EQ(put({.version = 2026'11'26'01, .signed_by = {0, 1}}), "installed");
  EXPECT_FALSE(std::filesystem::exists(ahead)) << "what an unfinished install has left does not come to count";
  EXPECT_EQ(trust(), trust_in({0, 1, 2}));
}

TEST_F(Install, on_a_disk_without_unnamed_files_leaves_no_incoming_behind) {
  {
    auto file = m_disk.make_named_file(path());
    ASSERT_TRUE(file);
    ASSERT_TRUE(m_disk.write(*file, bytes_of("four")));
    EXPECT_TRUE(std::filesystem::exists(path() + "/.incoming"));
    ASSERT_TRUE(m_disk.name_file(*file, path() + "/x"));
    m_disk.close(*file);
  }
  EXPECT_EQ(*m_disk.list(path()), std::vector<std::string>{"x"});
  m_disk.close(*m_disk.make_named_file(path()));
  EXPECT_EQ(*m_disk.list(path()), std::vector<std::string>{"x"});
}

}  // namespace
}  // namespace hp::pack
