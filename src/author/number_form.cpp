#include "author/number_form.h"

#include <unicode/unum.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>

namespace hp::author {
namespace {

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

// The bytes at the start of `text` that are one number: 1 to 3 digits and groups of three, or digits; then a fraction.
std::size_t number_length(std::string_view text) {
  const auto digits_from = [&](std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    return end - at;
  };
  std::size_t end = digits_from(0);
  if (end == 0) return 0;
  if (end <= 3)
    while (end < text.size() && text[end] == ',' && digits_from(end + 1) == 3) end += 4;
  if (end < text.size() && text[end] == '.' && digits_from(end + 1) > 0) end += 1 + digits_from(end + 1);
  return end;
}

std::string to_utf8(const UChar* text, std::int32_t length) {
  std::array<char, 256> bytes{};
  std::int32_t size = 0;
  UErrorCode error = U_ZERO_ERROR;
  u_strToUTF8(bytes.data(), static_cast<std::int32_t>(bytes.size()), &size, text, length, &error);
  return U_SUCCESS(error) ? std::string(bytes.data(), static_cast<std::size_t>(size)) : std::string();
}

std::string formatted(std::string_view number, const std::string& tag) {
  const bool grouped = number.find(',') != number.npos;
  const auto point = number.find('.');
  const auto decimals = static_cast<std::int32_t>(point == number.npos ? 0 : number.size() - point - 1);
  if (!grouped && decimals == 0) return std::string(number);
  std::string plain(number);
  plain.erase(std::remove(plain.begin(), plain.end(), ','), plain.end());
  std::string locale = tag;
  std::replace(locale.begin(), locale.end(), '-', '_');
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UNumberFormat, void (*)(UNumberFormat*)> format(
      unum_open(UNUM_DECIMAL, nullptr, 0, (locale + "@numbers=latn").c_str(), nullptr, &error), unum_close);
  if (U_FAILURE(error)) return std::string(number);
  unum_setAttribute(format.get(), UNUM_GROUPING_USED, grouped ? 1 : 0);
  unum_setAttribute(format.get(), UNUM_FRACTION_DIGITS, decimals);
  std::array<UChar, 64> text{};
  const std::int32_t length = unum_formatDecimal(format.get(), plain.data(), static_cast<std::int32_t>(plain.size()),
                                                 text.data(), static_cast<std::int32_t>(text.size()), nullptr, &error);
  std::string out = U_SUCCESS(error) ? to_utf8(text.data(), length) : std::string();
  return out.empty() ? std::string(number) : out;
}

}  // namespace

std::string in_number_form(std::string_view value, const std::string& tag) {
  std::string out;
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t length = number_length(value.substr(at));
    out += length > 0 ? formatted(value.substr(at, length), tag) : std::string(1, value[at]);
    at += std::max<std::size_t>(length, 1);
  }
  return out;
}

}  // namespace hp::author
