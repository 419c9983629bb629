#pragma once
// Six words that stand for a MANIFEST, so that two sites can compare what they show by telephone (design §6). 66 bits
// of its BLAKE2b-512, in the order b2sum prints them: enough that nobody makes a second pack with the same words.
#include <array>
#include <string_view>

#include "pack/manifest.h"

namespace hp::pack {

inline constexpr std::size_t words_shown = 6;

// The first 66 bits of the digest, 11 for each word, highest bit first: what anyone can work out by hand from b2sum's
// line and word_list.h.
std::array<std::string_view, words_shown> six_words(const Digest& manifest);

}  // namespace hp::pack
