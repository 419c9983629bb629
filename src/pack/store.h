#pragma once
// VerifiedPack → InstalledPack: a pack that may be shown. Its pack.json is read, it is for this kiosk's group, and
// every file its languages need is there. Content reads only this.
//
// The store is a folder: `<version>.helppack` files, of which two are kept, the links `current` and `previous` to them,
// `floor` (pack/floor) and `trust/<version>/` (pack/chain). Whatever `current` leads to, `previous` stands behind it.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pack/about.h"
#include "pack/disk.h"
#include "pack/trust.h"
#include "pack/verify.h"
#include "result.h"

namespace hp::pack {

class InstalledPack {
 public:
  const About& about() const { return m_about; }
  const VerifiedPack& files() const { return m_files; }
  std::optional<std::span<const std::byte>> find(std::string_view path) const { return m_files.find(path); }

 private:
  friend Result<InstalledPack> admit(VerifiedPack, const Trust&);
  friend Result<InstalledPack> open_built_in(const std::string&, const Digest&);
  InstalledPack(VerifiedPack files, About about) : m_files(std::move(files)), m_about(std::move(about)) {}
  VerifiedPack m_files;
  About m_about;
};

// Errors: pack.other-group, pack.incomplete, about.<what>.
Result<InstalledPack> admit(VerifiedPack pack, const Trust& trust);

// open → verify → admit, for `--pack FILE`.
Result<InstalledPack> open_pack(const std::string& file, const Trust& trust);
// `<store>/current`, a link to a pack beside it; for `--store DIR`. Errors: also pack.current-wrong, when it leads
// anywhere else.
Result<InstalledPack> open_current(const std::string& store, const Trust& trust);

// The one pack without signatures: the hash of its MANIFEST, compiled into the program, stands for them, and it is for
// any group. What is shown when the store has nothing. Errors: as verify_built_in() and admit().
Result<InstalledPack> open_built_in(const std::string& file, const Digest& manifest);

// The best pack of a store: `current`, else `previous`, else none; and of each that was passed over, why.
struct Best {
  std::optional<InstalledPack> pack;
  std::string name;  // its file's in the store
  bool is_current = false;
  std::vector<Error> passed_over;
};
Best open_best(Disk& disk, const std::string& store, const Trust& trust);

inline constexpr std::string_view pack_ending = ".helppack";
std::optional<std::uint64_t> version_of_name(std::string_view digits);  // the ten of YYYYMMDDnn and nothing else

}  // namespace hp::pack
