#pragma once
// Does every sentence fit where it stands? The kiosk's own screens are set, without a window and without painting, in
// every language, on every glass, at every size of the words; what the kiosk says was torn or stood over the edge is a
// fault. Shared out over all processors.
#include <functional>

#include "author/build.h"
#include "author/report.h"
#include "author/source.h"

namespace hp::author {

// `progress` hears how many of how many languages are done. With `every_view` pages too are set in every view, also
// where that cannot find more (layout_check.cpp says why). Faults: text-cut. Errors: where the files make no pack that
// a kiosk would show, or no process can be started.
Result<void> check_layout(const Inspection& seen, const PackFiles& files, Report& report,
                          const std::function<void(std::size_t, std::size_t)>& progress, bool every_view = false);

// Kinds of screen that are set: sizes of the glass times sizes of the words.
std::size_t kinds_of_screen();

}  // namespace hp::author
