#pragma once
// What may be shown, best first (design §6): the store's current pack, else the one before, else the one that came with
// the program; else nothing, and the screen compiled in is shown. Whatever is passed over is said in one sentence on
// stderr; nothing of it ends the kiosk.
#include <optional>
#include <string>
#include <vector>

#include "pack/floor.h"
#include "pack/store.h"

namespace hp::kiosk {

// The pack that lies beside the program, and the hash of its MANIFEST, compiled into it.
struct BuiltIn {
  std::string file;
  pack::Digest manifest{};
};

class Shelf {
 public:
  struct Places {
    std::string pack;   // one file; empty: the store
    std::string store;  // a folder, read only
    std::string trust;  // a folder
    std::optional<BuiltIn> built_in;
  };
  explicit Shelf(Places places);  // looks at once

  // Null: nothing good. Valid until look() or fall_back().
  const pack::InstalledPack* pack() const { return m_pack ? &*m_pack : nullptr; }
  // The newest day ever taken, below which no clock is believed; no later than the day of the build where there is no
  // store.
  const std::string& floor_day() const { return m_floor_day; }

  // Looks again, after a stick was taken in. True: another pack is the best one now.
  bool look();
  // The pack on top has shown itself bad, though its signatures are good: the built-in one, or after that nothing,
  // until look() finds another. False: there was nothing left to give up.
  bool fall_back();

 private:
  std::optional<pack::InstalledPack> best();
  void drop_given_up(std::optional<pack::InstalledPack>& pack) const;
  std::optional<pack::InstalledPack> built_in() const;
  Places m_places;
  std::optional<pack::InstalledPack> m_pack;
  bool m_is_built_in = false;
  std::vector<pack::Digest> m_given_up;  // the MANIFESTs of packs that are not to be shown again
  std::string m_floor_day;
};

}  // namespace hp::kiosk
