#pragma once
// What the screen is to say of a stick, written where the kiosk looks for it (pack/receipt). Replaced whole each time,
// and while an install is working at most ten times a second: the kiosk paints anew for each. A receipt that cannot be
// written stops nothing, as the pack matters more; it is complained of once.
#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "pack/receipt.h"
#include "update/install.h"

namespace hp::update {

class ReceiptFile {
 public:
  using Clock = std::function<std::chrono::steady_clock::time_point()>;
  using Complain = std::function<void(const std::string& sentence)>;
  ReceiptFile(std::string path, Complain complain, Clock now = std::chrono::steady_clock::now)
      : m_path(std::move(path)), m_complain(std::move(complain)), m_now(std::move(now)) {}

  void working(int percent);
  void installed(const Outcome& outcome);
  void refused(pack::RefusalCode code);

 private:
  void write(const pack::Receipt& receipt);
  std::string m_path;
  Complain m_complain;
  Clock m_now;
  std::optional<std::chrono::steady_clock::time_point> m_written_at;
  bool m_complained = false;
};

}  // namespace hp::update
