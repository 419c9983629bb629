#include "update/copy.h"

#include <algorithm>
#include <vector>

#include "pack/verify.h"

namespace hp::update {
namespace {

constexpr std::size_t bytes_at_once = 1 << 20;

}  // namespace

Result<pack::NewFile> copy_in(pack::Disk& disk, const std::string& store, Source& source, const BytesCopied& copied) {
  if (source.size() > pack::max_pack_bytes)
    return Error{"media.too-large", source.name() + " has " + std::to_string(source.size()) +
                                        " bytes; a pack has at most " + std::to_string(pack::max_pack_bytes)};
  auto file = pack::NewFile::make(disk, store);
  if (!file) return std::move(file).error();
  if (auto room = disk.reserve(file->number(), source.size()); !room) return std::move(room).error();
  std::vector<std::byte> bytes(bytes_at_once);
  for (std::uint64_t left = source.size(); left > 0;) {
    const auto next = std::span(bytes).first(static_cast<std::size_t>(std::min<std::uint64_t>(left, bytes.size())));
    auto got = source.read(next);
    if (!got) return std::move(got).error();
    if (*got == 0)
      return Error{"media.unplugged", source.name() + " became shorter while it was copied; plug the stick in again"};
    if (auto written = disk.write(file->number(), next.first(*got)); !written) return std::move(written).error();
    left -= *got;
    copied(*got);
  }
  return file;
}

}  // namespace hp::update
