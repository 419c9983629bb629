#include "author/signing.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "author/attach.h"
#include "author/contents.h"
#include "pack/words.h"

namespace hp::author {
namespace {

Result<void> write_new(const std::string& file, const std::string& text, mode_t mode) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
  if (descriptor < 0 && errno == EEXIST)
    return Error{"keygen.there-already",
                 file + " is there already; a key that is written over is lost. Take another name"};
  const bool whole = descriptor >= 0 &&
                     ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
                     ::fsync(descriptor) == 0;
  const int why = errno;
  if (descriptor >= 0) ::close(descriptor);
  if (whole) return {};
  if (descriptor >= 0) ::unlink(file.c_str());
  return Error{"keygen.unwritable", file + " cannot be written: " + std::strerror(why)};
}

}  // namespace

Result<void> write_key_files(const SigningKey& key, const std::string& name, std::string_view passphrase) {
  if (::access((name + ".pub").c_str(), F_OK) == 0)
    return Error{"keygen.there-already", name + ".pub is there already; take another name"};
  auto secret = key.secret_file(passphrase);
  if (!secret) return std::move(secret).error();
  if (auto written = write_new(name + ".key", *secret, 0600); !written) return written;
  auto written = write_new(name + ".pub", key.public_file(), 0644);
  if (!written) ::unlink((name + ".key").c_str());
  return written;
}

Result<std::vector<std::byte>> sign_pack(std::span<const std::byte> pack, const SigningKey& key) {
  const auto contents = read_contents(pack);
  if (!contents) return Error(contents.error());
  auto manifest = manifest_of(pack);
  if (!manifest) return std::move(manifest).error();
  const pack::About& about = contents->about;
  const std::string signature =
      key.sign(*manifest, "helppoint pack " + about.id + " version " + std::to_string(about.version));
  return attach(pack, {&signature, 1});
}

std::string praise(const std::string& file, const pack::InstalledPack& pack, const pack::Trust& trust) {
  const pack::About& about = pack.about();
  std::string signers, words;
  for (const std::string& name : pack.files().signers()) signers += (signers.empty() ? "" : ", ") + name;
  for (const std::string_view word : pack::six_words(pack.files().manifest_digest()))
    words += (words.empty() ? "" : " ") + std::string(word);
  return file + " is good: " + about.title + ", version " + std::to_string(about.version) + ", for the group " +
         about.group + ".\nSigned by " + signers + "; " + std::to_string(trust.threshold) +
         (trust.threshold == 1 ? " signature is needed" : " signatures are needed") + ".\nSix words: " + words + ".\n" +
         (about.preview ? "It is a preview: something in it is a draft or unchecked.\n" : "");
}

}  // namespace hp::author
