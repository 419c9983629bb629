#pragma once
// Pictures of the screen as PNG files (8-bit RGB, no date, no metadata: the same pixels give the same bytes).
#include <string>

#include "paint/surface.h"
#include "result.h"

namespace hp::kiosk {

// Written beside and renamed over: the whole picture or none. Errors: picture.unwritable.
Result<void> write_png(const std::string& file, const paint::Surface& surface);

}  // namespace hp::kiosk
