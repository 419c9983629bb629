#pragma once
// What is heard of sticks, on the supervisor's side: a receipt goes down to the visit; where it says that a pack was
// installed, the shelf is looked at again, and a visit that serves nobody makes way for one that shows the new pack. A
// visit that serves somebody goes on with the pack it has.
#include <cstdint>
#include <string>

#include "kiosk/running_visit.h"
#include "kiosk/shelf.h"

namespace hp::kiosk {

class StickNews {
 public:
  // Both must outlive it. `setup.pack` is kept at what the shelf has.
  StickNews(Setup& setup, Shelf& shelf) : m_setup(setup), m_shelf(shelf) { take(); }

  // `now`: ms, on the supervisor's clock or a script's. True: another pack is to be shown.
  bool changed(const std::string& receipt, std::uint64_t now, RunningVisit& visit);
  // A visit has begun: it is told of the last receipt while that is young enough to be shown.
  void repeat(std::uint64_t now, RunningVisit& visit);
  // Somebody has touched it away.
  void seen() { m_receipt.clear(); }
  // The pack shown is no good though it is signed. False: there is none left to give up.
  bool fall_back();

 private:
  void take();
  Setup& m_setup;
  Shelf& m_shelf;
  std::string m_receipt;
  std::uint64_t m_changed_at = 0;
};

}  // namespace hp::kiosk
