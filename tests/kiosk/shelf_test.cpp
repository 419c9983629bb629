// What is shown, and what when that is no good.
#include "kiosk/shelf.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "kiosk/receipt_watch.h"
#include "pack/receipt.h"

namespace hp::kiosk {
namespace {

namespace fs = std::filesystem;

// A store with the shipped pack in it, and the pack that came with the program.
class ShelfCase : public ::testing::Test {
 protected:
  // Another version of the shipped content, signed by two.
  static void SetUpTestSuite() {
    s_pack = ::testing::TempDir() + "shelf-" + std::to_string(::getpid()) + ".helppack";
    const std::string tool = HELPPOINT_BUILD "/bin/helppoint-pack ", source = HELPPOINT_SOURCE;
    std::string make = tool + "build " + source + "/content/herts --version 2026112799 --out " + s_pack;
    for (const char* n : {"1", "2"})
      make += " && " + tool + "sign " + s_pack + " --key " + source + "/build/keys/throw-away-" + n + ".key";
    ASSERT_EQ(std::system((make + " >/dev/null").c_str()), 0);
  }
  static void TearDownTestSuite() { fs::remove(s_pack); }
  void SetUp() override {
    m_store = ::testing::TempDir() + "shelf-" + std::to_string(::getpid());
    fs::remove_all(m_store);
    fs::create_directory(m_store);
    const std::string file = HELPPOINT_BUILD "/share/helppoint/built-in.helppack";
    auto unverified = pack::MappedFile::open(file, pack::max_pack_bytes);
    ASSERT_TRUE(unverified) << unverified.error().detail;
    // MANIFEST is the first file of the tar; its size stands at byte 124 in octal.
    const auto bytes = unverified->bytes();
    const std::string size(reinterpret_cast<const char*>(bytes.data()) + 124, 11);
    m_built_in = {file, pack::blake2b_512(bytes.subspan(512, std::stoul(size, nullptr, 8)))};
  }
  void TearDown() override { fs::remove_all(m_store); }
  // `current` leads to a copy of the shipped pack, in which one byte may be bent.
  void put_current(bool damaged) {
    const std::string file = m_store + "/2026112799.helppack";
    fs::remove(file);
    fs::copy_file(s_pack, file);
    if (damaged) {
      std::fstream bend(file, std::ios::in | std::ios::out | std::ios::binary);
      bend.seekp(600);
      bend.put('!');
    }
    fs::remove(m_store + "/current");
    fs::create_symlink("2026112799.helppack", m_store + "/current");
  }
  Shelf::Places places() const { return {"", m_store, HELPPOINT_SOURCE "/build/trust", m_built_in}; }
  bool is_built_in(const Shelf& shelf) const {
    return shelf.pack() != nullptr && shelf.pack()->files().manifest_digest() == m_built_in.manifest;
  }
  static inline std::string s_pack;
  std::string m_store;
  BuiltIn m_built_in;
};

TEST_F(ShelfCase, has_what_came_with_the_program_where_the_store_is_empty) {
  Shelf shelf(places());
  EXPECT_TRUE(is_built_in(shelf));
  EXPECT_FALSE(shelf.look()) << "nothing has changed";
}

TEST_F(ShelfCase, has_what_came_with_the_program_where_there_is_not_even_a_trust) {
  Shelf::Places nothing = places();
  nothing.trust = "/nonexistent";
  EXPECT_TRUE(is_built_in(Shelf(nothing)));
}

TEST_F(ShelfCase, sees_what_was_installed_when_it_looks_again) {
  Shelf shelf(places());
  put_current(false);
  EXPECT_TRUE(shelf.look());
  ASSERT_NE(shelf.pack(), nullptr);
  EXPECT_FALSE(is_built_in(shelf));
  EXPECT_GE(shelf.pack()->files().signers().size(), 2U);
  EXPECT_FALSE(shelf.look());
}

TEST_F(ShelfCase, passes_over_a_damaged_pack) {
  put_current(true);
  EXPECT_TRUE(is_built_in(Shelf(places())));
}

TEST_F(ShelfCase, has_nothing_where_the_built_in_pack_is_not_the_one_the_program_was_built_with) {
  Shelf::Places other = places();
  other.built_in->manifest[0] ^= std::byte{1};
  EXPECT_EQ(Shelf(other).pack(), nullptr);
  other.built_in->file = "/nonexistent";
  EXPECT_EQ(Shelf(other).pack(), nullptr);
  other.built_in.reset();
  EXPECT_EQ(Shelf(other).pack(), nullptr);
}

TEST_F(ShelfCase, gives_up_one_after_the_other_and_none_comes_back) {
  put_current(false);
  Shelf shelf(places());
  EXPECT_FALSE(is_built_in(shelf));
  EXPECT_TRUE(shelf.fall_back());
  EXPECT_TRUE(is_built_in(shelf));
  EXPECT_FALSE(shelf.look()) << "the pack that was given up is still current";
  EXPECT_TRUE(is_built_in(shelf));
  EXPECT_TRUE(shelf.fall_back());
  EXPECT_EQ(shelf.pack(), nullptr);
  EXPECT_FALSE(shelf.fall_back());
  EXPECT_FALSE(shelf.look());
  EXPECT_EQ(shelf.pack(), nullptr);
}

TEST_F(ShelfCase, knows_the_floor_of_the_store) {
  EXPECT_EQ(Shelf(places()).floor_day(), pack::build_day());
  std::ofstream(m_store + "/floor") << "2099010101 2099-01-01\n";
  EXPECT_EQ(Shelf(places()).floor_day(), "2099-01-01");
}

TEST_F(ShelfCase, a_watch_hears_of_a_receipt_that_is_replaced_and_of_no_other_file) {
  const std::string receipt = m_store + "/receipt";
  std::ofstream(receipt) << "state=working\n";
  ReceiptWatch watch(receipt);
  EXPECT_FALSE(watch.news()) << "what lay there before is of a stick long gone";
  std::ofstream(m_store + "/other") << "x";
  fs::rename(m_store + "/other", m_store + "/another");
  EXPECT_FALSE(watch.news());
  std::ofstream(m_store + "/new") << "state=installed\nto=2026112401\n";
  fs::rename(m_store + "/new", receipt);
  EXPECT_EQ(watch.news(), "state=installed\nto=2026112401\n");
  EXPECT_FALSE(watch.news());
}

TEST_F(ShelfCase, a_watch_follows_no_link_waits_for_no_pipe_and_reads_no_more_than_it_must) {
  const std::string receipt = m_store + "/receipt";
  ReceiptWatch watch(receipt);
  fs::create_symlink("/etc/hostname", m_store + "/link");
  fs::rename(m_store + "/link", receipt);
  EXPECT_FALSE(watch.news());
  std::ofstream(m_store + "/new") << std::string(100'000, 'x');
  fs::rename(m_store + "/new", receipt);
  EXPECT_EQ(watch.news(), std::string(pack::max_receipt_bytes + 1, 'x'));
  ReceiptWatch deaf("/nonexistent/receipt");
  EXPECT_EQ(deaf.descriptor(), -1);
  EXPECT_FALSE(deaf.news());
}

}  // namespace
}  // namespace hp::kiosk
