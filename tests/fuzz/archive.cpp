// The tar reader: whatever bytes come, what it accepts is what write_tar() makes of the files it found. Its walk
// through memory and its walk through a mapped file say the same.
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>

#include "pack/archive.h"
#include "pack/manifest.h"
#include "pack_builder.h"
#include "target.h"

namespace hp::fuzz {
namespace {

using namespace pack;
using pack::test::Bytes, pack::test::text_of;

constexpr char as_it_is = 0, checksums_right = 1;

// Without this, hardly a change to a header would come past its checksum.
void right_checksums(Bytes& archive) {
  for (std::size_t at = 0; at + block_bytes <= archive.size(); at += block_bytes)
    if (text_of(std::span(archive).subspan(at + 257, 5)) == "ustar") pack::test::set_field(archive, at, 155, " ");
}

std::string name_at(std::span<const std::byte> archive, std::size_t at) {
  const auto field = text_of(archive.subspan(at, 100));
  return std::string(field.substr(0, field.find('\0')));
}

MappedFile mapped(const Bytes& archive) {
  const int file = ::memfd_create("archive", MFD_CLOEXEC);
  check(file >= 0 && ::write(file, archive.data(), archive.size()) == static_cast<ssize_t>(archive.size()));
  auto map = MappedFile::map(file, "the archive", max_pack_bytes);
  ::close(file);
  check(map.has_value());
  return *std::move(map);
}

void try_front(const Bytes& archive) {
  const auto front = read_front(archive);
  if (!front) return;
  check(front->manifest.size() <= max_manifest_bytes && front->signatures.size() <= max_signatures);
  std::vector<NamedBytes> files{{std::string(manifest_name), std::as_bytes(std::span(front->manifest))}};
  for (std::size_t i = 0; i < front->signatures.size(); ++i) {
    check(front->numbers[i] == i + 1 && front->signatures[i].size() <= max_signature_bytes);
    files.push_back({signature_name(front->numbers[i]), std::as_bytes(std::span(front->signatures[i]))});
  }
  const Bytes again = write_tar(files);
  check(again.size() - 2 * block_bytes == front->files_at && front->files_at <= archive.size());
  check(std::equal(archive.begin(), archive.begin() + static_cast<std::ptrdiff_t>(front->files_at), again.begin()));
}

void try_walk(const Bytes& archive) {
  const MappedFile file = mapped(archive);
  Walk walk(archive), through_file(file, 0);
  std::vector<NamedBytes> files;
  while (walk.at() + block_bytes <= archive.size()) {
    const std::string name = name_at(archive, walk.at());
    if (name.empty()) break;
    check(walk.next_name_begins(name) && through_file.next_name_begins(name));
    const std::size_t before = walk.at();
    const auto found = walk.next(name, max_file_bytes), same = through_file.next(name, max_file_bytes);
    check(found.has_value() == same.has_value() && walk.at() == through_file.at());
    if (!found) return check(walk.at() == before && found.error().code == same.error().code);
    check(text_of(*found) == text_of(*same));
    check(padded(found->size()) + block_bytes == walk.at() - before && walk.at() <= archive.size());
    files.push_back({name, *found});
  }
  const auto end = walk.end();
  check(end.has_value() == through_file.end().has_value());
  if (end) check(write_tar(files) == archive);
}

}  // namespace

std::vector<std::string> seeds() {
  const std::string good(text_of(pack::test::good_pack()));
  const std::string lone(text_of(pack::test::tar_of({{"MANIFEST", ""}, {"text/a", std::string(512, 'x')}})));
  return {as_it_is + good, checksums_right + good, as_it_is + lone, checksums_right + lone,
          checksums_right + good.substr(0, 3 * block_bytes)};
}

std::vector<std::string> words() {
  return {"MANIFEST",    "MANIFEST.1.minisig", "MANIFEST.10.minisig", std::string("ustar\00000", 8),
          "00000000000", "77777777777",        "00000001000"};
}

void try_input(std::string_view input) {
  if (input.empty()) return;
  Bytes archive = pack::test::bytes_of(input.substr(1));
  if (input.front() & 1) right_checksums(archive);
  try_front(archive);
  if (!archive.empty()) try_walk(archive);
}

}  // namespace hp::fuzz
