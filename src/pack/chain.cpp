#include "pack/chain.h"

#include <algorithm>
#include <charconv>

#include "pack/archive.h"
#include "pack/floor.h"
#include "pack/store.h"

namespace hp::pack {
namespace {

constexpr std::string_view trust_folder = "trust/";
constexpr std::size_t max_trust_files = 16, max_trust_file_bytes = 2048;

Error wrong(const std::string& why) { return {"pack.trust-wrong", why}; }

// Who may sign from now on, if those who sign now have agreed.
Result<Trust> hand_over(const Trust& old, Trust fresh, std::span<const std::string_view> signatures,
                        const Digest& manifest) {
  if (fresh.group != old.group) return wrong("the trust it carries is for group " + fresh.group);
  for (const Trust* const side : {&old, static_cast<const Trust*>(&fresh)}) {
    auto signers = check_signatures(signatures, manifest, *side);
    if (!signers)
      return wrong((side == &old ? "the trust in force: " : "the trust it carries: ") + signers.error().detail);
  }
  return fresh;
}

// The versions kept, in rising order. A folder without a number for a name is nothing of ours.
Result<std::vector<std::uint64_t>> kept_versions(Disk& disk, const std::string& store) {
  auto names = disk.list(store + "/trust");
  if (!names && names.error().code == "disk.missing") return std::vector<std::uint64_t>();
  if (!names) return std::move(names).error();
  std::vector<std::uint64_t> versions;
  for (const std::string& name : *names)
    if (const auto version = version_of_name(name)) versions.push_back(*version);
  std::sort(versions.begin(), versions.end());
  return versions;
}

std::string folder_of(const std::string& store, std::uint64_t version) {
  return store + "/trust/" + std::to_string(version);
}

// The newest version whose link counts. A floor that cannot be read is no reason to show nothing: `current` stands.
Result<std::uint64_t> counts_up_to(Disk& disk, const std::string& store, std::vector<Error>& faults) {
  std::uint64_t newest = 0;
  const auto current = disk.read_link(store + "/current");
  if (!current && current.error().code != "disk.missing") faults.push_back(current.error());
  if (current && current->ends_with(pack_ending))
    newest = version_of_name(current->substr(0, current->size() - pack_ending.size())).value_or(0);
  const auto floor = read_floor(disk, store);
  if (!floor) faults.push_back(floor.error());
  if (floor && *floor) newest = std::max(newest, (*floor)->version);
  return newest;
}

// MANIFEST's lines must match the kept files, and the kept files MANIFEST's lines.
Result<Trust> read_kept(Disk& disk, const std::string& folder, const Manifest& manifest) {
  std::vector<std::string> names;
  for (const ManifestLine& line : manifest.lines)
    if (line.path.starts_with(trust_folder)) names.push_back(line.path.substr(trust_folder.size()));
  for (const ManifestLine& line : manifest.lines) {
    if (!line.path.starts_with(trust_folder)) continue;
    auto text = disk.read(folder + "/" + line.path.substr(trust_folder.size()), max_trust_file_bytes);
    if (!text) return std::move(text).error();
    if (blake2b_512(std::as_bytes(std::span(*text))) != line.digest)
      return wrong(line.path + " is not the file that was signed");
  }
  return read_trust(folder, names,
                    [&](const std::string& name, std::size_t limit) { return disk.read(folder + "/" + name, limit); });
}

Result<Trust> follow(Disk& disk, const std::string& folder, const Trust& old) {
  auto text = disk.read(folder + "/" + std::string(manifest_name), max_manifest_bytes);
  if (!text) return std::move(text).error();
  auto names = disk.list(folder);
  if (!names) return std::move(names).error();
  std::vector<std::string> signatures;
  for (unsigned n = 1; n <= max_signatures; ++n) {
    if (std::find(names->begin(), names->end(), signature_name(n)) == names->end()) break;
    auto signature = disk.read(folder + "/" + signature_name(n), max_signature_bytes);
    if (!signature) return std::move(signature).error();
    signatures.push_back(*std::move(signature));
  }
  const std::vector<std::string_view> views(signatures.begin(), signatures.end());
  const Digest digest = blake2b_512(std::as_bytes(std::span(*text)));
  // As with a pack: nothing of it is read before those in force have signed it.
  if (auto signers = check_signatures(views, digest, old); !signers) return std::move(signers).error();
  auto manifest = parse_manifest(*text);
  if (!manifest) return std::move(manifest).error();
  auto fresh = read_kept(disk, folder, *manifest);
  if (!fresh) return std::move(fresh).error();
  return hand_over(old, *std::move(fresh), views, digest);
}

}  // namespace

Result<TrustInForce> trust_in_force(Disk& disk, const Trust& base, const std::string& store) {
  TrustInForce in_force{base, {}};
  auto newest = counts_up_to(disk, store, in_force.left_out);
  if (!newest) return std::move(newest).error();
  auto versions = kept_versions(disk, store);
  if (!versions) return std::move(versions).error();
  for (const std::uint64_t version : *versions) {
    if (version > *newest) break;
    auto next = follow(disk, folder_of(store, version), in_force.trust);
    if (next)
      in_force.trust = *std::move(next);
    else
      in_force.left_out.push_back(std::move(next).error().doing("the trust of pack " + std::to_string(version)));
  }
  return in_force;
}

Result<std::optional<CarriedTrust>> carried_trust(const VerifiedPack& pack, const Trust& in_force) {
  CarriedTrust carried;
  std::vector<std::string> names;
  for (const ManifestLine& line : pack.manifest().lines) {
    if (!line.path.starts_with(trust_folder)) continue;
    const std::string name = line.path.substr(trust_folder.size());
    const auto bytes = *pack.find(line.path);
    if (name.find('/') != std::string::npos || bytes.size() > max_trust_file_bytes || names.size() == max_trust_files)
      return wrong("trust/ holds at most 16 files of 2048 bytes, and no folder");
    names.push_back(name);
    carried.files.emplace_back(name, std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
  }
  if (names.empty()) return std::optional<CarriedTrust>();
  auto fresh = read_trust("in the pack", names, [&](const std::string& name, std::size_t) -> Result<std::string> {
    const auto found =
        std::find_if(carried.files.begin(), carried.files.end(), [&](const auto& f) { return f.first == name; });
    if (found == carried.files.end()) return Error{"disk.missing", "it is not there"};
    return found->second;
  });
  if (!fresh) return std::move(fresh).error();
  if (*fresh == in_force) return std::optional<CarriedTrust>();
  auto agreed = hand_over(in_force, *std::move(fresh), pack.signatures(), pack.manifest_digest());
  if (!agreed) return std::move(agreed).error();
  carried.trust = *std::move(agreed);
  carried.files.emplace_back(manifest_name, write_manifest(pack.manifest()));
  for (std::size_t i = 0; i < pack.signatures().size(); ++i)
    carried.files.emplace_back(signature_name(static_cast<unsigned>(i + 1)), pack.signatures()[i]);
  return std::optional(std::move(carried));
}

Result<void> keep_trust(Disk& disk, const std::string& store, std::uint64_t version, const CarriedTrust& carried) {
  const std::string folder = folder_of(store, version);
  if (auto made = disk.make_folder(store + "/trust"); !made) return made;
  if (auto made = disk.make_folder(folder); !made) return made;
  for (const auto& [name, content] : carried.files) {
    auto file = NewFile::make(disk, folder);
    if (!file) return std::move(file).error();
    if (auto written = disk.write(file->number(), std::as_bytes(std::span(content))); !written) return written;
    if (auto synced = disk.sync_file(file->number()); !synced) return synced;
    if (auto named = disk.name_file(file->number(), folder + "/" + name); !named) return named;
  }
  if (auto synced = disk.sync_folder(folder); !synced) return synced;
  return disk.sync_folder(store + "/trust");
}

Result<void> drop_unfinished_trust(Disk& disk, const std::string& store) {
  std::vector<Error> faults;
  auto newest = counts_up_to(disk, store, faults);
  if (!newest) return std::move(newest).error();
  if (!faults.empty() && faults.front().code != "floor.damaged") return std::move(faults.front());
  auto versions = kept_versions(disk, store);
  if (!versions) return std::move(versions).error();
  bool dropped = false;
  for (const std::uint64_t version : *versions) {
    if (version <= *newest) continue;
    const std::string folder = folder_of(store, version);
    auto names = disk.list(folder);
    if (!names) return std::move(names).error();
    for (const std::string& name : *names)
      if (auto removed = disk.remove(folder + "/" + name); !removed) return removed;
    if (auto removed = disk.remove(folder); !removed) return removed;
    dropped = true;
  }
  // Before a newer pack is switched to, which would make them count.
  return dropped ? disk.sync_folder(store + "/trust") : Result<void>();
}

}  // namespace hp::pack
