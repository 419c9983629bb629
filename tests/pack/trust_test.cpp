#include "pack/trust.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "pack_builder.h"

namespace hp::pack {
namespace {

using namespace test;

// A folder that holds keys 0, 1 and 2, threshold 2 and group herts, for a test to spoil.
class TrustFolder : public testing::Test {
 protected:
  void SetUp() override {
    write("threshold", "2\n");
    write("group", "herts\n");
    for (unsigned key = 0; key < 3; ++key) write("key-" + std::to_string(key) + ".pub", public_key_file(key));
  }
  void write(const std::string& name, std::string_view content) { m_folder.write(name, content); }
  void remove(const std::string& name) { std::filesystem::remove(m_folder.path() + "/" + name); }
  Result<Trust> read() const { return read_trust(m_folder.path()); }
  TempFolder m_folder;
};

TEST_F(TrustFolder, is_read_whole) {
  const auto read_back = read();
  ASSERT_TRUE(read_back) << read_back.error().detail;
  EXPECT_EQ(read_back->threshold, 2u);
  EXPECT_EQ(read_back->group, "herts");
  ASSERT_EQ(read_back->keys.size(), 3u);
  EXPECT_EQ(read_back->keys[1].name, "key-1");
  EXPECT_EQ(read_back->keys[1].key, public_key(1));
}

TEST_F(TrustFolder, may_hold_other_files_which_count_for_nothing) {
  write("README", "who holds which key");
  write("key-0.pub.dpkg-old", "x");
  ASSERT_TRUE(read());
  EXPECT_EQ(read()->keys.size(), 3u);
}

TEST_F(TrustFolder, needs_one_key_more_than_the_threshold) {
  remove("key-2.pub");
  EXPECT_EQ(code_of(read()), "trust.keys-too-few");
  write("threshold", "1");
  EXPECT_TRUE(read());
}

TEST_F(TrustFolder, with_one_key_under_two_names_is_refused) {
  write("key-3.pub", public_key_file(1));
  EXPECT_EQ(code_of(read()), "trust.key-twice");
}

TEST_F(TrustFolder, with_two_keys_of_one_id_is_refused) {
  write("key-3.pub", public_key_file(11));
  EXPECT_EQ(code_of(read()), "trust.key-twice");
}

TEST_F(TrustFolder, with_more_keys_than_a_pack_can_hold_signatures_is_refused) {
  for (unsigned key = 3; key < 9; ++key) write("key-" + std::to_string(key) + ".pub", public_key_file(key));
  ASSERT_TRUE(read());
  write("key-9.pub", public_key_file(9));
  EXPECT_EQ(code_of(read()), "trust.keys-too-many");
}

TEST_F(TrustFolder, with_a_damaged_key_is_refused) {
  write("key-2.pub", public_key_file(2).substr(1));
  EXPECT_EQ(code_of(read()), "trust.key-wrong");
}

TEST_F(TrustFolder, with_a_link_for_a_key_is_refused) {
  std::filesystem::create_symlink("key-0.pub", m_folder.path() + "/key-3.pub");
  EXPECT_EQ(code_of(read()), "trust.unreadable");
}

TEST_F(TrustFolder, threshold_is_a_whole_number_from_1_to_8) {
  for (const char* const wrong : {"", "0", "9", "-1", "+2", "2 ", " 2", "2\n\n", "2\r\n", "two", "2.0", "4294967298"}) {
    write("threshold", wrong);
    EXPECT_EQ(code_of(read()), "trust.threshold-wrong") << wrong;
  }
}

TEST_F(TrustFolder, group_is_one_word) {
  for (const char* const wrong : {"", "Herts", "herts\nkent", "herts ", "../x"}) {
    write("group", wrong);
    EXPECT_EQ(code_of(read()), "trust.group-wrong") << wrong;
  }
}

TEST_F(TrustFolder, tells_all_its_faults_at_once) {
  remove("threshold");
  write("group", "HERTS");
  write("key-1.pub", "x");
  const auto refused = read();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "trust.unreadable");
  for (const char* const named : {"threshold", "group", "key-1.pub"})
    EXPECT_NE(refused.error().detail.find(named), std::string::npos) << refused.error().detail;
}

TEST_F(TrustFolder, that_is_not_there_is_said_so) {
  EXPECT_EQ(code_of(read_trust(m_folder.path() + "/none")), "disk.missing");
}

}  // namespace
}  // namespace hp::pack
