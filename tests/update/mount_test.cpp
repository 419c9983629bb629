// The stick as a block device. Kernels for tests seldom know FAT, so another file system stands in for it; what is
// asked of the mount is the same.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/statvfs.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "pack_builder.h"
#include "update/media.h"

namespace hp::update {
namespace {

using namespace pack::test;

constexpr const char* stand_in[] = {"ext4"};
constexpr unsigned long nosymfollow = 8192;  // ST_NOSYMFOLLOW, which glibc 2.36 does not name

std::string first_line_of(const std::string& command) {
  std::string line(256, '\0');
  FILE* const pipe = ::popen(command.c_str(), "r");
  const bool read = pipe != nullptr && std::fgets(line.data(), static_cast<int>(line.size()), pipe) != nullptr;
  if (pipe != nullptr) ::pclose(pipe);
  return read ? line.substr(0, line.find('\n')) : std::string{};
}

std::string all_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

// A block device that holds one pack, a link to it and a device node.
class Mount : public ::testing::Test {
 protected:
  void SetUp() override {
    if (::geteuid() != 0) GTEST_SKIP() << "mounting wants root";
    m_files.write("x.helppack", "the pack");
    const std::string make =
        "mkfs.ext4 -q -O ^has_journal -d " + m_files.path() + " " + image() + " 2M >/dev/null 2>&1";
    if (std::system(make.c_str()) != 0) GTEST_SKIP() << "mkfs.ext4 is not there";
    m_device = first_line_of("losetup --find --show --read-only " + image() + " 2>/dev/null");
    if (m_device.empty()) GTEST_SKIP() << "no loop device may be had here";
  }
  void TearDown() override {
    if (!m_device.empty()) static_cast<void>(std::system(("losetup --detach " + m_device).c_str()));
  }
  std::string image() const { return m_work.path() + "/image"; }
  TempFolder m_files, m_work;
  std::string m_device;
};

TEST_F(Mount, is_read_only_and_runs_follows_and_opens_nothing) {
  auto stick = Stick::mount(m_device, stand_in);
  ASSERT_TRUE(stick) << stick.error().detail;
  struct statvfs found {};
  ASSERT_EQ(::fstatvfs(stick->folder(), &found), 0);
  for (const unsigned long flag : {static_cast<unsigned long>(ST_RDONLY), static_cast<unsigned long>(ST_NOSUID),
                                   static_cast<unsigned long>(ST_NODEV), static_cast<unsigned long>(ST_NOEXEC),
                                   static_cast<unsigned long>(ST_NOATIME), nosymfollow})
    EXPECT_NE(found.f_flag & flag, 0U) << flag;
}

TEST_F(Mount, has_no_place_that_anybody_else_could_look_into) {
  const std::string before = all_of("/proc/self/mountinfo");
  auto stick = Stick::mount(m_device, stand_in);
  ASSERT_TRUE(stick) << stick.error().detail;
  EXPECT_EQ(all_of("/proc/self/mountinfo"), before);
}

TEST_F(Mount, is_read_and_left_as_it_was) {
  const std::string before = all_of(image());
  {
    auto stick = Stick::mount(m_device, stand_in);
    ASSERT_TRUE(stick) << stick.error().detail;
    EXPECT_EQ(*find_packs(*stick), std::vector<std::string>{"x.helppack"});
    auto source = Source::open(*stick, "x.helppack");
    ASSERT_TRUE(source) << source.error().detail;
    std::vector<std::byte> bytes(100);
    EXPECT_EQ(*source->read(bytes), std::string("the pack").size());
  }
  EXPECT_TRUE(all_of(image()) == before);
  // Let go of at once: it could be unplugged now.
  EXPECT_EQ(std::system(("losetup --detach " + m_device).c_str()), 0);
  EXPECT_EQ(first_line_of("losetup --all | grep " + image()), "");
  m_device.clear();
}

TEST_F(Mount, of_a_device_that_is_handed_over_open) {
  const int device = ::open(m_device.c_str(), O_RDONLY | O_CLOEXEC);
  ASSERT_GE(device, 0);
  auto stick = Stick::mount("/proc/self/fd/" + std::to_string(device), stand_in);
  ::close(device);
  ASSERT_TRUE(stick) << stick.error().detail;
  EXPECT_EQ(*find_packs(*stick), std::vector<std::string>{"x.helppack"});
}

TEST_F(Mount, of_anything_but_fat_is_refused) {
  const auto refused = Stick::mount(m_device);
  ASSERT_FALSE(refused);
  EXPECT_TRUE(refused.error().code == "media.not-fat" || refused.error().detail.find("kernel") != std::string::npos)
      << refused.error().detail;
}

TEST_F(Mount, of_what_is_no_device_or_not_there_says_so) {
  EXPECT_EQ(code_of(Stick::mount(image(), stand_in)), "media.unreadable");
  EXPECT_EQ(code_of(Stick::mount("/dev/nothing-here", stand_in)), "media.unreadable");
}

// EIO is what the kernel says of a device that is bad and of one that was pulled out.
TEST(BlockDevice, that_fails_is_unplugged_where_the_machine_has_it_no_more) {
  std::error_code none;
  std::vector<dev_t> there;
  for (const auto& entry : std::filesystem::directory_iterator("/sys/dev/block", none)) {
    unsigned one = 0, other = 0;
    if (std::sscanf(entry.path().filename().c_str(), "%u:%u", &one, &other) == 2)
      there.push_back(makedev(one, other));
  }
  if (there.empty()) GTEST_SKIP() << "this machine has no block device, or hides them";
  const dev_t gone = makedev(8, 251);
  ASSERT_EQ(std::count(there.begin(), there.end(), gone), 0);
  EXPECT_TRUE(has_gone(gone));
  EXPECT_FALSE(has_gone(there.front(), 100));
  EXPECT_EQ(unreadable("x.helppack", EIO, gone).code, "media.unplugged");
  EXPECT_EQ(unreadable("x.helppack", EIO, there.front()).code, "media.unreadable");
  EXPECT_EQ(unreadable("x.helppack", EACCES, gone).code, "media.unreadable");
  const dev_t on_no_device = makedev(0, 251);
  EXPECT_EQ(unreadable("x.helppack", EIO, on_no_device).code, "media.unreadable");
}

TEST_F(Mount, needs_a_right_that_is_given_up_for_good) {
  const pid_t child = ::fork();
  if (child == 0) {
    const bool given_up = static_cast<bool>(give_up_rights());
    const bool refused = !Stick::mount(m_device, stand_in);
    const std::string status = all_of("/proc/self/status");
    const bool none = status.find("CapPrm:\t0000000000000000") != std::string::npos &&
                      status.find("CapEff:\t0000000000000000") != std::string::npos &&
                      status.find("NoNewPrivs:\t1") != std::string::npos;
    ::_exit(given_up && refused && none ? 0 : 1);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
}

}  // namespace
}  // namespace hp::update
