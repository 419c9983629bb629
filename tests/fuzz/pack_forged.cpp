// The real verifier against someone who has three signed packs and every key but ours. The input is what they do to one
// of them: exchange, change, leave out and add files, sign with keys that call themselves ours, and then change bytes
// and blocks of the archive. Nothing may be accepted but what was signed: MANIFEST and every file byte for byte, and
// signatures that were made for that MANIFEST. (Which of several good signatures stands first is no secret of
// anybody's: their order is the one thing that may differ, and one more than needed may be missing.)
#include <algorithm>

#include "pack_builder.h"
#include "target.h"

namespace hp::fuzz {
namespace {

using namespace pack;
using pack::test::Bytes, pack::test::Files, pack::test::text_of;

struct Original {
  Files files;  // MANIFEST, signatures, the rest
  Bytes pack;
};

Files files_of(const Bytes& pack) {
  Files files;
  Walk walk(pack);
  while (!walk.end()) {
    const auto field = text_of(std::span(pack).subspan(walk.at(), 100));
    const std::string name(field.substr(0, field.find('\0')));
    files.emplace_back(name, text_of(walk.next(name, max_pack_bytes).value()));
  }
  return files;
}

const std::vector<Original>& originals() {
  static const std::vector<Original> all = [] {
    std::vector<Original> made;
    for (const pack::test::Wish& wish :
         {pack::test::Wish{}, pack::test::Wish{.version = 2026'12'24'01, .signed_by = {0, 1, 2}, .msh = "0800 123 123"},
          pack::test::Wish{.version = 2027'01'24'01, .signed_by = {2, 1}, .hands_over_to = {0, 1, 2, 3}}}) {
      const Bytes pack = pack::test::pack_of(wish);
      made.push_back({files_of(pack), pack});
    }
    return made;
  }();
  return all;
}

bool is_signature(const std::string& name) { return name.ends_with(".minisig"); }

// MANIFEST made anew for the files as they are now: what a forger must do, and cannot sign.
void rehash(Files& files) {
  Files plain;
  for (const auto& file : files)
    if (file.first != manifest_name && !is_signature(file.first)) plain.push_back(file);
  for (auto& [name, content] : files)
    if (name == manifest_name) content = pack::test::manifest_of(plain);
}

// By a stranger, or by one who calls himself key 0, 1 or 2: key 10 has the id of key 0.
void sign_by_stranger(Files& files, std::size_t which, unsigned key) {
  const auto manifest =
      std::find_if(files.begin(), files.end(), [](const auto& f) { return f.first == manifest_name; });
  if (manifest == files.end()) return;
  std::size_t seen = 0;
  for (auto& [name, content] : files)
    if (is_signature(name) && seen++ == which) content = pack::test::sign(key, manifest->second);
}

void change_bytes(Recipe& recipe, std::string& text) {
  if (text.empty()) return;
  const std::size_t at = recipe.below(65536) % text.size();
  text[at] = static_cast<char>(static_cast<unsigned char>(text[at]) ^ recipe.byte());
}

// One thing done to the files, before they are an archive again.
void forge(Recipe& recipe, Files& files) {
  const Files& other = originals()[recipe.below(originals().size())].files;
  const std::size_t at = recipe.below(std::max<std::size_t>(files.size(), 1)), from = recipe.below(other.size());
  const unsigned kind = recipe.byte() % 10;
  if (files.empty() && kind != 4) return;
  switch (kind) {
    case 0:
      files[at].second = other[from].second;
      break;
    case 1:
      std::swap(files[at].second, files[recipe.below(files.size())].second);
      break;
    case 2:
      std::swap(files[at], files[recipe.below(files.size())]);
      break;
    case 3:
      files.erase(files.begin() + static_cast<std::ptrdiff_t>(at));
      break;
    case 4:
      files.insert(files.begin() + static_cast<std::ptrdiff_t>(files.empty() ? 0 : at), other[from]);
      break;
    case 5:
      change_bytes(recipe, files[at].second);
      break;
    case 6:
      files[at].second = recipe.until('\x1e');
      break;
    case 7:
      rehash(files);
      break;
    case 8:
      sign_by_stranger(files, recipe.below(3), 9 + static_cast<unsigned>(recipe.below(4)));
      break;
    case 9:
      files[at].second.resize(recipe.below(std::min<std::size_t>(files[at].second.size() + 1, 65536)));
      break;
  }
}

// One thing done to the archive's bytes.
void damage(Recipe& recipe, Bytes& pack) {
  const Bytes& other = originals()[recipe.below(originals().size())].pack;
  const std::size_t blocks = pack.size() / block_bytes, from = recipe.below(other.size() / block_bytes);
  if (blocks == 0) return;
  const std::size_t at = recipe.below(blocks), count = 1 + recipe.below(4);
  const auto begin = pack.begin() + static_cast<std::ptrdiff_t>(at * block_bytes);
  const auto source = other.begin() + static_cast<std::ptrdiff_t>(from * block_bytes);
  const auto bytes =
      static_cast<std::ptrdiff_t>(std::min({count, blocks - at, other.size() / block_bytes - from}) * block_bytes);
  switch (recipe.byte() % 6) {
    case 0:
      pack[recipe.below(65536) % pack.size()] ^= static_cast<std::byte>(recipe.byte());
      break;
    case 1:
      std::copy_n(source, bytes, begin);
      break;
    case 2:
      pack.insert(begin, source, source + bytes);
      break;
    case 3:
      pack.erase(begin, begin + bytes);
      break;
    case 4:
      pack.resize(pack.size() - 500 + recipe.below(1200));
      break;
    case 5:  // a header's field, with the checksum put right
      if (text_of(std::span(pack).subspan(at * block_bytes + 257, 5)) == "ustar")
        pack::test::set_field(pack, at * block_bytes, recipe.below(500),
                              std::string(1, static_cast<char>(recipe.byte())));
      break;
  }
}

// The archive of this original with the signatures in the order they stand in the pack, if each is one of its own and
// none stands twice.
bool is_what_was_signed(const Bytes& pack, const Original& original, const VerifiedPack& verified) {
  Files files;
  for (const auto& [name, content] : original.files)
    if (!is_signature(name)) files.emplace_back(name, content);
  std::vector<std::string_view> used;
  for (const std::string_view signature : verified.signatures()) {
    const bool own = std::any_of(original.files.begin(), original.files.end(), [&](const auto& file) {
      return is_signature(file.first) && file.second == signature;
    });
    if (!own || std::find(used.begin(), used.end(), signature) != used.end()) return false;
    used.push_back(signature);
    const auto n = static_cast<unsigned>(used.size());
    files.emplace(files.begin() + n, signature_name(n), signature);
  }
  return used.size() >= pack::test::trust().threshold && pack == pack::test::tar_of(files);
}

}  // namespace

std::vector<std::string> seeds() {
  using namespace std::string_literals;
  // The first two bytes: which pack, how many things to its files; then those; then how many to its bytes, and those.
  return {"\0\0\0"s,
          "\1\1\0\1\0\1\2\0"s,                                          // two signatures exchanged
          "\1\1\0\3\0\3\0"s,                                            // one left out that is not needed
          "\0\1\0\2\0\3\0"s,                                            // one left out that is
          "\0\2\0\4\0\6{}\x1e\0\0\0\7\0"s,                              // pages.json replaced, MANIFEST made for it
          "\0\4\0\4\0\6{}\x1e\0\0\0\7\0\0\0\x08\0\1\0\0\0\x08\1\2\0"s,  // and signed by those who call themselves ours
          "\0\1\1\3\5\0\0"s,                                            // pack.json of another version
          "\0\0\1\0\2\3\0\0\2\x10\1"s,                                  // a byte of the archive
          "\1\0\1\0\5\2\1\1"s,
          "\2\0\1\1\x10\x10\3\2"s};
}

std::vector<std::string> words() { return {"\n", "\x1e", "{}"}; }

void try_input(std::string_view input) {
  Recipe recipe(input);
  const Original& original = originals()[recipe.below(originals().size())];
  Files files = original.files;
  for (std::size_t left = recipe.below(8); left > 0; --left) forge(recipe, files);
  Bytes pack = pack::test::tar_of(files);
  for (std::size_t left = recipe.below(8); left > 0; --left) damage(recipe, pack);

  const auto verified = pack::test::verified(pack);
  if (!verified) return;
  for (const ManifestLine& line : verified->manifest().lines)
    if (line.path.starts_with("audio/") && !verified->sound(line.path)) return;  // refused before it is heard
  check(std::any_of(originals().begin(), originals().end(),
                    [&](const Original& o) { return is_what_was_signed(pack, o, *verified); }));
}

}  // namespace hp::fuzz
