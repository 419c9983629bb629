#pragma once
// One gettext message catalogue (.mo), read in place from memory that outlives it. Checked whole once when opened
// (magic in both byte orders, bounds, sorting, NUL ends, UTF-8), so a look-up can trust it. Several catalogues live
// side by side: no process-wide language, no setlocale, no glibc gettext (design §10 says why). What a lookup returns
// points into the catalogue and stays where it is.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "i18n/plural.h"
#include "result.h"

namespace hp::i18n {

class Catalog {
 public:
  // Errors: catalog.damaged, with `name` and what is wrong.
  static Result<Catalog> open(std::span<const std::byte> bytes, std::string name);
  Catalog();  // empty: every message is its own translation

  // The translation, or nothing where it has none (absent or empty).
  std::optional<std::string_view> find(std::string_view msgid) const;
  std::optional<std::string_view> find(std::string_view msgctxt, std::string_view msgid) const;  // joined by U+0004

  // With fallback to the English given.
  std::string_view text(std::string_view msgid) const;
  std::string_view text(std::string_view msgctxt, std::string_view msgid) const;
  std::string_view plural(std::string_view one, std::string_view many, unsigned long n) const;

  std::optional<std::string_view> header(std::string_view field) const;  // "X-Helppoint-Review"
  std::size_t size() const;                                              // messages, without the header
  struct Entry {
    std::string_view msgid, msgstr;
  };
  Entry entry(std::size_t i) const;  // in msgid order, whole (context, plural parts); for the author's tools

 private:
  struct Place {
    std::uint32_t offset = 0, length = 0;
  };
  bool has_header() const;
  std::string_view text_at(Place place) const;
  std::optional<std::string_view> find_whole(std::string_view msgctxt, std::string_view msgid) const;
  std::span<const std::byte> m_bytes;
  std::vector<Place> m_ids, m_strings;
  Plural m_plural;
};

}  // namespace hp::i18n
