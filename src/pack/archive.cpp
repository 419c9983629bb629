#include "pack/archive.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <numeric>

#include "pack/manifest.h"

namespace hp::pack {
namespace {

// Where ustar's fields lie (POSIX.1-2017, pax, "ustar Interchange Format"). Those not named here are zero.
struct Field {
  std::size_t at, bytes;
};
constexpr Field name_field{0, 100}, mode_field{100, 8}, uid_field{108, 8}, gid_field{116, 8}, size_field{124, 12},
    mtime_field{136, 12}, checksum_field{148, 8}, type_field{156, 1}, magic_field{257, 8}, major_field{329, 8},
    minor_field{337, 8};

void put(TarHeader& header, Field field, std::string_view text) {
  assert(text.size() <= field.bytes);
  std::memcpy(header.data() + field.at, text.data(), text.size());
}

void put_octal(TarHeader& header, Field field, std::size_t digits, std::uint64_t value) {
  for (std::size_t i = digits; i-- > 0; value >>= 3)
    header[field.at + i] = static_cast<std::byte>('0' + static_cast<int>(value & 7));
  assert(value == 0);
}

unsigned sum_of(std::span<const std::byte> bytes) {
  return std::accumulate(bytes.begin(), bytes.end(), 0u, [](unsigned sum, std::byte b) { return sum + unsigned(b); });
}

// What all headers share. The checksum is taken with its own field blank.
TarHeader nameless_header() {
  TarHeader header{};
  put(header, mode_field, "0000644");
  put(header, uid_field, "0000000");
  put(header, gid_field, "0000000");
  put(header, mtime_field, "00000000000");
  put(header, checksum_field, "        ");
  put(header, type_field, "0");
  put(header, magic_field,
      std::string_view("ustar\0"
                       "00",
                       8));
  put(header, major_field, "0000000");
  put(header, minor_field, "0000000");
  return header;
}

// Of at most two blocks: padding, or the end.
bool all_zero(std::span<const std::byte> bytes) {
  static constexpr std::array<std::byte, 2 * block_bytes> zero{};
  assert(bytes.size() <= zero.size());
  return std::memcmp(bytes.data(), zero.data(), bytes.size()) == 0;
}

std::string_view as_text(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Error truncated(std::string_view where) {
  return {"archive.truncated", "the pack ends in " + std::string(where) + "; it was not copied whole"};
}

Error unreadable(std::string_view name) {
  return {"disk.unreadable", "the disk failed while " + std::string(name) + " was read"};
}

}  // namespace

TarHeader tar_header(std::string_view name, std::uint64_t size) {
  assert(!name.empty() && name.size() <= max_path_bytes && size <= max_file_bytes);
  static const TarHeader nameless = nameless_header();
  static const unsigned sum_of_nameless = sum_of(nameless);
  TarHeader header = nameless;
  put(header, name_field, name);
  put_octal(header, size_field, 11, size);
  const auto filled = [&](Field field) { return sum_of(std::span(header).subspan(field.at, field.bytes)); };
  put_octal(header, checksum_field, 6, sum_of_nameless + filled(name_field) + filled(size_field));
  put(header, {checksum_field.at + 6, 2}, std::string_view("\0 ", 2));
  return header;
}

Result<std::uint64_t> tar_size(std::span<const std::byte> header) {
  if (header.size() < block_bytes) return truncated("a file header");
  const std::string_view field = as_text(header.subspan(size_field.at, size_field.bytes));
  std::uint64_t size = 0;
  for (const char c : field.substr(0, 11)) {
    if (c < '0' || c > '7') return Error{"archive.size-wrong", "a file header's size is not eleven octal digits"};
    size = size << 3 | static_cast<std::uint64_t>(c - '0');
  }
  if (field.back() != '\0') return Error{"archive.size-wrong", "a file header's size does not end in a zero byte"};
  return size;
}

std::uint64_t padded(std::uint64_t size) { return (size + block_bytes - 1) / block_bytes * block_bytes; }

// The block at `at`, which lies inside the archive; empty if the disk fails. Good until the next is asked for.
std::span<const std::byte> Walk::block(std::size_t at) {
  if (!m_file) return m_archive.subspan(at, block_bytes);
  const bool there = at >= m_copy_at && at + block_bytes <= m_copy_at + m_copy_bytes;
  if (!there) {
    m_copy_bytes = 0;
    const std::size_t bytes = std::min(m_copy.size(), m_archive.size() - at);
    if (!m_file->copy(at, std::span(m_copy).first(bytes))) return {};
    m_copy_at = at, m_copy_bytes = bytes;
  }
  return std::span(m_copy).subspan(at - m_copy_at, block_bytes);
}

bool Walk::next_name_begins(std::string_view start) {
  return m_archive.size() - m_at >= block_bytes && as_text(block(m_at)).starts_with(start);
}

Result<std::span<const std::byte>> Walk::next(std::string_view name, std::uint64_t limit) {
  const auto about = [name](const char* what) { return what + std::string(name); };
  if (m_archive.size() - m_at < block_bytes) return truncated(about("the header of "));
  const auto header = block(m_at);
  if (header.empty()) return unreadable(name);
  auto size = tar_size(header);
  if (!size) return std::move(size).error().doing(about("header of "));
  if (*size > limit)
    return Error{"archive.too-large", about("") + " has " + std::to_string(*size) + " bytes; at most " +
                                          std::to_string(limit) + " are allowed"};
  const TarHeader only_one = tar_header(name, *size);
  if (!std::equal(header.begin(), header.end(), only_one.begin()))
    return Error{"archive.header-wrong", about("the header of ") + " is not the one it must have"};

  const std::size_t content_at = m_at + block_bytes;
  if (padded(*size) > m_archive.size() - content_at) return truncated(name);
  const std::size_t next_at = content_at + static_cast<std::size_t>(padded(*size));
  if (const std::size_t in_last_block = *size % block_bytes; in_last_block != 0) {
    const auto last = block(next_at - block_bytes);
    if (last.empty()) return unreadable(name);
    if (!all_zero(last.subspan(in_last_block)))
      return Error{"archive.padding-wrong", about("the padding after ") + " is not zero"};
  }
  m_at = next_at;
  return m_archive.subspan(content_at, static_cast<std::size_t>(*size));
}

Result<void> Walk::end() {
  const auto rest = m_archive.subspan(m_at);
  if (rest.size() < 2 * block_bytes) return truncated("the two zero blocks that close it");
  if (!all_zero(rest.first(2 * block_bytes)))
    return Error{"archive.end-wrong", "something that MANIFEST does not name stands after its last file"};
  if (rest.size() > 2 * block_bytes)
    return Error{"archive.end-wrong", "something stands after the two zero blocks that close the pack"};
  return {};
}

std::string signature_name(unsigned n) { return std::string(manifest_name) + "." + std::to_string(n) + ".minisig"; }

Result<Front> read_front(std::span<const std::byte> pack) {
  const std::string_view nul("\0", 1);
  Walk walk(pack);
  if (!walk.next_name_begins(std::string(manifest_name).append(nul)))
    return Error{"archive.not-a-pack", "the file does not begin with MANIFEST: it is no pack, or is cut short"};
  auto manifest = walk.next(manifest_name, max_manifest_bytes);
  if (!manifest) return std::move(manifest).error();
  Front front;
  front.manifest = as_text(*manifest);

  while (walk.next_name_begins(manifest_name)) {
    const auto n = static_cast<unsigned>(front.signatures.size() + 1);
    if (n > max_signatures || !walk.next_name_begins(signature_name(n).append(nul)))
      return Error{"archive.signature-number",
                   "the signatures are not named MANIFEST.1.minisig, MANIFEST.2.minisig and so "
                   "on without a gap, nine at the most"};
    auto signature = walk.next(signature_name(n), max_signature_bytes);
    if (!signature) return std::move(signature).error();
    front.signatures.push_back(as_text(*signature));
    front.numbers.push_back(n);
  }
  front.files_at = walk.at();
  return front;
}

std::vector<std::byte> write_tar(std::span<const NamedBytes> files) {
  std::uint64_t total = 2 * block_bytes;
  for (const NamedBytes& file : files) total += block_bytes + padded(file.bytes.size());
  std::vector<std::byte> out;
  out.reserve(static_cast<std::size_t>(total));
  for (const NamedBytes& file : files) {
    const TarHeader header = tar_header(file.name, file.bytes.size());
    out.insert(out.end(), header.begin(), header.end());
    out.insert(out.end(), file.bytes.begin(), file.bytes.end());
    out.resize(static_cast<std::size_t>(padded(out.size())));
  }
  out.resize(static_cast<std::size_t>(total));
  return out;
}

}  // namespace hp::pack
