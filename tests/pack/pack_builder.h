#pragma once
// Packs for the tests: a small good one, and its parts, so that a test can damage one of them and put the rest together
// rightly around it. Signs with throw-away keys made from a number: there is no way to switch verification off.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pack/about.h"
#include "pack/archive.h"
#include "pack/manifest.h"
#include "pack/trust.h"
#include "pack/verify.h"

namespace hp::pack::test {

using Bytes = std::vector<std::byte>;
using Files = std::vector<std::pair<std::string, std::string>>;  // name, content, in the order of the archive

Bytes bytes_of(std::string_view text);
std::string_view text_of(std::span<const std::byte> bytes);

// A folder that is gone when the test is.
class TempFolder {
 public:
  TempFolder();
  ~TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  const std::string& path() const { return m_path; }
  std::string write(const std::string& name, std::string_view content) const;  // the path

 private:
  std::string m_path;
};

// What minisign would write, and how to write something else.
struct SignatureForm {
  std::string untrusted = "untrusted comment: signature from minisign secret key";
  std::string trusted = "timestamp:1\tfile:MANIFEST\thashed";
  std::string algorithm = "ED";
  bool header_in_global_signature = false;
};
PublicKey public_key(unsigned key);
std::string public_key_file(unsigned key);
std::string sign(unsigned key, std::string_view message, const SignatureForm& form = {});

// Keys 0, 1 and 2 are trusted, two of them must sign, the group is "herts". Key 9 is a stranger.
Trust trust();

About good_about();
Files good_files();                           // pack.json, sound, three fonts, one language
std::string manifest_of(const Files& files);  // in the order given, right or not
Bytes tar_of(const Files& files);
// MANIFEST, its signatures by these keys, the files.
Files signed_files(const std::string& manifest, const Files& files, const std::vector<unsigned>& keys = {0, 1});
Bytes good_pack();

// A good pack of another version and what else a test wants of it.
struct Wish {
  std::uint64_t version = 2026'11'24'01;
  std::vector<unsigned> signed_by = {0, 1};
  std::vector<unsigned> hands_over_to = {};  // the keys of the trust it carries; none: it carries no trust
  unsigned threshold = 2;                    // of that trust
  std::string group = "herts", msh = "08000 121 700", review_by = "2027-05-24";
};
Bytes pack_of(const Wish& wish);
Trust trust_in(const std::vector<unsigned>& keys, unsigned threshold = 2);
Files trust_files(const std::vector<unsigned>& keys, unsigned threshold,
                  const std::string& group);  // in bytewise order

std::size_t header_of(const Bytes& pack, std::string_view name);  // where the file's header stands
std::size_t content_of(const Bytes& pack, std::string_view name);
// Writes into a header and puts its checksum right again, as an attacker would.
void set_field(Bytes& pack, std::size_t header, std::size_t at, std::string_view text);

UnverifiedPack unverified(const Bytes& pack);
Result<VerifiedPack> verified(const Bytes& pack);  // under trust()

template <class T>
std::string code_of(const Result<T>& result) {
  return result ? "accepted" : result.error().code;
}

}  // namespace hp::pack::test
