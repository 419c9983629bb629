#include "pack/words.h"

#include <cstdint>

#include "pack/word_list.h"

namespace hp::pack {
namespace {

constexpr std::size_t bits_a_word = 11;
static_assert(word_list.size() == std::size_t{1} << bits_a_word);

}  // namespace

std::array<std::string_view, words_shown> six_words(const Digest& manifest) {
  static_assert(words_shown * bits_a_word <= sizeof(Digest) * 8);
  std::array<std::string_view, words_shown> words;
  std::size_t bit = 0;
  for (std::string_view& word : words) {
    std::size_t index = 0;
    for (const std::size_t end = bit + bits_a_word; bit < end; ++bit) {
      const auto byte = std::to_integer<unsigned>(manifest[bit / 8]);
      index = index << 1 | (byte >> (7 - bit % 8) & 1);
    }
    word = word_list[index];
  }
  return words;
}

}  // namespace hp::pack
