#pragma once
// The few file operations the pack room needs, so that tests can put a failing or a forgetting disk in their place.
#include <cstddef>
#include <memory>
#include <span>
#include <string>
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

}  // namespace hp::pack
