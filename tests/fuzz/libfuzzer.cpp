// A target under libFuzzer: fuzz_NAME --seeds FOLDER writes its seeds there and its words to FOLDER.dict; otherwise
// libFuzzer's own arguments. tests/fuzz/run does both.
#include <cstdint>
#include <filesystem>
#include <fstream>

#include "target.h"

namespace {

void write_seeds(const std::string& folder) {
  std::filesystem::create_directories(folder);
  int number = 0;
  for (const std::string& seed : hp::fuzz::seeds())
    std::ofstream(folder + "/seed-" + std::to_string(++number), std::ios::binary) << seed;
  std::ofstream words(folder + ".dict");
  for (const std::string& word : hp::fuzz::words()) {
    words << '"';
    for (const char c : word) {
      char hex[5];
      std::snprintf(hex, sizeof hex, "\\x%02X", static_cast<unsigned char>(c));
      words << hex;
    }
    words << "\"\n";
  }
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments);
int LLVMFuzzerInitialize(int* count, char*** arguments) {
  if (*count == 3 && std::string_view((*arguments)[1]) == "--seeds") {
    write_seeds((*arguments)[2]);
    std::exit(0);
  }
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  hp::fuzz::try_input({reinterpret_cast<const char*>(data), size});
  return 0;
}
