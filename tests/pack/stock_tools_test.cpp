// "Anyone can check it" (design §2): what tar, minisign and b2sum from Debian make of our packs, and we of theirs.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "pack/disk.h"
#include "pack/store.h"
#include "pack_builder.h"

namespace hp::pack {
namespace {

using namespace test;

// The files of a pack on disk, three throw-away keys of minisign's own making, and a trust folder for them.
class StockTools : public testing::Test {
 protected:
  void SetUp() override {
    for (const auto& [path, content] : good_files()) {
      std::filesystem::create_directories(std::filesystem::path(m_folder.path() + "/" + path).parent_path());
      m_folder.write(path, content);
    }
    m_folder.write("MANIFEST", manifest_of(good_files()));
    ASSERT_TRUE(run("mkdir trusted && echo 2 > trusted/threshold && echo herts > trusted/group"));
    for (const char* const name : {"anna", "bela", "cleo"})
      ASSERT_TRUE(run(std::string("minisign -G -W -p trusted/") + name + ".pub -s " + name + ".key"));
  }

  bool run(const std::string& command) const {
    return std::system(("cd " + m_folder.path() + " && ( " + command + " ) > out 2>&1").c_str()) == 0;
  }
  std::string content(const std::string& name) const { return *read_file(m_folder.path() + "/" + name, 1 << 20); }
  bool sign_with(const std::string& key, unsigned n, const std::string& options = "") const {
    return run("minisign -S -m MANIFEST -s " + key + ".key -x " + signature_name(n) + " " + options);
  }
  // A pack of the MANIFEST and signatures that lie in the folder, written by us.
  std::string pack_file() const {
    Files files{{"MANIFEST", content("MANIFEST")}};
    for (unsigned n = 1; std::filesystem::exists(m_folder.path() + "/" + signature_name(n)); ++n)
      files.emplace_back(signature_name(n), content(signature_name(n)));
    for (const auto& file : good_files()) files.push_back(file);
    return m_folder.write("rights.helppack", text_of(tar_of(files)));
  }
  std::string code_of_pack() const {
    const auto trusted = read_trust(m_folder.path() + "/trusted");
    return trusted ? code_of(open_pack(pack_file(), *trusted)) : trusted.error().detail;
  }

  TempFolder m_folder;
};

TEST_F(StockTools, minisigns_signatures_are_accepted) {
  ASSERT_TRUE(sign_with("anna", 1) && sign_with("cleo", 2));
  EXPECT_EQ(code_of_pack(), "accepted");
}

TEST_F(StockTools, tar_minisign_and_b2sum_accept_our_pack) {
  ASSERT_TRUE(sign_with("anna", 1) && sign_with("bela", 2));
  pack_file();
  ASSERT_TRUE(run("mkdir unpacked && cd unpacked && tar xf ../rights.helppack"));
  EXPECT_TRUE(run("cd unpacked && minisign -Vm MANIFEST -x MANIFEST.1.minisig -p ../trusted/anna.pub"));
  EXPECT_TRUE(run("cd unpacked && minisign -Vm MANIFEST -x MANIFEST.2.minisig -p ../trusted/bela.pub"));
  EXPECT_FALSE(run("cd unpacked && minisign -Vm MANIFEST -x MANIFEST.2.minisig -p ../trusted/anna.pub"));
  EXPECT_TRUE(run("cd unpacked && b2sum --strict -c MANIFEST")) << content("out");
}

TEST_F(StockTools, b2sum_prints_our_manifest) {
  std::string names;
  for (const auto& file : good_files()) names += " " + file.first;
  ASSERT_TRUE(run("b2sum" + names));
  EXPECT_EQ(content("out"), content("MANIFEST"));
}

TEST_F(StockTools, gnu_tar_writes_our_very_bytes) {
  ASSERT_TRUE(sign_with("anna", 1) && sign_with("bela", 2));
  std::string names = " MANIFEST MANIFEST.1.minisig MANIFEST.2.minisig";
  for (const auto& file : good_files()) names += " " + file.first;
  ASSERT_TRUE(
      run("tar -b1 --format=ustar --mode=0644 --mtime=@0 --owner=:0 --group=:0 --numeric-owner -cf theirs" + names))
      << content("out");
  pack_file();
  EXPECT_TRUE(run("cmp theirs rights.helppack")) << content("out");
}

TEST_F(StockTools, minisigns_legacy_form_is_refused) {
  ASSERT_TRUE(sign_with("anna", 1) && sign_with("bela", 2, "-l"));
  EXPECT_EQ(code_of_pack(), "signature.algorithm-wrong");
}

TEST_F(StockTools, a_trusted_comment_is_free_and_an_untrusted_one_is_not) {
  ASSERT_TRUE(sign_with("anna", 1, "-t 'checked \303\251'") && sign_with("bela", 2));
  EXPECT_EQ(code_of_pack(), "accepted");
  ASSERT_TRUE(sign_with("bela", 2, "-c 'mine'"));
  EXPECT_EQ(code_of_pack(), "signature.comment-wrong");
}

TEST_F(StockTools, a_key_with_another_comment_signs_with_minisigns_own) {
  ASSERT_TRUE(run("sed -i '1s/:.*/: the key of B/' bela.key trusted/bela.pub"));
  ASSERT_TRUE(sign_with("anna", 1) && sign_with("bela", 2));
  EXPECT_EQ(code_of_pack(), "accepted");
}

}  // namespace
}  // namespace hp::pack
