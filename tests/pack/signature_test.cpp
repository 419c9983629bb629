// The form of signatures as a pack holds them is in bad_signatures; here are keys, and what minisign itself wrote.
#include "pack/signature.h"

#include <gtest/gtest.h>

#include "pack_builder.h"

namespace hp::pack {
namespace {

using namespace test;

// Written by minisign 0.11: -G -W, then -S of a file that holds "hi\n". The secret key was thrown away.
constexpr std::string_view minisign_key =
    "untrusted comment: minisign public key 16730F0046104BF5\n"
    "RWT1SxBGAA9zFmv3xKEf7ejR1fR/pBKOsF/tKkZRTceqIZAutvmhEL9C\n";
constexpr std::string_view minisign_signature =
    "untrusted comment: signature from minisign secret key\n"
    "RUT1SxBGAA9zFtWuVdZQP9nKXwKh2XE+NOJ781JpO5GGYyTu/hZuDhtacUo82gfSLBHcIta6dEwhzxxDJcqS9xuabK9PglXqbAc=\n"
    "trusted comment: timestamp:1795486939\tfile:f\thashed\n"
    "SYQCEn/Th/QT9nv7733DTOmA/6tc4j6dIoRBZB8Z0xKuX439l5gmhh0EDxOPx4JgF8Lkrtz3Gxe6WIjJggJzAg==\n";
constexpr std::string_view minisign_legacy_signature =
    "untrusted comment: signature from minisign secret key\n"
    "RWT1SxBGAA9zFui3v+naFyqHM0nAIXZPQPrI/ucaSzkdqtKsab0/A5JJjV/D13LSw9XasFfxCmoO2TjC7CYSC8k6e89921YKwQA=\n"
    "trusted comment: timestamp:1795486939\tfile:f\n"
    "Mek4I2NXd4a/heQPWTb2zFYoH2apeeOXa4I5LXtE0IFzf3/CZACGX7v08QFpd6P4MMxFiR3L6UWzEyB7Zy0RAA==\n";

Result<void> verify_text(std::string_view text, const Signature& signature, const PublicKey& key) {
  return verify_signature(std::as_bytes(std::span(text)), signature, key);
}

TEST(Signature, of_minisign_itself_verifies) {
  const auto key = parse_public_key(minisign_key);
  const auto signature = parse_signature(minisign_signature);
  ASSERT_TRUE(key && signature);
  EXPECT_EQ(key_id_text(key->id), "16730F0046104BF5");
  EXPECT_EQ(signature->trusted_comment, "timestamp:1795486939\tfile:f\thashed");
  EXPECT_TRUE(verify_text("hi\n", *signature, *key));
  EXPECT_EQ(code_of(verify_text("hi", *signature, *key)), "signature.wrong");
}

TEST(Signature, in_minisigns_legacy_form_is_refused) {
  EXPECT_EQ(code_of(parse_signature(minisign_legacy_signature)), "signature.algorithm-wrong");
}

TEST(Signature, covers_the_trusted_comment) {
  auto signature = parse_signature(minisign_signature);
  const auto key = parse_public_key(minisign_key);
  ASSERT_TRUE(key && signature);
  signature->trusted_comment += ' ';
  EXPECT_EQ(code_of(verify_text("hi\n", *signature, *key)), "signature.wrong");
}

TEST(Signature, by_another_key_of_the_same_id_is_refused) {
  const auto signature = parse_signature(sign(11, "text"));
  ASSERT_TRUE(signature);
  EXPECT_EQ(signature->id, public_key(1).id);
  EXPECT_EQ(code_of(verify_text("text", *signature, public_key(1))), "signature.wrong");
}

TEST(Signature, under_another_id_is_refused) {
  auto signature = parse_signature(minisign_signature);
  const auto key = parse_public_key(minisign_key);
  ASSERT_TRUE(key && signature);
  signature->id[0] ^= std::byte{1};
  EXPECT_EQ(code_of(verify_text("hi\n", *signature, *key)), "signature.wrong");
}

TEST(Signature, with_a_comment_in_any_script_is_good) {
  const auto signature = parse_signature(sign(1, "text", {.trusted = "checked by \u0645\u0631\u064a\u0645 "}));
  ASSERT_TRUE(signature);
  EXPECT_TRUE(verify_text("text", *signature, public_key(1)));
}

TEST(PublicKeyFile, is_read_whatever_its_comment) {
  const auto key = parse_public_key(public_key_file(1));
  ASSERT_TRUE(key);
  EXPECT_EQ(*key, public_key(1));
}

TEST(PublicKeyFile, in_any_other_form_is_refused) {
  const std::string good(minisign_key);
  EXPECT_EQ(code_of(parse_public_key("")), "key.form-wrong");
  EXPECT_EQ(code_of(parse_public_key(good + "\n")), "key.form-wrong");
  EXPECT_EQ(code_of(parse_public_key(good.substr(0, good.size() - 1))), "key.form-wrong");
  EXPECT_EQ(code_of(parse_public_key(good.substr(1))), "key.form-wrong");
  EXPECT_EQ(code_of(parse_public_key(good.substr(0, good.size() - 3) + "==\n")), "key.base64-wrong");
  EXPECT_EQ(code_of(parse_public_key(std::string(5000, 'x'))), "key.too-large");
  std::string legacy_like = good;
  legacy_like.replace(legacy_like.find("RWT"), 3, "RUT");  // "ED", which a key never is
  EXPECT_EQ(code_of(parse_public_key(legacy_like)), "key.algorithm-wrong");
}

TEST(PublicKeyFile, that_anybody_could_sign_for_is_refused) {
  const std::string comment = "untrusted comment: minisign public key\n";
  const std::string neutral_point = "RWQAAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n";
  const std::string order_4_point = "RWQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n";
  EXPECT_EQ(code_of(parse_public_key(comment + neutral_point)), "key.weak");
  EXPECT_EQ(code_of(parse_public_key(comment + order_4_point)), "key.weak");
}

}  // namespace
}  // namespace hp::pack
