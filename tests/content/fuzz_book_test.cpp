// A short run of the fuzzer's function, the same on every machine. It aborts where a promise is broken.
#include <gtest/gtest.h>

#include <cstdint>
#include <random>

#include "content/collection.h"
#include "fuzz_book.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace hp::content {
namespace {

void try_input(const std::string& input) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

std::string mutated(std::string text, std::mt19937& random) {
  static constexpr std::string_view spice = "\xff\n\"{}[],:/\\-0 9Az";
  for (auto changes = 1 + random() % 3; changes > 0 && !text.empty(); --changes) {
    const std::size_t at = random() % text.size(), length = 1 + random() % 60;
    if (const auto kind = random() % 5; kind == 0)
      text[at] = spice[random() % spice.size()];
    else if (kind == 1)
      text.erase(at, length);
    else if (kind == 2)
      text.insert(at, 1, spice[random() % spice.size()]);
    else if (kind == 3)
      text.insert(random() % text.size(), text.substr(at, length));
    else
      text[at] = static_cast<char>(text[at] ^ 1 << random() % 8);
  }
  return text;
}

TEST(FuzzBook, the_seed_is_a_book) {
  const auto book = parse_book(fuzz_seed(), fuzz_numbers());
  ASSERT_TRUE(book) << book.error().detail;
  try_input(fuzz_seed());
}

TEST(FuzzBook, mutations_never_crash_and_what_is_accepted_keeps_every_promise) {
  std::mt19937 random(20261124);
  for (int i = 0; i < 20'000; ++i) try_input(mutated(fuzz_seed(), random));
}

}  // namespace
}  // namespace hp::content
