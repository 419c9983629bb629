// Paragraph::dump: every stage as text that a person can read and a test can compare. One line a thing, offsets in
// UTF-8 bytes, positions in px to two places. Nothing in it depends on the machine but the fonts.
#include <array>
#include <cstdio>

#include "text/paragraph_state.h"
#include "text/scripts.h"
#include "utf8.h"

namespace hp::text {
namespace {

std::string number(float value) {
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.2f", static_cast<double>(value));
  std::string out = buffer.data();
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out == "-0" ? "0" : out;
}

std::string whole(std::uint64_t value) { return std::to_string(value); }

// The text with what cannot be seen written out, so that a diff shows it.
std::string legible(std::u16string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char16_t unit = text[i];
    const bool unseen = unit < 0x20 || unit == 0xA0 || unit == 0xAD || (unit >= 0x2000 && unit <= 0x200F) ||
                        (unit >= 0x2028 && unit <= 0x202F) || (unit >= 0x2060 && unit <= 0x206F);
    const std::size_t length = unit >= 0xD800 && unit < 0xDC00 && i + 1 < text.size() ? 2 : 1;
    if (unseen) {
      std::array<char, 16> buffer{};
      std::snprintf(buffer.data(), buffer.size(), "<%04X>", unit);
      out += buffer.data();
    } else {
      out += utf8::from_utf16(text.substr(i, length));
    }
    i += length - 1;
  }
  return out;
}

std::string levels_of(const Analysis& a) {
  std::string out;
  for (std::uint32_t i = 0; i < a.size(); ++i)
    if (i == 0 || a.level(i) != a.level(i - 1)) out += ' ' + whole(a.byte_of[i]) + ':' + whole(a.level(i));
  return out;
}

std::string breaks_of(const Analysis& a) {
  std::string out;
  for (std::uint32_t i = 1; i < a.size(); ++i) {
    if (a.is(i, trait::must_break))
      out += ' ' + whole(a.byte_of[i]) + '!';
    else if (a.is(i, trait::may_break))
      out += ' ' + whole(a.byte_of[i]);
    else if (a.is(i, trait::would_break))
      out += ' ' + whole(a.byte_of[i]) + '?';
  }
  return out;
}

}  // namespace

std::string Paragraph::dump(const Fonts& fonts) const {
  const ParagraphState& s = *m_state;
  const Analysis& a = *s.analysis;
  std::string out = "text " + legible(a.text) + "\n";
  out += "language " + a.language.tag() + (a.direction == Direction::rtl ? " rtl" : " ltr") + " size " +
         number(s.style.size_px) + (s.style.bold ? " bold" : "") + "\n";
  out += "levels" + levels_of(a) + "\nbreaks" + breaks_of(a) + "\n";
  for (const RunInfo& run : runs()) {
    out += "run " + whole(run.start) + ".." + whole(run.end) + " level " + whole(run.level) + ' ' + run.script + ' ';
    out += std::string(fonts.name(run.font)) + ' ' + run.language + "\n";
  }
  if (has_missing_glyphs()) {
    out += "missing";
    std::array<char, 16> buffer{};
    for (const char32_t c : missing()) {
      std::snprintf(buffer.data(), buffer.size(), " U+%04X", static_cast<unsigned>(c));
      out += buffer.data();
    }
    out += "\n";
  }
  if (s.fitted) out += "width " + number(s.fitted_width) + " reshaped cuts " + whole(s.laid.reshaped_cuts) + "\n";
  for (const Line& line : lines()) {
    out += "line " + whole(line.start) + ".." + whole(line.end) + " left " + number(line.left) + " width " +
           number(line.width) + " baseline " + number(line.baseline) + "\n ";
    for (const PlacedGlyph& g : glyphs().subspan(line.first_glyph, line.glyph_count)) {
      out += ' ' + whole(g.glyph) + '=' + whole(g.cluster) + '@' + number(g.x);
      if (g.y != line.baseline) out += ',' + number(line.baseline - g.y);
      if (g.tag != 0) out += '#' + whole(g.tag);
    }
    out += "\n";
  }
  for (const TagBox& box : tag_boxes())
    out += "box #" + whole(box.tag) + ' ' + number(box.left) + ',' + number(box.top) + ' ' + number(box.right) + ',' +
           number(box.bottom) + "\n";
  return out;
}

}  // namespace hp::text
