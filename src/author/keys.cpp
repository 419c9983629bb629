#include "author/keys.h"

#include <sodium.h>

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <vector>

namespace hp::author {
namespace {

// minisign's secret key: line 2 of the file, base64 of these bytes.
//   "Ed" algorithm · "Sc" scrypt or two zeros: not protected · "B2" checksum · salt · operations and memory of scrypt,
//   little-endian · key id, secret key, checksum: 104 bytes, under scrypt's output where it is protected
constexpr std::size_t id_bytes = 8, secret_bytes = 64, checksum_bytes = 32, salt_bytes = 32;
constexpr std::size_t salt_at = 6, limits_at = salt_at + salt_bytes, sealed_at = limits_at + 16;
constexpr std::size_t sealed_bytes = id_bytes + secret_bytes + checksum_bytes, all_bytes = sealed_at + sealed_bytes;
constexpr std::string_view comment_start = "untrusted comment: ";

using Bytes = std::array<unsigned char, all_bytes>;
using Checksum = std::array<unsigned char, checksum_bytes>;

struct Wiped {  // whatever happens
  std::span<unsigned char> bytes;
  ~Wiped() { sodium_memzero(bytes.data(), bytes.size()); }
};

void start() {
  [[maybe_unused]] const int started = sodium_init();  // 1: already
  assert(started >= 0);
}

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
std::string_view text_of(std::span<const unsigned char> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::uint64_t little_endian(const unsigned char* bytes) {
  std::uint64_t value = 0;
  for (int i = 7; i >= 0; --i) value = value << 8 | bytes[i];
  return value;
}
void put_little_endian(unsigned char* bytes, std::uint64_t value) {
  for (int i = 0; i < 8; ++i, value >>= 8) bytes[i] = static_cast<unsigned char>(value);
}

// Of the algorithm, the key id and the secret key.
Checksum checksum(const unsigned char* sealed) {
  Checksum sum;
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, sum.size());
  crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>("Ed"), 2);
  crypto_generichash_update(&state, sealed, id_bytes + secret_bytes);
  crypto_generichash_final(&state, sum.data(), sum.size());
  return sum;
}

// The same once more takes it off again.
Result<void> put_under(std::string_view passphrase, Bytes& file) {
  std::array<unsigned char, sealed_bytes> stream;
  const Wiped wiped{stream};
  if (crypto_pwhash_scryptsalsa208sha256(stream.data(), stream.size(), passphrase.data(), passphrase.size(),
                                         file.data() + salt_at, little_endian(file.data() + limits_at),
                                         little_endian(file.data() + limits_at + 8)) != 0)
    return Error{"key.no-memory",
                 "there is not enough memory for the passphrase (1 GiB is needed); close other programs"};
  for (std::size_t i = 0; i < stream.size(); ++i) file[sealed_at + i] ^= stream[i];
  return {};
}

// Its second half is the public key, which its first half gives.
bool is_whole(const unsigned char* secret) {
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> public_key;
  std::array<unsigned char, secret_bytes> again;
  const Wiped wiped{again};
  crypto_sign_seed_keypair(public_key.data(), again.data(), secret);
  return sodium_memcmp(again.data(), secret, secret_bytes) == 0;
}

Error wrong_form() {
  return {"key.form-wrong", "this is no secret key of minisign: two lines, the second of base64, are needed"};
}

std::optional<Bytes> decode(std::string_view file) {
  const std::size_t first = file.find('\n');
  if (!file.starts_with(comment_start) || first == std::string_view::npos) return std::nullopt;
  std::string_view line = file.substr(first + 1);
  if (line.ends_with('\n')) line.remove_suffix(1);
  Bytes bytes;
  std::size_t count = 0;
  const char* end = nullptr;
  if (sodium_base642bin(bytes.data(), bytes.size(), line.data(), line.size(), nullptr, &count, &end,
                        sodium_base64_VARIANT_ORIGINAL) != 0 ||
      count != bytes.size() || end != line.data() + line.size()) {
    sodium_memzero(bytes.data(), bytes.size());
    return std::nullopt;
  }
  return bytes;
}

}  // namespace

SigningKey SigningKey::make() {
  start();
  SigningKey key;
  crypto_sign_keypair(reinterpret_cast<unsigned char*>(key.m_public.key.data()), key.m_secret.data());
  randombytes_buf(key.m_public.id.data(), key.m_public.id.size());
  return key;
}

Result<SigningKey> SigningKey::read(std::string_view secret_file, const AskPassphrase& passphrase) {
  start();
  auto file = decode(secret_file);
  if (!file) return wrong_form();
  const Wiped wiped{*file};
  const std::string_view head = text_of(std::span<const unsigned char>(*file).first(salt_at));
  const bool is_protected = head == "EdScB2";
  if (!is_protected && head != std::string_view("Ed\0\0B2", salt_at))
    return Error{"key.algorithm-wrong", "the key is of a kind that is not known here; make one with keygen"};
  if (is_protected) {
    auto words = passphrase();
    if (!words) return std::move(words).error();
    auto lifted = put_under(*words, *file);
    sodium_memzero(words->data(), words->size());
    if (!lifted) return std::move(lifted).error();
  }
  const unsigned char* const sealed = file->data() + sealed_at;
  // minisign leaves the checksum of a key without a passphrase empty.
  const unsigned char* const sum = sealed + id_bytes + secret_bytes;
  const bool unsummed = !is_protected && sodium_is_zero(sum, checksum_bytes) == 1;
  if ((!unsummed && sodium_memcmp(checksum(sealed).data(), sum, checksum_bytes) != 0) || !is_whole(sealed + id_bytes))
    return is_protected ? Error{"key.passphrase-wrong", "that is not this key's passphrase, or the file is damaged"}
                        : Error{"key.form-wrong", "the key file is damaged; take the copy you kept elsewhere"};
  SigningKey key;
  std::memcpy(key.m_public.id.data(), sealed, id_bytes);
  std::memcpy(key.m_secret.data(), sealed + id_bytes, secret_bytes);
  crypto_sign_ed25519_sk_to_pk(reinterpret_cast<unsigned char*>(key.m_public.key.data()), key.m_secret.data());
  return key;
}

SigningKey::SigningKey(SigningKey&& other) noexcept : m_public(other.m_public), m_secret(other.m_secret) {
  sodium_memzero(other.m_secret.data(), other.m_secret.size());
}

SigningKey::~SigningKey() { sodium_memzero(m_secret.data(), m_secret.size()); }

std::string SigningKey::public_file() const {
  const std::string bytes = "Ed" + std::string(text_of(m_public.id)) + std::string(text_of(m_public.key));
  return std::string(comment_start) + "minisign public key " + pack::key_id_text(m_public.id) + "\n" + base64(bytes) +
         "\n";
}

Result<std::string> SigningKey::secret_file(std::string_view passphrase) const {
  Bytes file{};
  const Wiped wiped{file};
  std::memcpy(file.data(), passphrase.empty() ? "Ed\0\0B2" : "EdScB2", salt_at);
  unsigned char* const sealed = file.data() + sealed_at;
  std::memcpy(sealed, m_public.id.data(), id_bytes);
  std::memcpy(sealed + id_bytes, m_secret.data(), secret_bytes);
  std::memcpy(sealed + id_bytes + secret_bytes, checksum(sealed).data(), checksum_bytes);
  if (!passphrase.empty()) {
    randombytes_buf(file.data() + salt_at, salt_bytes);
    put_little_endian(file.data() + limits_at, crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE);
    put_little_endian(file.data() + limits_at + 8, crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_SENSITIVE);
    if (auto put = put_under(passphrase, file); !put) return std::move(put).error();
  }
  return std::string(comment_start) + (passphrase.empty() ? "minisign secret key" : "minisign encrypted secret key") +
         "\n" + base64(text_of(std::span<const unsigned char>(file))) + "\n";
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
  return std::string(comment_start) + "signature from minisign secret key\n" +
         base64("ED" + std::string(text_of(m_public.id)) + signature) +
         "\ntrusted comment: " + std::string(trusted_comment) + "\n" + base64(global) + "\n";
}

}  // namespace hp::author
