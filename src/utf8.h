#pragma once
// UTF-8 at the edges, UTF-16 inside the text room (where ICU and HarfBuzz share offsets). Strict: no overlong forms, no
// surrogates, nothing above U+10FFFF (RFC 3629). The caller says what happens with bad input: is_valid() to refuse
// (content, packs), to_utf16() to show U+FFFD and go on (the kiosk never dies of content).
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hp::utf8 {

struct Decoded {
  char32_t code_point;  // U+FFFD where the bytes are not UTF-8
  std::size_t bytes;    // how many were taken, at least 1 unless the text is empty
  bool valid;
};

// The code point that begins at `at`; `at` must be < text.size().
Decoded decode(std::string_view text, std::size_t at);

bool is_valid(std::string_view text);
// Where the first bad byte stands, or text.size().
std::size_t first_invalid(std::string_view text);

void append(std::string& out, char32_t code_point);
std::size_t count(std::string_view text);  // code points

struct Utf16 {
  std::u16string units;
  std::vector<std::uint32_t> byte_of;  // for each unit and one past the end: its byte offset in the UTF-8
};
Utf16 to_utf16(std::string_view text);
std::string from_utf16(std::u16string_view units);  // unpaired surrogates become U+FFFD

}  // namespace hp::utf8
