#include "own_mounts.h"

#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>

namespace hp::update::test {
namespace {

std::string reason;

bool write_line(const char* path, const std::string& line) {
  std::ofstream file(path);
  file << line << std::flush;
  return file.good();
}

// Whoever is not root may mount as the root of a world of his own, where the system allows such worlds.
void enter_own_mounts() {
  const std::string user = std::to_string(::getuid()), group = std::to_string(::getgid());
  const bool root = ::getuid() == 0;
  if (::unshare(CLONE_NEWNS | (root ? 0 : CLONE_NEWUSER)) != 0) {
    reason = std::string("this user may not mount: ") + std::strerror(errno);
    return;
  }
  if (!root && !(write_line("/proc/self/setgroups", "deny") && write_line("/proc/self/uid_map", "0 " + user + " 1") &&
                 write_line("/proc/self/gid_map", "0 " + group + " 1")))
    reason = "this user may not be root in a world of his own";
  else if (::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
    reason = std::string("mounts cannot be kept to ourselves: ") + std::strerror(errno);
}

}  // namespace

const std::string& no_mounts() { return reason; }

SmallDisk::SmallDisk(std::string folder, const std::string& options)
    : m_folder(std::move(folder)),
      m_is_there(::mount("none", m_folder.c_str(), "tmpfs", 0, ("mode=755," + options).c_str()) == 0) {}

SmallDisk::~SmallDisk() {
  if (m_is_there) ::umount2(m_folder.c_str(), MNT_DETACH);
}

void SmallDisk::make_read_only() const { ::mount("none", m_folder.c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr); }

}  // namespace hp::update::test

int main(int argc, char** argv) {
  hp::update::test::enter_own_mounts();
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
