#include "text/atlas.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "text/raster.h"

namespace hp::text {
namespace {

constexpr int gap = 1;         // between pictures, so that a neighbour never shows, however the page is sampled
constexpr int shelf_step = 8;  // shelf heights, so that glyphs of one size share shelves

struct HashKey {
  std::size_t operator()(const GlyphKey& key) const {
    const std::uint64_t packed =
        std::uint64_t{key.glyph} << 32 | std::uint64_t{key.font.value} << 16 | key.size_quarter_px;
    return static_cast<std::size_t>((packed ^ std::uint64_t{key.x_bin} << 62) * 0x9E3779B97F4A7C15u >> 7);
  }
};

struct Shelf {
  unsigned page;
  int y, height, used;  // px; used: from the left
};

struct Page {
  std::vector<std::uint8_t> bytes = std::vector<std::uint8_t>(std::size_t{Atlas::page_side} * Atlas::page_side);
  int used = 0;  // px from the top that have shelves
  Atlas::Rows changed;
};

}  // namespace

struct AtlasState {
  Rasteriser rasteriser;
  unsigned max_pages;
  std::unordered_map<GlyphKey, GlyphSlot, HashKey> slots;
  std::vector<std::unique_ptr<Page>> pages;
  unsigned taken = 0;  // the pages in use, the first of all
  std::vector<Shelf> shelves;
  bool full = false;
  std::uint64_t rasterised = 0, generation = 0;

  // The lowest shelf that holds it without wasting more than half, else a new shelf, else a new page.
  Shelf* shelf_for(int width, int height) {
    Shelf* best = nullptr;
    for (Shelf& shelf : shelves)
      if (shelf.height >= height && shelf.height <= 2 * height + shelf_step && Atlas::page_side - shelf.used >= width &&
          (best == nullptr || shelf.height < best->height))
        best = &shelf;
    if (best != nullptr) return best;
    const int wanted = std::min((height + shelf_step - 1) / shelf_step * shelf_step, Atlas::page_side);
    for (unsigned i = 0; i < taken; ++i)
      if (Atlas::page_side - pages[i]->used >= wanted) return new_shelf(i, wanted);
    if (taken >= max_pages) return nullptr;
    take_page();
    return new_shelf(taken - 1, wanted);
  }

  void take_page() {
    if (taken == pages.size()) {
      pages.push_back(std::make_unique<Page>());
    } else {
      Page& page = *pages[taken];
      std::fill(page.bytes.begin(), page.bytes.end(), std::uint8_t{0});
      page.used = 0;
      page.changed = {0, Atlas::page_side};
    }
    ++taken;
  }

  Shelf* new_shelf(unsigned page, int height) {
    shelves.push_back({page, pages[page]->used, height, 0});
    pages[page]->used += height;
    return &shelves.back();
  }
};

Atlas::Atlas(const Fonts& fonts, unsigned max_pages)
    : m_state(new AtlasState{.rasteriser = Rasteriser(fonts),
                             .max_pages = std::max(1u, max_pages),
                             .slots = {},
                             .pages = {},
                             .taken = 0,
                             .shelves = {}}) {}
Atlas::~Atlas() = default;

void Atlas::allow(unsigned max_pages) { m_state->max_pages = std::max(1u, max_pages); }

void Atlas::begin_frame() {
  AtlasState& s = *m_state;
  if (!s.full) return;
  s.slots.clear();
  s.shelves.clear();
  s.taken = 0;
  s.full = false;
  ++s.generation;
}

GlyphSlot Atlas::find(const GlyphKey& key) {
  AtlasState& s = *m_state;
  if (const auto found = s.slots.find(key); found != s.slots.end()) return found->second;

  const GlyphPicture& picture = s.rasteriser.draw(key);
  ++s.rasterised;
  if (picture.width == 0) return s.slots[key] = {};
  Shelf* shelf = s.shelf_for(picture.width + gap, picture.height + gap);
  if (shelf == nullptr) {
    s.full = true;  // not kept: the next frame starts anew and finds room
    return {};
  }
  Page& page = *s.pages[shelf->page];
  const GlyphSlot slot{.page = static_cast<std::uint16_t>(shelf->page),
                       .x = static_cast<std::uint16_t>(shelf->used),
                       .y = static_cast<std::uint16_t>(shelf->y),
                       .width = static_cast<std::uint16_t>(picture.width),
                       .height = static_cast<std::uint16_t>(picture.height),
                       .left = static_cast<std::int16_t>(picture.left),
                       .top = static_cast<std::int16_t>(picture.top)};
  for (int row = 0; row < picture.height; ++row)
    std::copy_n(picture.bytes.begin() + std::ptrdiff_t{row} * picture.width, picture.width,
                page.bytes.begin() + std::ptrdiff_t{slot.y + row} * page_side + slot.x);
  const bool clean = page.changed.first >= page.changed.last;
  page.changed = {clean ? slot.y : std::min<int>(page.changed.first, slot.y),
                  std::max<int>(clean ? 0 : page.changed.last, slot.y + slot.height)};
  shelf->used += picture.width + gap;
  return s.slots[key] = slot;
}

bool Atlas::is_full() const { return m_state->full; }
unsigned Atlas::pages() const { return m_state->taken; }
std::span<const std::uint8_t> Atlas::page(unsigned index) const { return m_state->pages[index]->bytes; }
Atlas::Rows Atlas::take_changed_rows(unsigned index) { return std::exchange(m_state->pages[index]->changed, {}); }
std::uint64_t Atlas::rasterised() const { return m_state->rasterised; }
std::uint64_t Atlas::generation() const { return m_state->generation; }

}  // namespace hp::text
