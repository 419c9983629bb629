#include "update/copy.h"

#include <algorithm>
#include <vector>

#include "pack/verify.h"

namespace hp::update {
namespace {

// Read in pieces that a slow stick tells its progress by; written in larger ones, as each write into room that was
// reserved may wait for the file system's journal, and on a busy disk it does.
constexpr std::size_t read_at_once = 1 << 20, written_at_once = 8 << 20;

}  // namespace

Result<pack::NewFile> copy_in(pack::Disk& disk, const std::string& store, Source& source, const BytesCopied& copied) {
  if (source.size() > pack::max_pack_bytes)
    return Error{"media.too-large", source.name() + " has " + std::to_string(source.size()) +
                                        " bytes; a pack has at most " + std::to_string(pack::max_pack_bytes)};
  auto file = pack::NewFile::make(disk, store);
  if (!file) return std::move(file).error();
  if (auto room = disk.reserve(file->number(), source.size()); !room) return std::move(room).error();
  std::vector<std::byte> bytes(static_cast<std::size_t>(std::min<std::uint64_t>(source.size(), written_at_once)));
  std::size_t filled = 0;
  for (std::uint64_t left = source.size(); left > 0;) {
    const auto room = std::span(bytes).subspan(filled);
    auto got =
        source.read(room.first(static_cast<std::size_t>(std::min<std::uint64_t>({left, room.size(), read_at_once}))));
    if (!got) return std::move(got).error();
    if (*got == 0)
      return Error{"media.unplugged", source.name() + " became shorter while it was copied; plug the stick in again"};
    filled += *got;
    left -= *got;
    copied(*got);
    if (filled < bytes.size() && left > 0) continue;
    if (auto written = disk.write(file->number(), std::span(bytes).first(filled)); !written)
      return std::move(written).error();
    filled = 0;
  }
  return file;
}

}  // namespace hp::update
