#include "update/stick.h"

#include <fcntl.h>
#include <linux/capability.h>
#include <linux/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdint>
#include <system_error>
#include <thread>
#include <utility>

namespace hp::update {
namespace {

// By number, because glibc's <sys/mount.h> and the kernel's <linux/mount.h> cannot both be had in Debian 12.
int open_kind(const char* kind) { return static_cast<int>(::syscall(SYS_fsopen, kind, FSOPEN_CLOEXEC)); }
int configure(int context, unsigned command, const char* key, const char* value) {
  return static_cast<int>(::syscall(SYS_fsconfig, context, command, key, value, 0));
}
int mount_nowhere(int context, unsigned attributes) {
  return static_cast<int>(::syscall(SYS_fsmount, context, FSMOUNT_CLOEXEC, attributes));
}

std::string why(int error) { return std::system_category().message(error); }

// The block device that a path names, or 0.
dev_t device_at(const std::string& path) {
  struct stat found {};
  return ::stat(path.c_str(), &found) == 0 && S_ISBLK(found.st_mode) ? found.st_rdev : 0;
}

// The folder, or -1 and errno.
int mount_as(const char* kind, const std::string& device) {
  const int context = open_kind(kind);
  if (context < 0) return -1;
  int folder = -1;
  if (configure(context, FSCONFIG_SET_STRING, "source", device.c_str()) == 0 &&
      configure(context, FSCONFIG_SET_FLAG, "ro", nullptr) == 0 &&
      configure(context, FSCONFIG_CMD_CREATE, nullptr, nullptr) == 0)
    folder = mount_nowhere(context, MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV | MOUNT_ATTR_NOEXEC |
                                        MOUNT_ATTR_NOSYMFOLLOW | MOUNT_ATTR_NOATIME);
  const int error = errno;
  ::close(context);
  errno = error;
  return folder;
}

}  // namespace

Result<Stick> Stick::open(const std::string& folder) {
  const int descriptor = ::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return unreadable(folder, errno, 0);
  return Stick(descriptor, folder);
}

Result<Stick> Stick::mount(const std::string& device, std::span<const char* const> kinds) {
  bool known = false;
  for (const char* const kind : kinds) {
    const int folder = mount_as(kind, device);
    if (folder >= 0) return Stick(folder, device);
    // ENODEV: the kernel has no such file system, or there is no such device; EINVAL: it is another.
    const int error = errno;
    if (error == EPERM || error == EACCES || error == ENOENT || error == ENOTBLK || error == EIO || error == ENOMEDIUM)
      return unreadable(device, error, device_at(device));
    known = known || error != ENODEV;
  }
  if (!known)
    return Error{"media.unreadable", "this system can read neither FAT nor exFAT; its kernel lacks vfat and exfat"};
  return Error{"media.not-fat", device + " holds neither FAT nor exFAT; format the stick as one of them and try again"};
}

Stick::Stick(Stick&& other) noexcept : m_folder(std::exchange(other.m_folder, -1)), m_name(std::move(other.m_name)) {}

Stick& Stick::operator=(Stick&& other) noexcept {
  std::swap(m_folder, other.m_folder);
  std::swap(m_name, other.m_name);
  return *this;
}

Stick::~Stick() {
  if (m_folder >= 0) ::close(m_folder);
}

bool has_gone(dev_t device, int at_most_ms) {
  const std::string block_devices = "/sys/dev/block";
  constexpr int step_ms = 50;
  if (major(device) == 0 || ::access(block_devices.c_str(), X_OK) != 0) return false;
  const std::string here = block_devices + "/" + std::to_string(major(device)) + ":" + std::to_string(minor(device));
  for (int waited_ms = 0;; waited_ms += step_ms) {
    struct stat found {};
    if (::lstat(here.c_str(), &found) != 0 && errno == ENOENT) return true;
    if (waited_ms >= at_most_ms) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(step_ms));
  }
}

Error unreadable(const std::string& name, int error, dev_t device) {
  if (error == ENODEV || error == ENXIO || error == ENOMEDIUM || error == ESTALE || (error == EIO && has_gone(device)))
    return {"media.unplugged", name + ": the stick is gone; plug it in again and wait"};
  if (error == ELOOP) return {"media.unreadable", name + " is a symbolic link; put the pack itself on the stick"};
  return {"media.unreadable", name + " cannot be read: " + why(error) + ". Try once more, then another stick"};
}

Result<void> give_up_rights() {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  const __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = {};
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || ::syscall(SYS_capset, &header, none) != 0)
    return Error{"media.rights", "rights could not be given up: " + why(errno) + "; nothing was read"};
  return {};
}

}  // namespace hp::update
