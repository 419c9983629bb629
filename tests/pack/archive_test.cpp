#include "pack/archive.h"

#include <gtest/gtest.h>

#include "pack_builder.h"

namespace hp::pack {
namespace {

using namespace test;

TEST(Archive, a_header_says_its_size_in_octal) {
  for (const std::uint64_t size : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{512}, max_file_bytes}) {
    const auto read = tar_size(tar_header("text/a", size));
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, size);
  }
}

TEST(Archive, half_a_header_has_no_size) {
  const TarHeader header = tar_header("text/a", 1);
  EXPECT_EQ(code_of(tar_size(std::span(header).first(511))), "archive.truncated");
}

TEST(Archive, sizes_are_padded_to_whole_blocks) {
  EXPECT_EQ(padded(0), 0u);
  EXPECT_EQ(padded(1), 512u);
  EXPECT_EQ(padded(512), 512u);
  EXPECT_EQ(padded(513), 1024u);
  EXPECT_EQ(padded(max_file_bytes), std::uint64_t{8} << 30);
}

TEST(Archive, what_is_written_is_read_back) {
  const std::string full_block(512, 'b');
  const Bytes pack = tar_of({{"text/a", "a"}, {"text/b", full_block}, {"text/c", ""}});
  EXPECT_EQ(pack.size(), 6 * block_bytes + 1024 - block_bytes);
  Walk walk(pack);
  for (const auto& [name, content] : Files{{"text/a", "a"}, {"text/b", full_block}, {"text/c", ""}}) {
    const auto entry = walk.next(name, 1000);
    ASSERT_TRUE(entry) << entry.error().detail;
    EXPECT_EQ(text_of(*entry), content);
  }
  EXPECT_TRUE(walk.end());
}

TEST(Archive, a_refused_entry_does_not_move_the_place) {
  const Bytes pack = tar_of({{"text/a", "1234"}});
  Walk walk(pack);
  EXPECT_EQ(code_of(walk.next("text/b", 1000)), "archive.header-wrong");
  EXPECT_EQ(code_of(walk.next("text/a", 3)), "archive.too-large");
  EXPECT_EQ(walk.at(), 0u);
  EXPECT_TRUE(walk.next("text/a", 4));
}

TEST(Archive, the_front_of_a_pack_is_manifest_and_signatures) {
  const std::string manifest = manifest_of(good_files());
  const Files files = signed_files(manifest, good_files(), {2, 0, 1});
  const Bytes pack = tar_of(files);
  const auto front = read_front(pack);
  ASSERT_TRUE(front) << front.error().detail;
  EXPECT_EQ(front->manifest, manifest);
  EXPECT_EQ(front->numbers, (std::vector<unsigned>{1, 2, 3}));
  ASSERT_EQ(front->signatures.size(), 3u);
  EXPECT_EQ(front->signatures[2], files[3].second);
  EXPECT_EQ(front->files_at, header_of(pack, "pack.json"));
}

TEST(Archive, an_unsigned_pack_has_a_front_without_signatures) {
  const Bytes pack = tar_of(signed_files(manifest_of(good_files()), good_files(), {}));
  const auto front = read_front(pack);
  ASSERT_TRUE(front);
  EXPECT_TRUE(front->signatures.empty());
}

TEST(Archive, a_name_of_a_hundred_bytes_fills_its_field) {
  const std::string name = "text/" + std::string(95, 'a');
  const Bytes pack = tar_of({{name, "x"}});
  EXPECT_TRUE(Walk(pack).next(name, 1));
}

}  // namespace
}  // namespace hp::pack
