#include "text/paragraph.h"

#include <algorithm>
#include <cassert>

#include "text/bidi.h"
#include "text/face.h"
#include "text/paragraph_state.h"
#include "text/scripts.h"

namespace hp::text {
namespace {

// Ink is looked up by glyph, so this is a walk over the glyphs, done once for a width and only when asked for.
ParagraphState::Ink measure_ink(const ParagraphState& state) {
  Workbench& workbench = state.fonts->workbench();
  const float lines_end = state.laid.lines.empty() ? 0 : state.laid.lines.back().top + state.laid.lines.back().height;
  ParagraphState::Ink ink{lines_end, 0};
  for (const PlacedGlyph& g : state.laid.glyphs) {
    const Workbench::Ink of_glyph = workbench.ink(state.fonts->face(g.font), state.shaped->scale, g.glyph);
    if (of_glyph.top == of_glyph.bottom) continue;
    ink.top = std::min(ink.top, g.y - static_cast<float>(of_glyph.top) / 64);
    ink.bottom = std::max(ink.bottom, g.y - static_cast<float>(of_glyph.bottom) / 64);
  }
  ink.top = std::min(ink.top, ink.bottom);
  return ink;
}

}  // namespace

std::shared_ptr<const Analysis> analyse_source(const Fonts& fonts, const ParagraphSource& source) {
  return std::make_shared<Analysis>(
      analyse(fonts.workbench(), source.text, source.language, source.direction, source.style.wrap, source.spans));
}

std::shared_ptr<const Shaped> shape_source(const Fonts& fonts, const ParagraphSource& source,
                                           const Analysis& analysis) {
  assert(source.stack != nullptr && !source.stack->fonts.empty());
  Items items = itemize(analysis, fonts, *source.stack, source.style.bold);
  return std::make_shared<Shaped>(shape(fonts.workbench(), analysis, fonts, std::move(items), source.style.size_px));
}

Paragraph::Paragraph(const Fonts& fonts, const ParagraphSource& source) : m_state(std::make_unique<ParagraphState>()) {
  m_state->fonts = &fonts;
  m_state->stack = source.stack;
  m_state->style = source.style;
  m_state->analysis = analyse_source(fonts, source);
  m_state->shaped = shape_source(fonts, source, *m_state->analysis);
}

Paragraph::Paragraph(std::unique_ptr<ParagraphState> state) : m_state(std::move(state)) {}
Paragraph::~Paragraph() = default;
Paragraph::Paragraph(Paragraph&&) noexcept = default;
Paragraph& Paragraph::operator=(Paragraph&&) noexcept = default;

void Paragraph::fit(float width_px) {
  ParagraphState& s = *m_state;
  if (s.fitted && s.fitted_width == width_px) return;
  s.laid = lay_out(s.fonts->workbench(), *s.analysis, *s.fonts, *s.stack, *s.shaped, s.style, width_px);
  s.fitted = true;
  s.fitted_width = width_px;
  s.ink.reset();
}

std::span<const Line> Paragraph::lines() const { return m_state->laid.lines; }
std::span<const PlacedGlyph> Paragraph::glyphs() const { return m_state->laid.glyphs; }

float Paragraph::height() const {
  const std::vector<Line>& lines = m_state->laid.lines;
  return lines.empty() ? 0 : lines.back().top + lines.back().height;
}

float Paragraph::width() const { return m_state->laid.width; }
float Paragraph::natural_width() const { return text::natural_width(*m_state->analysis, *m_state->shaped); }
float Paragraph::min_width() const { return text::min_width(*m_state->analysis, *m_state->shaped); }

float Paragraph::ink_top() const {
  if (!m_state->ink) m_state->ink = measure_ink(*m_state);
  return m_state->ink->top;
}

float Paragraph::ink_bottom() const {
  if (!m_state->ink) m_state->ink = measure_ink(*m_state);
  return m_state->ink->bottom;
}

bool Paragraph::has_missing_glyphs() const { return !m_state->shaped->items.missing.empty(); }
std::u32string Paragraph::missing() const { return m_state->shaped->items.missing; }

std::vector<RunInfo> Paragraph::runs() const {
  const Analysis& a = *m_state->analysis;
  std::vector<RunInfo> out;
  for (const Run& run : m_state->shaped->items.runs)
    out.push_back({a.byte_of[run.start], a.byte_of[run.end], run.level, script_name(run.script), run.font,
                   run.language_in(a).tag()});
  return out;
}

std::vector<TagBox> Paragraph::tag_boxes() const { return m_state->laid.tag_boxes; }

std::vector<std::uint32_t> Paragraph::break_opportunities() const {
  const Analysis& a = *m_state->analysis;
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 1; i < a.size(); ++i)
    if (a.is(i, trait::may_break)) out.push_back(a.byte_of[i]);
  return out;
}

std::vector<std::uint32_t> Paragraph::visual_order(std::size_t line) const {
  const Analysis& a = *m_state->analysis;
  const Line& l = m_state->laid.lines[line];
  const auto unit_of = [&](std::uint32_t byte) {
    return static_cast<std::uint32_t>(std::lower_bound(a.byte_of.begin(), a.byte_of.end(), byte) - a.byte_of.begin());
  };
  std::vector<std::uint32_t> out;
  for (const std::uint32_t unit : visual_units(a, unit_of(l.start), unit_of(l.end)))
    if (unit == 0 || a.byte_of[unit] != a.byte_of[unit - 1]) out.push_back(a.byte_of[unit]);  // a pair is one character
  return out;
}

std::uint64_t Paragraph::torn_words() const { return m_state->laid.torn_words; }
std::uint64_t Paragraph::reshaped_cuts() const { return m_state->laid.reshaped_cuts; }

}  // namespace hp::text
