// Signing with stock minisign, as a publisher does, until the kiosk's own verify() says yes.
#include "author/attach.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "author/seal.h"
#include "pack/disk.h"
#include "pack/trust.h"
#include "pack/verify.h"

namespace hp::author {
namespace {

using Bytes = std::vector<std::byte>;

Bytes bytes_of(std::string_view text) {
  const auto bytes = std::as_bytes(std::span(text));
  return {bytes.begin(), bytes.end()};
}

// A sealed pack, and a folder with three throw-away keys and the trust in them.
class Attach : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(::mkdtemp(m_folder.data()));
    ASSERT_TRUE(run("mkdir trust && echo 2 > trust/threshold && echo herts > trust/group"));
    for (const char* const name : {"anna", "bela", "cleo"})
      ASSERT_TRUE(run(std::string("minisign -G -W -p trust/") + name + ".pub -s " + name + ".key"));
    m_pack = *seal({{"pack.json", bytes_of("{}")}, {"audio/a.opus", bytes_of("sound")}, {"text/a", bytes_of("word")}});
  }
  void TearDown() override { std::filesystem::remove_all(m_folder); }

  bool run(const std::string& command) const {
    return std::system(("cd " + m_folder + " && ( " + command + " ) > out 2>&1").c_str()) == 0;
  }
  // MANIFEST written out and signed; the text of the signature.
  std::string signature_by(const std::string& key, const std::string& options = "") const {
    std::ofstream(m_folder + "/MANIFEST", std::ios::binary) << *manifest_of(m_pack);
    EXPECT_TRUE(run("minisign -S -m MANIFEST -s " + key + ".key -x signature " + options));
    return *pack::read_file(m_folder + "/signature", 9999);
  }
  std::string code_of_attaching(const std::vector<std::string>& signatures) const {
    const auto attached = attach(m_pack, signatures);
    return attached ? "attached" : attached.error().code;
  }
  Result<pack::VerifiedPack> verified(const Bytes& pack) const {
    std::ofstream(m_folder + "/pack", std::ios::binary)
        .write(reinterpret_cast<const char*>(pack.data()), std::ssize(pack));
    return pack::verify(*pack::UnverifiedPack::open(m_folder + "/pack"), *pack::read_trust(m_folder + "/trust"));
  }

  std::string m_folder = std::filesystem::temp_directory_path() / "helppoint-attach-XXXXXX";
  Bytes m_pack;
};

TEST_F(Attach, a_sealed_and_signed_pack_is_one_that_the_kiosk_accepts) {
  const auto attached = attach(m_pack, std::vector{signature_by("bela"), signature_by("anna")});
  ASSERT_TRUE(attached) << attached.error().detail;
  const auto pack = verified(*attached);
  ASSERT_TRUE(pack) << pack.error().detail;
  EXPECT_EQ(pack->signers(), (std::vector<std::string>{"bela", "anna"}));
}

TEST_F(Attach, signatures_in_turn_give_the_bytes_of_both_at_once) {
  const std::string first = signature_by("anna"), second = signature_by("bela");
  const auto one = attach(m_pack, std::vector{first});
  ASSERT_TRUE(one);
  EXPECT_EQ(*attach(*one, std::vector{second}), *attach(m_pack, std::vector{first, second}));
}

TEST_F(Attach, a_signed_pack_has_the_manifest_it_had) {
  const auto attached = attach(m_pack, std::vector{signature_by("anna")});
  ASSERT_TRUE(attached);
  EXPECT_EQ(*manifest_of(*attached), *manifest_of(m_pack));
}

TEST_F(Attach, no_signature_changes_nothing) { EXPECT_EQ(*attach(m_pack, {}), m_pack); }

TEST_F(Attach, the_same_key_twice_is_refused) {
  const std::string signature = signature_by("anna");
  EXPECT_EQ(code_of_attaching({signature, signature}), "attach.signed-twice");
  EXPECT_EQ(code_of_attaching({signature, signature_by("anna", "-t later")}), "attach.signed-twice");
}

TEST_F(Attach, what_the_kiosk_would_not_read_is_refused) {
  EXPECT_EQ(code_of_attaching({"untrusted comment: x\n"}), "signature.form-wrong");
  EXPECT_EQ(code_of_attaching({signature_by("anna", "-c mine")}), "signature.comment-wrong");
  EXPECT_EQ(code_of_attaching({signature_by("anna", "-l")}), "signature.algorithm-wrong");
}

TEST_F(Attach, an_error_says_which_signature_it_was) {
  const auto refused = attach(m_pack, std::vector{signature_by("anna"), std::string("x")});
  ASSERT_FALSE(refused);
  EXPECT_TRUE(refused.error().detail.starts_with("signature 2: ")) << refused.error().detail;
}

TEST_F(Attach, more_than_nine_signatures_do_not_fit) {
  EXPECT_EQ(code_of_attaching(std::vector<std::string>(10, "x")), "attach.too-many");
}

TEST_F(Attach, a_damaged_pack_is_not_given_out_to_be_signed) {
  for (const std::size_t at : {std::size_t{0}, std::size_t{600}, m_pack.size() / 2, m_pack.size() - 1}) {
    Bytes damaged = m_pack;
    damaged[at] ^= std::byte{1};
    EXPECT_FALSE(manifest_of(damaged)) << at;
    EXPECT_FALSE(attach(damaged, {})) << at;
  }
}

TEST_F(Attach, a_changed_sound_is_not_given_out_to_be_signed) {
  Bytes damaged = m_pack;
  const Bytes sound = bytes_of("sound");
  *std::search(damaged.begin() + 1024, damaged.end(), sound.begin(), sound.end()) ^= std::byte{1};
  ASSERT_FALSE(manifest_of(damaged));
  EXPECT_EQ(manifest_of(damaged).error().code, "attach.hash-wrong");
}

}  // namespace
}  // namespace hp::author
