#pragma once
// `<store>/floor`: the highest version and the newest day that were ever taken, in one line, "2026112401 2026-11-24".
// It only rises, so that an old pack with an old fact or a withdrawn key stays out even when a newer one is damaged.
#include <cstdint>
#include <optional>
#include <string>

#include "pack/disk.h"
#include "result.h"

namespace hp::pack {

struct Floor {
  std::uint64_t version = 0;       // YYYYMMDDnn
  std::string day = "0000-00-00";  // YYYY-MM-DD
  void raise(std::uint64_t to_version, const std::string& to_day);
  bool operator==(const Floor&) const = default;
};

// Nothing where there is none yet. Errors: floor.damaged, disk.<what>.
Result<std::optional<Floor>> read_floor(Disk& disk, const std::string& store);
// Beside and in place of the old one. It outlasts a power cut once the store's folder is synced.
Result<void> write_floor(Disk& disk, const std::string& store, const Floor& floor);

// The day this program was built, below which no clock is believed.
std::string build_day();

}  // namespace hp::pack
