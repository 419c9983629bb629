#include "author/signing.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>

#include "author/process.h"
#include "pack/disk.h"
#include "small_content.h"

namespace hp::author {
namespace {

const SigningKey::AskPassphrase never = [] {
  return Result<std::string>(Error{"test.asked", "nobody is to be asked"});
};
SigningKey::AskPassphrase saying(std::string words) {
  return [words] { return Result<std::string>(words); };
}

int status_of(const std::vector<std::string>& command, const std::string& input = {}) {
  const auto finished = run_process(command, input);
  return finished ? finished->status : -1;
}

TEST(SigningKey, comes_back_from_its_file) {
  const SigningKey key = SigningKey::make();
  const auto again = SigningKey::read(*key.secret_file(""), never);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->public_file(), key.public_file());
  EXPECT_EQ(again->sign("x", "y"), key.sign("x", "y"));
}

TEST(SigningKey, under_a_passphrase_opens_with_it_alone) {
  const SigningKey key = SigningKey::make();
  const auto file = key.secret_file("correct horse battery");
  ASSERT_TRUE(file);
  EXPECT_NE(file->find("encrypted secret key"), std::string::npos);
  const auto again = SigningKey::read(*file, saying("correct horse battery"));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->public_file(), key.public_file());
  EXPECT_EQ(SigningKey::read(*file, saying("correct horse")).error().code, "key.passphrase-wrong");
  EXPECT_EQ(SigningKey::read(*file, never).error().code, "test.asked");
}

TEST(SigningKey, signs_what_stock_minisign_verifies_and_signs_with_stock_minisigns_keys) {
  const SmallContent small;
  small.write("m", "some words\n");
  // Ours, theirs to verify; and with our key file, theirs to sign.
  const SigningKey ours = SigningKey::make();
  small.write("ours.pub", ours.public_file());
  small.write("ours.key", *ours.secret_file(""));
  small.write("m.minisig", ours.sign("some words\n", "a comment"));
  const std::string m = small.path("m");
  EXPECT_EQ(status_of({"minisign", "-V", "-H", "-m", m, "-p", small.path("ours.pub")}), 0);
  EXPECT_EQ(status_of({"minisign", "-S", "-s", small.path("ours.key"), "-m", m, "-x", small.path("again")}, "\n"), 0);
  EXPECT_EQ(status_of({"minisign", "-V", "-H", "-m", m, "-x", small.path("again"), "-p", small.path("ours.pub")}), 0);

  // Theirs, with a passphrase and without.
  ASSERT_EQ(status_of({"minisign", "-G", "-f", "-p", small.path("theirs.pub"), "-s", small.path("theirs.key")},
                      "several words long\nseveral words long\n"),
            0);
  ASSERT_EQ(status_of({"minisign", "-G", "-W", "-f", "-p", small.path("open.pub"), "-s", small.path("open.key")}), 0);
  for (const std::string name : {"theirs", "open"}) {
    const auto key = SigningKey::read(small.read(name + ".key"), saying("several words long"));
    ASSERT_TRUE(key) << key.error().detail;
    small.write("m.minisig", key->sign("some words\n", "a comment"));
    EXPECT_EQ(status_of({"minisign", "-V", "-H", "-m", m, "-p", small.path(name + ".pub")}), 0) << name;
  }
}

TEST(SigningKey, damaged_anywhere_is_refused) {
  const std::string file = *SigningKey::make().secret_file("");
  const std::size_t start = file.find('\n') + 1;
  for (std::size_t i = start; i + 1 < file.size(); ++i) {
    std::string damaged = file;
    damaged[i] = damaged[i] == 'A' ? 'B' : 'A';
    const auto read = SigningKey::read(damaged, saying(""));
    // The salt and the limits of a key without a passphrase mean nothing.
    EXPECT_TRUE(!read || read->public_file() == SigningKey::read(file, never)->public_file()) << i;
  }
  for (const std::string& form :
       {std::string(), std::string("x"), file.substr(0, start), file.substr(0, file.size() - 3), file + "x",
        "trusted comment: " + file.substr(start)})
    EXPECT_EQ(SigningKey::read(form, never).error().code, "key.form-wrong") << form;
}

TEST(Keygen, writes_a_key_for_its_owner_alone_and_never_over_another) {
  const SmallContent small;
  const SigningKey key = SigningKey::make();
  const std::string name = small.path("anna");
  ASSERT_TRUE(write_key_files(key, name, ""));
  struct stat found {};
  ASSERT_EQ(::stat((name + ".key").c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777, 0600u);
  const std::string before = small.read("anna.key");
  EXPECT_EQ(write_key_files(SigningKey::make(), name, "").error().code, "keygen.there-already");
  std::filesystem::remove(name + ".pub");
  EXPECT_EQ(write_key_files(SigningKey::make(), name, "").error().code, "keygen.there-already");
  EXPECT_EQ(small.read("anna.key"), before);
  EXPECT_FALSE(small.has("anna.pub"));
}

// The road of the content team, command by command.
TEST(ThePack, is_signed_by_two_people_and_verified) {
  const SmallContent small;
  EXPECT_TRUE(small.run("build content/small --out x.helppack").starts_with("exit 0"));
  for (const std::string name : {"anna", "bert", "cleo", "dora"})
    EXPECT_TRUE(small.run("keygen " + name + " --no-passphrase").starts_with("exit 0"));
  std::filesystem::create_directory(small.path("trust"));
  for (const std::string name : {"anna", "bert", "cleo"})
    std::filesystem::copy(small.path(name + ".pub"), small.path("trust/" + name + ".pub"));
  small.write("trust/threshold", "2\n");
  small.write("trust/group", "small\n");

  EXPECT_TRUE(small.run("sign x.helppack --key anna.key").starts_with("exit 0"));
  EXPECT_NE(small.run("verify x.helppack --trust trust").find("1 of the 2 signatures"), std::string::npos);
  EXPECT_NE(small.run("sign x.helppack --key anna.key").find("has signed this pack already"), std::string::npos);
  EXPECT_TRUE(small.run("sign x.helppack --key cleo.key").starts_with("exit 0"));
  const std::string good = small.run("verify x.helppack --trust trust");
  EXPECT_TRUE(good.starts_with("exit 0")) << good;
  EXPECT_NE(good.find("Signed by anna, cleo; 2 signatures are needed."), std::string::npos) << good;
  EXPECT_NE(good.find("Six words: "), std::string::npos);

  EXPECT_TRUE(small.run("sign x.helppack --key dora.key").starts_with("exit 0"));
  EXPECT_NE(small.run("verify x.helppack --trust trust").find("is not trusted here"), std::string::npos);
  EXPECT_TRUE(small.run("sign x.helppack").starts_with("exit 2"));
  EXPECT_TRUE(small.run("sign x.helppack --key anna.pub").starts_with("exit 1"));
}

}  // namespace
}  // namespace hp::author
