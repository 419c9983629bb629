// update_write_packs FOLDER: a trust folder and packs, named by what they are, for the test of the program.
// update_write_packs --bad FOLDER: every bad pack of the tests, for looking at by hand, below the code of its refusal.
#include <filesystem>
#include <fstream>
#include <string_view>

#include "bad_packs.h"

int main(int argc, char** argv) {
  using namespace hp::pack::test;
  if (argc == 3 && std::string_view(argv[1]) == "--bad") {
    for (const BadPack& bad : all_bad_packs()) {
      const std::string folder = std::string(argv[2]) + "/" + bad.code;
      std::filesystem::create_directories(folder);
      std::ofstream(folder + "/" + bad.name + ".helppack", std::ios::binary) << text_of(bad.make());
    }
    return 0;
  }
  if (argc != 2) return 2;
  const std::string folder = argv[1];
  const TempFolder made;
  for (const auto& [name, content] : trust_files({0, 1, 2}, 2, "herts")) made.write(name, content);
  std::filesystem::copy(made.path(), folder + "/trust");
  const TempFolder packs;
  packs.write("old", text_of(pack_of({.version = 2026'11'20'01})));
  packs.write("new", text_of(pack_of({.version = 2026'11'21'01})));
  packs.write("stranger", text_of(pack_of({.version = 2026'11'22'01, .signed_by = {0, 9}})));
  std::filesystem::copy(packs.path(), folder + "/packs");
  return 0;
}
