#include "pack/floor.h"

#include <algorithm>
#include <charconv>
#include <span>
#include <string_view>

#include "pack/about.h"

namespace hp::pack {
namespace {

constexpr std::size_t version_digits = 10, day_letters = 10, max_floor_bytes = 64;

}  // namespace

void Floor::raise(std::uint64_t to_version, const std::string& to_day) {
  version = std::max(version, to_version);
  day = std::max(day, to_day);
}

Result<std::optional<Floor>> read_floor(Disk& disk, const std::string& store) {
  const std::string path = store + "/floor";
  auto text = disk.read(path, max_floor_bytes);
  if (!text && text.error().code == "disk.missing") return std::optional<Floor>();
  if (!text) return std::move(text).error();
  Floor floor;
  const char* const end = text->data() + std::min(text->size(), version_digits);
  const auto [stopped, error] = std::from_chars(text->data(), end, floor.version);
  const bool whole = text->size() == version_digits + 1 + day_letters + 1 && error == std::errc{} && stopped == end &&
                     (*text)[version_digits] == ' ' && text->back() == '\n';
  if (whole) floor.day = text->substr(version_digits + 1, day_letters);
  if (!whole || !is_date(floor.day))
    return Error{"floor.damaged",
                 path + " is not one line such as 2026112401 2026-11-24; the pack shown stands for it"};
  return std::optional(floor);
}

Result<void> write_floor(Disk& disk, const std::string& store, const Floor& floor) {
  const std::string text = std::to_string(floor.version) + " " + floor.day + "\n";
  auto file = NewFile::make(disk, store);
  if (!file) return std::move(file).error();
  if (auto written = disk.write(file->number(), std::as_bytes(std::span(text))); !written) return written;
  if (auto synced = disk.sync_file(file->number()); !synced) return synced;
  return disk.name_file(file->number(), store + "/floor");
}

std::string build_day() {
  // "Nov 24 2026"; of a reproducible build, the day that SOURCE_DATE_EPOCH says.
  constexpr std::string_view built = __DATE__, months = "JanFebMarAprMayJunJulAugSepOctNovDec";
  const auto two = [](std::size_t number) {
    return std::string{static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
  };
  const std::size_t day =
      (built[4] == ' ' ? 0u : static_cast<unsigned>(built[4] - '0') * 10) + static_cast<unsigned>(built[5] - '0');
  return std::string(built.substr(7)) + "-" + two(months.find(built.substr(0, 3)) / 3 + 1) + "-" + two(day);
}

}  // namespace hp::pack
