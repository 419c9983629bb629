#pragma once
// UAX #9. The levels are ICU's, worked out once for the whole paragraph; what depends on the line (rules L1 and L2) is
// ours, since only we know where a line ends. The base direction is given, never guessed.
#include <cstdint>
#include <span>
#include <vector>

#include "text/analysis.h"

namespace hp::text {

// Fills levels; leaves them empty where the whole text is at the base level.
void find_levels(Workbench& workbench, Analysis& analysis);

// L2: the order, left to right, in which pieces of these levels are shown. `order` gets the indices.
void reorder(std::span<const std::uint8_t> levels, std::vector<std::uint32_t>& order);

// L1 and L2 for the line [start, end): its units, left to right.
std::vector<std::uint32_t> visual_units(const Analysis& analysis, std::uint32_t start, std::uint32_t end);

}  // namespace hp::text
