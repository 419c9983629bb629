#pragma once
// Which code points a face has a glyph for: one bit each, in pages of 256, empty pages shared. Filled once when the
// face is opened, so that choosing a face for a cluster is a few memory reads and never a search.
#include <array>
#include <cstdint>
#include <vector>

namespace hp::text {

class Coverage {
 public:
  void add(char32_t first, char32_t last);  // both included

  bool has(char32_t c) const {
    const std::size_t page = c >> 8;
    if (page >= m_page_of.size()) return false;
    return (m_pages[m_page_of[page]][(c >> 6) & 3] >> (c & 63)) & 1;
  }
  bool empty() const { return m_pages.size() == 1; }

 private:
  using Page = std::array<std::uint64_t, 4>;
  std::vector<std::uint16_t> m_page_of;  // 0: the page on which nothing stands
  std::vector<Page> m_pages{Page{}};
};

}  // namespace hp::text
