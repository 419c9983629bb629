// Each field of a header bent, of each kind of header a pack has; each type of entry that tar knows; and a pack cut off
// at every block. Checksums are put right again, as an attacker would.
#include "bad_packs.h"

namespace hp::pack {
namespace {

using namespace test;

// Where ustar's fields lie, written down once more: were they taken from the reader, both could be wrong.
struct Field {
  const char* name;
  std::size_t byte;  // one of the field
};
constexpr Field fields[] = {{"name_tail", 99},   {"mode", 105},           {"uid", 113},          {"gid", 121},
                            {"mtime", 146},      {"type", 156},           {"link_name", 157},    {"link_name_end", 256},
                            {"magic", 261},      {"version", 264},        {"user_name", 265},    {"user_name_end", 296},
                            {"group_name", 297}, {"group_name_end", 328}, {"device_major", 335}, {"device_minor", 343},
                            {"prefix", 345},     {"prefix_end", 499},     {"rest", 500},         {"rest_end", 511}};

struct Entry {
  const char *name, *file;
};
constexpr Entry entries[] = {{"manifest", "MANIFEST"},         {"signature", "MANIFEST.2.minisig"},
                             {"pack_json", "pack.json"},       {"sound", "audio/en-gb/help.opus"},
                             {"font", "fonts/latin-bold.ttf"}, {"last_file", "text/en-gb/ui.mo"}};

Bytes with_bent(const std::string& file, std::size_t byte) {
  Bytes pack = good_pack();
  const std::size_t header = header_of(pack, file);
  pack[header + byte] ^= std::byte{1};
  set_field(pack, header, byte, text_of(std::span(pack).subspan(header + byte, 1)));
  return pack;
}

Bytes with_bent_checksum(const std::string& file) {
  Bytes pack = good_pack();
  pack[header_of(pack, file) + 150] ^= std::byte{1};
  return pack;
}

Bytes with_type(const std::string& file, char type) {
  Bytes pack = good_pack();
  set_field(pack, header_of(pack, file), 156, std::string_view(&type, 1));
  return pack;
}

// What remains of a cut that falls between two files is a shorter row of files; before the first of those in MANIFEST
// it is a pack with fewer signatures.
std::string code_when_cut_at(const Bytes& pack, std::size_t bytes) {
  if (bytes == 0) return "archive.not-a-pack";
  if (bytes == header_of(pack, "MANIFEST.1.minisig")) return "pack.unsigned";
  if (bytes == header_of(pack, "MANIFEST.2.minisig")) return "pack.signatures-too-few";
  return "archive.truncated";
}

std::vector<BadPack> make_all() {
  std::vector<BadPack> all;
  for (const Entry& entry : entries) {
    const std::string of = std::string("_of_") + entry.name, file = entry.file;
    for (const Field& field : fields)
      all.push_back({field.name + of, [=] { return with_bent(file, field.byte); }, "archive.header-wrong"});
    all.push_back({"checksum" + of, [=] { return with_bent_checksum(file); }, "archive.header-wrong"});
  }
  // POSIX's own, GNU's, Sun's and star's.
  for (const char type : std::string("123456789ADEIKLMNSVXgx\0 ", 24))
    all.push_back({"type_" + std::to_string(type), [=] { return with_type("fonts/latin-bold.ttf", type); },
                   "archive.header-wrong"});
  const Bytes whole = good_pack();
  for (std::size_t bytes = 0; bytes < whole.size(); bytes += block_bytes)
    all.push_back({"cut_at_block_" + std::to_string(bytes / block_bytes),
                   [whole, bytes] { return Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(bytes)); },
                   code_when_cut_at(whole, bytes)});
  return all;
}

}  // namespace

const std::vector<BadPack>& test::bad_headers() {
  static const std::vector<BadPack> all = make_all();
  return all;
}

}  // namespace hp::pack
