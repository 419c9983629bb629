// UTF-8: valid is what ICU calls valid, a fault stands where ICU sees it, and valid text comes back from UTF-16 the
// same.
#include "utf8.h"

#include <unicode/ustring.h>
#include <unicode/utf8.h>

#include "language.h"
#include "target.h"

namespace hp::fuzz {
namespace {

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // inside ICU's macro
std::size_t first_invalid_by_icu(std::string_view text) {
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < size;) {
    const std::int32_t before = at;
    UChar32 c = 0;
    U8_NEXT(text.data(), at, size, c);
    if (c < 0) return static_cast<std::size_t>(before);
  }
  return text.size();
}
#pragma GCC diagnostic pop

std::string from_utf16_by_icu(std::u16string_view units) {
  std::string out(units.size() * 3 + 1, '\0');
  std::int32_t length = 0;
  UErrorCode error = U_ZERO_ERROR;
  u_strToUTF8WithSub(out.data(), static_cast<std::int32_t>(out.size()), &length, units.data(),
                     static_cast<std::int32_t>(units.size()), 0xFFFD, nullptr, &error);
  check(U_SUCCESS(error));
  out.resize(static_cast<std::size_t>(length));
  return out;
}

void try_text(std::string_view text) {
  const std::size_t first = utf8::first_invalid(text);
  check(first == first_invalid_by_icu(text) && utf8::is_valid(text) == (first == text.size()));
  const utf8::Utf16 wide = utf8::to_utf16(text);
  check(wide.byte_of.size() == wide.units.size() + 1 && wide.byte_of.back() == text.size());
  for (std::size_t i = 0; i + 1 < wide.byte_of.size(); ++i)
    check(wide.byte_of[i] <= wide.byte_of[i + 1] && wide.byte_of[i] < text.size());
  const std::string back = utf8::from_utf16(wide.units);
  check(utf8::is_valid(back) && back == from_utf16_by_icu(wide.units));
  check(utf8::count(text) == utf8::count(back));
  if (first == text.size()) check(back == text);
  std::string again;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded d = utf8::decode(text, at);
    check(d.bytes >= 1 && d.bytes <= 4 && at + d.bytes <= text.size() && (d.valid || d.code_point == 0xFFFD));
    utf8::append(again, d.code_point);
    at += d.bytes;
  }
  check(again == back);
}

void try_units(std::string_view bytes) {
  std::u16string units;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2)
    units +=
        static_cast<char16_t>(static_cast<unsigned char>(bytes[i]) << 8 | static_cast<unsigned char>(bytes[i + 1]));
  check(utf8::from_utf16(units) == from_utf16_by_icu(units));
}

// A language tag is text from a file too: its case is put right, and then it stays.
void try_tag(std::string_view text) {
  const auto language = Language::parse(text);
  if (!language) return;
  const auto again = Language::parse(language->tag());
  check(again && *again == *language && language->tag().size() == text.size());
  check(language->folder().find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos);
}

}  // namespace

std::vector<std::string> seeds() {
  return {"plain",
          "\u00e9\u05d0\u0e01\u4e2d",
          "\U0001F600\U0010FFFF",
          "\xed\xa0\x80\xf4\x90\x80\x80\xc0\x80\xe0\x80",
          "en-GB",
          "zh-hans",
          "\xd8\x3d\xde\x00\xdc\x00"};
}

std::vector<std::string> words() {
  return {"\xc2\x80",
          "\xdf\xbf",
          "\xe0\xa0\x80",
          "\xed\x9f\xbf",
          "\xee\x80\x80",
          "\xf0\x90\x80\x80",
          "\xf4\x8f\xbf\xbf",
          "\xef\xbf\xbf",
          "\xc0",
          "\xff",
          "-",
          "_Hans",
          std::string(1, '\0')};
}

void try_input(std::string_view input) {
  try_text(input);
  try_units(input);
  try_tag(input);
}

}  // namespace hp::fuzz
