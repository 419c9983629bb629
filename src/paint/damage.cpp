#include "paint/damage.h"

namespace hp::paint {
namespace {

// Order matters: the steps of "a then b" and "b then a" differ. (The finaliser of splitmix64.)
std::uint64_t then(std::uint64_t hash, std::uint64_t value) {
  hash = (hash ^ value) + 0x9E3779B97F4A7C15u;
  hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9u;
  hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBu;
  return hash ^ (hash >> 31);
}

std::uint64_t pair(int a, int b) {
  return (std::uint64_t{static_cast<std::uint32_t>(a)} << 32) | static_cast<std::uint32_t>(b);
}

}  // namespace

void Damage::resize(int width, int height) {
  m_width = std::max(width, 0);
  m_height = std::max(height, 0);
  m_columns = m_width / tile + (m_width % tile != 0);
  m_rows = m_height / tile + (m_height % tile != 0);
  m_now.assign(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows), 0);
  m_before = m_now;
  m_whole = true;
}

void Damage::invalidate() { m_whole = true; }

void Damage::begin() { std::fill(m_now.begin(), m_now.end(), 0); }

void Damage::add(Rect area, std::uint64_t hash) {
  const Rect seen = area.intersect({0, 0, m_width, m_height});
  if (seen.empty()) return;
  // Where it stands counts too, so that a caller who hashes only the look of a thing may move it.
  const std::uint64_t value = then(then(hash, pair(area.x0, area.y0)), pair(area.x1, area.y1));
  for (int row = seen.y0 / tile; row <= (seen.y1 - 1) / tile; ++row)
    for (int column = seen.x0 / tile; column <= (seen.x1 - 1) / tile; ++column) {
      std::uint64_t& sequence = m_now[static_cast<std::size_t>(row) * m_columns + column];
      sequence = then(sequence, value);
    }
}

std::vector<Rect> Damage::finish() {
  std::vector<Rect> changed;
  if (m_whole) {
    if (!m_now.empty()) changed.push_back({0, 0, m_width, m_height});
  } else {
    // Runs of changed tiles along each row; a run just under one of the same width lengthens it.
    for (int row = 0; row < m_rows; ++row) {
      const auto differs = [&](int column) {
        const std::size_t at = static_cast<std::size_t>(row) * m_columns + column;
        return m_now[at] != m_before[at];
      };
      for (int column = 0; column < m_columns;) {
        if (!differs(column++)) continue;
        const int first = column - 1;
        while (column < m_columns && differs(column)) ++column;
        const Rect run{first * tile, row * tile, std::min(column * tile, m_width),
                       std::min((row + 1) * tile, m_height)};
        const auto above = std::find_if(changed.begin(), changed.end(), [&](const Rect& r) {
          return r.x0 == run.x0 && r.x1 == run.x1 && r.y1 == run.y0;
        });
        if (above != changed.end())
          above->y1 = run.y1;
        else
          changed.push_back(run);
      }
    }
  }
  m_whole = false;
  std::swap(m_now, m_before);
  return changed;
}

}  // namespace hp::paint
