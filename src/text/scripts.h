#pragma once
// UAX #24: every cluster gets a script, so that HarfBuzz uses that script's rules. Clusters of no script of their own
// (punctuation, digits, spaces) take their neighbour's; the rules are in scripts.cpp.
#include <string>

#include "text/analysis.h"

namespace hp::text {

// Fills scripts and the shared trait. Needs the clusters.
void find_scripts(Workbench& workbench, Analysis& analysis);

std::string script_name(std::int32_t script);  // ISO 15924: "Arab"
bool joins_letters(std::int32_t script);       // letters touch: Arabic's joins, Devanagari's headline
bool is_hangul(char32_t c);

}  // namespace hp::text
