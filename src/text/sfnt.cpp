#include "text/sfnt.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace hp::text {
namespace {

constexpr std::size_t record_size = 16;  // of the table directory: tag, checksum, offset, length

class Reader {
 public:
  explicit Reader(std::span<const std::byte> bytes) : m_bytes(bytes) {}
  bool holds(std::uint64_t offset, std::uint64_t length) const {
    return offset <= m_bytes.size() && length <= m_bytes.size() - offset;
  }
  std::uint32_t u16(std::size_t at) const { return byte(at) << 8 | byte(at + 1); }
  std::uint32_t u32(std::size_t at) const { return u16(at) << 16 | u16(at + 2); }
  std::string tag(std::size_t at) const {
    return {static_cast<char>(byte(at)), static_cast<char>(byte(at + 1)), static_cast<char>(byte(at + 2)),
            static_cast<char>(byte(at + 3))};
  }

 private:
  std::uint32_t byte(std::size_t at) const { return std::to_integer<std::uint32_t>(m_bytes[at]); }
  std::span<const std::byte> m_bytes;
};

Error broken(std::string what) { return {"font.unreadable", std::move(what)}; }

}  // namespace

Result<void> check_sfnt(std::span<const std::byte> bytes, unsigned face) {
  const Reader file(bytes);
  std::size_t start = 0;
  if (!file.holds(0, 12)) return broken("it is no font file");
  if (file.tag(0) == "ttcf") {
    if (face >= file.u32(8) || !file.holds(12 + 4 * std::uint64_t{face}, 4))
      return broken("it has no face of that number");
    start = file.u32(12 + 4 * std::size_t{face});
    if (!file.holds(start, 12)) return broken("it was cut short");
  } else if (face != 0) {
    return broken("it is no collection and has one face only");
  }
  if (const std::string kind = file.tag(start); kind != "OTTO" && kind != "true" && file.u32(start) != 0x00010000)
    return broken("it is no OpenType font");

  const std::size_t tables = file.u16(start + 4);
  if (!file.holds(start + 12, tables * record_size)) return broken("it was cut short");
  std::string seen = " ";
  for (std::size_t i = 0; i < tables; ++i) {
    const std::size_t record = start + 12 + i * record_size;
    const std::uint32_t offset = file.u32(record + 8), length = file.u32(record + 12);
    if (!file.holds(offset, length)) return broken("it was cut short: table '" + file.tag(record) + "' is not whole");
    if (length > 0) seen += file.tag(record) + ' ';
  }
  const auto has = [&](std::string_view name) { return seen.find(" " + std::string(name) + " ") != std::string::npos; };
  for (const char* name : {"head", "hhea", "maxp", "hmtx", "cmap"})
    if (!has(name)) return broken(std::string("it has no table '") + name + "'");
  if (!(has("glyf") && has("loca")) && !has("CFF ") && !has("CFF2")) return broken("it has no outlines");
  return {};
}

}  // namespace hp::text
