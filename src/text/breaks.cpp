#include "text/breaks.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "text/characters.h"
#include "text/cohesion.h"
#include "text/scripts.h"

namespace hp::text {
namespace {

// Marks every opportunity of ICU's; a forced one is must_break too.
void mark(UBreakIterator* lines, Analysis& a, Traits as) {
  UErrorCode error = U_ZERO_ERROR;
  ubrk_setText(lines, a.text.data(), static_cast<std::int32_t>(a.size()), &error);
  for (std::int32_t at = ubrk_next(lines); at != UBRK_DONE; at = ubrk_next(lines)) {
    const auto unit = static_cast<std::size_t>(at);
    a.traits[unit] |= as;
    const std::int32_t status = ubrk_getRuleStatus(lines);
    if (status >= UBRK_LINE_HARD && status < UBRK_LINE_HARD_LIMIT)
      a.traits[unit] |= trait::must_break | trait::may_break;
  }
}

// Only where ICU has no data at all: after spaces, and where a line must end. Better than one endless line.
void mark_after_spaces(Analysis& a) {
  for (std::uint32_t i = 1; i <= a.size(); ++i) {
    if (a.text[i - 1] == ' ' && (i == a.size() || a.text[i] != ' ')) a.traits[i] |= trait::may_break;
    if (is_line_end(a.text[i - 1])) a.traits[i] |= trait::must_break | trait::may_break;
  }
}

// From may_break to would_break, where `torn` says so of the unit. What must break, must.
template <class Torn>
void withhold(Analysis& a, std::uint32_t first, std::uint32_t last, Torn torn) {
  for (std::uint32_t i = first; i < last; ++i)
    if (a.is(i, trait::may_break) && !a.is(i, trait::must_break) && torn(i))
      a.traits[i] = static_cast<Traits>((a.traits[i] & ~trait::may_break) | trait::would_break);
}

// UAX #14 would part some signs from what UAX #29 makes them one cluster with: a Thai sara am from the slash before it.
// But a mark after a space is parted from it, as the space would not be seen there; and so is a skin tone without an
// emoji, which is a picture of its own.
bool is_inside_cluster(const Analysis& a, std::uint32_t unit) {
  return !a.is(unit, trait::begins_cluster) && !a.is(unit - 1, trait::hangs) &&
         !u_hasBinaryProperty(static_cast<UChar32>(code_point_at(a.text, unit)), UCHAR_EMOJI_MODIFIER);
}

bool is_word(char16_t c) { return is_hangul(c) || u_isalnum(c); }

}  // namespace

void find_breaks(Workbench& workbench, Analysis& a, Wrap wrap) {
  if (a.text.empty()) return;
  UBreakIterator* lines = workbench.lines(a.language, false);
  if (lines == nullptr) {
    mark_after_spaces(a);
  } else if (wrap == Wrap::phrase && a.language.primary() == "ja" && workbench.lines(a.language, true) != nullptr) {
    mark(lines, a, trait::would_break);
    mark(workbench.lines(a.language, true), a, trait::may_break);
  } else {
    mark(lines, a, trait::may_break);
  }

  // Word spacing is how Korean is read: UAX #14 would break between any two syllables.
  if (a.language.primary() == "ko") {
    withhold(a, 1, a.size(), [&](std::uint32_t i) {
      const char16_t before = a.text[i - 1], after = a.text[i];
      return (is_hangul(before) && is_word(after)) || (is_word(before) && is_hangul(after));
    });
  }
  for (const Span& span : a.spans)
    if (span.together) withhold(a, span.start + 1, span.end, [](std::uint32_t) { return true; });
  if (a.text.find(u'\u00AD') != std::u16string::npos)
    withhold(a, 1, a.size(), [&](std::uint32_t i) { return a.text[i - 1] == u'\u00AD'; });
  for (std::uint32_t i = 1; i < a.size(); ++i) {
    if (a.is(i, trait::must_break)) continue;
    if (a.is(i, trait::may_break | trait::would_break)) {
      const Hold hold = hold_at(a, i);
      const bool apart = hold == Hold::loose && a.is(i, trait::may_break);
      if (apart || hold == Hold::firm)
        a.traits[i] = static_cast<Traits>((a.traits[i] & ~(trait::may_break | trait::would_break)) |
                                          (apart ? trait::would_break : Traits{0}));
    } else if (is_after_quotation(a, i)) {
      a.traits[i] |= trait::may_break;
    }
  }
  if (wrap == Wrap::none) withhold(a, 1, a.size(), [](std::uint32_t) { return true; });
  for (std::uint32_t i = 1; i < a.size(); ++i)
    if (is_inside_cluster(a, i))
      a.traits[i] = static_cast<Traits>(a.traits[i] & ~(trait::may_break | trait::would_break));
  a.traits[a.size()] |= trait::may_break;
}

}  // namespace hp::text
