#pragma once
// The root of a stick, opened for looking into. A block device is mounted nowhere: the mount has no place in any tree,
// so nobody else sees it, and it is gone when the stick is closed, or with the process (fsmount(2)).
#include <sys/types.h>

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

// Whether a block device has left the machine: sysfs's dev/block has it no more. The first word of that is EIO, as of a
// device that is bad, and comes before the kernel has taken the device away; so this waits for it, `at_most_ms`. Never
// so of a file system that is on no block device.
bool has_gone(dev_t device, int at_most_ms = 2000);

// Why `name` on this device cannot be read, by errno. Errors: media.unplugged, media.unreadable.
Error unreadable(const std::string& name, int error, dev_t device);

// Every capability, for good. Errors: media.rights.
Result<void> give_up_rights();

}  // namespace hp::update
