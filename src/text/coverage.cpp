#include "text/coverage.h"

namespace hp::text {

void Coverage::add(char32_t first, char32_t last) {
  if (last > 0x10FFFF) last = 0x10FFFF;
  for (char32_t c = first; c <= last;) {
    const std::size_t page = c >> 8;
    if (page >= m_page_of.size()) m_page_of.resize(page + 1, 0);
    if (m_page_of[page] == 0) {
      m_page_of[page] = static_cast<std::uint16_t>(m_pages.size());
      m_pages.emplace_back();
    }
    Page& bits = m_pages[m_page_of[page]];
    for (; c <= last && (c >> 8) == page; ++c) bits[(c >> 6) & 3] |= std::uint64_t{1} << (c & 63);
  }
}

}  // namespace hp::text
