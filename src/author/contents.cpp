#include "author/contents.h"

#include <algorithm>

#include "author/attach.h"
#include "pack/archive.h"
#include "pack/manifest.h"

namespace hp::author {
namespace {

std::string_view text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::span<const std::byte> bytes_of(std::string_view text) { return std::as_bytes(std::span(text)); }

}  // namespace

Result<Contents> read_contents(std::span<const std::byte> pack) {
  if (auto whole = manifest_of(pack); !whole) return std::move(whole).error();
  // From here the pack is whole: every header, every hash.
  auto front = pack::read_front(pack);
  if (!front) return std::move(front).error();
  auto manifest = pack::parse_manifest(front->manifest);
  if (!manifest) return std::move(manifest).error();
  Contents contents;
  contents.signatures = front->signatures.size();
  contents.entries.push_back({std::string(pack::manifest_name), bytes_of(front->manifest)});
  for (std::size_t i = 0; i < front->signatures.size(); ++i)
    contents.entries.push_back({pack::signature_name(front->numbers[i]), bytes_of(front->signatures[i])});
  pack::Walk walk(pack.subspan(front->files_at));
  for (const pack::ManifestLine& line : manifest->lines) {
    auto bytes = walk.next(line.path, pack::max_file_bytes);
    if (!bytes) return std::move(bytes).error();
    if (line.path == "pack.json") {
      auto about = pack::parse_about(text_of(*bytes));
      if (!about) return std::move(about).error();
      contents.about = *std::move(about);
    }
    contents.entries.push_back({line.path, *bytes});
  }
  return contents;
}

std::string list_contents(const Contents& contents) {
  const pack::About& about = contents.about;
  std::string out = about.title + "\n" + about.publisher + "\nversion " + std::to_string(about.version) +
                    " for the group " + about.group + ", to be reviewed by " + about.review_by +
                    (about.preview ? ", a preview: something in it is a draft or unchecked\n" : "\n");
  out += contents.signatures == 0
             ? "not signed\n"
             : "signed by " + std::to_string(contents.signatures) + (contents.signatures == 1 ? " key\n" : " keys\n");
  out += std::to_string(about.languages.size()) + (about.languages.size() == 1 ? " language:\n" : " languages:\n");
  for (const pack::PackLanguage& row : about.languages)
    out += "  " + row.language.tag() + "  " + row.endonym + "  (" + row.english + ", " + row.review + ")\n";
  std::size_t width = 0, total = 0;
  for (const PackEntry& entry : contents.entries) {
    width = std::max(width, std::to_string(entry.bytes.size()).size());
    total += entry.bytes.size();
  }
  for (const PackEntry& entry : contents.entries) {
    const std::string size = std::to_string(entry.bytes.size());
    out += std::string(width - size.size() + 2, ' ') + size + "  " + entry.path + "\n";
  }
  return out + std::to_string(total) + " bytes in " + std::to_string(contents.entries.size()) + " files\n";
}

}  // namespace hp::author
