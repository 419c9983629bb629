#pragma once
// VerifiedPack → InstalledPack: a pack that may be shown. Its pack.json is read, it is for this kiosk's group, and
// every file its languages need is there. Content reads only this.
#include <string>

#include "pack/about.h"
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

}  // namespace hp::pack
