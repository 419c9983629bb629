#include "pack/archive.h"

#include <algorithm>
#include <cassert>
#include <cstring>

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

bool all_zero(std::span<const std::byte> bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](std::byte b) { return b == std::byte{0}; });
}

std::string_view as_text(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// Whether the header at `at` begins with this name. Looks at nothing else of it.
bool name_begins(std::span<const std::byte> pack, std::size_t at, std::string_view start) {
  return pack.size() - at >= block_bytes && as_text(pack.subspan(at, start.size())) == start;
}

Error truncated(std::string_view where) {
  return {"archive.truncated", "the pack ends in " + std::string(where) + "; it was not copied whole"};
}

}  // namespace

TarHeader tar_header(std::string_view name, std::uint64_t size) {
  assert(!name.empty() && name.size() <= max_path_bytes && size <= max_file_bytes);
  TarHeader header{};
  put(header, name_field, name);
  put(header, mode_field, "0000644");
  put(header, uid_field, "0000000");
  put(header, gid_field, "0000000");
  put_octal(header, size_field, 11, size);
  put(header, mtime_field, "00000000000");
  put(header, type_field, "0");
  put(header, magic_field,
      std::string_view("ustar\0"
                       "00",
                       8));
  put(header, major_field, "0000000");
  put(header, minor_field, "0000000");
  put(header, checksum_field, "        ");  // the sum is taken with the field blank
  std::uint64_t sum = 0;
  for (const std::byte b : header) sum += std::to_integer<unsigned>(b);
  put_octal(header, checksum_field, 6, sum);
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

Result<std::span<const std::byte>> read_entry(std::span<const std::byte> pack, std::size_t& at, std::string_view name,
                                              std::uint64_t limit) {
  assert(at <= pack.size());
  const std::string file(name);
  if (pack.size() - at < block_bytes) return truncated("the header of " + file);
  const auto header = pack.subspan(at, block_bytes);
  auto size = tar_size(header);
  if (!size) return std::move(size).error().doing("header of " + file);
  if (*size > limit)
    return Error{"archive.too-large",
                 file + " has " + std::to_string(*size) + " bytes; at most " + std::to_string(limit) + " are allowed"};
  const TarHeader only_one = tar_header(name, *size);
  if (!std::equal(header.begin(), header.end(), only_one.begin()))
    return Error{"archive.header-wrong", "the header of " + file + " is not the one it must have"};
  const auto after = pack.subspan(at + block_bytes);
  if (padded(*size) > after.size()) return truncated(file);
  const auto content = after.first(static_cast<std::size_t>(*size));
  const auto whole_blocks = static_cast<std::size_t>(padded(*size));
  if (!all_zero(after.subspan(content.size(), whole_blocks - content.size())))
    return Error{"archive.padding-wrong", "the padding after " + file + " is not zero"};
  at += block_bytes + whole_blocks;
  return content;
}

Result<void> read_end(std::span<const std::byte> pack, std::size_t at) {
  const auto end = pack.subspan(at);
  if (end.size() < 2 * block_bytes) return truncated("the two zero blocks that close it");
  if (!all_zero(end.first(2 * block_bytes)))
    return Error{"archive.end-wrong", "something that MANIFEST does not name stands after its last file"};
  if (end.size() > 2 * block_bytes)
    return Error{"archive.end-wrong", "something stands after the two zero blocks that close the pack"};
  return {};
}

std::string signature_name(unsigned n) { return std::string(manifest_name) + "." + std::to_string(n) + ".minisig"; }

Result<Front> read_front(std::span<const std::byte> pack) {
  Front front;
  const std::string_view nul("\0", 1);
  if (!name_begins(pack, 0, std::string(manifest_name).append(nul)))
    return Error{"archive.not-a-pack", "the file does not begin with MANIFEST: it is no pack, or is cut short"};
  auto manifest = read_entry(pack, front.files_at, manifest_name, max_manifest_bytes);
  if (!manifest) return std::move(manifest).error();
  front.manifest = as_text(*manifest);

  while (name_begins(pack, front.files_at, manifest_name)) {
    const auto n = static_cast<unsigned>(front.signatures.size() + 1);
    if (n > max_signatures || !name_begins(pack, front.files_at, signature_name(n).append(nul)))
      return Error{"archive.signature-number",
                   "the signatures are not named MANIFEST.1.minisig, MANIFEST.2.minisig and so "
                   "on without a gap, nine at the most"};
    auto signature = read_entry(pack, front.files_at, signature_name(n), max_signature_bytes);
    if (!signature) return std::move(signature).error();
    front.signatures.push_back(as_text(*signature));
    front.numbers.push_back(n);
  }
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
