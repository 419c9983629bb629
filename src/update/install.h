#pragma once
// One stick from beginning to end: look, copy, verify the copy, choose, install. Reports how far it is; writes nothing
// outside the store.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "pack/install.h"
#include "result.h"
#include "update/stick.h"

namespace hp::update {

struct Outcome {
  std::optional<std::uint64_t> from;  // what was shown before
  std::uint64_t to = 0;
  std::vector<std::string> words;    // the six of the new pack
  std::vector<std::string> remarks;  // for staff at a terminal: what was passed over, and why
};

using Percent = std::function<void(int)>;

// Holds the store for itself: of two sticks the second waits. Errors: media.<what>, disk.<what>, and why the pack that
// was meant is refused.
Result<Outcome> install_from(pack::Disk& disk, const Stick& stick, const std::string& store,
                             const std::string& trust_folder, const pack::InstallRules& rules, const Percent& percent);

}  // namespace hp::update
