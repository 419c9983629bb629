#include "pack_builder.h"

#include <sodium.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace hp::pack::test {
namespace {

struct KeyPair {
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> open;
  std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret;
};

KeyPair key_pair(unsigned key) {
  std::array<unsigned char, crypto_sign_SEEDBYTES> seed{};
  seed[0] = static_cast<unsigned char>(key);
  KeyPair pair;
  crypto_sign_seed_keypair(pair.open.data(), pair.secret.data(), seed.data());
  return pair;
}

std::string key_id(unsigned key) { return "TESTKEY" + std::to_string(key % 10); }

std::string base64(std::string_view raw) {
  std::string text(sodium_base64_encoded_len(raw.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(raw.data()), raw.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // its NUL
  return text;
}

std::string raw_signature(unsigned key, std::string_view message) {
  std::string signature(crypto_sign_BYTES, '\0');
  crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr,
                       reinterpret_cast<const unsigned char*>(message.data()), message.size(),
                       key_pair(key).secret.data());
  return signature;
}

}  // namespace

Bytes bytes_of(std::string_view text) {
  const auto bytes = std::as_bytes(std::span(text));
  return {bytes.begin(), bytes.end()};
}

std::string_view text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

TempFolder::TempFolder() : m_path(std::filesystem::temp_directory_path() / "helppoint-pack-XXXXXX") {
  if (!::mkdtemp(m_path.data())) std::abort();
}

TempFolder::~TempFolder() { std::filesystem::remove_all(m_path); }

std::string TempFolder::write(const std::string& name, std::string_view content) const {
  const std::string path = m_path + "/" + name;
  std::ofstream(path, std::ios::binary) << content;
  return path;
}

PublicKey public_key(unsigned key) {
  PublicKey made;
  std::memcpy(made.id.data(), key_id(key).data(), made.id.size());
  std::memcpy(made.key.data(), key_pair(key).open.data(), made.key.size());
  return made;
}

std::string public_key_file(unsigned key) {
  const KeyPair pair = key_pair(key);
  const std::string raw = "Ed" + key_id(key) + std::string(pair.open.begin(), pair.open.end());
  return "untrusted comment: minisign public key\n" + base64(raw) + "\n";
}

std::string sign(unsigned key, std::string_view message, const SignatureForm& form) {
  const Digest digest = blake2b_512(std::as_bytes(std::span(message)));
  const std::string signature = raw_signature(key, form.algorithm == "ED" ? text_of(digest) : message);
  const std::string header = form.algorithm + key_id(key);
  const std::string global =
      raw_signature(key, (form.header_in_global_signature ? header : "") + signature + form.trusted);
  return form.untrusted + "\n" + base64(header + signature) + "\ntrusted comment: " + form.trusted + "\n" +
         base64(global) + "\n";
}

Trust trust() {
  Trust made;
  for (unsigned key = 0; key < 3; ++key) made.keys.push_back({"key-" + std::to_string(key), public_key(key)});
  made.threshold = 2;
  made.group = "herts";
  return made;
}

About good_about() {
  About about;
  about.id = "rights", about.group = "herts", about.title = "Your rights", about.publisher = "The partnership";
  about.version = 2026'11'24'01, about.created = "2026-11-24", about.review_by = "2027-05-24";
  about.numbers = {{"999", "999"}, {"msh", "08000 121 700"}, {"salvation-army", "0800 808 3733"}};
  about.languages = {{Language::of("en-GB"), "English", "English", "Latn", Direction::ltr, {"latin"}, 1.4f, "draft"}};
  return about;
}

Files good_files() {
  return {{"pack.json", write_about(good_about())},
          {"audio/en-gb/help.opus", "not quite a sound"},
          {"fonts/icons.ttf", "icons"},
          {"fonts/latin-bold.ttf", "bold"},
          {"fonts/latin-regular.otf", "regular"},
          {"text/en-gb/pages.json", "{}"},
          {"text/en-gb/ui.mo", "catalogue"}};
}

std::string manifest_of(const Files& files) {
  std::string manifest;
  for (const auto& [path, content] : files) {
    std::string line = write_manifest({{{blake2b_512(std::as_bytes(std::span(content))), path}}});
    manifest += line;
  }
  return manifest;
}

Bytes tar_of(const Files& files) {
  std::vector<NamedBytes> named;
  for (const auto& [name, content] : files) named.push_back({name, std::as_bytes(std::span(content))});
  return write_tar(named);
}

Files signed_files(const std::string& manifest, const Files& files, const std::vector<unsigned>& keys) {
  Files all{{"MANIFEST", manifest}};
  for (const unsigned key : keys) {
    const auto n = static_cast<unsigned>(all.size());
    all.emplace_back(signature_name(n), sign(key, manifest));
  }
  all.insert(all.end(), files.begin(), files.end());
  return all;
}

Bytes good_pack() { return tar_of(signed_files(manifest_of(good_files()), good_files())); }

Files trust_files(const std::vector<unsigned>& keys, unsigned threshold, const std::string& group) {
  Files files{{"group", group + "\n"}};
  for (const unsigned key : keys) files.emplace_back("key-" + std::to_string(key) + ".pub", public_key_file(key));
  files.emplace_back("threshold", std::to_string(threshold) + "\n");
  return files;
}

Trust trust_in(const std::vector<unsigned>& keys, unsigned threshold) {
  Trust made;
  for (const unsigned key : keys) made.keys.push_back({"key-" + std::to_string(key), public_key(key)});
  made.threshold = threshold;
  made.group = "herts";
  return made;
}

Bytes pack_of(const Wish& wish) {
  About about = good_about();
  const std::string digits = std::to_string(wish.version);
  about.version = wish.version;
  about.created = digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6, 2);
  about.group = wish.group, about.review_by = wish.review_by, about.numbers["msh"] = wish.msh;
  Files files = good_files();
  files.front().second = write_about(about);
  if (!wish.hands_over_to.empty())
    for (auto& [name, content] : trust_files(wish.hands_over_to, wish.threshold, wish.group))
      files.emplace_back("trust/" + name, content);
  return tar_of(signed_files(manifest_of(files), files, wish.signed_by));
}

std::size_t header_of(const Bytes& pack, std::string_view name) {
  const std::string field = std::string(name) + '\0';
  for (std::size_t at = 0; at < pack.size(); at += block_bytes)
    if (text_of(std::span(pack).subspan(at, field.size())) == field) return at;
  std::abort();  // the test names a file that its pack has not
}

std::size_t content_of(const Bytes& pack, std::string_view name) { return header_of(pack, name) + block_bytes; }

void set_field(Bytes& pack, std::size_t header, std::size_t at, std::string_view text) {
  constexpr std::size_t checksum_at = 148, checksum_bytes = 8;
  std::memcpy(pack.data() + header + at, text.data(), text.size());
  std::fill_n(pack.begin() + static_cast<std::ptrdiff_t>(header + checksum_at), checksum_bytes, std::byte{' '});
  unsigned sum = 0;
  for (std::size_t i = 0; i < block_bytes; ++i) sum += std::to_integer<unsigned>(pack[header + i]);
  std::array<char, checksum_bytes> octal{};
  std::snprintf(octal.data(), octal.size(), "%06o", sum);
  octal[7] = ' ';
  std::memcpy(pack.data() + header + checksum_at, octal.data(), octal.size());
}

UnverifiedPack unverified(const Bytes& pack) {
  const int file = ::memfd_create("pack", MFD_CLOEXEC);
  if (file < 0 || ::write(file, pack.data(), pack.size()) != static_cast<ssize_t>(pack.size())) std::abort();
  auto mapped = MappedFile::map(file, "the pack", max_pack_bytes);
  ::close(file);
  if (!mapped) std::abort();
  return UnverifiedPack(*std::move(mapped));
}

Result<VerifiedPack> verified(const Bytes& pack) { return verify(unverified(pack), trust()); }

}  // namespace hp::pack::test
