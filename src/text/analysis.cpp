#include "text/analysis.h"

#include <unicode/ubrk.h>

#include <algorithm>

#include "text/bidi.h"
#include "text/breaks.h"
#include "text/characters.h"
#include "text/scripts.h"
#include "utf8.h"

namespace hp::text {
namespace {

// Spans in units. The caller promises them sorted and apart; content is made by people, so we make sure.
std::vector<Span> in_units(std::span<const Span> spans, const std::vector<std::uint32_t>& byte_of) {
  std::vector<Span> out;
  out.reserve(spans.size());
  const auto unit_at = [&](std::uint32_t byte) {
    return static_cast<std::uint32_t>(std::lower_bound(byte_of.begin(), byte_of.end() - 1, byte) - byte_of.begin());
  };
  std::uint32_t after = 0;
  for (const Span& span : spans) {
    Span s = span;
    s.start = std::max(unit_at(span.start), after);
    s.end = unit_at(span.end);
    if (s.start >= s.end) continue;
    after = s.end;
    out.push_back(std::move(s));
  }
  return out;
}

// Most texts of most scripts have nothing that combines; the others ask ICU.
void find_clusters(Workbench& workbench, Analysis& a) {
  const bool simple =
      std::all_of(a.text.begin(), a.text.end(), [](char16_t c) { return is_cluster_alone(c) || c == '\n'; });
  UBreakIterator* clusters = simple ? nullptr : workbench.clusters();
  if (clusters == nullptr) {
    for (std::uint32_t i = 0; i <= a.size(); ++i)
      if (i == a.size() || !is_low_surrogate(a.text[i])) a.traits[i] |= trait::begins_cluster;
    return;
  }
  UErrorCode error = U_ZERO_ERROR;
  ubrk_setText(clusters, a.text.data(), static_cast<std::int32_t>(a.size()), &error);
  for (std::int32_t at = 0; at != UBRK_DONE; at = ubrk_next(clusters))
    a.traits[static_cast<std::size_t>(at)] |= trait::begins_cluster;
}

void mark_spaces(Analysis& a) {
  for (std::uint32_t i = 0; i < a.size(); ++i) {
    if (is_hanging_space(a.text[i])) a.traits[i] |= trait::hangs;
    if (is_line_end(a.text[i])) a.traits[i] |= trait::never_shown;
  }
}

}  // namespace

std::uint32_t Analysis::solid_end(std::uint32_t start, std::uint32_t end) const {
  std::uint32_t solid = end;
  for (std::uint32_t at = end; at > start; --at) {
    if (is(at - 1, trait::hangs | trait::never_shown))
      solid = at - 1;
    else if (!is_ignorable(text[at - 1]))  // a mark may stand between spaces: "word" space PDI space
      break;
  }
  return solid;
}

Analysis analyse(Workbench& workbench, std::string_view text, const Language& language, Direction direction, Wrap wrap,
                 std::span<const Span> spans) {
  Analysis a;
  utf8::Utf16 utf16 = utf8::to_utf16(text);
  a.text = std::move(utf16.units);
  a.byte_of = std::move(utf16.byte_of);
  a.language = language;
  a.direction = direction;
  a.spans = in_units(spans, a.byte_of);
  a.traits.assign(a.text.size() + 1, 0);

  mark_spaces(a);
  find_levels(workbench, a);
  find_clusters(workbench, a);
  find_scripts(workbench, a);
  find_breaks(workbench, a, wrap);
  std::replace(a.text.begin(), a.text.end(), u'\t', u' ');  // only now: a tab has its own bidi and break class
  return a;
}

}  // namespace hp::text
