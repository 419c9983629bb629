#include "kiosk/stick_news.h"

#include <chrono>

#include "pack/receipt.h"

namespace hp::kiosk {

void StickNews::take() {
  m_setup.pack = m_shelf.pack();
  m_setup.floor_day = m_shelf.floor_day();
}

bool StickNews::changed(const std::string& receipt, std::uint64_t now, RunningVisit& visit) {
  m_receipt = receipt;
  m_changed_at = now;
  visit.tell(Down::receipt, "0\n" + receipt);
  const auto read = pack::parse_receipt(receipt);
  if (!read || read->state != pack::Receipt::State::installed || !m_shelf.look()) return false;
  take();
  visit.tell(Down::make_way, {});
  return true;
}

void StickNews::repeat(std::uint64_t now, RunningVisit& visit) {
  const std::uint64_t age = now - m_changed_at;
  if (m_receipt.empty() || age >= Curtain::receipt_ms) return;
  visit.tell(Down::receipt, std::to_string(age) + "\n" + m_receipt);
}

bool StickNews::fall_back() {
  const bool something_left = m_shelf.fall_back();
  take();
  return something_left;
}

}  // namespace hp::kiosk
