#pragma once
// Mounts for a test that nobody else sees and that are gone with it: a file system that lies, a disk of any size, a
// store that cannot be written. Such a program has a main() of its own (own_mounts.cpp), as this comes before anything.
#include <string>

namespace hp::update::test {

// Empty where this program may mount; else why it may not, for GTEST_SKIP.
const std::string& no_mounts();

// A disk in memory, mounted on a folder while this lives.
class SmallDisk {
 public:
  SmallDisk(std::string folder, const std::string& options);  // "size=64k", "nr_inodes=8"
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  ~SmallDisk();
  bool is_there() const { return m_is_there; }
  void make_read_only() const;

 private:
  std::string m_folder;
  bool m_is_there;
};

}  // namespace hp::update::test
