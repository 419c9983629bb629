// Which face sets which cluster.
//
// Most Noto faces of one script lack the full stop, the brackets or the digits, so nearly every sentence needs two
// faces, and a careless rule shows: a number half in one hand and half in another, a bracket that opens thick and
// closes thin.
//
//   1. A cluster of a script of its own is set in the first face of the stack that has all of it.
//   2. A shared cluster (scripts.h) stays in the face last used for its script, when that face has it: the comma after
//   an
//      Arabic word is Arabic's own. Else it too goes by the stack.
//   3. A number is one word: its digits and the marks and spaces inside ("08000 121 700", "£12.71", "24/7") are set in
//   one
//      face. For European digits that is the face that sets Latin letters; for others the one of rule 2 if it has all
//      of them, else the first of the stack that has. The spaces around it are its own, so that it stands apart.
//   4. What is never seen (joiners, bidi marks, isolates) needs no glyph and goes with what stands before it.
//
// Why European digits are Latin's: many faces have them too, drawn to match their own script, and a telephone number
// must be read off the screen by someone in a hurry. Noto Nastaliq Urdu's are small and heavy, the spaces between them
// a hair, and it has no "£", so that a price next to an hour came in two hands. This way a number looks the same in
// every language, and no choice is made by language: coverage decides, so that a subset of a font behaves as its whole.
// Urdu's own digits (۱۲۳) are Nastaliq's, as are its brackets and its full stop.
#include "text/itemize.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "text/characters.h"
#include "text/face.h"
#include "text/scripts.h"

namespace hp::text {
namespace {

bool is_digit(char32_t c) {
  return c < 0x80 ? c >= '0' && c <= '9' : u_charType(static_cast<UChar32>(c)) == U_DECIMAL_DIGIT_NUMBER;
}

// May stand between two digits of one number, or of a telephone number, a date, an hour.
bool joins_digits(char32_t c) {
  if (is_number_space(c)) return true;
  if (c < 0x80) return c == '\'' || c == ':' || (c >= ',' && c <= '/');  // , - . /
  return (c >= 0x2010 && c <= 0x2013) || c == 0x2019 || c == 0x2212 || (c >= 0x066A && c <= 0x066C);
}
// May stand before the first digit, or after the last.
bool leads_digits(char32_t c) {
  if (c < 0x80) return c == '+' || c == '-' || c == '$' || c == '#';
  return c == 0x2212 || u_charType(static_cast<UChar32>(c)) == U_CURRENCY_SYMBOL;
}
bool trails_digits(char32_t c) {
  return c == '%' || c == 0x066A || c == 0xB0 ||
         (c >= 0x80 && u_charType(static_cast<UChar32>(c)) == U_CURRENCY_SYMBOL);
}

class Itemizer {
 public:
  Itemizer(const Analysis& a, const Fonts& fonts, const FontStack& stack, bool bold)
      : m_a(a),
        m_fonts(fonts),
        m_stack(stack),
        m_bold(bold),
        m_first(stack.at(0, bold)),
        m_first_coverage(fonts.face(m_first).coverage) {}

  Items run() {
    for (std::uint32_t start = 0; start < m_a.size();) {
      while (m_a.scripts[m_script_run].end <= start) ++m_script_run;
      while (m_span < m_a.spans.size() && m_a.spans[m_span].end <= start) ++m_span;
      const std::uint32_t end = cluster_end(start);
      if (continues_run(start, end)) {
        m_items.runs.back().end = end;
      } else if (m_a.is(start, trait::never_shown)) {
        m_cut = true;
      } else if (m_a.is(start, trait::shared) && start >= m_number_end && begins_number(start)) {
        m_number_end = number_end(start);
        m_number_font = font_of_number(start, m_number_end);
        place(start, end);
      } else {
        place(start, end);
      }
      start = end;
    }
    return std::move(m_items);
  }

 private:
  // The common case, without ceremony: one more letter of the script and level that the last run has, in the face at
  // the head of the stack.
  bool continues_run(std::uint32_t start, std::uint32_t end) const {
    if (m_cut || end != start + 1 || m_a.is(start, trait::shared | trait::never_shown) || in_span(start)) return false;
    const Run& last = m_items.runs.back();
    return last.language < 0 && last.font == m_first && last.script == script() && last.level == m_a.level(start) &&
           m_first_coverage.has(m_a.text[start]);
  }

  std::uint32_t cluster_end(std::uint32_t start) const {
    std::uint32_t end = start + 1;
    while (!m_a.is(end, trait::begins_cluster)) ++end;
    return end;
  }
  bool in_span(std::uint32_t at) const { return m_span < m_a.spans.size() && m_a.spans[m_span].start <= at; }
  bool bold_at(std::uint32_t at) const { return m_bold || (in_span(at) && m_a.spans[m_span].bold); }
  std::int32_t script() const { return m_a.scripts[m_script_run].script; }

  bool covers(FontId font, std::uint32_t start, std::uint32_t end) const {
    for (std::uint32_t i = start; i < end;) {
      const char32_t c = code_point_at(m_a.text, i);
      if (!m_fonts.has(font, c) && !is_ignorable(c) && !is_hanging_space(c)) return false;
      i += static_cast<std::uint32_t>(units_of(c));
    }
    return true;
  }

  int first_that_covers(std::uint32_t start, std::uint32_t end, bool bold) const {
    for (std::size_t i = 0; i < m_stack.fonts.size(); ++i)
      if (covers(m_stack.at(i, bold), start, end)) return static_cast<int>(i);
    return -1;
  }

  // Rule 2: the place in the stack last used for this script. At the beginning of a script's text, the one that its
  // first letter will have.
  int usual_for_script() {
    for (const Used& used : m_used)
      if (used.script == script()) return used.index;
    for (std::uint32_t i = 0, run = 0; i < m_a.size(); i = cluster_end(i)) {
      while (m_a.scripts[run].end <= i) ++run;
      if (m_a.scripts[run].script != script() || m_a.is(i, trait::shared | trait::never_shown)) continue;
      const int index = std::max(0, first_that_covers(i, cluster_end(i), m_bold));
      m_used.push_back({script(), index});
      return index;
    }
    m_used.push_back({script(), 0});
    return 0;
  }

  int index_for(std::uint32_t start, std::uint32_t end, bool bold) {
    if (m_a.is(start, trait::shared)) {
      const int usual = usual_for_script();
      if (covers(m_stack.at(static_cast<std::size_t>(usual), bold), start, end)) return usual;
    }
    const int index = first_that_covers(start, end, bold);
    if (index >= 0 && !m_a.is(start, trait::shared)) remember(index);
    return index;
  }

  void remember(int index) {
    for (Used& used : m_used) {
      if (used.script != script()) continue;
      used.index = index;
      return;
    }
    m_used.push_back({script(), index});
  }

  // The first digit's number may have a space, marks that are not seen, and two signs before it.
  bool begins_number(std::uint32_t start) const {
    std::uint32_t at = start;
    if (m_a.text[at] == ' ') at = cluster_end(at);
    while (at < m_a.size() && is_ignorable(m_a.text[at])) at = cluster_end(at);
    for (int signs = 0; at < m_a.size(); at = cluster_end(at)) {
      const char32_t c = code_point_at(m_a.text, at);
      if (is_digit(c)) return true;
      if (!leads_digits(c) || ++signs > 2) return false;
    }
    return false;
  }

  // One mark or space at most between two digits, but for "+44 (0)20": a bracket inside a number closes inside it.
  std::uint32_t number_end(std::uint32_t start) const {
    std::uint32_t end = start;  // after the last digit
    bool joined = false;        // since that digit
    for (std::uint32_t i = start; i < m_a.size();) {
      const char32_t c = code_point_at(m_a.text, i);
      const std::uint32_t next = cluster_end(i);
      if (is_digit(c)) {
        end = next, joined = false;
      } else if (is_ignorable(c) || (end == start && (c == ' ' || leads_digits(c)))) {
        // goes with the digits
      } else if (const std::uint32_t closed = c == '(' ? digits_in_brackets(i) : i; closed > i) {
        i = end = closed, joined = false;
        continue;
      } else if (end > start && !joined && joins_digits(c)) {
        joined = true;
      } else {
        break;
      }
      i = next;
    }
    if (end < m_a.size() && trails_digits(code_point_at(m_a.text, end))) end = cluster_end(end);
    while (end < m_a.size() && is_ignorable(m_a.text[end])) end = cluster_end(end);
    if (end < m_a.size() && m_a.text[end] == ' ') end = cluster_end(end);
    return end;
  }

  std::uint32_t digits_in_brackets(std::uint32_t open) const {
    std::uint32_t at = open + 1;
    while (at < m_a.size() && is_digit(m_a.text[at])) ++at;
    return at > open + 1 && at < m_a.size() && m_a.text[at] == ')' ? at + 1 : open;
  }

  // Rule 3. -1 where no one face has all of it: then each cluster goes its own way.
  int font_of_number(std::uint32_t start, std::uint32_t end) {
    const bool bold = bold_at(start);
    const bool european =
        std::any_of(m_a.text.begin() + start, m_a.text.begin() + end, [](char16_t c) { return c >= '0' && c <= '9'; });
    for (std::size_t i = 0; european && i < m_stack.fonts.size(); ++i)
      if (const FontId font = m_stack.at(i, bold); m_fonts.has(font, 'e') && covers(font, start, end))
        return static_cast<int>(i);
    const int usual = usual_for_script();
    if (covers(m_stack.at(static_cast<std::size_t>(usual), bold), start, end)) return usual;
    return first_that_covers(start, end, bold);
  }

  void place(std::uint32_t start, std::uint32_t end) {
    const bool bold = bold_at(start);
    const bool needs_no_glyph = end == start + 1 && is_ignorable(m_a.text[start]) && !m_items.runs.empty() && !m_cut;
    Run run{.start = start, .end = end, .level = m_a.level(start), .script = script(), .font = {}, .language = -1};
    if (in_span(start) && m_a.spans[m_span].language) run.language = static_cast<std::int32_t>(m_span);
    if (needs_no_glyph) {
      run.font = m_items.runs.back().font;
    } else {
      int index = start < m_number_end ? m_number_font : -1;
      if (index < 0) index = index_for(start, end, bold);
      if (index < 0) note_missing(start, end), index = 0;
      run.font = m_stack.at(static_cast<std::size_t>(index), bold);
    }
    append(run);
  }

  void append(const Run& run) {
    if (!m_items.runs.empty() && !m_cut) {
      Run& last = m_items.runs.back();
      if (last.level == run.level && last.script == run.script && last.font == run.font &&
          last.language == run.language) {
        last.end = run.end;
        return;
      }
    }
    m_items.runs.push_back(run);
    m_cut = false;
  }

  // The cluster is set in the first face, and what that lacks shows as a box.
  void note_missing(std::uint32_t start, std::uint32_t end) {
    for (std::uint32_t i = start; i < end;) {
      const char32_t c = code_point_at(m_a.text, i);
      if (!is_ignorable(c) && !m_fonts.has(m_stack.at(0, bold_at(start)), c) &&
          m_items.missing.find(c) == std::u32string::npos)
        m_items.missing += c;
      i += static_cast<std::uint32_t>(units_of(c));
    }
  }

  struct Used {
    std::int32_t script;
    int index;  // in the stack
  };
  const Analysis& m_a;
  const Fonts& m_fonts;
  const FontStack& m_stack;
  const bool m_bold;
  const FontId m_first;
  const Coverage& m_first_coverage;
  Items m_items;
  std::vector<Used> m_used;
  std::size_t m_script_run = 0, m_span = 0;
  std::uint32_t m_number_end = 0;
  int m_number_font = -1;
  bool m_cut = true;  // the next cluster begins a run: at the start, and after the end of a line
};

}  // namespace

Items itemize(const Analysis& analysis, const Fonts& fonts, const FontStack& stack, bool bold) {
  return Itemizer(analysis, fonts, stack, bold).run();
}

}  // namespace hp::text
