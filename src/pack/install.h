#pragma once
// Our own copy of a pack → the pack that is shown, whatever happens on the way. At every moment one link leads to a
// whole pack, the old or the new, and another whole one stands behind it if there was one; the single visible step is
// the rename of `current`. Nothing is written twice in place, and nothing is deleted before the new pack is safe.
//
// What is asked here only, and not at every start: the order of versions, the floor, the core numbers, the trust
// carried.
#include <cstdint>
#include <optional>
#include <string>

#include "pack/chain.h"
#include "pack/disk.h"
#include "pack/floor.h"
#include "pack/store.h"
#include "result.h"

namespace hp::pack {

// A file of ours, and the pack that was verified in it. The one cannot be taken for another's.
class CopiedPack {
 public:
  // Every byte of it is hashed, sound too. Errors: as verify() and admit().
  static Result<CopiedPack> verify(NewFile file, const Trust& trust);
  const InstalledPack& pack() const { return m_pack; }

 private:
  friend Result<struct Installed> install(Disk&, const std::string&, const CopiedPack&, const struct Standing&,
                                          const struct InstallRules&);
  CopiedPack(NewFile file, InstalledPack pack) : m_file(std::move(file)), m_pack(std::move(pack)) {}
  NewFile m_file;
  InstalledPack m_pack;
};

// What stands in a store before an install.
struct Standing {
  TrustInForce in_force;
  Best best;
  Floor floor;  // as it is written, and never below the pack that is shown
};
Result<Standing> read_standing(Disk& disk, const std::string& store, const Trust& base);

// Takes away what an install that came to no end has left, so that its room is there for the next. Errors: disk.<what>.
Result<void> clear_unfinished(Disk& disk, const std::string& store);

struct InstallRules {
  std::string built = build_day();
  bool allow_older = false;  // lets an older pack, or the same, in once more; the floor stays where it is
};
// Errors: pack.older, pack.future, pack.core-numbers, pack.trust-wrong.
Result<void> acceptable(const InstalledPack& pack, const Standing& standing, const InstallRules& rules);

struct Installed {
  std::uint64_t version = 0;
  std::optional<Error> unfinished;  // shown it is, but the tidying behind it failed: the next install makes it good
};
// An error means that the old pack is shown as before. Errors: as acceptable(); disk.<what>.
Result<Installed> install(Disk& disk, const std::string& store, const CopiedPack& copy, const Standing& standing,
                          const InstallRules& rules);

}  // namespace hp::pack
