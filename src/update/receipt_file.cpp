#include "update/receipt_file.h"

#include <span>
#include <utility>

#include "pack/disk.h"

namespace hp::update {
namespace {

constexpr std::chrono::milliseconds between_two{100};  // ten a second are enough for an eye

}  // namespace

void ReceiptFile::working(int percent) {
  const auto now = m_now();
  if (m_written_at && now - *m_written_at < between_two) return;
  m_written_at = now;
  pack::Receipt receipt;
  receipt.percent = percent;
  write(receipt);
}

void ReceiptFile::installed(const Outcome& outcome) {
  write({pack::Receipt::State::installed, {}, outcome.from, outcome.to, {}, outcome.words});
}

void ReceiptFile::refused(pack::RefusalCode code) {
  pack::Receipt receipt;
  receipt.state = pack::Receipt::State::refused;
  receipt.code = code;
  write(receipt);
}

void ReceiptFile::write(const pack::Receipt& receipt) {
  const std::string text = pack::write_receipt(receipt);
  const auto written = pack::replace_file(m_path, std::as_bytes(std::span(text)));
  if (!written && !std::exchange(m_complained, true)) m_complain("the receipt: " + written.error().detail);
}

}  // namespace hp::update
