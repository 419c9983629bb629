#pragma once
// MANIFEST: exactly the lines `b2sum` prints: 128 lower-case hex digits of BLAKE2b-512, two spaces, path, newline.
// pack.json first, the rest sorted bytewise, no path twice. A path is segments of [a-z0-9._-] (never "." or ".."), at
// most 100 bytes, and begins with a folder of the closed list: text fonts audio trust, or is pack.json.
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "result.h"

namespace hp::pack {

inline constexpr std::size_t max_manifest_bytes = 1 << 20, max_entries = 4096, max_path_bytes = 100;

using Digest = std::array<std::byte, 64>;  // BLAKE2b-512

struct ManifestLine {
  Digest digest;
  std::string path;
};

struct Manifest {
  std::vector<ManifestLine> lines;
};

bool is_pack_path(std::string_view path);
Digest blake2b_512(std::span<const std::byte> bytes);

// Errors: manifest.<what>, with the line's number.
Result<Manifest> parse_manifest(std::string_view bytes);
std::string write_manifest(const Manifest& manifest);  // puts pack.json first and sorts

}  // namespace hp::pack
