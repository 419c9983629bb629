#pragma once
// The few file operations the pack room needs, so that tests can put a failing or a forgetting disk in their place.
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "result.h"

namespace hp::pack {

// A whole file mapped read-only (MAP_PRIVATE, opened O_NOFOLLOW|O_CLOEXEC). Stays mapped until destroyed; moving keeps
// the address.
class MappedFile {
 public:
  // Errors: disk.missing, disk.unreadable, disk.too-large (past `limit` bytes, before anything is mapped).
  static Result<MappedFile> open(const std::string& path, std::size_t limit);
  MappedFile(MappedFile&&) noexcept;
  MappedFile& operator=(MappedFile&&) noexcept;
  ~MappedFile();
  std::span<const std::byte> bytes() const { return m_bytes; }

 private:
  explicit MappedFile(std::span<const std::byte> bytes) : m_bytes(bytes) {}
  std::span<const std::byte> m_bytes;
};

// A small file read whole. Errors as above.
Result<std::string> read_file(const std::string& path, std::size_t limit);
// Writes beside and renames over: the old or the new whole, never half. Errors: disk.full, disk.unwritable.
Result<void> replace_file(const std::string& path, std::span<const std::byte> bytes);
// Names in a folder, sorted bytewise, without "." and "..". Errors: disk.missing, disk.unreadable.
Result<std::vector<std::string>> list_folder(const std::string& path);

}  // namespace hp::pack
