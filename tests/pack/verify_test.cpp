#include "pack/verify.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pack/store.h"
#include "pack_builder.h"

namespace hp::pack {
namespace {

using namespace test;

TEST(Verify, a_good_pack_is_accepted_and_says_who_signed) {
  const auto pack = verified(good_pack());
  ASSERT_TRUE(pack) << pack.error().detail;
  EXPECT_EQ(pack->signers(), (std::vector<std::string>{"key-0", "key-1"}));
  EXPECT_EQ(pack->manifest().lines.size(), good_files().size());
  const std::string manifest = manifest_of(good_files());
  EXPECT_EQ(pack->manifest_digest(), blake2b_512(std::as_bytes(std::span(manifest))));
}

TEST(Verify, every_word_and_font_is_found_where_it_lies) {
  const auto pack = verified(good_pack());
  ASSERT_TRUE(pack);
  for (const auto& [path, content] : good_files()) {
    if (path.starts_with("audio/")) continue;
    ASSERT_TRUE(pack->find(path)) << path;
    EXPECT_EQ(text_of(*pack->find(path)), content) << path;
  }
  for (const char* const absent : {"", "MANIFEST", "pack.jsom", "text/en-gb", "text/zz/ui.mo", "a", "zzz"})
    EXPECT_FALSE(pack->find(absent)) << absent;
}

TEST(Verify, what_was_found_stays_where_it_is_when_the_pack_moves) {
  auto pack = verified(good_pack());
  ASSERT_TRUE(pack);
  const auto before = *pack->find("pack.json");
  const VerifiedPack moved = *std::move(pack);
  EXPECT_EQ(moved.find("pack.json")->data(), before.data());
  EXPECT_EQ(text_of(before), good_files().front().second);
}

// How many of the pages of these bytes are not in the map of this process (proc_pid_pagemap(5)).
std::size_t pages_not_mapped(std::span<const std::byte> part) {
  const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  const auto at = reinterpret_cast<std::uintptr_t>(part.data());
  const int pagemap = ::open("/proc/self/pagemap", O_RDONLY);
  std::size_t absent = 0;
  for (std::uintptr_t i = at / page; i <= (at + part.size() - 1) / page; ++i) {
    std::uint64_t entry = 0;
    const auto got = ::pread(pagemap, &entry, sizeof entry, static_cast<off_t>(i * sizeof entry));
    absent += got != sizeof entry || entry >> 63 == 0;
  }
  ::close(pagemap);
  return absent;
}

TEST(Verify, who_hides_what_is_read_has_every_page_but_those_of_sounds_in_the_map) {
  Files files = good_files();
  for (auto& [path, content] : files)
    if (path != "pack.json") content.assign(100'000, path[0]);
  for (int i = 0; i < 90; ++i) files.emplace_back("text/zz/" + std::to_string(100 + i), "word");  // a long MANIFEST
  const Bytes bytes = tar_of(signed_files(manifest_of(files), files));
  const auto pack = verified(bytes);
  ASSERT_TRUE(pack) << pack.error().detail;
  const auto begin = pack->find("pack.json")->data() - content_of(bytes, "pack.json");
  const std::span<const std::byte> sound = *pack->sound("audio/en-gb/help.opus"), front(begin, sound.data());
  const std::span<const std::byte> rest(sound.data() + sound.size(), begin + bytes.size());
  // A child begins with no page of a file in its map, as a visit does.
  const pid_t child = ::fork();
  if (child == 0) {
    const bool began_so = pages_not_mapped({begin, bytes.size()}) > bytes.size() / 8192;
    pack->hide_reading();
    ::_exit((began_so ? 0 : 1) | (pages_not_mapped(front) == 0 ? 0 : 2) | (pages_not_mapped(rest) == 0 ? 0 : 4) |
            (pages_not_mapped(sound) > 20 ? 0 : 8));
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0) << "1: it did not begin so, 2: the front, 4: the rest, 8: the sound";
}

TEST(Verify, nine_signatures_are_as_good_as_two) {
  Trust all = trust();
  for (unsigned key = 3; key < 9; ++key) all.keys.push_back({"key-" + std::to_string(key), public_key(key)});
  const Files files = signed_files(manifest_of(good_files()), good_files(), {8, 7, 6, 5, 4, 3, 2, 1, 0});
  const auto pack = verify(unverified(tar_of(files)), all);
  ASSERT_TRUE(pack) << pack.error().detail;
  EXPECT_EQ(pack->signers().size(), 9u);
}

TEST(Verify, three_needed_and_two_given_is_refused) {
  Trust strict = trust();
  strict.threshold = 3;
  EXPECT_EQ(code_of(verify(unverified(good_pack()), strict)), "pack.signatures-too-few");
}

TEST(Verify, a_trust_that_was_never_read_accepts_nothing) {
  Trust nobody;
  EXPECT_EQ(code_of(verify(unverified(good_pack()), nobody)), "pack.key-unknown");
  nobody.threshold = 0;
  const Bytes unsigned_pack = tar_of(signed_files(manifest_of(good_files()), good_files(), {}));
  EXPECT_EQ(code_of(verify(unverified(unsigned_pack), nobody)), "pack.unsigned");
}

TEST(Verify, the_built_in_pack_is_known_by_its_manifest_alone) {
  const std::string manifest = manifest_of(good_files());
  const Digest known = blake2b_512(std::as_bytes(std::span(manifest)));
  Bytes pack = tar_of(signed_files(manifest, good_files(), {}));
  const auto built_in = verify_built_in(unverified(pack), known);
  ASSERT_TRUE(built_in) << built_in.error().detail;
  EXPECT_TRUE(built_in->signers().empty());
  EXPECT_EQ(code_of(verified(pack)), "pack.unsigned") << "and passes as nothing else";
  pack[content_of(pack, "fonts/icons.ttf")] ^= std::byte{1};
  EXPECT_EQ(code_of(verify_built_in(unverified(pack), known)), "pack.hash-wrong");
}

TEST(Verify, no_other_pack_passes_for_the_built_in_one) {
  const std::string manifest = manifest_of(good_files());
  const Bytes unsigned_pack = tar_of(signed_files(manifest, good_files(), {}));
  EXPECT_EQ(code_of(verify_built_in(unverified(unsigned_pack), Digest{})), "pack.not-built-in");
  const Digest known = blake2b_512(std::as_bytes(std::span(manifest)));
  EXPECT_EQ(code_of(verify_built_in(unverified(good_pack()), known)), "pack.not-built-in") << "it has signatures";
}

TEST(Verify, a_changed_sound_is_refused_when_it_is_to_be_played) {
  Bytes bytes = good_pack();
  bytes[content_of(bytes, "audio/en-gb/help.opus")] ^= std::byte{1};
  const auto pack = verified(bytes);
  ASSERT_TRUE(pack) << pack.error().detail;
  EXPECT_EQ(code_of(pack->sound("audio/en-gb/help.opus")), "pack.hash-wrong");
}

TEST(Verify, a_sound_comes_only_through_the_door_that_hashes_it) {
  const auto pack = verified(good_pack());
  ASSERT_TRUE(pack);
  EXPECT_FALSE(pack->find("audio/en-gb/help.opus"));
  const auto sound = pack->sound("audio/en-gb/help.opus");
  ASSERT_TRUE(sound);
  EXPECT_EQ(text_of(*sound), "not quite a sound");
  EXPECT_EQ(code_of(pack->sound("audio/en-gb/none.opus")), "pack.sound-missing");
  EXPECT_EQ(code_of(pack->sound("pack.json")), "pack.sound-missing");
}

TEST(Verify, no_json_is_parsed_before_the_signature_is_right) {
  Files files = good_files();
  files.front().second = "[[[[ no JSON";
  const std::string manifest = manifest_of(files);
  TempFolder folder;
  const std::string forged = folder.write("f", text_of(tar_of(signed_files(manifest, files, {9, 0}))));
  EXPECT_EQ(code_of(open_pack(forged, trust())), "pack.key-unknown");
  const std::string trusted = folder.write("t", text_of(tar_of(signed_files(manifest, files, {1, 0}))));
  EXPECT_EQ(code_of(open_pack(trusted, trust())), "about.not-json") << "the parser is there, behind the door";
}

TEST(Verify, no_manifest_is_read_before_the_signature_is_right) {
  const std::string climbing = std::string(128, '0') + "  ../../etc/passwd\n";
  EXPECT_EQ(code_of(verified(tar_of(signed_files(climbing, {}, {0, 9})))), "pack.key-unknown");
  EXPECT_EQ(code_of(verified(tar_of(signed_files(climbing, {}, {0, 1})))), "manifest.path-wrong");
}

TEST(Verify, the_signature_is_checked_before_any_file_behind_it_is_looked_at) {
  Bytes pack = tar_of(signed_files(manifest_of(good_files()), good_files(), {0, 9}));
  pack.resize(header_of(pack, "pack.json"));
  EXPECT_EQ(code_of(verified(pack)), "pack.key-unknown");
}

}  // namespace
}  // namespace hp::pack
