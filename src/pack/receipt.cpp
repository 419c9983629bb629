#include "pack/receipt.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "pack/word_list.h"
#include "pack/words.h"

namespace hp::pack {
namespace {

struct Refusal {
  RefusalCode code;
  std::string_view name, sentence;
};

constexpr std::array refusals{
    Refusal{RefusalCode::no_pack, "no-pack", "There is no pack on this stick. Ask the sender for a new stick."},
    Refusal{RefusalCode::unreadable, "unreadable",
            "The stick cannot be read. Try it once more, then ask the sender for a new one."},
    Refusal{RefusalCode::damaged, "damaged", "The pack is damaged. Ask the sender for a new stick."},
    Refusal{RefusalCode::unsigned_, "unsigned", "Nobody has signed the pack. Ask the sender for a signed one."},
    Refusal{RefusalCode::unknown_key, "unknown-key",
            "Someone unknown to this screen signed the pack. Keep the stick and tell the sender."},
    Refusal{RefusalCode::too_few_signatures, "too-few-signatures",
            "Too few people have signed the pack. Ask the sender to have it signed."},
    Refusal{RefusalCode::wrong_group, "wrong-group",
            "The pack is for other screens, not for this one. Ask the sender for the right stick."},
    Refusal{RefusalCode::older, "older",
            "The pack is older than what is shown, or the same. Ask the sender for the newest stick."},
    Refusal{RefusalCode::future, "future", "The pack is dated too far ahead. Tell the sender."},
    Refusal{RefusalCode::wrong_numbers, "wrong-numbers",
            "The pack changes an emergency number. Keep the stick and tell the sender."},
    Refusal{RefusalCode::too_large, "too-large", "The pack is too large for this screen. Tell the sender."},
    Refusal{RefusalCode::disk_full, "disk-full", "There is no room left on this screen. Tell the sender."},
    Refusal{RefusalCode::unplugged, "unplugged", "The stick was unplugged too soon. Plug it in again and wait."},
    Refusal{RefusalCode::failed, "failed", "It did not work. Try once more, then tell the sender."}};

const Refusal& of(RefusalCode code) {
  return *std::find_if(refusals.begin(), refusals.end(), [&](const Refusal& r) { return r.code == code; });
}

Error damaged(std::string what) { return {"receipt.damaged", "the receipt " + std::move(what)}; }

template <typename Number>
std::optional<Number> number(std::string_view text, Number least, Number most) {
  Number value{};
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc{} || end != text.data() + text.size() || value < least || value > most) return std::nullopt;
  return value;
}

// Six words of our list, a space between: nothing else can be written on the screen by this way.
std::optional<std::vector<std::string>> six(std::string_view text) {
  std::vector<std::string> words;
  while (words.size() < words_shown) {
    const bool last = words.size() + 1 == words_shown;
    const std::size_t end = last ? text.size() : text.find(' ');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view word = text.substr(0, end);
    if (!std::binary_search(word_list.begin(), word_list.end(), word)) return std::nullopt;
    words.emplace_back(word);
    text.remove_prefix(last ? end : end + 1);
  }
  return words;
}

}  // namespace

std::string_view name_of(RefusalCode code) { return of(code).name; }
std::string_view sentence(RefusalCode code) { return of(code).sentence; }

Result<Receipt> parse_receipt(std::string_view text) {
  if (text.size() > max_receipt_bytes) return damaged("is longer than 512 bytes");
  Receipt receipt;
  std::vector<std::string_view> seen;
  for (std::string_view left = text; !left.empty();) {
    const std::size_t end = std::min(left.find('\n'), left.size());
    const std::string_view line = left.substr(0, end);
    left.remove_prefix(std::min(end + 1, left.size()));
    if (line.empty()) continue;
    const std::size_t equals = line.find('=');
    if (equals == line.npos) return damaged("has a line that is no key=value");
    const std::string_view key = line.substr(0, equals), value = line.substr(equals + 1);
    if (std::find(seen.begin(), seen.end(), key) != seen.end()) return damaged("says a key twice");
    seen.push_back(key);
    constexpr std::uint64_t least_version = 2000'01'01'00, most_version = 9999'12'31'99;
    bool good = true;
    if (key == "state") {
      constexpr std::array<std::string_view, 3> states{"working", "installed", "refused"};
      const auto at = std::find(states.begin(), states.end(), value);
      good = at != states.end();
      if (good) receipt.state = static_cast<Receipt::State>(at - states.begin());
    } else if (key == "percent") {
      good = (receipt.percent = number(value, 0, 100)).has_value();
    } else if (key == "from") {
      good = (receipt.from = number(value, least_version, most_version)).has_value();
    } else if (key == "to") {
      good = (receipt.to = number(value, least_version, most_version)).has_value();
    } else if (key == "code") {
      const auto at = std::find_if(refusals.begin(), refusals.end(), [&](const Refusal& r) { return r.name == value; });
      receipt.code = at == refusals.end() ? RefusalCode::failed : at->code;
    } else if (key == "words") {
      auto words = six(value);
      good = words.has_value();
      if (good) receipt.words = std::move(*words);
    } else {
      return damaged("has a key that no receipt has");
    }
    if (!good) return damaged("has a " + std::string(key) + " that cannot be");
  }
  if (std::find(seen.begin(), seen.end(), "state") == seen.end()) return damaged("does not say its state");
  return receipt;
}

std::string write_receipt(const Receipt& receipt) {
  constexpr std::array<std::string_view, 3> states{"working", "installed", "refused"};
  std::string out = "state=" + std::string(states[static_cast<std::size_t>(receipt.state)]) + "\n";
  if (receipt.percent) out += "percent=" + std::to_string(*receipt.percent) + "\n";
  if (receipt.from) out += "from=" + std::to_string(*receipt.from) + "\n";
  if (receipt.to) out += "to=" + std::to_string(*receipt.to) + "\n";
  if (receipt.code) out += "code=" + std::string(name_of(*receipt.code)) + "\n";
  if (!receipt.words.empty()) {
    out += "words=";
    for (std::size_t i = 0; i < receipt.words.size(); ++i) out += (i == 0 ? "" : " ") + receipt.words[i];
    out += "\n";
  }
  return out;
}

}  // namespace hp::pack
