#pragma once
// pack.json: what a pack says of itself. Parsed only after its signatures and its hash are good.
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "language.h"
#include "result.h"

namespace hp::pack {

inline constexpr int pack_format = 1;

struct PackLanguage {
  Language language;
  std::string endonym, english, script;  // script: ISO 15924
  Direction direction = Direction::ltr;
  std::vector<std::string> fonts;  // in order; "arabic" stands for fonts/arabic-regular.ttf and fonts/arabic-bold.ttf
  float line_height = 1.4f;        // em
  std::string review;              // "draft" or "reviewed by NAME on YYYY-MM-DD"
};

struct About {
  int format = pack_format;
  std::string id, group, title, publisher;
  std::uint64_t version = 0;                   // YYYYMMDDnn
  std::string created, review_by;              // YYYY-MM-DD
  bool preview = true;                         // something is draft or unchecked
  std::map<std::string, std::string> numbers;  // id → telephone number as printed; all core ids stand in it
  std::vector<PackLanguage> languages;         // in the order of the welcome screen
};

inline constexpr std::size_t max_about_bytes = 256 << 10, max_languages = 64, max_numbers = 40;

bool is_id(std::string_view text);             // a-z 0-9 -, 1 to 40 characters
bool is_printed_phone(std::string_view text);  // 3 to 15 digits, single spaces between them, + before them or not
bool is_date(std::string_view text);           // YYYY-MM-DD, a day of the calendar

// Strict: every key once and no other, every value of its type and in its range. `version` begins with the day
// `created`; a pack in which a language is a draft says that it is a preview. Errors: about.<what>.
Result<About> parse_about(std::string_view json);
// The same About gives the same bytes.
std::string write_about(const About& about);

}  // namespace hp::pack
