#pragma once
// A sentence in, placed glyphs out. The stages, each kept apart so that only what changed is done again (text.md §1):
//   analysis (text + language): bidi levels (UAX #9), script runs (UAX #24), break opportunities (UAX #14, by language)
//   shaping  (+ font, size):    fonts by cluster, HarfBuzz per run with script, language and direction set
//   lines    (+ width):         greedy fit by cluster advance; where a cut is unsafe-to-break both sides are shaped
//   again quads    (+ position):      by kiosk/draw, from the glyphs of each line in visual order
// Units: px; x grows to the right, y grows down; glyph positions are relative to the paragraph's top left corner, on
// the baseline. Offsets into the text are UTF-8 bytes. Text is logical order until a Line; a Line's glyphs are visual
// order.
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "language.h"
#include "text/fontstack.h"

namespace hp::text {

struct LayoutCacheState;
struct ParagraphState;

enum class Wrap : std::uint8_t {
  normal,  // ICU's line breaks for the language (dictionaries for th, km, lo, my; keep-all for ko)
  phrase,  // as normal, but ja breaks between phrases (lw=phrase): for headings, buttons and short text
  none,    // one line, whatever its width
};
enum class Align : std::uint8_t { start, centre, end };

struct TextStyle {
  float size_px = 38;
  bool bold = false;
  float line_height_em = 1.4f;  // from the language's row in locales/languages.toml
  Wrap wrap = Wrap::normal;
  Align align = Align::start;  // start and end follow the paragraph direction
  bool operator==(const TextStyle&) const = default;
};

// A part of the text that differs. Spans are sorted, do not overlap, and lie on character boundaries.
struct Span {
  std::uint32_t start = 0, end = 0;       // UTF-8 bytes
  bool bold = false;                      // in addition to the style's own
  bool together = false;                  // no line break inside (a telephone number, a sum of money)
  std::uint16_t tag = 0;                  // the caller's: a link, a colour; carried through to the glyphs
  std::optional<Language> language = {};  // where it is not the paragraph's (a Latin name with its own language)
  bool operator==(const Span&) const = default;
};

struct ParagraphSource {
  std::string_view text;  // UTF-8; bad bytes show as U+FFFD; U+2028 or '\n' forces a line
  Language language;
  Direction direction = Direction::ltr;  // paragraph direction; never guessed from the text
  const FontStack* stack = nullptr;
  TextStyle style;
  std::span<const Span> spans;
};

struct PlacedGlyph {
  FontId font;
  std::uint32_t glyph = 0;
  float x = 0, y = 0;         // px from the paragraph's top left, on the baseline, offsets applied
  float advance = 0;          // px
  std::uint32_t cluster = 0;  // UTF-8 byte where the cluster begins
  std::uint16_t tag = 0;
  bool cursive = false;  // in a joined run: keep its fraction of a px (4 bins), or joins drift
};

struct Line {
  std::uint32_t start = 0, end = 0;         // UTF-8 bytes, logical; trailing spaces belong to the line, with no width
  float top = 0, baseline = 0, height = 0;  // px from the paragraph's top
  float left = 0, width = 0;                // px; advance width without trailing spaces
  std::uint32_t first_glyph = 0, glyph_count = 0;
};

// A run, for dumps and tests: one bidi level, script, font, language; in logical order.
struct RunInfo {
  std::uint32_t start = 0, end = 0;  // UTF-8 bytes
  std::uint8_t level = 0;            // UAX #9
  std::string script;                // ISO 15924
  FontId font;
  std::string language;
};

// A rectangle around a tagged part of the text, one per line it touches: for touch and focus.
struct TagBox {
  std::uint16_t tag;
  float left, top, right, bottom;
};

class Paragraph {
 public:
  // Analyses and shapes; `fonts` and `*source.stack` must outlive it, the text is copied.
  Paragraph(const Fonts& fonts, const ParagraphSource& source);
  ~Paragraph();
  Paragraph(Paragraph&&) noexcept;
  Paragraph& operator=(Paragraph&&) noexcept;

  // Breaks into lines of at most `width_px`; a word that is wider than that is broken between clusters rather than cut
  // off. Calling it again with the same width does nothing.
  void fit(float width_px);

  std::span<const Line> lines() const;
  std::span<const PlacedGlyph> glyphs() const;
  float height() const;         // px: lines × line height
  float width() const;          // px: the widest line
  float natural_width() const;  // px on one line
  float min_width() const;      // px: the widest piece that has no break opportunity inside
  float ink_top() const;        // px, may be negative: the highest ink over the paragraph's top (never clip to metrics)
  float ink_bottom() const;     // px: the lowest ink
  bool has_missing_glyphs() const;  // some cluster no font of the stack covers
  // The code points no font of the stack covers, without repetition, in order of appearance.
  std::u32string missing() const;

  std::vector<RunInfo> runs() const;
  std::vector<TagBox> tag_boxes() const;
  std::vector<std::uint32_t> break_opportunities() const;           // UTF-8 bytes before which a line may begin
  std::vector<std::uint32_t> visual_order(std::size_t line) const;  // UTF-8 byte of each character, left to right
  std::uint64_t torn_words() const;     // how many cuts fell between the letters of a word, for want of room
  std::uint64_t reshaped_cuts() const;  // how many cuts fell on an unsafe-to-break glyph

  // Every stage as stable text: direction, levels, runs, glyphs with clusters and positions, lines. One writer for
  // `helppoint-pack try` and for the recorded tests.
  std::string dump(const Fonts& fonts) const;

 private:
  friend struct LayoutCacheState;
  explicit Paragraph(std::unique_ptr<ParagraphState> state);
  std::unique_ptr<ParagraphState> m_state;
};

// Whole paragraphs kept between frames, made for immediate mode: ask every frame, pay once. The key is the content
// itself (text, language, direction, spans, style, stack) compared in full, not a hash alone; the width is the second
// key. Bounded: `max_bytes` of what they hold; when there is more, what is longest unused goes until half of it is
// left.
class LayoutCache {
 public:
  explicit LayoutCache(const Fonts& fonts, std::size_t max_bytes = std::size_t{4} << 20);
  ~LayoutCache();
  // Valid until the next call of end_frame().
  const Paragraph& lay_out(const ParagraphSource& source, float width_px);
  void end_frame();
  void clear();
  struct Counters {
    std::uint64_t hits = 0, shaped = 0, fitted = 0, evicted = 0;
  };
  Counters counters() const;

 private:
  std::unique_ptr<LayoutCacheState> m_state;
};

}  // namespace hp::text
