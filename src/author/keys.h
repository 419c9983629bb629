#pragma once
// Keys that sign, in minisign's own files: a key made here signs with stock minisign and the other way round. Only this
// room can sign, and only helppoint-pack links it. Secrets are wiped when the object goes.
#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "pack/signature.h"
#include "result.h"

namespace hp::author {

inline constexpr std::size_t max_secret_file_bytes = 4096;

class SigningKey {
 public:
  static SigningKey make();
  // A secret key file. `passphrase` is asked for only where the key is protected by one. Errors: key.form-wrong,
  // key.algorithm-wrong, key.passphrase-wrong, key.no-memory, and those of `passphrase`.
  using AskPassphrase = std::function<Result<std::string>()>;
  static Result<SigningKey> read(std::string_view secret_file, const AskPassphrase& passphrase);

  SigningKey(SigningKey&&) noexcept;
  SigningKey& operator=(SigningKey&&) = delete;
  ~SigningKey();  // wipes the secret

  const pack::KeyId& id() const { return m_public.id; }
  std::string public_file() const;
  // Protected by the passphrase through scrypt, as costly as minisign's own (1 GiB, some seconds); where it is empty,
  // not at all. Errors: key.no-memory.
  Result<std::string> secret_file(std::string_view passphrase) const;
  // A .minisig of these bytes, prehashed, with minisign's default first comment. `trusted_comment` is one line.
  std::string sign(std::string_view bytes, std::string_view trusted_comment) const;

 private:
  SigningKey() = default;
  pack::PublicKey m_public{};
  std::array<unsigned char, 64> m_secret{};
};

}  // namespace hp::author
