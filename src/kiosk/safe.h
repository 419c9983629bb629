#pragma once
// What the screen `safe` needs, compiled in: a subset of the fonts, the program's sentences in the shipped languages,
// and the core numbers. No file, no pack. The bytes are made at build time by bake_safe (src/author/bake_safe.cpp) from
// locales/ and fonts/stacks.toml.
#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/typefaces.h"
#include "pack/about.h"

namespace hp::kiosk {

struct SafeData {
  std::vector<Typefaces::Bytes> stacks;
  std::span<const std::byte> icons;
  std::vector<pack::PackLanguage> languages;
  std::vector<std::pair<Language, std::span<const std::byte>>> catalogs;  // .mo
};

SafeData safe_data();  // defined by the generated source

}  // namespace hp::kiosk
