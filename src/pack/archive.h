#pragma once
// The .helppack container: POSIX ustar with one permitted value for every byte that is not content (mode 0644, owner 0,
// time 0, no names, checksum; zero padding; two zero blocks at the end, no more), so that a header is not parsed but
// computed anew and compared. Order: MANIFEST, MANIFEST.1.minisig … MANIFEST.9.minisig, then the files in MANIFEST
// order. GNU tar makes the very same bytes:
//   tar -b1 --format=ustar --mode=0644 --mtime=@0 --owner=:0 --group=:0 --numeric-owner -cf PACK NAMES…
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pack/disk.h"
#include "result.h"

namespace hp::pack {

inline constexpr std::size_t block_bytes = 512;
inline constexpr std::size_t max_signatures = 9, max_signature_bytes = 2048;
inline constexpr std::uint64_t max_file_bytes = (std::uint64_t{8} << 30) - 1;  // what 11 octal digits can say
inline constexpr std::string_view manifest_name = "MANIFEST";

using TarHeader = std::array<std::byte, block_bytes>;

// The only header a file of this name and size may have. The name is at most 100 bytes, the size at most 8 GiB - 1.
TarHeader tar_header(std::string_view name, std::uint64_t size);
// The size field of a header, if it is 11 octal digits and a NUL; everything else is for the comparison.
Result<std::uint64_t> tar_size(std::span<const std::byte> header);
std::uint64_t padded(std::uint64_t size);  // up to the next whole block

// One way through an archive, file by file: the funnel for every byte of it that is not content.
class Walk {
 public:
  explicit Walk(std::span<const std::byte> archive) : m_archive(archive) {}
  // The same through a file, from `at` on. Headers and padding are copied from it, so that a walk past a thousand
  // sounds does not map a thousand pages. The file outlives the walk.
  Walk(const MappedFile& file, std::size_t at) : m_archive(file.bytes()), m_file(&file), m_at(at) {}

  // The next file, which must have this name: its size is at most `limit` and ends inside the archive, its header and
  // padding are what they must be. Where that is not so the walk stays where it is.
  Result<std::span<const std::byte>> next(std::string_view name, std::uint64_t limit);
  bool next_name_begins(std::string_view start);  // looks at nothing else of the header
  // What must come last: two zero blocks, and nothing after them.
  Result<void> end();
  std::size_t at() const { return m_at; }

 private:
  std::span<const std::byte> block(std::size_t at);
  std::span<const std::byte> m_archive;
  const MappedFile* m_file = nullptr;
  std::size_t m_at = 0;
  std::array<std::byte, 2 * block_bytes> m_copy{};  // a file's last block and, as they are neighbours, the next header
  std::size_t m_copy_at = 0, m_copy_bytes = 0;
};

// What stands at the front of a pack, before anything is trusted. Found by fixed places and hard limits only.
struct Front {
  std::string_view manifest;                 // raw bytes, unverified
  std::vector<std::string_view> signatures;  // raw .minisig files in the order 1…9, unverified
  std::vector<unsigned> numbers;             // the n of each: 1, 2, … without a gap
  std::size_t files_at = 0;                  // offset of the first content header
};
std::string signature_name(unsigned n);  // "MANIFEST.1.minisig"
// Errors: archive.<what>. A pack without a signature has a front too: it is for verify() to refuse it.
Result<Front> read_front(std::span<const std::byte> pack);

struct NamedBytes {
  std::string name;
  std::span<const std::byte> bytes;
};
// The whole archive in this order; the same input gives the same bytes.
std::vector<std::byte> write_tar(std::span<const NamedBytes> files);

}  // namespace hp::pack
