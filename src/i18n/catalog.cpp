#include "i18n/catalog.h"

#include <algorithm>
#include <cstring>

#include "utf8.h"

namespace hp::i18n {
namespace {

constexpr std::uint32_t magic = 0x950412DE, magic_swapped = 0xDE120495;
constexpr std::size_t header_bytes = 28, place_bytes = 8;
constexpr char context_end = '\4';

std::uint32_t swapped(std::uint32_t v) { return (v >> 24) | ((v >> 8) & 0xFF00) | ((v << 8) & 0xFF0000) | (v << 24); }

// What stands before the first NUL: the singular of a message with plurals.
std::string_view first_part(std::string_view text) { return text.substr(0, text.find('\0')); }

// As if `context`, U+0004 and `msgid` were one text, without building it.
int compare(std::string_view stored, std::string_view context, std::string_view msgid) {
  if (context.empty()) return stored.compare(msgid);
  if (const int difference = stored.substr(0, context.size()).compare(context)) return difference;
  stored.remove_prefix(context.size());
  if (stored.empty()) return -1;
  if (stored.front() != context_end) return static_cast<unsigned char>(stored.front()) < context_end ? -1 : 1;
  return stored.substr(1).compare(msgid);
}

}  // namespace

Catalog::Catalog() = default;

Result<Catalog> Catalog::open(std::span<const std::byte> bytes, std::string name) {
  const auto damaged = [&](const std::string& what) {
    return Error{"catalog.damaged", name + ": " + what + "; make it again with msgfmt"};
  };
  if (bytes.size() < header_bytes) return damaged("too short for a .mo file");
  bool swap = false;
  const auto word = [&](std::size_t at) {
    std::uint32_t value = 0;
    std::memcpy(&value, bytes.data() + at, sizeof value);
    return swap ? swapped(value) : value;
  };
  swap = word(0) == magic_swapped;
  if (word(0) != magic) return damaged("not a .mo file (wrong magic number)");
  if (word(4) != 0) return damaged("a .mo format other than 0.0");

  const std::uint64_t count = word(8), ids_at = word(12), strings_at = word(16), size = bytes.size();
  if (ids_at + count * place_bytes > size || strings_at + count * place_bytes > size)
    return damaged("its tables do not fit into the file");

  Catalog catalog;
  catalog.m_bytes = bytes;
  const auto text_of = [&](Place place) {
    return std::string_view(reinterpret_cast<const char*>(bytes.data()) + place.offset, place.length);
  };
  for (std::size_t i = 0; i < count; ++i) {
    const auto message = [&] { return "message " + std::to_string(i); };
    for (const bool is_id : {true, false}) {
      const std::size_t at = static_cast<std::size_t>(is_id ? ids_at : strings_at) + i * place_bytes;
      const Place place{.offset = word(at + 4), .length = word(at)};
      if (std::uint64_t{place.offset} + place.length + 1 > size) return damaged(message() + " reaches past the end");
      if (bytes[place.offset + place.length] != std::byte{0}) return damaged(message() + " has no NUL at its end");
      if (!utf8::is_valid(text_of(place))) return damaged(message() + " is not UTF-8");
      (is_id ? catalog.m_ids : catalog.m_strings).push_back(place);
    }
    if (i > 0 && first_part(text_of(catalog.m_ids[i - 1])) >= first_part(text_of(catalog.m_ids[i])))
      return damaged(message() + " is out of order");
  }

  if (const auto forms = catalog.header("Plural-Forms")) {
    auto plural = Plural::parse(*forms);
    if (!plural) return damaged(plural.error().detail);
    catalog.m_plural = std::move(*plural);
  }
  return catalog;
}

// The empty msgid is the header's place, not a message.
bool Catalog::has_header() const { return !m_ids.empty() && m_ids.front().length == 0; }

std::string_view Catalog::text_at(Place place) const {
  return {reinterpret_cast<const char*>(m_bytes.data()) + place.offset, place.length};
}

std::optional<std::string_view> Catalog::find_whole(std::string_view msgctxt, std::string_view msgid) const {
  std::size_t low = has_header() ? 1 : 0, high = m_ids.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    const int difference = compare(first_part(text_at(m_ids[middle])), msgctxt, msgid);
    if (difference == 0) return text_at(m_strings[middle]);
    if (difference < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return std::nullopt;
}

std::optional<std::string_view> Catalog::find(std::string_view msgid) const { return find({}, msgid); }

std::optional<std::string_view> Catalog::find(std::string_view msgctxt, std::string_view msgid) const {
  const auto whole = find_whole(msgctxt, msgid);
  if (!whole || first_part(*whole).empty()) return std::nullopt;
  return first_part(*whole);
}

std::string_view Catalog::text(std::string_view msgid) const { return find(msgid).value_or(msgid); }

std::string_view Catalog::text(std::string_view msgctxt, std::string_view msgid) const {
  return find(msgctxt, msgid).value_or(msgid);
}

std::string_view Catalog::plural(std::string_view one, std::string_view many, unsigned long n) const {
  const std::string_view english = n == 1 ? one : many;
  auto left = find_whole({}, one);
  if (!left) return english;
  for (unsigned form = m_plural.form(n); form > 0; --form) {
    const auto end = left->find('\0');
    if (end == std::string_view::npos) return english;  // fewer forms than the header says
    left->remove_prefix(end + 1);
  }
  const std::string_view found = first_part(*left);
  return found.empty() ? english : found;
}

std::optional<std::string_view> Catalog::header(std::string_view field) const {
  if (!has_header()) return std::nullopt;
  std::string_view left = text_at(m_strings.front());
  while (!left.empty()) {
    const auto end = std::min(left.find('\n'), left.size());
    std::string_view line = left.substr(0, end);
    left.remove_prefix(std::min(end + 1, left.size()));
    if (!line.starts_with(field) || line.substr(field.size(), 1) != ":") continue;
    line.remove_prefix(field.size() + 1);
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    return line;
  }
  return std::nullopt;
}

std::size_t Catalog::size() const { return m_ids.size() - (has_header() ? 1 : 0); }

Catalog::Entry Catalog::entry(std::size_t i) const {
  const std::size_t at = i + (has_header() ? 1 : 0);
  assert(at < m_ids.size());
  return {text_at(m_ids[at]), text_at(m_strings[at])};
}

}  // namespace hp::i18n
