#pragma once
// The receipt of one stick, /run/helppoint/receipt: written by helppoint-update, read by the kiosk (design §6). At most
// 512 bytes of key=value lines, in any order, each key once: state, percent, from, to, code, words. There is no free
// text in it: what is shown is chosen here, by state and code.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "result.h"

namespace hp::pack {

inline constexpr std::size_t max_receipt_bytes = 512;

// Why a stick was refused: a closed list. A reader takes a name it does not know for `failed`.
enum class RefusalCode : unsigned char {
  no_pack,
  unreadable,
  damaged,
  unsigned_,
  unknown_key,
  too_few_signatures,
  wrong_group,
  older,
  future,
  wrong_numbers,
  too_large,
  disk_full,
  unplugged,
  failed
};
std::string_view name_of(RefusalCode code);   // as it stands in the file: "too-few-signatures"
std::string_view sentence(RefusalCode code);  // plain English for site staff: what it means, what to do

struct Receipt {
  enum class State : unsigned char { working, installed, refused } state = State::working;
  std::optional<int> percent;             // working: 0–100
  std::optional<std::uint64_t> from, to;  // versions, YYYYMMDDnn; installed: to, and from where there was one
  std::optional<RefusalCode> code;        // refused
  std::vector<std::string> words;         // installed: the six of the new pack, or none
  bool operator==(const Receipt&) const = default;
};

// Errors: receipt.damaged, saying what.
Result<Receipt> parse_receipt(std::string_view text);
std::string write_receipt(const Receipt& receipt);

}  // namespace hp::pack
