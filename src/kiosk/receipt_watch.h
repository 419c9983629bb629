#pragma once
// The receipt of a stick, as helppoint-update writes it: a file that is replaced by rename (design §6). What lay there
// before the kiosk started is of a stick long gone, and is not read.
#include <optional>
#include <string>

namespace hp::kiosk {

class ReceiptWatch {
 public:
  // Watches the folder of `file` (inotify(7)). Where it is not there the watch hears nothing, and says so once on
  // stderr: no kiosk ends for want of receipts.
  explicit ReceiptWatch(const std::string& file);
  ReceiptWatch(const ReceiptWatch&) = delete;
  ReceiptWatch& operator=(const ReceiptWatch&) = delete;
  ~ReceiptWatch();
  // Readable when there may be news; -1: never.
  int descriptor() const { return m_descriptor; }
  // The file as it stands, if it was replaced since the last call: at most max_receipt_bytes + 1 bytes of it, so that
  // its reader sees one that is too long.
  std::optional<std::string> news();

 private:
  std::string m_folder, m_name;
  int m_descriptor = -1;
};

}  // namespace hp::kiosk
