#pragma once
// UnverifiedPack → VerifiedPack: the door of trust. No byte of a pack reaches a parser of ours (JSON, .mo, fonts)
// before this has said yes; a VerifiedPack can be made nowhere else.
//
// In this order: hard limits → the fixed-place headers of MANIFEST and signatures → *threshold* different trusted keys
// have signed MANIFEST (a signature by a key not trusted refuses the pack) → only then MANIFEST is read → every header
// and all padding are computed anew and compared → the hash of every word and font (audio/ when it is installed and
// when it is played).
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pack/disk.h"
#include "pack/manifest.h"
#include "pack/trust.h"
#include "result.h"

namespace hp::pack {

struct Front;

inline constexpr std::size_t max_pack_bytes = std::size_t{4} << 30;

class UnverifiedPack {
 public:
  // Maps the file. Errors: as MappedFile::open.
  static Result<UnverifiedPack> open(const std::string& path);
  explicit UnverifiedPack(MappedFile file) : m_file(std::move(file)) {}

 private:
  friend Result<class VerifiedPack> verify(UnverifiedPack, const Trust&);
  friend Result<class VerifiedPack> verify_built_in(UnverifiedPack, const Digest&);
  MappedFile m_file;
};

class VerifiedPack {
 public:
  // A file of the pack where it lies in the map, or nothing. Lives as long as the pack; moving keeps the address.
  // Never one under audio/, whose hash is not checked yet: that is what sound() is for.
  std::optional<std::span<const std::byte>> find(std::string_view path) const;
  const Manifest& manifest() const { return m_manifest; }
  const Digest& manifest_digest() const { return m_manifest_digest; }
  const std::vector<std::string>& signers() const { return m_signers; }  // names of the trusted keys that signed
  const std::vector<std::string_view>& signatures() const { return m_signatures; }  // their .minisig files, in order

  // audio/: hashed now, before it is played. Errors: pack.hash-wrong, pack.sound-missing.
  Result<std::span<const std::byte>> sound(std::string_view path) const;

  // All of audio/, before the pack is kept: what is installed is what was signed, to the last byte. Errors:
  // pack.hash-wrong.
  Result<void> check_sounds() const;

  // Reading what is not a sound leaves nothing from now on that would tell what was read (MappedFile::map_in).
  void hide_reading() const;

  // To be called once a sound is played: nothing of it stays in memory, not even in the page cache, to tell which was.
  void drop_sound(std::string_view path) const;

 private:
  friend Result<VerifiedPack> verify(UnverifiedPack, const Trust&);
  friend Result<VerifiedPack> verify_built_in(UnverifiedPack, const Digest&);
  explicit VerifiedPack(MappedFile file) : m_file(std::move(file)) {}
  Result<void> take_files(const Front& front);
  std::optional<std::size_t> line_of(std::string_view path) const;
  MappedFile m_file;
  Manifest m_manifest;
  Digest m_manifest_digest{};
  std::vector<std::span<const std::byte>> m_files;  // in MANIFEST order
  std::vector<std::string> m_signers;
  std::vector<std::string_view> m_signatures;
};

// The names of the trusted keys that signed: every signature must be by another key of `trust`, and they must be as
// many as its threshold. Errors: pack.unsigned, pack.key-unknown, pack.signed-twice, pack.signatures-too-few,
// signature.<what>.
Result<std::vector<std::string>> check_signatures(std::span<const std::string_view> signatures, const Digest& manifest,
                                                  const Trust& trust);

// Errors: pack.<what>, archive.<what>, manifest.<what>, signature.<what>.
Result<VerifiedPack> verify(UnverifiedPack pack, const Trust& trust);
// The same of the one pack without signatures, whose MANIFEST's hash, compiled into the caller, stands for them.
// Errors: also pack.not-built-in.
Result<VerifiedPack> verify_built_in(UnverifiedPack pack, const Digest& manifest);

}  // namespace hp::pack
