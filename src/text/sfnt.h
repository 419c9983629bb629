#pragma once
// Is a font file whole? HarfBuzz and FreeType open a file that was cut short without a word and show nothing, or half
// of it. The kiosk must hear of it when the font is opened, so we look at the table directory ourselves: every table it
// names lies inside the file, and the tables without which nothing can be set or drawn are there.
#include <cstddef>
#include <span>
#include <string>

#include "result.h"

namespace hp::text {

// `face` is the index in a collection. The error's detail is what is wrong, without the font's name.
Result<void> check_sfnt(std::span<const std::byte> bytes, unsigned face);

}  // namespace hp::text
