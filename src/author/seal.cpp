#include "author/seal.h"

#include "pack/archive.h"
#include "pack/manifest.h"
#include "pack/verify.h"

namespace hp::author {
namespace {

using Files = std::map<std::string, std::vector<std::byte>>;

Result<void> check_paths(const Files& files) {
  std::string wrong;
  for (const auto& [path, bytes] : files)
    if (!pack::is_pack_path(path)) wrong += (wrong.empty() ? "'" : ", '") + path + "'";
  if (!wrong.empty())
    return Error{"seal.path-wrong", "a pack cannot hold " + wrong +
                                        ": only pack.json, and a-z 0-9 . _ - under text, fonts, "
                                        "audio or trust, at most 100 bytes"};
  if (!files.contains("pack.json")) return Error{"seal.pack-json-missing", "there is no pack.json"};
  if (files.size() > pack::max_entries)
    return Error{"seal.too-many",
                 std::to_string(files.size()) + " files; a pack holds at most " + std::to_string(pack::max_entries)};
  return {};
}

}  // namespace

Result<std::vector<std::byte>> seal(const Files& files) {
  if (auto paths = check_paths(files); !paths) return std::move(paths).error();
  pack::Manifest lines;
  for (const auto& [path, bytes] : files) lines.lines.push_back({pack::blake2b_512(bytes), path});
  const std::string manifest = pack::write_manifest(lines);

  // Read as the kiosk will: what stands in order here is what it accepts there.
  auto in_order = pack::parse_manifest(manifest);
  if (!in_order) return std::move(in_order).error();
  std::vector<pack::NamedBytes> entries{{std::string(pack::manifest_name), std::as_bytes(std::span(manifest))}};
  std::uint64_t total = pack::padded(manifest.size()) + 3 * pack::block_bytes;
  for (const pack::ManifestLine& line : in_order->lines) {
    const std::vector<std::byte>& bytes = files.at(line.path);
    entries.push_back({line.path, bytes});
    total += pack::block_bytes + pack::padded(bytes.size());
  }
  constexpr std::uint64_t room_for_signatures = pack::max_signatures * (pack::block_bytes + pack::max_signature_bytes);
  if (total + room_for_signatures > pack::max_pack_bytes)
    return Error{"seal.too-large", "the pack would have " + std::to_string(total) + " bytes; at most " +
                                       std::to_string(pack::max_pack_bytes) + " are allowed, signatures included"};
  return pack::write_tar(entries);
}

}  // namespace hp::author
