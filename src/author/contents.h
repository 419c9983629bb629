#pragma once
// What is in a pack, signed or not, for the people who make it: `list` and `show`. Every hash is checked, no signature
// is: that is for `verify` and the kiosk.
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "pack/about.h"
#include "result.h"

namespace hp::author {

struct PackEntry {
  std::string path;
  std::span<const std::byte> bytes;  // inside the pack
};

struct Contents {
  std::vector<PackEntry> entries;  // MANIFEST, signatures, files, in their order
  std::size_t signatures = 0;
  pack::About about;
};

// `pack` must outlive what is returned. Errors: archive.*, manifest.*, attach.hash-wrong, about.*.
Result<Contents> read_contents(std::span<const std::byte> pack);

// "winter: title, version …", the languages, then a line a file.
std::string list_contents(const Contents& contents);

}  // namespace hp::author
