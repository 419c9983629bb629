#include "text/workbench.h"

#include <hb-ot.h>
#include <hb.h>
#include <unicode/ubidi.h>
#include <unicode/ubrk.h>
#include <unicode/udata.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

#include <array>

#include "text/face.h"

namespace hp::text {
namespace {

// A kiosk has some 50 faces in a dozen sizes; beyond this something asks for sizes without end (a zoom), and all go.
constexpr std::size_t most_sized_fonts = 1024;

UBreakIterator* open_breaks(UBreakIteratorType type, const char* locale) {
  UErrorCode error = U_ZERO_ERROR;
  UBreakIterator* opened = ubrk_open(type, locale, nullptr, 0, &error);
  return U_SUCCESS(error) ? opened : nullptr;
}

using Locale = std::array<char, ULOC_FULLNAME_CAPACITY>;

Locale locale_of(const std::string& tag) {
  Locale locale{};
  UErrorCode error = U_ZERO_ERROR;
  uloc_forLanguageTag(tag.c_str(), locale.data(), static_cast<std::int32_t>(locale.size() - 1), nullptr, &error);
  if (U_FAILURE(error)) locale = {};  // the root locale: UAX #14 untailored
  return locale;
}

}  // namespace

struct Workbench::Sized {
  std::unique_ptr<hb_font_t, decltype([](hb_font_t* font) { hb_font_destroy(font); })> font;
  std::unordered_map<std::uint32_t, Ink> ink;
};

Workbench::Workbench() : m_buffer(hb_buffer_create()) {
  // ICU would look for a locale it does not know as a file of its own; a visit can open no file (design §9), and all of
  // ICU's data is in its library.
  UErrorCode error = U_ZERO_ERROR;
  udata_setFileAccess(UDATA_NO_FILES, &error);
}

Workbench::~Workbench() {
  ubidi_close(m_bidi);
  ubrk_close(m_clusters);
  for (const auto& language : m_languages) {
    ubrk_close(language->lines);
    ubrk_close(language->phrases);
  }
  hb_buffer_destroy(m_buffer);
}

UBiDi* Workbench::bidi() {
  if (m_bidi == nullptr) m_bidi = ubidi_open();
  return m_bidi;
}

UBreakIterator* Workbench::clusters() {
  if (m_clusters == nullptr) m_clusters = open_breaks(UBRK_CHARACTER, "");
  return m_clusters;
}

Workbench::ByLanguage& Workbench::of(const Language& language) {
  for (const auto& known : m_languages)
    if (known->tag == language.tag()) return *known;
  m_languages.push_back(std::make_unique<ByLanguage>());
  m_languages.back()->tag = language.tag();
  return *m_languages.back();
}

UBreakIterator* Workbench::lines(const Language& language, bool phrase) {
  ByLanguage& known = of(language);
  UBreakIterator*& kept = phrase ? known.phrases : known.lines;
  if (kept == nullptr) kept = open_breaks(UBRK_LINE, locale_of(phrase ? known.tag + "-u-lw-phrase" : known.tag).data());
  return kept;
}

std::int32_t Workbench::usual_script(const Language& language) {
  ByLanguage& known = of(language);
  if (known.script < 0) {
    std::array<UScriptCode, 8> scripts{};
    UErrorCode error = U_ZERO_ERROR;
    const std::int32_t count = uscript_getCode(locale_of(known.tag).data(), scripts.data(), scripts.size(), &error);
    known.script = U_SUCCESS(error) && count > 0 ? scripts[0] : USCRIPT_COMMON;
  }
  return known.script;
}

const hb_language_impl_t* Workbench::shaping_language(const Language& language) {
  ByLanguage& known = of(language);
  if (known.shaping == nullptr) known.shaping = hb_language_from_string(known.tag.c_str(), -1);
  return known.shaping;
}

Workbench::Sized& Workbench::find_sized(const Fonts::Face& face, std::int32_t scale) {
  const std::uint64_t key = std::uint64_t{face.id.value} << 32 | static_cast<std::uint32_t>(scale);
  if (const auto found = m_sized.find(key); found != m_sized.end()) return *found->second;
  if (m_sized.size() >= most_sized_fonts) m_sized.clear();
  auto sized = std::make_unique<Sized>();
  sized->font.reset(hb_font_create(face.harfbuzz.get()));
  hb_ot_font_set_funcs(sized->font.get());
  hb_font_set_scale(sized->font.get(), scale, scale);
  return *m_sized.emplace(key, std::move(sized)).first->second;
}

hb_font_t* Workbench::sized(const Fonts::Face& face, std::int32_t scale) { return find_sized(face, scale).font.get(); }

Workbench::Ink Workbench::ink(const Fonts::Face& face, std::int32_t scale, std::uint32_t glyph) {
  Sized& sized = find_sized(face, scale);
  const auto [found, is_new] = sized.ink.try_emplace(glyph);
  if (is_new) {
    hb_glyph_extents_t extents{};
    if (hb_font_get_glyph_extents(sized.font.get(), glyph, &extents))
      found->second = {extents.y_bearing, extents.y_bearing + extents.height};
  }
  return found->second;
}

}  // namespace hp::text
