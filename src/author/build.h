#pragma once
// content/ + locales/ + fonts/ → the files of a pack. Three phases: read what was written, translate it, cut the fonts.
// Each collects all its faults; after a phase with faults the next is not begun, and there is no pack.
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "author/catalogues.h"
#include "author/report.h"
#include "author/source.h"

namespace hp::author {

struct Sources {
  std::string content;        // content/herts
  std::string locales;        // locales; empty: beside content's parent, as in this repository
  std::string fonts;          // fonts/stacks.toml; empty: likewise
  std::uint64_t version = 0;  // 0: pack.toml's
  bool release = false;       // for the public: release.h

  // With the empty ones filled in.
  Sources whole() const;
};

using PackFiles = std::map<std::string, std::vector<std::byte>>;

// What was read on the way, as far as it went: for those who look further than a pack needs.
struct Inspection {
  Draft draft;
  std::vector<Catalogues> catalogues;  // of every language, in the order of the welcome screen
};

// Nothing where there was a fault. Notes say how much of each language is translated.
std::optional<PackFiles> make_pack_files(const Sources& sources, Report& report, Inspection* seen = nullptr);

}  // namespace hp::author
