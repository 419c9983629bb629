#include "author/attach.h"

#include <algorithm>

#include "pack/archive.h"
#include "pack/manifest.h"
#include "pack/signature.h"
#include "pack/verify.h"

namespace hp::author {
namespace {

struct Checked {
  pack::Front front;
  std::vector<pack::NamedBytes> files;  // in MANIFEST order
};

// All that verify() checks but the signatures, and the hash of sound besides.
Result<Checked> check_whole(std::span<const std::byte> bytes) {
  auto front = pack::read_front(bytes);
  if (!front) return std::move(front).error();
  auto manifest = pack::parse_manifest(front->manifest);
  if (!manifest) return std::move(manifest).error();
  Checked checked{*std::move(front), {}};
  pack::Walk walk(bytes.subspan(checked.front.files_at));
  for (const pack::ManifestLine& line : manifest->lines) {
    auto file = walk.next(line.path, pack::max_pack_bytes);
    if (!file) return std::move(file).error();
    if (pack::blake2b_512(*file) != line.digest)
      return Error{"attach.hash-wrong", line.path + " is not the file that MANIFEST names; build the pack again"};
    checked.files.push_back({line.path, *file});
  }
  if (auto end = walk.end(); !end) return std::move(end).error();
  return checked;
}

// Takes the signature in as the next one, if its form is right and its key is not among `ids`.
Result<void> take(std::string_view signature, std::vector<pack::KeyId>& ids) {
  auto parsed = pack::parse_signature(signature);
  if (!parsed) return std::move(parsed).error();
  if (std::find(ids.begin(), ids.end(), parsed->id) != ids.end())
    return Error{"attach.signed-twice", "key " + pack::key_id_text(parsed->id) + " has signed this pack already"};
  ids.push_back(parsed->id);
  return {};
}

}  // namespace

Result<std::string> manifest_of(std::span<const std::byte> pack) {
  auto checked = check_whole(pack);
  if (!checked) return std::move(checked).error();
  return std::string(checked->front.manifest);
}

Result<std::vector<std::byte>> attach(std::span<const std::byte> pack, std::span<const std::string> minisig_files) {
  auto checked = check_whole(pack);
  if (!checked) return std::move(checked).error();
  std::vector<std::string_view> signatures = checked->front.signatures;
  const std::size_t there_already = signatures.size();
  signatures.insert(signatures.end(), minisig_files.begin(), minisig_files.end());
  if (signatures.size() > pack::max_signatures)
    return Error{"attach.too-many", std::to_string(signatures.size()) + " signatures; a pack holds at most nine"};

  std::vector<pack::NamedBytes> entries{
      {std::string(pack::manifest_name), std::as_bytes(std::span(checked->front.manifest))}};
  std::vector<pack::KeyId> ids;
  for (std::size_t i = 0; i < signatures.size(); ++i) {
    const std::string name = pack::signature_name(static_cast<unsigned>(i + 1));
    if (auto taken = take(signatures[i], ids); !taken)
      return std::move(taken).error().doing(i < there_already ? name + " in the pack"
                                                              : "signature " + std::to_string(i - there_already + 1));
    entries.push_back({name, std::as_bytes(std::span(signatures[i]))});
  }
  std::move(checked->files.begin(), checked->files.end(), std::back_inserter(entries));
  return pack::write_tar(entries);
}

}  // namespace hp::author
