#pragma once
// Where a line may begin: UAX #14 as ICU tailors it by language, with ICU's dictionaries for Thai, Lao, Khmer and
// Burmese. Ours on top: Korean keeps its words whole, Japanese may keep its phrases whole, spans may stay together, so
// does what cohesion.h names, and a soft hyphen is no opportunity (we would have to show a hyphen there; no text of
// ours has one).
#include "text/analysis.h"

namespace hp::text {

// Sets may_break, would_break and must_break. The start of the text is none of them; its end is may_break.
void find_breaks(Workbench& workbench, Analysis& analysis, Wrap wrap);

}  // namespace hp::text
