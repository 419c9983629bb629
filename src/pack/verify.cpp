#include "pack/verify.h"

#include <algorithm>
#include <atomic>
#include <system_error>
#include <thread>

#include "pack/archive.h"
#include "pack/signature.h"

namespace hp::pack {
namespace {

static_assert(sizeof(std::size_t) >= 8, "a pack's offsets do not fit a 32-bit size_t");

constexpr std::string_view sound_folder = "audio/";
constexpr unsigned most_hashers = 4;
constexpr std::uint64_t worth_a_hasher = 1 << 20;  // bytes: some 1 ms of work, where a thread costs some 0.1

bool is_sound(std::string_view path) { return path.starts_with(sound_folder); }

// The name of the trusted key that made this signature. `signers` are those already seen.
Result<std::string> check_signature(const Digest& manifest, std::string_view file, const Trust& trust,
                                    const std::vector<std::string>& signers) {
  auto signature = parse_signature(file);
  if (!signature) return std::move(signature).error();
  const auto key = std::find_if(trust.keys.begin(), trust.keys.end(),
                                [&](const TrustedKey& trusted) { return trusted.key.id == signature->id; });
  if (key == trust.keys.end())
    return Error{"pack.key-unknown", "key " + key_id_text(signature->id) + " is not trusted here"};
  if (std::find(signers.begin(), signers.end(), key->name) != signers.end())
    return Error{"pack.signed-twice", "key " + key->name + " has signed already"};
  auto right = verify_signature(manifest, *signature, key->key);
  if (!right) return std::move(right).error();
  return key->name;
}

Error wrong_hash(const std::string& path) {
  return {"pack.hash-wrong", path + " is not the file that was signed; copy the pack again"};
}

enum class Which : bool { words_and_fonts, sounds };

// The first of these files whose hash is not the one in its line; or the number of all. At start this is most of what a
// pack costs, so every core takes part; all have come back when it returns, and none outlives the fork.
std::size_t first_wrong(std::span<const std::span<const std::byte>> files, std::span<const ManifestLine> lines,
                        Which which) {
  const auto is_one = [&](std::size_t i) { return is_sound(lines[i].path) == (which == Which::sounds); };
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < files.size(); ++i)
    if (is_one(i)) bytes += files[i].size();
  const auto hashers =
      std::min<std::uint64_t>(std::min(std::thread::hardware_concurrency(), most_hashers), 1 + bytes / worth_a_hasher);

  std::atomic<std::size_t> next = 0, wrong = files.size();
  const auto hash_the_rest = [&] {
    for (std::size_t i = 0; (i = next++) < files.size();) {
      if (!is_one(i) || blake2b_512(files[i]) == lines[i].digest) continue;
      for (std::size_t seen = wrong; i < seen && !wrong.compare_exchange_weak(seen, i);) {
      }
    }
  };
  std::vector<std::jthread> others;
  try {
    for (std::uint64_t core = 1; core < hashers; ++core) others.emplace_back(hash_the_rest);
  } catch (const std::system_error&) {
    // Where no thread may be had (a box, a limit) this one does it alone.
  }
  hash_the_rest();
  others.clear();
  return wrong;
}

Result<Front> read_limited_front(std::span<const std::byte> pack) {
  if (pack.size() > max_pack_bytes)
    return Error{"pack.too-large", "a pack has at most " + std::to_string(max_pack_bytes) + " bytes"};
  return read_front(pack);
}

}  // namespace

Result<std::vector<std::string>> check_signatures(std::span<const std::string_view> signatures, const Digest& manifest,
                                                  const Trust& trust) {
  if (signatures.empty())
    return Error{"pack.unsigned",
                 "nobody has signed it; " + std::to_string(trust.threshold) + " signatures are needed"};
  std::vector<std::string> signers;
  for (std::size_t i = 0; i < signatures.size(); ++i) {
    auto signer = check_signature(manifest, signatures[i], trust, signers);
    if (!signer) return std::move(signer).error().doing(signature_name(static_cast<unsigned>(i + 1)));
    signers.push_back(*std::move(signer));
  }
  if (signers.size() < trust.threshold)
    return Error{"pack.signatures-too-few", std::to_string(signers.size()) + " of the " +
                                                std::to_string(trust.threshold) + " signatures that are needed"};
  return signers;
}

Result<UnverifiedPack> UnverifiedPack::open(const std::string& path) {
  auto file = MappedFile::open(path, max_pack_bytes);
  if (!file) return std::move(file).error();
  return UnverifiedPack(*std::move(file));
}

Result<VerifiedPack> verify(UnverifiedPack pack, const Trust& trust) {
  VerifiedPack verified(std::move(pack.m_file));
  auto front = read_limited_front(verified.m_file.bytes());
  if (!front) return std::move(front).error();
  verified.m_manifest_digest = blake2b_512(std::as_bytes(std::span(front->manifest)));
  auto signers = check_signatures(front->signatures, verified.m_manifest_digest, trust);
  if (!signers) return std::move(signers).error();
  // From here MANIFEST is what enough trusted keys have signed, and may be read.
  verified.m_signers = *std::move(signers);
  verified.m_signatures = std::move(front->signatures);
  if (auto taken = verified.take_files(*front); !taken) return std::move(taken).error();
  return verified;
}

Result<VerifiedPack> verify_built_in(UnverifiedPack pack, const Digest& manifest) {
  VerifiedPack verified(std::move(pack.m_file));
  auto front = read_limited_front(verified.m_file.bytes());
  if (!front) return std::move(front).error();
  verified.m_manifest_digest = blake2b_512(std::as_bytes(std::span(front->manifest)));
  if (!front->signatures.empty() || verified.m_manifest_digest != manifest)
    return Error{"pack.not-built-in", "it is not the pack that this program was built with; install the package again"};
  // From here MANIFEST is the one we were built with, and may be read.
  if (auto taken = verified.take_files(*front); !taken) return std::move(taken).error();
  return verified;
}

Result<void> VerifiedPack::take_files(const Front& front) {
  auto manifest = parse_manifest(front.manifest);
  if (!manifest) return std::move(manifest).error();
  m_manifest = *std::move(manifest);
  const auto& lines = m_manifest.lines;

  Walk walk(m_file, front.files_at);
  m_files.reserve(lines.size());
  for (const ManifestLine& line : lines) {
    auto file = walk.next(line.path, max_pack_bytes);
    if (!file) return std::move(file).error();
    m_files.push_back(*file);
  }
  if (auto end = walk.end(); !end) return std::move(end).error();

  // From here every byte that is neither content nor signed has its one permitted value.
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (!is_sound(lines[i].path)) m_file.fetch_ahead(m_files[i]);
  const std::size_t wrong = first_wrong(m_files, lines, Which::words_and_fonts);
  if (wrong < lines.size()) return wrong_hash(lines[wrong].path);
  return {};
}

Result<void> VerifiedPack::check_sounds() const {
  const auto& lines = m_manifest.lines;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (is_sound(lines[i].path)) m_file.fetch_ahead(m_files[i]);
  const std::size_t wrong = first_wrong(m_files, lines, Which::sounds);
  if (wrong < lines.size()) return wrong_hash(lines[wrong].path);
  return {};
}

std::optional<std::size_t> VerifiedPack::line_of(std::string_view path) const {
  const auto& lines = m_manifest.lines;
  if (path == lines.front().path) return 0;  // pack.json, the one line out of order
  const auto found =
      std::lower_bound(lines.begin() + 1, lines.end(), path,
                       [](const ManifestLine& line, std::string_view sought) { return line.path < sought; });
  if (found == lines.end() || found->path != path) return std::nullopt;
  return static_cast<std::size_t>(found - lines.begin());
}

std::optional<std::span<const std::byte>> VerifiedPack::find(std::string_view path) const {
  const auto line = line_of(path);
  if (!line || is_sound(path)) return std::nullopt;
  return m_files[*line];
}

Result<std::span<const std::byte>> VerifiedPack::sound(std::string_view path) const {
  const auto line = line_of(path);
  if (!line || !is_sound(path)) return Error{"pack.sound-missing", "the pack has no sound " + std::string(path)};
  m_file.fetch_ahead(m_files[*line]);
  if (blake2b_512(m_files[*line]) != m_manifest.lines[*line].digest) return wrong_hash(m_manifest.lines[*line].path);
  return m_files[*line];
}

void VerifiedPack::hide_reading() const {
  // With what stands before and between the files: MANIFEST, the signatures, their names.
  const std::byte *const end = m_file.bytes().data() + m_file.bytes().size(), *from = m_file.bytes().data();
  bool is_more_than_names = true;
  for (std::size_t i = 0; i < m_files.size(); ++i) {
    const bool sound = is_sound(m_manifest.lines[i].path);
    if (sound && is_more_than_names) m_file.map_in({from, m_files[i].data()});
    if (sound) from = m_files[i].data() + m_files[i].size();
    is_more_than_names = !sound;
  }
  if (is_more_than_names) m_file.map_in({from, end});
}

void VerifiedPack::drop_sound(std::string_view path) const {
  const auto line = line_of(path);
  if (line && is_sound(path)) m_file.drop(m_files[*line]);
}

}  // namespace hp::pack
