// Greedy fit. A line takes as many opportunities as its width allows, but for the one before a last line that would be
// very short; spaces at its end hang. Widths come from the sums
// that shaping left for every cluster, so a line that ends between words costs one subtraction a word.
//
// A cut is not always free. Where a glyph depends on its neighbour (a ligature, a Nastaliq word whose letters climb to
// its end, kerning across a space), HarfBuzz marks the later cluster unsafe to break. There the text from the last safe
// place to the cut, and from the cut to the next safe place, is shaped again; the middle keeps its glyphs. Only then is
// the width of that line known, so it is measured again, and if it is too wide now, the opportunity before is taken.
// Shaping each line anew would be simpler and three times slower; never shaping again draws half a ligature.
//
// A word that is wider than the line is torn rather than cut off: first where UAX #14 would allow it but a rule of ours
// does not (inside a telephone number, a Korean word, a Japanese phrase), then before a dot inside a word, since a word
// that long is an address and addresses are read in parts (before two of them rather than before the last), else
// between clusters. Its letters keep the forms they have in the whole word (CSS Text 3 §5.2 asks the same), because the
// context is still the paragraph.
#include "text/lines.h"

#include <algorithm>
#include <cmath>

#include "text/bidi.h"
#include "text/scripts.h"

namespace hp::text {
namespace {

float px(std::int64_t in_64ths) { return static_cast<float>(in_64ths) / 64.0f; }

// From the top of a line to its baseline. The face's declared box stands in the middle of the line; but where glyphs
// are deeper than declared (Khmer's stacks), the room to spare goes below first. What is too tall is too tall on both
// sides.
float baseline_em(const VerticalMetrics& face, float line_height_em) {
  const float spare = line_height_em - (face.ascent_em - face.descent_em);
  if (spare <= 0) return face.ascent_em + spare / 2;
  const float undeclared = face.descent_em - face.deepest_em;
  return face.ascent_em + spare - std::clamp(undeclared, spare / 2, spare);
}

// Part of a run on a line, and where its glyphs lie: with the paragraph's, or with those shaped again for this line.
struct Piece {
  const Run* run;
  std::uint32_t first, last;  // glyphs
  bool reshaped;
};

class Liner {
 public:
  Liner(Workbench& workbench, const Analysis& a, const Fonts& fonts, const FontStack& stack, const Shaped& s,
        const TextStyle& style, float width_px)
      : m_workbench(workbench), m_a(a), m_fonts(fonts), m_s(s), m_style(style), m_box_px(width_px) {
    const float em = std::clamp(style.size_px, 1.0f, 4096.0f);
    m_height = style.line_height_em * em;
    m_to_baseline = baseline_em(fonts.metrics(stack.at(0, style.bold)), style.line_height_em) * em;
    m_has_tags = std::any_of(a.spans.begin(), a.spans.end(), [](const Span& span) { return span.tag != 0; });
    const bool bounded = style.wrap != Wrap::none && std::isfinite(width_px);
    m_available = bounded ? static_cast<std::int64_t>(std::clamp(width_px, 0.0f, 1e6f) * 64) : std::int64_t{1} << 40;
  }

  Laid run() {
    m_laid.glyphs.reserve(m_s.glyphs.size() + 8);
    for (std::uint32_t start = 0; start < m_a.size();) {
      const std::uint32_t end = with_company(start, choose_end(start));
      if (end < m_a.size() && m_s.unsafe[end]) ++m_laid.reshaped_cuts;
      gather(start, end);
      place(start, end);
      start = end;
    }
    for (const Line& line : m_laid.lines) m_laid.width = std::max(m_laid.width, line.width);
    return std::move(m_laid);
  }

 private:
  std::int64_t estimate(std::uint32_t start, std::uint32_t end) const {
    return std::int64_t{m_s.x_at[m_a.solid_end(start, end)]} - m_s.x_at[start];
  }

  bool fits(std::uint32_t start, std::uint32_t end) {
    if (!m_s.unsafe[start] && !m_s.unsafe[end]) return estimate(start, end) <= m_available;
    gather(start, end);
    return m_width <= m_available;
  }

  std::uint32_t choose_end(std::uint32_t start) {
    std::uint32_t best = start, at = start + 1;
    for (; at <= m_a.size(); ++at) {
      if (m_a.is(at, trait::may_break)) {
        if (estimate(start, at) > m_available) break;
        best = at;
        if (m_a.is(at, trait::must_break)) break;
      } else if (m_s.x_at[at] - std::int64_t{m_s.x_at[start]} > m_available && !m_a.is(at - 1, trait::hangs)) {
        break;  // nothing further can fit
      }
    }
    for (; best > start; --best)
      if (m_a.is(best, trait::may_break) && fits(start, best)) return best;

    const std::uint32_t too_far = std::min(at, m_a.size());
    const auto last_that_fits = [&](const auto& may_end_at) {
      for (std::uint32_t end = too_far; end > start; --end)
        if (may_end_at(end) && estimate(start, end) <= m_available && fits(start, end)) return end;
      return start;
    };
    const auto would_break = [&](std::uint32_t end) { return m_a.is(end, trait::would_break); };
    const auto before_dot = [&](std::uint32_t end) {
      return m_a.is(end, trait::begins_cluster) && end < m_a.size() && m_a.text[end] == u'.' && end > start;
    };
    const auto any_cluster = [&](std::uint32_t end) { return m_a.is(end, trait::begins_cluster); };
    if (const std::uint32_t end = last_that_fits(would_break); end > start) return end;
    // "….org" on a line of its own would be read as a whole address; ".org.uk" on the next would not.
    const auto before_more = [&](std::uint32_t end) {
      if (!before_dot(end)) return false;
      const std::size_t more = m_a.text.find_first_of(u" .\n", end + 1);
      return more != std::u16string::npos && m_a.text[more] == u'.' && more + 1 < m_a.size() &&
             !m_a.is(more + 1, trait::hangs) && m_a.text[more + 1] < 0x80 && m_a.text[more + 1] > u'/';
    };
    if (const std::uint32_t end = last_that_fits(before_more); end > start) return end;
    if (const std::uint32_t end = last_that_fits(before_dot); end > start) return end;
    ++m_laid.torn_words;
    if (const std::uint32_t end = last_that_fits(any_cluster); end > start) return end;
    // Not even one cluster fits: one it is, with the spaces after it, which hang, and the end of the line they stand
    // at.
    std::uint32_t end = start + 1;
    while (!m_a.is(end, trait::begins_cluster)) ++end;
    while (end < m_a.size() && m_a.is(end, trait::hangs | trait::never_shown) && !m_a.is(end, trait::must_break)) ++end;
    return end;
  }

  // Where the text after this line is one short word or a sign or two, which look lost on a line of their own, the line
  // gives them company: it ends an opportunity or more before, if it stays longer than half. (CSS Text 4 §6.4.2 calls
  // it `pretty`.)
  std::uint32_t with_company(std::uint32_t start, std::uint32_t end) {
    const std::int64_t enough = m_available * 15 / 100;
    if (end == m_a.size() || !m_a.is(end, trait::may_break) || estimate(end, m_a.size()) >= enough) return end;
    for (std::uint32_t at = end; at < m_a.size(); ++at)
      if (m_a.is(at, trait::must_break)) return end;
    for (std::uint32_t earlier = end - 1; earlier > start; --earlier) {
      if (!m_a.is(earlier, trait::may_break)) continue;
      if (estimate(start, earlier) * 2 < m_available) return end;
      if (estimate(earlier, m_a.size()) >= enough)
        return fits(start, earlier) && fits(earlier, m_a.size()) ? earlier : end;
    }
    return end;
  }

  // The glyphs of the line, in logical order of pieces, and its width without the spaces that hang.
  void gather(std::uint32_t start, std::uint32_t end) {
    m_pieces.clear();
    m_reshaped.clear();
    m_width = 0;
    const std::uint32_t solid = m_a.solid_end(start, end);
    const auto& runs = m_s.items.runs;
    auto run = std::partition_point(runs.begin(), runs.end(), [&](const Run& r) { return r.end <= start; });
    for (; run != runs.end() && run->start < solid; ++run) {
      const std::uint32_t from = std::max(run->start, start), to = std::min(run->end, end);
      std::uint32_t safe_from = from, safe_to = to;
      while (safe_from < to && m_s.unsafe[safe_from]) ++safe_from;
      while (safe_to > from && m_s.unsafe[safe_to]) --safe_to;
      if (safe_from >= safe_to) {
        reshape(*run, from, to, solid);
      } else {
        if (from < safe_from) reshape(*run, from, safe_from, solid);
        keep(*run, safe_from, safe_to, solid);
        if (safe_to < to) reshape(*run, safe_to, to, solid);
      }
    }
  }

  void keep(const Run& run, std::uint32_t from, std::uint32_t to, std::uint32_t solid) {
    const auto index = static_cast<std::size_t>(&run - m_s.items.runs.data());
    add(run, m_s.glyphs, m_s.first_glyph[index], m_s.first_glyph[index + 1], from, std::min(to, solid), false);
  }

  void reshape(const Run& run, std::uint32_t from, std::uint32_t to, std::uint32_t solid) {
    const auto first = static_cast<std::uint32_t>(m_reshaped.size());
    shape_part(m_workbench, m_a, m_fonts, m_s.scale, run, from, to, m_reshaped);
    add(run, m_reshaped, first, static_cast<std::uint32_t>(m_reshaped.size()), from, std::min(to, solid), true);
  }

  // Of the glyphs [first, last), those whose clusters lie in [from, to).
  void add(const Run& run, const std::vector<ShapedGlyph>& glyphs, std::uint32_t first, std::uint32_t last,
           std::uint32_t from, std::uint32_t to, bool reshaped) {
    const auto begin = glyphs.begin() + first, end = glyphs.begin() + last;
    const auto before = [&](std::uint32_t unit) {
      return run.is_rtl() ? std::partition_point(begin, end, [&](const ShapedGlyph& g) { return g.cluster >= unit; })
                          : std::partition_point(begin, end, [&](const ShapedGlyph& g) { return g.cluster < unit; });
    };
    auto a = before(from), b = before(to);
    if (run.is_rtl()) std::swap(a, b);
    for (auto g = a; g < b; ++g) m_width += g->advance;
    if (a < b)
      m_pieces.push_back({&run, static_cast<std::uint32_t>(a - glyphs.begin()),
                          static_cast<std::uint32_t>(b - glyphs.begin()), reshaped});
  }

  void place(std::uint32_t start, std::uint32_t end) {
    Line line{.start = m_a.byte_of[start], .end = m_a.byte_of[end]};
    line.top = m_height * static_cast<float>(m_laid.lines.size());
    line.baseline = std::round(line.top + m_to_baseline);  // all lines of a text stand equally sharp
    line.height = m_height;
    line.width = px(m_width);
    line.left = left_of(line.width);
    line.first_glyph = static_cast<std::uint32_t>(m_laid.glyphs.size());

    m_levels.clear();
    for (const Piece& piece : m_pieces) m_levels.push_back(piece.run->level);
    reorder(m_levels, m_order);
    const std::size_t boxes_before = m_laid.tag_boxes.size();
    std::int64_t pen = 0;
    for (const std::uint32_t index : m_order) {
      const Piece& piece = m_pieces[index];
      const std::vector<ShapedGlyph>& glyphs = piece.reshaped ? m_reshaped : m_s.glyphs;
      const bool cursive = joins_letters(piece.run->script);
      for (std::uint32_t i = piece.first; i < piece.last; ++i) {
        const ShapedGlyph& g = glyphs[i];
        const float x = line.left + px(pen);
        const std::uint16_t tag = m_has_tags ? tag_at(g.cluster) : std::uint16_t{0};
        m_laid.glyphs.push_back({.font = piece.run->font,
                                 .glyph = g.glyph,
                                 .x = x + px(g.x_offset),
                                 .y = line.baseline - px(g.y_offset),
                                 .advance = px(g.advance),
                                 .cluster = m_a.byte_of[g.cluster],
                                 .tag = tag,
                                 .cursive = cursive});
        if (tag != 0) widen_tag_box(boxes_before, {tag, x, line.top, x + px(g.advance), line.top + line.height});
        pen += g.advance;
      }
    }
    line.glyph_count = static_cast<std::uint32_t>(m_laid.glyphs.size()) - line.first_glyph;
    m_laid.lines.push_back(line);
  }

  float left_of(float line_width) const {
    const float spare = (std::isfinite(m_box_px) ? m_box_px : line_width) - line_width;
    if (m_style.align == Align::centre) return spare / 2;
    const bool flush_left = (m_style.align == Align::start) == (m_a.direction == Direction::ltr);
    return flush_left ? 0 : spare;
  }

  std::uint16_t tag_at(std::uint32_t unit) const {
    const auto span =
        std::partition_point(m_a.spans.begin(), m_a.spans.end(), [&](const Span& s) { return s.end <= unit; });
    return span != m_a.spans.end() && span->start <= unit ? span->tag : std::uint16_t{0};
  }

  void widen_tag_box(std::size_t first_of_line, const TagBox& box) {
    for (std::size_t i = first_of_line; i < m_laid.tag_boxes.size(); ++i) {
      TagBox& known = m_laid.tag_boxes[i];
      if (known.tag != box.tag) continue;
      known.left = std::min(known.left, box.left);
      known.right = std::max(known.right, box.right);
      return;
    }
    m_laid.tag_boxes.push_back(box);
  }

  Workbench& m_workbench;
  const Analysis& m_a;
  const Fonts& m_fonts;
  const Shaped& m_s;
  const TextStyle& m_style;
  const float m_box_px;
  float m_height = 0, m_to_baseline = 0;
  bool m_has_tags = false;
  std::int64_t m_available = 0;  // 1/64 px
  Laid m_laid;

  // Of the line at hand:
  std::vector<Piece> m_pieces;
  std::vector<ShapedGlyph> m_reshaped;
  std::int64_t m_width = 0;
  std::vector<std::uint8_t> m_levels;
  std::vector<std::uint32_t> m_order;
};

// The widest of the stretches between places that have this trait.
float widest(const Analysis& a, const Shaped& s, Traits between) {
  std::int64_t most = 0;
  std::uint32_t start = 0;
  for (std::uint32_t at = 1; at <= a.size(); ++at) {
    if (at < a.size() && !a.is(at, between)) continue;
    most = std::max(most, std::int64_t{s.x_at[a.solid_end(start, at)]} - s.x_at[start]);
    start = at;
  }
  return px(most);
}

}  // namespace

Laid lay_out(Workbench& workbench, const Analysis& analysis, const Fonts& fonts, const FontStack& stack,
             const Shaped& shaped, const TextStyle& style, float width_px) {
  return Liner(workbench, analysis, fonts, stack, shaped, style, width_px).run();
}

float natural_width(const Analysis& a, const Shaped& s) { return widest(a, s, trait::must_break); }
float min_width(const Analysis& a, const Shaped& s) { return widest(a, s, trait::may_break); }

}  // namespace hp::text
