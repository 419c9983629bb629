#include "author/seal.h"

#include <gtest/gtest.h>

#include "author/attach.h"
#include "pack/archive.h"
#include "pack/manifest.h"

namespace hp::author {
namespace {

using Files = std::map<std::string, std::vector<std::byte>>;

std::vector<std::byte> bytes_of(std::string_view text) {
  const auto bytes = std::as_bytes(std::span(text));
  return {bytes.begin(), bytes.end()};
}

Files small() {
  return {{"audio/en-gb/help.opus", bytes_of("sound")},
          {"fonts/icons.ttf", bytes_of(std::string(512, 'i'))},
          {"pack.json", bytes_of("{}")},
          {"text/en-gb/pages.json", {}}};
}

std::string code_with(const std::string& path) {
  Files files = small();
  files[path] = bytes_of("x");
  const auto sealed = seal(files);
  return sealed ? "sealed" : sealed.error().code;
}

TEST(Seal, the_same_files_give_the_same_bytes) {
  const auto once = seal(small()), again = seal(small());
  ASSERT_TRUE(once && again);
  EXPECT_EQ(*once, *again);
}

TEST(Seal, pack_json_comes_first_and_the_rest_is_sorted) {
  const auto sealed = seal(small());
  ASSERT_TRUE(sealed);
  const auto manifest = pack::parse_manifest(*manifest_of(*sealed));
  ASSERT_TRUE(manifest);
  std::string order;
  for (const pack::ManifestLine& line : manifest->lines) order += line.path + " ";
  EXPECT_EQ(order, "pack.json audio/en-gb/help.opus fonts/icons.ttf text/en-gb/pages.json ");
}

TEST(Seal, every_file_lies_in_the_pack_as_it_was) {
  const Files files = small();
  const auto sealed = seal(files);
  ASSERT_TRUE(sealed);
  const std::span<const std::byte> bytes(*sealed);
  pack::Walk walk(bytes.subspan(pack::read_front(bytes)->files_at));
  for (const char* const path : {"pack.json", "audio/en-gb/help.opus", "fonts/icons.ttf", "text/en-gb/pages.json"}) {
    const auto file = walk.next(path, 1000);
    ASSERT_TRUE(file) << file.error().detail;
    EXPECT_EQ(std::vector(file->begin(), file->end()), files.at(path)) << path;
  }
  EXPECT_TRUE(walk.end());
}

TEST(Seal, a_path_that_no_pack_can_hold_is_refused) {
  for (const char* const path : {"text/../x", "Text/x", "text/X", "other/x", "MANIFEST", "", "text/a b"})
    EXPECT_EQ(code_with(path), "seal.path-wrong") << path;
  EXPECT_EQ(code_with("text/en-gb/pages.json/x"), "manifest.file-as-folder");
}

TEST(Seal, all_wrong_paths_are_told_at_once) {
  Files files = small();
  files["A"] = files["B"] = {};
  const auto refused = seal(files);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().detail.find("'A', 'B'"), std::string::npos) << refused.error().detail;
}

TEST(Seal, a_pack_has_a_pack_json_and_at_most_4096_files) {
  Files files = small();
  files.erase("pack.json");
  EXPECT_EQ(seal(files).error().code, "seal.pack-json-missing");
  files = small();
  for (int i = 0; i < 4093; ++i) files["text/" + std::to_string(i)] = {};
  EXPECT_EQ(seal(files).error().code, "seal.too-many");
}

}  // namespace
}  // namespace hp::author
