#include "update/media.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>

#include "pack_builder.h"

namespace hp::update {
namespace {

using namespace pack::test;

TEST(Media, the_first_four_packs_in_name_order_are_looked_at) {
  const TempFolder stick;
  for (const char* const name : {"e.helppack", "b.helppack", "d.helppack", "a.helppack", "c.helppack", "0.txt"})
    stick.write(name, "x");
  EXPECT_EQ(*find_packs(*Stick::open(stick.path())),
            (std::vector<std::string>{"a.helppack", "b.helppack", "c.helppack", "d.helppack"}));
}

TEST(Media, hidden_files_and_folders_below_hold_no_pack) {
  const TempFolder stick;
  stick.write("._x.helppack", "what another computer leaves on a stick");
  stick.write(".helppack", "x");
  std::filesystem::create_directory(stick.path() + "/packs");
  stick.write("packs/x.helppack", "x");
  EXPECT_EQ(code_of(find_packs(*Stick::open(stick.path()))), "media.no-pack");
  EXPECT_EQ(code_of(Stick::open(stick.path() + "/none")), "media.unreadable");
}

TEST(Media, a_link_a_pipe_or_a_folder_is_no_pack) {
  const TempFolder stick;
  stick.write("secret", "of this computer");
  std::filesystem::create_symlink("secret", stick.path() + "/link.helppack");
  ASSERT_EQ(::mkfifo((stick.path() + "/pipe.helppack").c_str(), 0600), 0);
  std::filesystem::create_directory(stick.path() + "/folder.helppack");
  for (const char* const name : {"link.helppack", "pipe.helppack", "folder.helppack"})
    EXPECT_EQ(code_of(Source::open(*Stick::open(stick.path()), name)), "media.unreadable") << name;
}

}  // namespace
}  // namespace hp::update
