#pragma once
// What lies on a stick: at most four `*.helppack` in its root, in name order. Names decide nothing
// but that order. Only plain files are opened, none through a link, nothing below the root is looked at, and whatever
// is on the stick is read once, by copy_in().
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "result.h"
#include "update/stick.h"

namespace hp::update {

inline constexpr std::size_t max_packs_looked_at = 4;

// A file on the stick, open for its one reading.
class Source {
 public:
  // Errors: media.unreadable, media.unplugged.
  static Result<Source> open(const Stick& stick, const std::string& name);
  Source(Source&& other) noexcept;
  Source& operator=(Source&& other) noexcept;
  ~Source();
  const std::string& name() const { return m_name; }
  std::uint64_t size() const { return m_size; }  // when it was opened
  // The next bytes; none at the end. Errors: as open().
  Result<std::size_t> read(std::span<std::byte> into);

 private:
  Source(int descriptor, std::string name, std::uint64_t size)
      : m_descriptor(descriptor), m_name(std::move(name)), m_size(size) {}
  int m_descriptor;
  std::string m_name;
  std::uint64_t m_size;
};

// The names to try, without "._x.helppack" and other hidden files, which some computers leave on a stick. Errors:
// media.no-pack, media.unreadable, media.unplugged.
Result<std::vector<std::string>> find_packs(const Stick& stick);

}  // namespace hp::update
