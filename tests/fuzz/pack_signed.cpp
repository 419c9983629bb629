// A whole pack, signed again after each change, so that the parsers behind the signature are reached. The input is the
// pack's files, NAME 0x1F CONTENT 0x1E each, after a byte that says who signs. Two names stand for no file: "MANIFEST"
// changes bytes of it before it is signed, "!" bytes of the finished archive. What is accepted is what was signed, byte
// for byte, and everything in it can be read or is refused.
#include <algorithm>

#include "content/collection.h"
#include "i18n/catalog.h"
#include "mo_file.h"
#include "pack/chain.h"
#include "pack/store.h"
#include "pack_builder.h"
#include "target.h"

namespace hp::fuzz {
namespace {

using namespace pack;
using pack::test::Bytes, pack::test::Files, pack::test::text_of;

constexpr char after_name = '\x1f', after_file = '\x1e';

struct Signers {
  std::vector<unsigned> keys;
  bool enough;
};
const std::vector<Signers>& all_signers() {
  static const std::vector<Signers> all{{{0, 1}, true},     {{0, 1, 2}, true}, {{2, 1}, true}, {{0}, false},
                                        {{0, 1, 0}, false}, {{0, 9}, false},   {{}, false},    {{0, 1, 9}, false},
                                        {{0, 10, 1}, false}};  // key 10 calls itself key 0
  return all;
}

// Three bytes a change: where (two), and what to XOR.
template <class Text>
void change_bytes(std::string_view changes, Text& text) {
  for (; changes.size() >= 3 && !text.empty(); changes.remove_prefix(3)) {
    Recipe change(changes);
    const std::size_t at = change.below(65536) % text.size();
    text[at] = static_cast<typename Text::value_type>(static_cast<unsigned>(text[at]) ^ change.byte());
  }
}

struct Input {
  const Signers* signers;
  Files files;
  std::string manifest_changes, archive_changes;
};
Input read(std::string_view input) {
  Recipe recipe(input);
  Input out{&all_signers()[recipe.below(all_signers().size())], {}, {}, {}};
  while (!recipe.empty()) {
    Recipe record(recipe.until(after_file));
    const std::string name(record.until(after_name));
    if (name == "MANIFEST")
      out.manifest_changes = record.rest();
    else if (name == "!")
      out.archive_changes = record.rest();
    else if (!name.empty() && name.size() <= max_path_bytes)
      out.files.emplace_back(name, record.rest());
  }
  return out;
}

void try_catalogue(std::span<const std::byte> bytes) {
  const auto catalog = i18n::Catalog::open(bytes, "ui.mo");
  if (!catalog) return;
  for (std::size_t i = 0; i < catalog->size(); ++i) static_cast<void>(catalog->find(catalog->entry(i).msgid));
  static_cast<void>(catalog->plural("one page", "{n} pages", 3));
}

void try_trust(const VerifiedPack& pack) {
  const auto carried = carried_trust(pack, pack::test::trust());
  if (!carried || !*carried) return;
  check((*carried)->trust.group == "herts" && (*carried)->trust.keys.size() > (*carried)->trust.threshold);
  for (const std::string& signer : pack.signers()) {  // whoever hands over stands in both
    const auto& old = pack::test::trust().keys;
    const auto key = std::find_if(old.begin(), old.end(), [&](const TrustedKey& k) { return k.name == signer; });
    const auto& fresh = (*carried)->trust.keys;
    check(std::any_of(fresh.begin(), fresh.end(), [&](const TrustedKey& k) { return k.key == key->key; }));
  }
}

void try_installed(const InstalledPack& pack) {
  check(pack.about().group == "herts");
  for (const PackLanguage& row : pack.about().languages) {
    static_cast<void>(content::read_book(pack, row.language));
    try_catalogue(pack.find("text/" + row.language.folder() + "/ui.mo").value());
  }
}

std::uint64_t content_at(const Files& files, const std::string& path) {
  std::uint64_t at = block_bytes;
  for (auto file = files.begin(); file->first != path; ++file) at += padded(file->second.size()) + block_bytes;
  return at;
}

}  // namespace

std::vector<std::string> seeds() {
  Files files = pack::test::good_files();
  for (auto& [name, content] : files) {
    if (name.ends_with(".mo")) content = mo_file({{"", "Language: en\n"}, {"Back", "Back"}, {"Next", ""}});
    if (name.ends_with(".json") && name != "pack.json")
      content = R"({"format":1,"language":"en-GB","topics":[{"id":"me","icon":59641,"title":["Me"],"pages":["me/a"]}],)"
                R"("pages":[{"id":"me/a","topic":"me","icon":59641,"audience":"public","title":["A"],"summary":["s"],)"
                R"("blocks":[{"text":["b",{"phone":"msh"}]}]}],"helplines":[],"facts":{}})";
  }
  Files handing_over = files;
  for (auto& [name, text] : pack::test::trust_files({0, 1, 2, 3}, 2, "herts"))
    handing_over.emplace_back("trust/" + name, text);
  std::vector<std::string> out;
  for (std::size_t signers = 0; signers < all_signers().size(); ++signers)
    for (const Files* const all : {&files, &handing_over}) {
      std::string seed(1, static_cast<char>(signers));
      for (const auto& [name, content] : *all) seed += name + after_name + content + after_file;
      out.push_back(seed);
      if (signers > 0) continue;
      for (const char at : {'\5', '\6', '\7'})  // in the hash of pack.json: another digit, most likely
        out.push_back(seed + "MANIFEST" + after_name + '\0' + at + '\1' + after_file);
      const std::uint64_t about =
          content_at(pack::test::signed_files(pack::test::manifest_of(*all), *all), "pack.json");
      for (const std::uint64_t at : {about, about + 1, about - block_bytes})  // its content, its header
        out.push_back(seed + "!" + after_name + static_cast<char>(at >> 8) + static_cast<char>(at & 255) + '\1' +
                      after_file);
    }
  return out;
}

std::vector<std::string> words() {
  return {std::string("pack.json") + after_name,
          std::string("text/en-gb/pages.json") + after_name,
          std::string("text/en-gb/ui.mo") + after_name,
          std::string("audio/a.opus") + after_name,
          std::string("trust/") + after_name,
          std::string("fonts/") + after_name,
          std::string("MANIFEST") + after_name,
          std::string("!") + after_name,
          std::string(1, after_file),
          "../",
          "/",
          "\"en-GB\"",
          "\"group\":\"herts\""};
}

void try_input(std::string_view bytes) {
  const Input input = read(bytes);
  std::string manifest = pack::test::manifest_of(input.files);
  change_bytes(input.manifest_changes, manifest);
  const Files all = pack::test::signed_files(manifest, input.files, input.signers->keys);
  const Bytes whole = pack::test::tar_of(all);
  Bytes pack = whole;
  change_bytes(input.archive_changes, pack);

  auto verified = pack::test::verified(pack);
  if (!verified) return check(!verified.error().code.empty() && !verified.error().detail.empty());
  check(input.signers->enough && verified->signers().size() == input.signers->keys.size());
  check(write_manifest(verified->manifest()) == manifest);
  check(verified->manifest().lines.size() == input.files.size());
  Bytes heard = pack;  // where a sound is refused when played, as it was signed
  for (std::size_t i = 0; i < input.files.size(); ++i) {
    const auto& [path, content] = input.files[i];
    const ManifestLine& line = verified->manifest().lines[i];
    const bool as_signed = blake2b_512(std::as_bytes(std::span(content))) == line.digest;
    check(line.path == path);
    if (path.starts_with("audio/")) {
      check(!verified->find(path));
      if (const auto sound = verified->sound(path)) check(as_signed && text_of(*sound) == content);
      const auto at = static_cast<std::ptrdiff_t>(content_at(all, path));
      std::copy_n(whole.begin() + at, content.size(), heard.begin() + at);
    } else {
      check(as_signed && text_of(verified->find(path).value()) == content);
    }
  }
  check(heard == whole);
  try_trust(*verified);
  if (auto installed = admit(*std::move(verified), pack::test::trust())) try_installed(*installed);
}

}  // namespace hp::fuzz
