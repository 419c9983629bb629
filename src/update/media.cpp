#include "update/media.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "pack/disk.h"
#include "pack/store.h"

namespace hp::update {
namespace {

// The device that a descriptor's file lies on, or 0.
dev_t device_under(int descriptor) {
  struct stat found {};
  return ::fstat(descriptor, &found) == 0 ? found.st_dev : 0;
}

Error failed(const std::string& name, int error, int descriptor) {
  return unreadable(name, error, device_under(descriptor));
}

}  // namespace

Result<Source> Source::open(const Stick& stick, const std::string& name) {
  // O_NONBLOCK: a pipe in a pack's place must not make us wait for its writer.
  const int descriptor =
      ::openat(stick.folder(), name.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (descriptor < 0) return failed(name, errno, stick.folder());
  Source source(descriptor, name, 0);
  struct stat found {};
  if (::fstat(descriptor, &found) != 0) return failed(name, errno, stick.folder());
  if (!S_ISREG(found.st_mode))
    return Error{"media.unreadable", name + " is not a plain file; put the pack itself on the stick"};
  source.m_size = static_cast<std::uint64_t>(found.st_size);
  return source;
}

Source::Source(Source&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)), m_name(std::move(other.m_name)), m_size(other.m_size) {}

Source& Source::operator=(Source&& other) noexcept {
  std::swap(m_descriptor, other.m_descriptor);
  std::swap(m_name, other.m_name);
  std::swap(m_size, other.m_size);
  return *this;
}

Source::~Source() {
  if (m_descriptor >= 0) ::close(m_descriptor);
}

Result<std::size_t> Source::read(std::span<std::byte> into) {
  for (;;) {
    const ssize_t got = ::read(m_descriptor, into.data(), into.size());
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) return failed(m_name, errno, m_descriptor);
  }
}

Result<std::vector<std::string>> find_packs(const Stick& stick) {
  auto names = pack::list_folder(stick.folder(), ".");
  if (!names)
    return Error{has_gone(device_under(stick.folder())) ? "media.unplugged" : "media.unreadable",
                 "looking for packs: " + names.error().detail};
  std::erase_if(*names, [](const std::string& name) { return !name.ends_with(pack::pack_ending) || name[0] == '.'; });
  if (names->empty())
    return Error{"media.no-pack",
                 stick.name() + " holds no file NAME" + std::string(pack::pack_ending) + "; put one there"};
  if (names->size() > max_packs_looked_at) names->resize(max_packs_looked_at);
  return names;
}

}  // namespace hp::update
