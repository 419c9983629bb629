#pragma once
// A language as BCP 47 names it ("en-GB", "zh-Hans", "fa-AF"): the tag in its usual letter case, and the names other
// formats give it: gettext's file name ("zh_Hans"), the pack's folder ("zh-hans").
#include <compare>
#include <string>
#include <string_view>

#include "result.h"

namespace hp {

enum class Direction : unsigned char { ltr, rtl };

class Language {
 public:
  Language() : m_tag("und") {}  // BCP 47 "undetermined"
  // Letters, digits and hyphens, 2 to 8 to a part, at most 24 characters; the case is put right.
  static Result<Language> parse(std::string_view tag);
  // The language of a tag known to be good (in our own source). Asserts.
  static Language of(std::string_view tag);

  const std::string& tag() const { return m_tag; }
  std::string_view primary() const;  // "zh" of "zh-Hans"
  std::string gettext_name() const;  // "zh_Hans"
  std::string folder() const;        // "zh-hans": a pack's text/<folder>/

  auto operator<=>(const Language&) const = default;

 private:
  explicit Language(std::string tag) : m_tag(std::move(tag)) {}
  std::string m_tag;
};

}  // namespace hp
