#pragma once
// A stick, a store and a trust folder for a test, each a folder, and what comes of plugging the stick in.
#include <filesystem>
#include <functional>
#include <string>

#include "pack_builder.h"
#include "update/install.h"
#include "update/refusal.h"

namespace hp::update::test {

using namespace pack::test;

// A disk whose file system has no files without a name.
class DiskOfNames final : public pack::RealDisk {
 public:
  Result<File> make_file(const std::string& folder) override { return make_named_file(folder); }
};

struct Kiosk {
  Kiosk() {
    for (const auto& [name, content] : trust_files({0, 1, 2}, 2, "herts")) trust.write(name, content);
  }
  void put(const std::string& name, const Wish& wish) const { stick.write(name, text_of(pack_of(wish))); }
  Result<Outcome> plug_in(
      pack::Disk& disk, const Percent& percent = [](int) {}) const {
    return install_from(disk, *Stick::open(stick.path()), store.path(), trust.path(), {"2026-11-24", false}, percent);
  }
  // "installed", or the name of the refusal as the receipt says it.
  std::string plug_in() const {
    pack::RealDisk disk;
    const auto outcome = plug_in(disk);
    return outcome ? "installed" : std::string(pack::name_of(refusal_of(outcome.error())));
  }
  // The version on the screen; 0 where there is none.
  std::uint64_t shown() const {
    pack::RealDisk disk;
    const auto base = pack::read_trust(trust.path());
    const auto in_force = pack::trust_in_force(disk, *base, store.path());
    const auto best = pack::open_best(disk, store.path(), in_force->trust);
    return best.pack ? best.pack->about().version : 0;
  }
  void empty_stick() const {
    for (const auto& entry : std::filesystem::directory_iterator(stick.path())) std::filesystem::remove(entry.path());
  }
  TempFolder stick, store, trust;
};

}  // namespace hp::update::test
