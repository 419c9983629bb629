#pragma once
// minisign's two file formats, read strictly (security.md §1.2): the public key (2 lines, 42 bytes) and the detached
// signature (4 lines; algorithm "ED" only: Ed25519 over BLAKE2b-512, legacy "Ed" is refused; line 1 is minisign's
// default comment; base64 canonical). Verification only: no secret key is ever seen by this room.
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "pack/manifest.h"
#include "result.h"

namespace hp::pack {

using KeyId = std::array<std::byte, 8>;

struct PublicKey {
  KeyId id;
  std::array<std::byte, 32> key;
  bool operator==(const PublicKey&) const = default;
};

struct Signature {
  KeyId id;
  std::array<std::byte, 64> signature;
  std::string trusted_comment;  // meaningful only once verified
  std::array<std::byte, 64> global_signature;
};

std::string key_id_text(const KeyId& id);  // as minisign prints it: 16 upper-case hex digits, little-endian

// Errors: key.<what> / signature.<what>.
Result<PublicKey> parse_public_key(std::string_view file);
Result<Signature> parse_signature(std::string_view file);
// Both signatures, the file's and the comment's, and the id, which neither covers. Errors: signature.wrong.
Result<void> verify_signature(std::span<const std::byte> signed_bytes, const Signature&, const PublicKey&);
// The same of bytes that are hashed already.
Result<void> verify_signature(const Digest& digest_of_signed_bytes, const Signature&, const PublicKey&);

}  // namespace hp::pack
