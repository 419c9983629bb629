#include "pack/trust.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "pack/about.h"
#include "pack/archive.h"
#include "pack/disk.h"

namespace hp::pack {
namespace {

constexpr std::size_t max_line_bytes = 64, max_key_bytes = 2048;
constexpr std::string_view key_ending = ".pub";

// What is wrong with the folder, gathered so that its owner mends it in one go.
class Faults {
 public:
  explicit Faults(std::string folder) : m_folder(std::move(folder)) {}
  void add(const char* what, const std::string& file, const std::string& why) {
    if (m_code.empty()) m_code = std::string("trust.") + what;
    m_details += (m_details.empty() ? "" : "; ") + file + ": " + why;
  }
  bool any() const { return !m_code.empty(); }
  Error error() && { return {std::move(m_code), "trust folder " + m_folder + ": " + m_details}; }

 private:
  std::string m_folder, m_code, m_details;  // the code is the first fault's
};

std::optional<std::string> read_line(const ReadText& read, const char* name, Faults& faults) {
  auto text = read(name, max_line_bytes);
  if (!text) {
    faults.add("unreadable", name, text.error().detail);
    return std::nullopt;
  }
  if (text->ends_with('\n')) text->pop_back();
  return *text;
}

void read_threshold(const ReadText& read, Trust& trust, Faults& faults) {
  const auto line = read_line(read, "threshold", faults);
  if (!line) return;
  const char* const end = line->data() + line->size();
  const auto [stopped, error] = std::from_chars(line->data(), end, trust.threshold);
  if (error != std::errc{} || stopped != end || trust.threshold < 1 || trust.threshold >= max_signatures)
    faults.add("threshold-wrong", "threshold", "one line, a whole number from 1 to 8, is needed");
}

void read_group(const ReadText& read, Trust& trust, Faults& faults) {
  const auto line = read_line(read, "group", faults);
  if (!line) return;
  if (!is_id(*line)) faults.add("group-wrong", "group", "one line, a word of a-z 0-9 -, is needed");
  trust.group = *line;
}

void read_key(const ReadText& read, const std::string& file, Trust& trust, Faults& faults) {
  auto text = read(file, max_key_bytes);
  if (!text) return faults.add("unreadable", file, text.error().detail);
  auto key = parse_public_key(*text);
  if (!key) return faults.add("key-wrong", file, key.error().detail);
  // Were one key to stand under two ids, its owner alone could reach a threshold of two.
  const auto same = std::find_if(trust.keys.begin(), trust.keys.end(), [&](const TrustedKey& other) {
    return other.key.id == key->id || other.key.key == key->key;
  });
  if (same != trust.keys.end()) return faults.add("key-twice", file, "is the same key as " + same->name + ".pub");
  trust.keys.push_back({file.substr(0, file.size() - key_ending.size()), *key});
}

}  // namespace

Result<Trust> read_trust(const std::string& folder) {
  auto names = list_folder(folder);
  if (!names) return std::move(names).error().doing("reading the trust folder");
  return read_trust(folder, *names,
                    [&](const std::string& name, std::size_t limit) { return read_file(folder + "/" + name, limit); });
}

Result<Trust> read_trust(const std::string& folder, const std::vector<std::string>& names, const ReadText& read) {
  Trust trust;
  Faults faults(folder);
  read_threshold(read, trust, faults);
  read_group(read, trust, faults);
  std::size_t key_files = 0;
  for (const std::string& name : names) {
    if (!name.ends_with(key_ending) || name.size() == key_ending.size()) continue;
    // A pack holds nine signatures, and a wrong core number needs every key's: a tenth key could never be satisfied.
    if (++key_files > max_signatures) {
      faults.add("keys-too-many", name, "at most nine keys can be trusted");
      break;
    }
    read_key(read, name, trust, faults);
  }
  if (!faults.any() && trust.keys.size() < trust.threshold + 1)
    faults.add("keys-too-few", "*.pub",
               std::to_string(trust.keys.size()) + " keys; one more than the threshold of " +
                   std::to_string(trust.threshold) + " is needed, so that a lost key does not lock everybody out");
  if (faults.any()) return std::move(faults).error();
  return trust;
}

}  // namespace hp::pack
