// One function for libFuzzer and for the short run in pack_test: whatever bytes come, nothing crashes, and of all packs
// only the good one is accepted. The first byte says what the rest is: a pack, changes to the good pack, or the text of
// one of the parsers behind the signature, which no fuzzer could reach through it.
#include <cstdint>
#include <cstdlib>

#include "pack/about.h"
#include "pack/store.h"
#include "pack_builder.h"

namespace hp::pack::test {
namespace {

const Bytes& good() {
  static const Bytes pack = good_pack();
  return pack;
}

void check(bool promise) {
  if (!promise) std::abort();
}

// Accepted means: the good pack, but for sound that is not played yet.
void try_pack(const Bytes& pack) {
  const auto opened = verified(pack);
  if (opened && opened->sound("audio/en-gb/help.opus")) check(pack == good());
}

// Three bytes a change: where (two), and what to XOR; the last two bytes cut the pack or make it longer.
void try_changes(std::string_view changes) {
  Bytes pack = good();
  while (changes.size() >= 3) {
    const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(changes[i])); };
    pack[(byte(0) << 8 | byte(1)) % pack.size()] ^= static_cast<std::byte>(changes[2]);
    changes.remove_prefix(3);
  }
  if (changes.size() == 2) pack.resize(pack.size() - 500 + static_cast<unsigned char>(changes[0]) * 4);
  try_pack(pack);
}

void try_manifest(std::string_view text) {
  const auto manifest = parse_manifest(text);
  if (manifest) check(write_manifest(*manifest) == text);
}

void try_about(std::string_view text) {
  const auto about = parse_about(text);
  if (!about) return;
  const std::string written = write_about(*about);
  const auto again = parse_about(written);
  check(again && write_about(*again) == written);
}

void try_signature(std::string_view text) {
  const auto signature = parse_signature(text);
  if (!signature) return;
  const std::string manifest = manifest_of(good_files());
  for (const TrustedKey& trusted : trust().keys)
    if (verify_signature(std::as_bytes(std::span(manifest)), *signature, trusted.key))
      check(text == sign(0, manifest) || text == sign(1, manifest) || text == sign(2, manifest));
}

}  // namespace

void try_anything(std::string_view input) {
  if (input.empty()) return;
  const auto rest = input.substr(1);
  switch (static_cast<unsigned char>(input.front()) % 6) {
    case 0:
      return try_pack(bytes_of(rest));
    case 1:
      return try_changes(rest);
    case 2:
      return try_manifest(rest);
    case 3:
      return try_signature(rest);
    case 4:
      return try_about(rest);
    case 5:
      return static_cast<void>(parse_public_key(rest));
  }
}

}  // namespace hp::pack::test

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  hp::pack::test::try_anything({reinterpret_cast<const char*>(data), size});
  return 0;
}
