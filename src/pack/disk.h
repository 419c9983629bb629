#pragma once
// The few file operations the pack room needs, so that tests can put a failing or a forgetting disk in their place.
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "result.h"

namespace hp::pack {

// A whole file mapped read-only (MAP_PRIVATE, opened O_NOFOLLOW|O_CLOEXEC). Stays open and mapped until destroyed;
// moving keeps the address. Only for files on our own disk that nobody shortens: reading past the end of one that
// shrank kills us.
class MappedFile {
 public:
  // Errors: disk.missing, disk.unreadable, disk.too-large (past `limit` bytes, before anything is mapped).
  static Result<MappedFile> open(const std::string& path, std::size_t limit);
  // The same of a file already open, such as the updater's unnamed copy. Does not close it; `name` is for errors.
  static Result<MappedFile> map(int descriptor, const std::string& name, std::size_t limit);
  MappedFile(MappedFile&&) noexcept;
  MappedFile& operator=(MappedFile&&) noexcept;
  ~MappedFile();
  std::span<const std::byte> bytes() const { return m_bytes; }

  // Copies from the file past the map. Touching a page for the first time costs some three times as much, so this is
  // for places that are looked at once. False if the disk fails.
  bool copy(std::size_t at, std::span<std::byte> into) const;

  // Pages come in one by one as they are touched, so that a walk past 500 MB of sound reads none of it. These are hints
  // on parts of the map: read this whole, soon; this is not needed any more, keep it nowhere in memory.
  void fetch_ahead(std::span<const std::byte> part) const;
  void drop(std::span<const std::byte> part) const;
  // For a process whose way through the file must not be seen. Every page of this part is in its map from now on, so
  // that no count of faults tells how many were touched; and when it ends the kernel does not mark those that were
  // (MADV_SEQUENTIAL: before Linux 6.3 MADV_RANDOM alone does not keep it from that). Of the calling process alone.
  void map_in(std::span<const std::byte> part) const;

 private:
  MappedFile(int descriptor, std::span<const std::byte> bytes) : m_descriptor(descriptor), m_bytes(bytes) {}
  int m_descriptor;
  std::span<const std::byte> m_bytes;
};

// A small file read whole. Errors as above.
Result<std::string> read_file(const std::string& path, std::size_t limit);
// Writes beside (`path`.new) and renames over: the old or the new whole, never half, also when the power fails. One
// writer at a time. Errors: disk.full, disk.unwritable.
Result<void> replace_file(const std::string& path, std::span<const std::byte> bytes);
// Names in a folder, sorted bytewise, without "." and "..", at most max_names. Errors: disk.missing, disk.unreadable.
inline constexpr std::size_t max_names = 10'000;
Result<std::vector<std::string>> list_folder(const std::string& path);
Result<std::vector<std::string>> list_folder(int folder_at, const std::string& path);  // as openat(2)

// What the store does to its disk, one operation of the system each, so that tests can let every single one fail, and
// can cut the power after any of them. What it says is done need not outlast a power cut before the file and the folder
// that names it are synced. Errors: disk.missing, disk.unreadable, disk.full, disk.unwritable, disk.too-large.
class Disk {
 public:
  using File = int;  // a file of ours being made, until close()

  virtual ~Disk() = default;

  // A file without a name on the disk of `folder`, so that nothing of it is left if we end too soon; where the file
  // system has no such thing, one named `.incoming` in it.
  virtual Result<File> make_file(const std::string& folder) = 0;
  // Room for so many bytes, so that a full disk is known before the first is copied. The file then has this size.
  virtual Result<void> reserve(File file, std::uint64_t bytes) = 0;
  virtual Result<void> write(File file, std::span<const std::byte> bytes) = 0;  // after what was written before
  virtual Result<void> sync_file(File file) = 0;
  virtual Result<void> name_file(File file, const std::string& path) = 0;  // in place of what had this name
  virtual Result<MappedFile> map(File file, const std::string& name, std::size_t limit) = 0;
  virtual void close(File file) = 0;

  virtual Result<void> make_folder(const std::string& path) = 0;  // or there is one
  virtual Result<void> sync_folder(const std::string& path) = 0;
  virtual Result<void> make_link(const std::string& target, const std::string& path) = 0;
  virtual Result<void> rename(const std::string& from, const std::string& to) = 0;
  virtual Result<void> remove(const std::string& path) = 0;  // a file, a link, an empty folder, or nothing

  virtual Result<std::vector<std::string>> list(const std::string& folder) = 0;
  virtual Result<std::string> read(const std::string& path, std::size_t limit) = 0;
  virtual Result<std::string> read_link(const std::string& path) = 0;
  virtual Result<MappedFile> open(const std::string& path, std::size_t limit) = 0;
};

// What a name has after it while what is to have the name is made ready beside it; and how those begin that a file has
// which should have none.
inline constexpr std::string_view beside_ending = ".new", incoming_name = ".incoming";

class RealDisk : public Disk {
 public:
  Result<File> make_file(const std::string& folder) override;
  Result<void> reserve(File file, std::uint64_t bytes) override;
  Result<void> write(File file, std::span<const std::byte> bytes) override;
  Result<void> sync_file(File file) override;
  Result<void> name_file(File file, const std::string& path) override;
  Result<MappedFile> map(File file, const std::string& name, std::size_t limit) override;
  void close(File file) override;
  Result<void> make_folder(const std::string& path) override;
  Result<void> sync_folder(const std::string& path) override;
  Result<void> make_link(const std::string& target, const std::string& path) override;
  Result<void> rename(const std::string& from, const std::string& to) override;
  Result<void> remove(const std::string& path) override;
  Result<std::vector<std::string>> list(const std::string& folder) override;
  Result<std::string> read(const std::string& path, std::size_t limit) override;
  Result<std::string> read_link(const std::string& path) override;
  Result<MappedFile> open(const std::string& path, std::size_t limit) override;

  // What a file system without unnamed files gets: a named one, and of several at once each its own name.
  Result<File> make_named_file(const std::string& folder);

 private:
  std::map<File, std::string> m_incoming;  // where a name had to be used, and which
};

// A file of ours being made, closed when this goes; without a name it is gone then. The disk outlives it.
class NewFile {
 public:
  static Result<NewFile> make(Disk& disk, const std::string& folder);
  NewFile(NewFile&& other) noexcept;
  NewFile& operator=(NewFile&& other) noexcept;
  ~NewFile();
  Disk::File number() const { return m_file; }
  Disk& disk() const { return *m_disk; }

 private:
  NewFile(Disk& disk, Disk::File file) : m_disk(&disk), m_file(file) {}
  Disk* m_disk;
  Disk::File m_file;
};

// Holds a folder for one writer: whoever comes second waits. Let go with the process, however it ends.
class FolderLock {
 public:
  static Result<FolderLock> wait_for(const std::string& folder);
  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&&) = delete;
  ~FolderLock();

 private:
  explicit FolderLock(int descriptor) : m_descriptor(descriptor) {}
  int m_descriptor;
};

}  // namespace hp::pack
