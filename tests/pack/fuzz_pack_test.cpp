// A short run of the fuzzer's function, the same on every machine. It aborts where a promise is broken.
#include <gtest/gtest.h>

#include <cstdint>
#include <random>

#include "pack_builder.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace hp::pack {
namespace {

using namespace test;

void try_input(const std::string& input) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

// What a careless or a cunning hand does to a text: a byte changed, left out, put in; a piece said twice or moved.
std::string mutated(std::string text, std::mt19937& random) {
  static constexpr char spiced[] = "\0\xff\n\r\"{}[],:/.\\=+-0 9Az";
  constexpr std::string_view spice(spiced, sizeof spiced - 1);
  for (auto changes = 1 + random() % 4; changes > 0 && !text.empty(); --changes) {
    const std::size_t at = random() % text.size(), length = 1 + random() % 40;
    switch (random() % 6) {
      case 0:
        text[at] = static_cast<char>(text[at] ^ 1 << random() % 8);
        break;
      case 1:
        text[at] = spice[random() % spice.size()];
        break;
      case 2:
        text.erase(at, length);
        break;
      case 3:
        text.insert(at, 1, spice[random() % spice.size()]);
        break;
      case 4:
        text.insert(random() % text.size(), text.substr(at, length));
        break;
      case 5:
        text.resize(at);
        break;
    }
  }
  return text;
}

class Mutations : public testing::TestWithParam<std::pair<const char*, std::string>> {};

TEST_P(Mutations, never_crash_and_are_never_taken_for_the_real) {
  std::mt19937 random(20261124);
  try_input(GetParam().second);
  for (int i = 0; i < 3000; ++i) {
    const std::string& seed = GetParam().second;
    try_input(seed[0] + mutated(seed.substr(1), random));
  }
}

const std::string manifest = manifest_of(good_files());

INSTANTIATE_TEST_SUITE_P(
    Of, Mutations,
    testing::Values(std::pair{"a_pack", '\0' + std::string(text_of(good_pack()))},
                    std::pair{"bytes_of_a_pack", "\1\x10\x20\x01\x18\x00\x80" + std::string(60, 'x')},
                    std::pair{"a_manifest", "\2" + manifest}, std::pair{"a_signature", "\3" + sign(0, manifest)},
                    std::pair{"pack_json", "\4" + write_about(good_about())},
                    std::pair{"a_public_key", "\5" + public_key_file(0)}),
    [](const auto& seed) { return std::string(seed.param.first); });

}  // namespace
}  // namespace hp::pack
