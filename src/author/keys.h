#pragma once
// Keys that sign. Here are throw-away ones only: made in memory for one preview or one folder of pictures, trusted
// through a folder that nobody else trusts, and gone with the object. There is no way to show a pack unsigned.
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "pack/signature.h"

namespace hp::author {

class SigningKey {
 public:
  static SigningKey throw_away();
  SigningKey(SigningKey&&) noexcept;
  SigningKey& operator=(SigningKey&&) = delete;
  ~SigningKey();  // wipes the secret

  std::string public_file() const;  // as minisign writes it
  // A .minisig of these bytes, prehashed, with minisign's default first comment. `trusted_comment` is one line.
  std::string sign(std::string_view bytes, std::string_view trusted_comment) const;

 private:
  SigningKey() = default;
  pack::PublicKey m_public{};
  std::array<unsigned char, 64> m_secret{};
};

}  // namespace hp::author
