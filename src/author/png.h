#pragma once
// A surface of grey words → a .png file, written whole or not at all.
#include <string>

#include "paint/surface.h"
#include "result.h"

namespace hp::author {

// Only the blue channel is kept: black words on white have no other. Errors: png.failed, disk.*.
Result<void> write_png(const std::string& file, const paint::Surface& surface);

}  // namespace hp::author
