// minisign's signature and public key files: what is accepted has one spelling, and of all signatures only those that
// our throw-away keys made are good.
#include "pack/signature.h"

#include <sodium.h>

#include <algorithm>

#include "pack_builder.h"
#include "target.h"

namespace hp::fuzz {
namespace {

using namespace pack;

constexpr char of_signature = 's', of_key = 'k';

const std::string& message() {
  static const std::string text = pack::test::manifest_of(pack::test::good_files());
  return text;
}

std::string base64(const std::string& raw) {
  std::string text(sodium_base64_encoded_len(raw.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(raw.data()), raw.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // its NUL
  return text;
}

template <class Bytes>
std::string raw(const Bytes& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

void try_signature(std::string_view text) {
  const auto signature = parse_signature(text);
  if (!signature) return check(signature.error().code.starts_with("signature."));
  check(text == "untrusted comment: signature from minisign secret key\n" +
                    base64("ED" + raw(signature->id) + raw(signature->signature)) + "\ntrusted comment: " +
                    signature->trusted_comment + "\n" + base64(raw(signature->global_signature)) + "\n");
  check(signature->trusted_comment.find_first_of("\n\r\x1b") == std::string::npos);
  for (unsigned key = 0; key < 3; ++key)
    if (verify_signature(std::as_bytes(std::span(message())), *signature, pack::test::public_key(key)))
      check(text == pack::test::sign(key, message()));
}

void try_key(std::string_view text) {
  const auto key = parse_public_key(text);
  if (!key) return check(key.error().code.starts_with("key."));
  const auto end_of_comment = text.find('\n');
  check(text.starts_with("untrusted comment: "));
  check(text.substr(end_of_comment + 1) == base64("Ed" + raw(key->id) + raw(key->key)) + "\n");
  check(crypto_core_ed25519_is_valid_point(reinterpret_cast<const unsigned char*>(key->key.data())) == 1);
}

}  // namespace

std::vector<std::string> seeds() {
  pack::test::SignatureForm legacy, spelled;
  legacy.algorithm = "Ed";
  spelled.trusted = "timestamp:1\tfile:MANIFEST \u00e9";
  return {of_signature + pack::test::sign(0, message()), of_signature + pack::test::sign(9, message(), spelled),
          of_signature + pack::test::sign(1, message(), legacy), of_key + pack::test::public_key_file(0),
          of_key + std::string("untrusted comment: \n") + base64("Ed" + std::string(40, '\0')) + "\n"};
}

std::vector<std::string> words() {
  return {"untrusted comment: ",
          "untrusted comment: signature from minisign secret key\n",
          "trusted comment: ",
          "RU",
          "RW",
          "==",
          "=",
          "\n",
          "\r\n"};
}

void try_input(std::string_view input) {
  if (input.empty()) return;
  input.front() == of_key ? try_key(input.substr(1)) : try_signature(input.substr(1));
}

}  // namespace hp::fuzz
