// Why so strict about text that a signature does not cover: line 1 and the base64 of lines 2 and 4 stand in the pack,
// and every byte of a pack has either a signed hash or one permitted value. minisign itself skips line 1 and forgives
// what follows. We compare line 1 with the comment that minisign writes unless told otherwise (DEFAULT_COMMENT in its
// src/minisign.h, whatever comment the key has), and encode the base64 again to see that it comes out the same:
// libsodium 1.0.18 takes bytes above 0x7F for letters.
#include "pack/signature.h"

#include <sodium.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "pack/archive.h"
#include "utf8.h"

namespace hp::pack {
namespace {

constexpr std::string_view untrusted_prefix = "untrusted comment: ", trusted_prefix = "trusted comment: ";
constexpr std::string_view default_comment = "untrusted comment: signature from minisign secret key";
constexpr std::size_t max_key_file_bytes = 2048;

template <std::size_t bytes>
std::optional<std::array<std::byte, bytes>> from_base64(std::string_view text) {
  constexpr auto variant = sodium_base64_VARIANT_ORIGINAL;
  std::array<std::byte, bytes> decoded;
  std::size_t length = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(decoded.data()), bytes, text.data(), text.size(), nullptr,
                        &length, nullptr, variant) != 0 ||
      length != bytes)
    return std::nullopt;
  std::array<char, sodium_base64_ENCODED_LEN(bytes, variant)> again;
  sodium_bin2base64(again.data(), again.size(), reinterpret_cast<const unsigned char*>(decoded.data()), bytes, variant);
  if (text != std::string_view(again.data())) return std::nullopt;
  return decoded;
}

// The lines of a file in which every line, the last too, ends in one newline.
template <std::size_t count>
std::optional<std::array<std::string_view, count>> lines_of(std::string_view file) {
  std::array<std::string_view, count> lines;
  for (std::string_view& line : lines) {
    const auto end = file.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    line = file.substr(0, end);
    file.remove_prefix(end + 1);
  }
  if (!file.empty()) return std::nullopt;
  return lines;
}

bool is_algorithm(std::span<const std::byte, 2> bytes, std::string_view letters) {
  return std::to_integer<char>(bytes[0]) == letters[0] && std::to_integer<char>(bytes[1]) == letters[1];
}

// minisign's own comment has tabs in it.
bool is_printable(std::string_view text) {
  return utf8::is_valid(text) && std::none_of(text.begin(), text.end(), [](char c) {
           return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F;
         });
}

bool verifies(const std::array<std::byte, 64>& signature, std::span<const std::byte> message, const PublicKey& key) {
  const auto raw = [](const std::byte* bytes) { return reinterpret_cast<const unsigned char*>(bytes); };
  return crypto_sign_verify_detached(raw(signature.data()), raw(message.data()), message.size(), raw(key.key.data())) ==
         0;
}

}  // namespace

std::string key_id_text(const KeyId& id) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string text;
  for (auto byte = id.rbegin(); byte != id.rend(); ++byte) {
    text += hex[std::to_integer<unsigned>(*byte) >> 4];
    text += hex[std::to_integer<unsigned>(*byte) & 15];
  }
  return text;
}

Result<PublicKey> parse_public_key(std::string_view file) {
  if (file.size() > max_key_file_bytes) return Error{"key.too-large", "a minisign public key has two short lines"};
  const auto lines = lines_of<2>(file);
  if (!lines || !(*lines)[0].starts_with(untrusted_prefix))
    return Error{"key.form-wrong", "not the two lines of a minisign public key; copy the file as minisign wrote it"};
  const auto decoded = from_base64<42>((*lines)[1]);
  if (!decoded) return Error{"key.base64-wrong", "its second line is not the base64 of a minisign public key"};
  const auto bytes = std::span(*decoded);
  if (!is_algorithm(bytes.first<2>(), "Ed")) return Error{"key.algorithm-wrong", "it is no Ed25519 key"};
  PublicKey key;
  std::copy_n(bytes.begin() + 2, key.id.size(), key.id.begin());
  std::copy_n(bytes.begin() + 10, key.key.size(), key.key.begin());
  if (crypto_core_ed25519_is_valid_point(reinterpret_cast<const unsigned char*>(key.key.data())) != 1)
    return Error{"key.weak", "it is no sound Ed25519 point: anybody could sign for it"};
  return key;
}

Result<Signature> parse_signature(std::string_view file) {
  if (file.size() > max_signature_bytes)
    return Error{"signature.too-large",
                 "the signature has more than " + std::to_string(max_signature_bytes) + " bytes"};
  const auto lines = lines_of<4>(file);
  if (!lines) return Error{"signature.form-wrong", "not the four lines of a minisign signature"};
  const auto [comment, signed_line, trusted_line, global_line] = *lines;
  if (comment != default_comment)
    return Error{"signature.comment-wrong", "its first line is not minisign's own comment; sign again without -c"};
  const auto decoded = from_base64<74>(signed_line);
  const auto global = from_base64<64>(global_line);
  if (!decoded || !global) return Error{"signature.base64-wrong", "its base64 is damaged"};
  const auto bytes = std::span(*decoded);
  if (!is_algorithm(bytes.first<2>(), "ED"))
    return Error{"signature.algorithm-wrong", "only prehashed signatures (ED) count; sign again without -l"};
  if (!trusted_line.starts_with(trusted_prefix))
    return Error{"signature.form-wrong", "its third line is no trusted comment"};
  const auto trusted_comment = trusted_line.substr(trusted_prefix.size());
  if (!is_printable(trusted_comment))
    return Error{"signature.comment-wrong", "its trusted comment is not printable text"};
  Signature signature;
  std::copy_n(bytes.begin() + 2, signature.id.size(), signature.id.begin());
  std::copy_n(bytes.begin() + 10, signature.signature.size(), signature.signature.begin());
  signature.trusted_comment = trusted_comment;
  signature.global_signature = *global;
  return signature;
}

Result<void> verify_signature(std::span<const std::byte> signed_bytes, const Signature& signature,
                              const PublicKey& key) {
  return verify_signature(blake2b_512(signed_bytes), signature, key);
}

Result<void> verify_signature(const Digest& digest, const Signature& signature, const PublicKey& key) {
  if (signature.id != key.id || !verifies(signature.signature, digest, key))
    return Error{"signature.wrong", "key " + key_id_text(signature.id) + " did not sign these bytes"};
  std::vector<std::byte> with_comment(signature.signature.begin(), signature.signature.end());
  const auto comment = std::as_bytes(std::span(signature.trusted_comment));
  with_comment.insert(with_comment.end(), comment.begin(), comment.end());
  if (!verifies(signature.global_signature, with_comment, key))
    return Error{"signature.wrong", "key " + key_id_text(signature.id) + " did not sign this trusted comment"};
  return {};
}

}  // namespace hp::pack
