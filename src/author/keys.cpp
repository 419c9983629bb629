#include "author/keys.h"

#include <sodium.h>

#include <algorithm>
#include <cassert>
#include <cstring>
#include <span>
#include <vector>

namespace hp::author {
namespace {

std::string base64(std::string_view bytes) {
  std::string out(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  out.pop_back();  // the NUL
  return out;
}

std::string_view text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

SigningKey SigningKey::throw_away() {
  [[maybe_unused]] const int started = sodium_init();  // 1: already
  assert(started >= 0);
  SigningKey key;
  crypto_sign_keypair(reinterpret_cast<unsigned char*>(key.m_public.key.data()), key.m_secret.data());
  randombytes_buf(key.m_public.id.data(), key.m_public.id.size());
  return key;
}

SigningKey::SigningKey(SigningKey&& other) noexcept : m_public(other.m_public), m_secret(other.m_secret) {
  sodium_memzero(other.m_secret.data(), other.m_secret.size());
}

SigningKey::~SigningKey() { sodium_memzero(m_secret.data(), m_secret.size()); }

std::string SigningKey::public_file() const {
  const std::string bytes = "Ed" + std::string(text_of(m_public.id)) + std::string(text_of(m_public.key));
  return "untrusted comment: minisign public key " + pack::key_id_text(m_public.id) + "\n" + base64(bytes) + "\n";
}

std::string SigningKey::sign(std::string_view bytes, std::string_view trusted_comment) const {
  const auto sign_raw = [&](std::string_view message) {
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr,
                         reinterpret_cast<const unsigned char*>(message.data()), message.size(), m_secret.data());
    return signature;
  };
  const pack::Digest digest = pack::blake2b_512(std::as_bytes(std::span(bytes)));
  const std::string signature = sign_raw(text_of(digest));
  // The second signature is over the first, without its header, and the comment.
  const std::string global = sign_raw(signature + std::string(trusted_comment));
  return "untrusted comment: signature from minisign secret key\n" +
         base64("ED" + std::string(text_of(m_public.id)) + signature) +
         "\ntrusted comment: " + std::string(trusted_comment) + "\n" + base64(global) + "\n";
}

}  // namespace hp::author
