#include "utf8.h"

namespace hp::utf8 {
namespace {

constexpr char32_t replacement = 0xFFFD;

bool is_continuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

}  // namespace

Decoded decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  if (first < 0x80) return {first, 1, true};

  std::size_t length = 0;
  char32_t code_point = 0;
  char32_t smallest = 0;
  if ((first & 0xE0) == 0xC0) {
    length = 2, code_point = first & 0x1F, smallest = 0x80;
  } else if ((first & 0xF0) == 0xE0) {
    length = 3, code_point = first & 0x0F, smallest = 0x800;
  } else if ((first & 0xF8) == 0xF0) {
    length = 4, code_point = first & 0x07, smallest = 0x10000;
  } else {
    return {replacement, 1, false};
  }
  for (std::size_t i = 1; i < length; ++i) {
    if (at + i >= text.size() || !is_continuation(byte(at + i))) return {replacement, i, false};
    code_point = (code_point << 6) | (byte(at + i) & 0x3F);
  }
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (code_point < smallest || code_point > 0x10FFFF || surrogate) return {replacement, length, false};
  return {code_point, length, true};
}

bool is_valid(std::string_view text) { return first_invalid(text) == text.size(); }

std::size_t first_invalid(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded d = decode(text, at);
    if (!d.valid) return at;
    at += d.bytes;
  }
  return text.size();
}

void append(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

std::size_t count(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t at = 0; at < text.size(); at += decode(text, at).bytes) ++n;
  return n;
}

Utf16 to_utf16(std::string_view text) {
  Utf16 out;
  out.units.reserve(text.size());
  out.byte_of.reserve(text.size() + 1);
  for (std::size_t at = 0; at < text.size();) {
    const Decoded d = decode(text, at);
    const auto offset = static_cast<std::uint32_t>(at);
    if (d.code_point < 0x10000) {
      out.units += static_cast<char16_t>(d.code_point);
      out.byte_of.push_back(offset);
    } else {
      const char32_t c = d.code_point - 0x10000;
      out.units += static_cast<char16_t>(0xD800 + (c >> 10));
      out.units += static_cast<char16_t>(0xDC00 + (c & 0x3FF));
      out.byte_of.push_back(offset);
      out.byte_of.push_back(offset);
    }
    at += d.bytes;
  }
  out.byte_of.push_back(static_cast<std::uint32_t>(text.size()));
  return out;
}

std::string from_utf16(std::u16string_view units) {
  std::string out;
  out.reserve(units.size());
  for (std::size_t i = 0; i < units.size(); ++i) {
    char32_t c = units[i];
    const bool high = c >= 0xD800 && c <= 0xDBFF;
    if (high && i + 1 < units.size() && units[i + 1] >= 0xDC00 && units[i + 1] <= 0xDFFF) {
      c = 0x10000 + ((c - 0xD800) << 10) + (units[++i] - 0xDC00);
    } else if (c >= 0xD800 && c <= 0xDFFF) {
      c = replacement;
    }
    append(out, c);
  }
  return out;
}

}  // namespace hp::utf8
