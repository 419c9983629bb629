#pragma once
// What one paragraph leaves ready for the next: ICU's opened break iterators and bidi object, HarfBuzz's buffer, and a
// font of HarfBuzz's for each face and size. Opening these costs more than using them. One per Fonts, so nothing is
// global; used by one thread at a time. Private to the room.
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "language.h"
#include "text/font.h"

struct UBiDi;
struct UBreakIterator;
struct hb_buffer_t;
struct hb_font_t;
struct hb_language_impl_t;

namespace hp::text {

class Workbench {
 public:
  Workbench();
  ~Workbench();
  Workbench(const Workbench&) = delete;
  Workbench& operator=(const Workbench&) = delete;

  // ICU's. Null only where ICU's own data is missing: callers then do the simple thing.
  UBiDi* bidi();
  UBreakIterator* clusters();                                    // UAX #29
  UBreakIterator* lines(const Language& language, bool phrase);  // UAX #14 and dictionaries
  std::int32_t usual_script(const Language& language);  // UScriptCode, for a text that has no script of its own

  // HarfBuzz's. `scale` is the size in 1/64 px: one em in HarfBuzz's numbers.
  hb_buffer_t* buffer() { return m_buffer; }
  hb_font_t* sized(const Fonts::Face& face, std::int32_t scale);
  const hb_language_impl_t* shaping_language(const Language& language);

  // Highest and lowest ink of a glyph over the baseline, in 1/64 px; CFF outlines are slow to measure, so kept.
  struct Ink {
    std::int32_t top = 0, bottom = 0;
  };
  Ink ink(const Fonts::Face& face, std::int32_t scale, std::uint32_t glyph);

 private:
  struct Sized;
  struct ByLanguage {
    std::string tag;
    UBreakIterator* lines = nullptr;
    UBreakIterator* phrases = nullptr;
    const hb_language_impl_t* shaping = nullptr;
    std::int32_t script = -1;
  };
  Sized& find_sized(const Fonts::Face& face, std::int32_t scale);
  ByLanguage& of(const Language& language);

  UBiDi* m_bidi = nullptr;
  UBreakIterator* m_clusters = nullptr;
  hb_buffer_t* m_buffer = nullptr;
  std::vector<std::unique_ptr<ByLanguage>> m_languages;
  std::unordered_map<std::uint64_t, std::unique_ptr<Sized>> m_sized;
};

}  // namespace hp::text
