#pragma once
// The root of a stick, opened for looking into. A block device is mounted nowhere: the mount has no place in any tree,
// so nobody else sees it, and it is gone when the stick is closed, or with the process (fsmount(2)).
#include <span>
#include <string>

#include "result.h"

namespace hp::update {

// What is mounted: no other file system's code meets a stranger's bytes.
inline constexpr const char* fat_kinds[] = {"vfat", "exfat"};

class Stick {
 public:
  // A folder, mounted by somebody else. Errors: media.unreadable.
  static Result<Stick> open(const std::string& folder);
  // A block device with one of these file systems: read-only, nodev, nosuid, noexec, nosymfollow, noatime. Needs
  // CAP_SYS_ADMIN, which may be given up at once after. Errors: media.unreadable, media.not-fat, media.unplugged.
  static Result<Stick> mount(const std::string& device, std::span<const char* const> kinds = fat_kinds);
  Stick(Stick&& other) noexcept;
  Stick& operator=(Stick&& other) noexcept;
  ~Stick();                                // not mounted any more
  int folder() const { return m_folder; }  // for openat(2)
  const std::string& name() const { return m_name; }

 private:
  Stick(int folder, std::string name) : m_folder(folder), m_name(std::move(name)) {}
  int m_folder;
  std::string m_name;
};

// Every capability, for good. Errors: media.rights.
Result<void> give_up_rights();

}  // namespace hp::update
