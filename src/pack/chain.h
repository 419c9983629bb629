#pragma once
// The chain of trust: from the folder the system was set up with, through the folders that installed packs carried, to
// the one in force. A pack that carries `trust/` hands over from the old keys to the new: a link is good only when
// every signature on that pack's MANIFEST is by a key that stands in both, and they reach both thresholds. A link is
// kept in
// `<store>/trust/<version>/` with the MANIFEST and signatures that prove it, and proved anew at every start.
//
// A link counts from the moment its pack becomes `current` (or stands below the floor): the one rename that switches
// the pack switches the trust too, so there is no moment at which the pack shown is not trusted.
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pack/disk.h"
#include "pack/trust.h"
#include "pack/verify.h"
#include "result.h"

namespace hp::pack {

struct TrustInForce {
  Trust trust;
  std::vector<Error> left_out;  // links that prove nothing, and why: for staff at a terminal
};
// Errors: disk.<what>.
Result<TrustInForce> trust_in_force(Disk& disk, const Trust& base, const std::string& store);

struct CarriedTrust {
  Trust trust;
  std::vector<std::pair<std::string, std::string>> files;  // as they are kept: name, content
};
// What a pack hands over to; nothing where it carries no trust, or the one that is in force already. Errors:
// pack.trust-wrong, trust.<what>.
Result<std::optional<CarriedTrust>> carried_trust(const VerifiedPack& pack, const Trust& in_force);
// Keeps it, synced but for the name `trust` in the store. It counts for nothing before `version` is current.
Result<void> keep_trust(Disk& disk, const std::string& store, std::uint64_t version, const CarriedTrust& carried);
// Takes away what an install that came to no end has left: links that do not count yet.
Result<void> drop_unfinished_trust(Disk& disk, const std::string& store);

}  // namespace hp::pack
