#include "language.h"

#include <cctype>

namespace hp {
namespace {

char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }
char upper(char c) { return static_cast<char>(std::toupper(static_cast<unsigned char>(c))); }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

Result<Language> Language::parse(std::string_view given) {
  const auto refuse = [&](const char* why) {
    return Error{"language.tag", "'" + std::string(given.substr(0, 40)) + "' is not a language tag (" + why +
                                     "); write one like ar, en-GB or zh-Hans"};
  };
  if (given.empty() || given.size() > 24) return refuse("1 to 24 characters");
  std::string tag;
  std::size_t part = 0;
  for (std::size_t start = 0; start <= given.size(); ++part) {
    std::size_t end = given.find_first_of("-_", start);
    if (end == std::string_view::npos) end = given.size();
    const std::string_view piece = given.substr(start, end - start);
    if (piece.size() < 2 || piece.size() > 8) return refuse("each part has 2 to 8 characters");
    bool letters = true;
    for (char c : piece) {
      if (!is_letter(c) && !is_digit(c)) return refuse("only letters, digits and hyphens");
      letters = letters && is_letter(c);
    }
    if (part == 0 && (!letters || piece.size() > 3)) return refuse("it begins with a code of 2 or 3 letters");
    if (part > 0) tag += '-';
    for (std::size_t i = 0; i < piece.size(); ++i) {
      const bool region = part > 0 && letters && piece.size() == 2;
      const bool script = part > 0 && letters && piece.size() == 4 && i == 0;
      tag += region || script ? upper(piece[i]) : lower(piece[i]);
    }
    start = end + 1;
  }
  return Language(std::move(tag));
}

Language Language::of(std::string_view tag) {
  auto parsed = parse(tag);
  assert(parsed);
  return std::move(*parsed);
}

std::string_view Language::primary() const { return std::string_view(m_tag).substr(0, m_tag.find('-')); }

std::string Language::gettext_name() const {
  std::string name = m_tag;
  for (char& c : name)
    if (c == '-') c = '_';
  return name;
}

std::string Language::folder() const {
  std::string name = m_tag;
  for (char& c : name) c = lower(c);
  return name;
}

}  // namespace hp
