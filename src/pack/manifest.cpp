#include "pack/manifest.h"

#include <sodium.h>

#include <algorithm>
#include <iterator>

namespace hp::pack {
namespace {

constexpr std::string_view about_path = "pack.json";
constexpr std::array<std::string_view, 4> top_folders{"text", "fonts", "audio", "trust"};
constexpr std::size_t hex_digits = 2 * std::tuple_size_v<Digest>;
constexpr std::string_view hex_alphabet = "0123456789abcdef";

bool is_segment(std::string_view segment) {
  if (segment.empty() || segment == "." || segment == "..") return false;
  return std::all_of(segment.begin(), segment.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
  });
}

// pack.json, then bytewise.
bool stands_before(std::string_view a, std::string_view b) {
  if ((a == about_path) != (b == about_path)) return a == about_path;
  return a < b;
}

Error wrong_line(const char* what, std::size_t number, const std::string& why) {
  return {std::string("manifest.") + what, "MANIFEST, line " + std::to_string(number) + ": " + why};
}

// The value of each character as a digit; -1 for what is none, upper case included. A table, as branches on digits that
// are random by nature are half the time of reading a long MANIFEST.
constexpr std::array<signed char, 256> hex_values = [] {
  std::array<signed char, 256> values{};
  values.fill(-1);
  for (std::size_t i = 0; i < hex_alphabet.size(); ++i)
    values[static_cast<unsigned char>(hex_alphabet[i])] = static_cast<signed char>(i);
  return values;
}();

bool parse_digest(std::string_view hex, Digest& digest) {
  const auto value = [hex](std::size_t at) { return int{hex_values[static_cast<unsigned char>(hex[at])]}; };
  int all = 0;
  for (std::size_t i = 0; i < digest.size(); ++i) {
    const int high = value(2 * i), low = value(2 * i + 1);
    all |= high | low;
    digest[i] = static_cast<std::byte>(high * 16 + low);
  }
  return all >= 0;
}

// A file that is also a folder ("text/a" beside "text/a/b") could not be unpacked by tar.
bool has_file_as_folder(const std::vector<ManifestLine>& sorted, std::string_view path) {
  const auto before = [](const ManifestLine& line, std::string_view folder) {
    return stands_before(line.path, folder);
  };
  const auto after_top_folder = path.find('/') + 1;  // which is_pack_path() lets be nothing but a folder
  for (auto slash = path.find('/', after_top_folder); slash != std::string_view::npos;
       slash = path.find('/', slash + 1)) {
    const auto folder = path.substr(0, slash);
    const auto found = std::lower_bound(sorted.begin(), sorted.end(), folder, before);
    if (found != sorted.end() && found->path == folder) return true;
  }
  return false;
}

Result<ManifestLine> parse_line(std::string_view line, std::size_t number) {
  constexpr std::string_view separator = "  ";
  ManifestLine parsed;
  if (line.size() <= hex_digits + separator.size() || line.substr(hex_digits, separator.size()) != separator ||
      !parse_digest(line.substr(0, hex_digits), parsed.digest))
    return wrong_line("line-wrong", number, "not 128 hex digits in lower case, two spaces and a path, as b2sum prints");
  const std::string_view path = line.substr(hex_digits + separator.size());
  if (!is_pack_path(path))
    return wrong_line("path-wrong", number,
                      "a path is pack.json, or segments of a-z 0-9 . _ - under text, fonts, audio "
                      "or trust, at most 100 bytes, and never climbs");
  parsed.path = path;
  return parsed;
}

}  // namespace

bool is_pack_path(std::string_view path) {
  if (path == about_path) return true;
  if (path.size() > max_path_bytes) return false;
  const auto top = path.substr(0, path.find('/'));
  if (top.size() == path.size()) return false;
  if (std::find(top_folders.begin(), top_folders.end(), top) == top_folders.end()) return false;
  for (std::size_t start = 0; start <= path.size();) {
    const auto end = std::min(path.find('/', start), path.size());
    if (!is_segment(path.substr(start, end - start))) return false;
    start = end + 1;
  }
  return true;
}

Digest blake2b_512(std::span<const std::byte> bytes) {
  // Chooses the fastest code for this processor. Should it fail, the portable code gives the same digest.
  [[maybe_unused]] static const int chosen = sodium_init();
  Digest digest;
  crypto_generichash_blake2b(reinterpret_cast<unsigned char*>(digest.data()), digest.size(),
                             reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr, 0);
  return digest;
}

Result<Manifest> parse_manifest(std::string_view bytes) {
  if (bytes.size() > max_manifest_bytes)
    return Error{"manifest.too-large", "MANIFEST has more than " + std::to_string(max_manifest_bytes) + " bytes"};
  Manifest manifest;
  const auto newlines = static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n'));
  manifest.lines.reserve(std::min(newlines, max_entries));
  for (std::size_t start = 0; start < bytes.size();) {
    const std::size_t number = manifest.lines.size() + 1;
    if (number > max_entries)
      return Error{"manifest.too-many", "MANIFEST has more than " + std::to_string(max_entries) + " lines"};
    const auto end = bytes.find('\n', start);
    if (end == std::string_view::npos) return wrong_line("line-wrong", number, "has no newline at its end");
    auto line = parse_line(bytes.substr(start, end - start), number);
    if (!line) return std::move(line).error();
    if ((number == 1) != (line->path == about_path))
      return wrong_line("pack-json-not-first", number, "pack.json stands in the first line and nowhere else");
    if (number > 1 && line->path == manifest.lines.back().path)
      return wrong_line("path-twice", number, line->path + " stands there twice");
    if (number > 1 && !stands_before(manifest.lines.back().path, line->path))
      return wrong_line("not-sorted", number, line->path + " is not in bytewise order");
    if (has_file_as_folder(manifest.lines, line->path))
      return wrong_line("file-as-folder", number, line->path + " lies in a folder that is a file above");
    manifest.lines.push_back(*std::move(line));
    start = end + 1;
  }
  if (manifest.lines.empty()) return Error{"manifest.empty", "MANIFEST is empty"};
  return manifest;
}

std::string write_manifest(const Manifest& manifest) {
  std::vector<ManifestLine> lines = manifest.lines;
  std::sort(lines.begin(), lines.end(),
            [](const ManifestLine& a, const ManifestLine& b) { return stands_before(a.path, b.path); });
  std::string out;
  for (const ManifestLine& line : lines) {
    for (const std::byte byte : line.digest) {
      out += hex_alphabet[std::to_integer<unsigned>(byte) >> 4];
      out += hex_alphabet[std::to_integer<unsigned>(byte) & 15];
    }
    out += "  " + line.path + "\n";
  }
  return out;
}

}  // namespace hp::pack
