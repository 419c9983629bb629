#include "pack/disk.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "pack_builder.h"

namespace hp::pack {
namespace {

using namespace test;

TEST(Disk, a_file_is_read_whole_or_not_at_all) {
  const TempFolder folder;
  const std::string path = folder.write("a", "four");
  EXPECT_EQ(*read_file(path, 4), "four");
  EXPECT_EQ(code_of(read_file(path, 3)), "disk.too-large");
  EXPECT_EQ(code_of(MappedFile::open(path, 3)), "disk.too-large");
  EXPECT_EQ(text_of(MappedFile::open(path, 4)->bytes()), "four");
}

TEST(Disk, what_is_not_there_is_missing) {
  const TempFolder folder;
  EXPECT_EQ(code_of(read_file(folder.path() + "/none", 9)), "disk.missing");
  EXPECT_EQ(code_of(MappedFile::open(folder.path() + "/none", 9)), "disk.missing");
  EXPECT_EQ(code_of(list_folder(folder.path() + "/none")), "disk.missing");
}

TEST(Disk, a_link_a_folder_or_a_pipe_is_no_file) {
  const TempFolder folder;
  folder.write("a", "four");
  std::filesystem::create_symlink("a", folder.path() + "/link");
  ASSERT_EQ(::mkfifo((folder.path() + "/pipe").c_str(), 0600), 0);
  for (const char* const name : {"/link", "/pipe", "/."}) {
    EXPECT_EQ(code_of(MappedFile::open(folder.path() + name, 9)), "disk.unreadable") << name;
    EXPECT_EQ(code_of(read_file(folder.path() + name, 9)), "disk.unreadable") << name;
  }
}

TEST(Disk, an_empty_file_maps_to_nothing) {
  const TempFolder folder;
  const auto mapped = MappedFile::open(folder.write("empty", ""), 9);
  ASSERT_TRUE(mapped);
  EXPECT_TRUE(mapped->bytes().empty());
  mapped->fetch_ahead(mapped->bytes());
}

TEST(Disk, a_map_keeps_its_address_when_it_moves) {
  const TempFolder folder;
  auto first = *MappedFile::open(folder.write("a", "four"), 9);
  const auto before = first.bytes();
  MappedFile second = std::move(first);
  EXPECT_EQ(second.bytes().data(), before.data());
  auto third = *MappedFile::open(folder.write("b", "b"), 9);
  third = std::move(second);
  EXPECT_EQ(text_of(third.bytes()), "four");
}

TEST(Disk, a_file_without_a_name_can_be_mapped) {
  const TempFolder folder;
  const int file = ::open(folder.path().c_str(), O_TMPFILE | O_RDWR, 0600);
  if (file < 0) GTEST_SKIP() << "this file system has no unnamed files";
  ASSERT_EQ(::write(file, "four", 4), 4);
  const auto mapped = MappedFile::map(file, "the copy", 9);
  ::close(file);
  ASSERT_TRUE(mapped);
  EXPECT_EQ(text_of(mapped->bytes()), "four");
}

TEST(Disk, a_file_is_replaced_whole) {
  const TempFolder folder;
  const std::string path = folder.write("a", "a long old text");
  folder.write("a.new", "left over from a power cut");
  ASSERT_TRUE(replace_file(path, bytes_of("new")));
  EXPECT_EQ(*read_file(path, 99), "new");
  EXPECT_EQ(*list_folder(folder.path()), std::vector<std::string>{"a"});
}

TEST(Disk, replacing_never_writes_through_a_link) {
  const TempFolder folder;
  const std::string victim = folder.write("victim", "old");
  std::filesystem::create_symlink("victim", folder.path() + "/a");
  std::filesystem::create_symlink("victim", folder.path() + "/a.new");
  ASSERT_TRUE(replace_file(folder.path() + "/a", bytes_of("new")));
  EXPECT_EQ(*read_file(victim, 9), "old");
  EXPECT_EQ(*read_file(folder.path() + "/a", 9), "new");
}

TEST(Disk, what_cannot_be_written_leaves_the_old_file_and_no_other) {
  const TempFolder folder;
  std::filesystem::create_directories(folder.path() + "/a/full");
  EXPECT_EQ(code_of(replace_file(folder.path() + "/a", bytes_of("x"))), "disk.unwritable");
  EXPECT_EQ(code_of(replace_file(folder.path() + "/none/a", bytes_of("x"))), "disk.unwritable");
  EXPECT_EQ(*list_folder(folder.path()), std::vector<std::string>{"a"});
}

TEST(Disk, names_of_a_folder_are_sorted_bytewise) {
  const TempFolder folder;
  for (const char* const name : {"b", "a", "B", ".c", "a-"}) folder.write(name, "");
  EXPECT_EQ(*list_folder(folder.path()), (std::vector<std::string>{".c", "B", "a", "a-", "b"}));
}

}  // namespace
}  // namespace hp::pack
