#pragma once
// A file on the stick → our own copy of it, read once from the first byte to the last. A stick may answer differently
// each time it is asked, or shrink and grow meanwhile; so what is verified and kept is this copy, and the stick is
// asked no more.
#include <cstdint>
#include <functional>
#include <string>

#include "pack/disk.h"
#include "result.h"
#include "update/media.h"

namespace hp::update {

using BytesCopied = std::function<void(std::uint64_t)>;  // so many more

// A file without a name on the store's disk, of the size the source had when it was opened. Errors: media.too-large,
// before anything is read; disk.full, likewise; media.unplugged, media.unreadable, disk.<what>.
Result<pack::NewFile> copy_in(pack::Disk& disk, const std::string& store, Source& source, const BytesCopied& copied);

}  // namespace hp::update
