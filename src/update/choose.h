#pragma once
// Which of the packs offered is taken: the highest version that may be. Pure: what was offered in, a plan out. Where
// none may be, the plan says why, of the newest that is a pack at all; it is the one that was meant.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "result.h"

namespace hp::update {

struct Offer {
  std::string name;                      // of the file on the stick
  std::optional<std::uint64_t> version;  // known once it is verified
  std::optional<Error> refused;          // nothing: it may be installed
};

struct Plan {
  std::optional<std::size_t> take;  // the place in `offers`
  std::optional<Error> refused;     // where nothing is taken
};

// At least one is offered, in name order. Of two with the same version the first is taken.
Plan choose(std::span<const Offer> offers);

}  // namespace hp::update
