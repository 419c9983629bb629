#include "pack/manifest.h"

#include <gtest/gtest.h>

#include "pack_builder.h"

namespace hp::pack {
namespace {

using namespace test;

TEST(Manifest, the_hash_is_blake2b_512) {  // RFC 7693, appendix A
  const std::string abc = "abc";
  const Manifest manifest{{{blake2b_512(std::as_bytes(std::span(abc))), "pack.json"}}};
  EXPECT_EQ(write_manifest(manifest),
            "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
            "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923  pack.json\n");
}

TEST(Manifest, what_is_written_is_read_back_in_order) {
  const std::string text = write_manifest({{{{}, "text/a"}, {{}, "fonts/b"}, {{}, "pack.json"}, {{}, "text/a-b"}}});
  const auto manifest = parse_manifest(text);
  ASSERT_TRUE(manifest) << manifest.error().detail;
  std::string order;
  for (const ManifestLine& line : manifest->lines) order += line.path + " ";
  EXPECT_EQ(order, "pack.json fonts/b text/a text/a-b ");
  EXPECT_EQ(write_manifest(*manifest), text);
}

TEST(Manifest, an_error_names_the_line_and_not_what_stands_in_it) {
  const auto refused =
      parse_manifest(std::string(128, '0') + "  pack.json\n" + std::string(128, '0') + "  text/\x1b[2J\n");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "manifest.path-wrong");
  EXPECT_NE(refused.error().detail.find("line 2"), std::string::npos);
  EXPECT_EQ(refused.error().detail.find('\x1b'), std::string::npos);
}

TEST(Manifest, a_file_is_no_folder_even_when_other_names_sort_between) {
  const std::string text = write_manifest({{{{}, "pack.json"}, {{}, "text/a"}, {{}, "text/a-b"}, {{}, "text/a/b"}}});
  EXPECT_EQ(code_of(parse_manifest(text)), "manifest.file-as-folder");
}

TEST(Manifest, more_than_a_mebibyte_is_not_looked_at) {
  EXPECT_EQ(code_of(parse_manifest(std::string(max_manifest_bytes + 1, '\n'))), "manifest.too-large");
}

TEST(Manifest, paths_of_a_pack) {
  for (const char* const good : {"pack.json", "text/ar/pages.json", "fonts/a_b.ttf", "audio/x/y/z.opus", "trust/a.pub",
                                 "text/.a", "text/...", "text/a.", "text/-"})
    EXPECT_TRUE(is_pack_path(good)) << good;
  EXPECT_TRUE(is_pack_path("text/" + std::string(95, 'a')));
}

TEST(Manifest, paths_of_no_pack) {
  for (const char* const bad :
       {"",          "/",        "text",   "text/",         "/text/a",  "text//a",  "text/.",      "text/..",
        "text/../a", "./text/a", "text/A", "text/\xc3\xa9", "text/a b", "text/a\n", "pack.json/a", "packs.json",
        "MANIFEST",  "texts/a",  "tex/a",  "text\\a",       "Text/a"})
    EXPECT_FALSE(is_pack_path(bad)) << bad;
  EXPECT_FALSE(is_pack_path("text/" + std::string(96, 'a')));
}

}  // namespace
}  // namespace hp::pack
