#pragma once
// What typesetters keep on one line though UAX #14 may part it, in every language or by the custom of some.
#include <cstdint>

#include "text/analysis.h"

namespace hp::text {

enum class Hold : std::uint8_t {
  none,   // a line may begin here
  loose,  // only where nothing else fits
  firm,   // never: an address is rather cut before a dot
};

// Of a place where UAX #14 would let a line begin:
// - behind a hyphen with fewer than four letters on one of its sides (Romanian într-o, Bulgarian по-малко, Bengali case
//   endings): a piece so short is no word, and the hyphen would look like one that cuts a word;
// - inside an address (a dot between letters and no space): behind its hyphen it would look as if there were none;
// - before a repetition mark (Thai, Lao, Khmer);
// - behind a word of one letter in Polish, Czech and Slovak, an Ethiopic prefix that stands alone, or an Arabic letter
//   with a tatweel, which belongs to the foreign name after it.
Hold hold_at(const Analysis& a, std::uint32_t unit);

// The other way round: between a quotation and a bracket, UAX #14 sees two opening signs, as a quotation mark may be
// either (“ closes in Lithuanian). True before ( where the mark that closed has one before that opened.
bool is_after_quotation(const Analysis& a, std::uint32_t unit);

}  // namespace hp::text
