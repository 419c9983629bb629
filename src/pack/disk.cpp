#include "pack/disk.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <system_error>
#include <utility>

namespace hp::pack {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int number) : m_number(number) {}
  Descriptor(Descriptor&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() {
    if (m_number >= 0) ::close(m_number);
  }
  int number() const { return m_number; }
  int release() { return std::exchange(m_number, -1); }
  bool is_open() const { return m_number >= 0; }

 private:
  int m_number;
};

std::string reason(int error) { return std::system_category().message(error); }

Error unreadable(const std::string& path, int error) {
  if (error == ENOENT || error == ENOTDIR) return {"disk.missing", path + " is not there"};
  if (error == ELOOP) return {"disk.unreadable", path + " is a symbolic link; give the file itself"};
  return {"disk.unreadable", path + " cannot be read: " + reason(error)};
}

Error unwritable(const std::string& path, int error) {
  const bool full = error == ENOSPC || error == EDQUOT || error == EFBIG;
  return {full ? "disk.full" : "disk.unwritable", path + " cannot be written: " + reason(error)};
}

Result<Descriptor> open_to_read(const std::string& path) {
  // O_NONBLOCK: a pipe in a file's place must not make us wait for its writer; it is refused below as no plain file.
  Descriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (!file.is_open()) return unreadable(path, errno);
  return file;
}

// The pages of a map that a part of it lies in, not const as madvise() wants them.
std::span<std::byte> whole_pages(std::span<const std::byte> map, std::span<const std::byte> part) {
  const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  const std::size_t before = static_cast<std::size_t>(part.data() - map.data()) % page;
  return {const_cast<std::byte*>(part.data()) - before, part.size() + before};
}

Result<std::size_t> plain_file_size(int descriptor, const std::string& name, std::size_t limit) {
  struct stat found {};
  if (::fstat(descriptor, &found) != 0) return unreadable(name, errno);
  if (!S_ISREG(found.st_mode)) return Error{"disk.unreadable", name + " is not a plain file"};
  const auto size = static_cast<std::uint64_t>(found.st_size);
  if (size > limit)
    return Error{"disk.too-large",
                 name + " has " + std::to_string(size) + " bytes; at most " + std::to_string(limit) + " are read"};
  return static_cast<std::size_t>(size);
}

// 0, or the errno of what went wrong.
int write_all(int descriptor, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return 0;
}

int write_new_file(const std::string& path, std::span<const std::byte> bytes) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644));
  if (!file.is_open()) return errno;
  if (const int error = write_all(file.number(), bytes)) return error;
  return ::fsync(file.number()) == 0 ? 0 : errno;
}

int sync_one_folder(const std::string& folder) {
  const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened.is_open()) return errno;
  return ::fsync(opened.number()) == 0 ? 0 : errno;
}

int sync_folder_of(const std::string& path) {
  const auto slash = path.rfind('/');
  return sync_one_folder(slash == std::string::npos ? "." : path.substr(0, slash + 1));
}

Result<void> done_or(int error, const std::string& path) {
  if (error != 0) return unwritable(path, error);
  return {};
}

// What an operation of the system set errno to, where it says -1.
int errno_of(int result) { return result == 0 ? 0 : errno; }

constexpr mode_t everybody_reads = 0444;  // the kiosk, another user, must read what we keep; nobody writes it again

}  // namespace

Result<MappedFile> MappedFile::open(const std::string& path, std::size_t limit) {
  auto file = open_to_read(path);
  if (!file) return std::move(file).error();
  return map(file->number(), path, limit);
}

Result<MappedFile> MappedFile::map(int descriptor, const std::string& name, std::size_t limit) {
  auto size = plain_file_size(descriptor, name, limit);
  if (!size) return std::move(size).error();
  Descriptor own(::fcntl(descriptor, F_DUPFD_CLOEXEC, 0));
  if (!own.is_open()) return unreadable(name, errno);
  if (*size == 0) return MappedFile(own.release(), {});  // mmap knows no empty map
  void* const start = ::mmap(nullptr, *size, PROT_READ, MAP_PRIVATE, own.number(), 0);
  if (start == MAP_FAILED) return unreadable(name, errno);
  ::madvise(start, *size, MADV_RANDOM);
  return MappedFile(own.release(), std::span(static_cast<const std::byte*>(start), *size));
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)), m_bytes(std::exchange(other.m_bytes, {})) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(m_descriptor, other.m_descriptor);
  std::swap(m_bytes, other.m_bytes);
  return *this;
}

MappedFile::~MappedFile() {
  if (!m_bytes.empty()) ::munmap(const_cast<std::byte*>(m_bytes.data()), m_bytes.size());
  if (m_descriptor >= 0) ::close(m_descriptor);
}

bool MappedFile::copy(std::size_t at, std::span<std::byte> into) const {
  while (!into.empty()) {
    const ssize_t got = ::pread(m_descriptor, into.data(), into.size(), static_cast<off_t>(at));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    into = into.subspan(static_cast<std::size_t>(got));
    at += static_cast<std::size_t>(got);
  }
  return true;
}

void MappedFile::fetch_ahead(std::span<const std::byte> part) const {
  if (part.empty()) return;
  const auto pages = whole_pages(m_bytes, part);
  ::madvise(pages.data(), pages.size(), MADV_WILLNEED);
}

void MappedFile::drop(std::span<const std::byte> part) const {
  if (part.empty()) return;
  const auto pages = whole_pages(m_bytes, part);
  ::madvise(pages.data(), pages.size(), MADV_DONTNEED);  // first out of our map: a mapped page stays in the cache
  ::posix_fadvise(m_descriptor, pages.data() - m_bytes.data(), static_cast<off_t>(pages.size()), POSIX_FADV_DONTNEED);
}

void MappedFile::map_in(std::span<const std::byte> part) const {
  if (part.empty()) return;
  const auto pages = whole_pages(m_bytes, part);
  ::madvise(pages.data(), pages.size(), MADV_SEQUENTIAL);
  ::madvise(pages.data(), pages.size(), MADV_POPULATE_READ);
}

Result<std::string> read_file(const std::string& path, std::size_t limit) {
  auto file = open_to_read(path);
  if (!file) return std::move(file).error();
  auto size = plain_file_size(file->number(), path, limit);
  if (!size) return std::move(size).error();
  std::string content(*size, '\0');
  for (std::size_t at = 0; at < content.size();) {
    const ssize_t got = ::read(file->number(), content.data() + at, content.size() - at);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable(path, errno);
    if (got == 0) return Error{"disk.unreadable", path + " became shorter while it was read"};
    at += static_cast<std::size_t>(got);
  }
  return content;
}

Result<void> replace_file(const std::string& path, std::span<const std::byte> bytes) {
  const std::string beside = path + std::string(beside_ending);
  int error = write_new_file(beside, bytes);
  if (error == EEXIST) {  // left over from a power cut, or a link somebody laid: away with the name, whatever it is
    if (::unlink(beside.c_str()) != 0) return unwritable(beside, errno);
    error = write_new_file(beside, bytes);
  }
  if (error == 0 && std::rename(beside.c_str(), path.c_str()) != 0) error = errno;
  if (error != 0) {
    ::unlink(beside.c_str());
    return unwritable(path, error);
  }
  if (const int unsynced = sync_folder_of(path)) return unwritable(path, unsynced);
  return {};
}

Result<std::vector<std::string>> list_folder(const std::string& path) { return list_folder(AT_FDCWD, path); }

Result<std::vector<std::string>> list_folder(int folder_at, const std::string& path) {
  const int opened = ::openat(folder_at, path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) return unreadable(path, errno);
  const auto close = [](DIR* folder) { ::closedir(folder); };
  const std::unique_ptr<DIR, decltype(close)> folder(::fdopendir(opened), close);
  if (!folder) {
    ::close(opened);
    return unreadable(path, errno);
  }
  std::vector<std::string> names;
  for (;;) {
    errno = 0;
    const dirent* const entry = ::readdir(folder.get());
    if (!entry) break;
    std::string name = entry->d_name;
    if (name == "." || name == "..") continue;
    if (names.size() == max_names)
      return Error{"disk.unreadable", path + " holds more than " + std::to_string(max_names) + " names"};
    names.push_back(std::move(name));
  }
  if (errno != 0) return unreadable(path, errno);
  std::sort(names.begin(), names.end());
  return names;
}

Result<Disk::File> RealDisk::make_file(const std::string& folder) {
  Descriptor file(::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, everybody_reads));
  if (!file.is_open()) {
    if (errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL) return make_named_file(folder);
    return unwritable(folder, errno);
  }
  if (::fchmod(file.number(), everybody_reads) != 0) return unwritable(folder, errno);  // whatever the umask
  return file.release();
}

Result<Disk::File> RealDisk::make_named_file(const std::string& folder) {
  std::string path = folder + "/" + std::string(incoming_name);
  const auto is_path = [&](const auto& incoming) { return incoming.second == path; };
  while (std::any_of(m_incoming.begin(), m_incoming.end(), is_path)) path += '+';
  if (auto away = remove(path); !away) return std::move(away).error();  // left over from a power cut
  Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, everybody_reads));
  if (!file.is_open() || ::fchmod(file.number(), everybody_reads) != 0) return unwritable(path, errno);
  m_incoming[file.number()] = path;
  return file.release();
}

Result<void> RealDisk::reserve(File file, std::uint64_t bytes) {
  if (bytes == 0) return {};
  int error = EINTR;
  while (error == EINTR) error = ::posix_fallocate(file, 0, static_cast<off_t>(bytes));
  return done_or(error, "room for " + std::to_string(bytes) + " bytes");
}

Result<void> RealDisk::write(File file, std::span<const std::byte> bytes) {
  return done_or(write_all(file, bytes), "the new file");
}

Result<void> RealDisk::sync_file(File file) { return done_or(errno_of(::fsync(file)), "the new file"); }

Result<void> RealDisk::name_file(File file, const std::string& path) {
  if (const auto named = m_incoming.find(file); named != m_incoming.end()) {
    auto renamed = rename(named->second, path);
    if (renamed) m_incoming.erase(named);
    return renamed;
  }
  const std::string unnamed = "/proc/self/fd/" + std::to_string(file);
  const auto link_as = [&](const std::string& name) {
    return errno_of(::linkat(AT_FDCWD, unnamed.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW));
  };
  const int error = link_as(path);
  if (error != EEXIST) return done_or(error, path);
  const std::string beside = path + std::string(beside_ending);
  if (auto away = remove(beside); !away) return away;
  if (const int failed = link_as(beside)) return unwritable(beside, failed);
  return rename(beside, path);
}

Result<MappedFile> RealDisk::map(File file, const std::string& name, std::size_t limit) {
  return MappedFile::map(file, name, limit);
}

void RealDisk::close(File file) {
  if (const auto named = m_incoming.find(file); named != m_incoming.end()) {
    ::unlink(named->second.c_str());
    m_incoming.erase(named);
  }
  ::close(file);
}

Result<void> RealDisk::make_folder(const std::string& path) {
  const int error = errno_of(::mkdir(path.c_str(), 0755));
  return done_or(error == EEXIST ? 0 : error, path);
}

Result<void> RealDisk::sync_folder(const std::string& path) { return done_or(sync_one_folder(path), path); }

Result<void> RealDisk::make_link(const std::string& target, const std::string& path) {
  return done_or(errno_of(::symlink(target.c_str(), path.c_str())), path);
}

Result<void> RealDisk::rename(const std::string& from, const std::string& to) {
  return done_or(errno_of(::rename(from.c_str(), to.c_str())), to);
}

Result<void> RealDisk::remove(const std::string& path) {
  const int error = errno_of(std::remove(path.c_str()));
  return done_or(error == ENOENT || error == ENOTDIR ? 0 : error, path);
}

Result<std::vector<std::string>> RealDisk::list(const std::string& folder) { return list_folder(folder); }

Result<std::string> RealDisk::read(const std::string& path, std::size_t limit) { return read_file(path, limit); }

Result<std::string> RealDisk::read_link(const std::string& path) {
  std::string target(256, '\0');  // a pack's name is far shorter; a longer one is no pack's
  const ssize_t length = ::readlink(path.c_str(), target.data(), target.size());
  if (length < 0 && errno == EINVAL) return Error{"disk.unreadable", path + " is not a link; it must lead to a pack"};
  if (length < 0) return unreadable(path, errno);
  target.resize(static_cast<std::size_t>(length));
  return target;
}

Result<MappedFile> RealDisk::open(const std::string& path, std::size_t limit) { return MappedFile::open(path, limit); }

Result<NewFile> NewFile::make(Disk& disk, const std::string& folder) {
  auto file = disk.make_file(folder);
  if (!file) return std::move(file).error();
  return NewFile(disk, *file);
}

NewFile::NewFile(NewFile&& other) noexcept : m_disk(other.m_disk), m_file(std::exchange(other.m_file, -1)) {}

NewFile& NewFile::operator=(NewFile&& other) noexcept {
  std::swap(m_disk, other.m_disk);
  std::swap(m_file, other.m_file);
  return *this;
}

NewFile::~NewFile() {
  if (m_file >= 0) m_disk->close(m_file);
}

Result<FolderLock> FolderLock::wait_for(const std::string& folder) {
  Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened.is_open()) return unreadable(folder, errno);
  int error = EINTR;
  while (error == EINTR) error = errno_of(::flock(opened.number(), LOCK_EX));
  if (error != 0) return unwritable(folder, error);
  return FolderLock(opened.release());
}

FolderLock::FolderLock(FolderLock&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

FolderLock::~FolderLock() {
  if (m_descriptor >= 0) ::close(m_descriptor);
}

}  // namespace hp::pack
