#include "text/atlas.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "noto.h"

namespace hp::text {
namespace {

struct Fixture {
  NotoStacks noto;
  FontId latin = noto.stack("en-GB").at(0, false);
  GlyphKey key(std::uint32_t glyph, unsigned size_px = 32, std::uint8_t bin = 0) const {
    return {latin, glyph, static_cast<std::uint16_t>(size_px * 4), bin};
  }
};

bool apart(const GlyphSlot& a, const GlyphSlot& b) {
  return a.page != b.page || a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y ||
         b.y + b.height <= a.y;
}

}  // namespace

TEST(Atlas, a_glyph_is_drawn_once_and_found_after) {
  Fixture f;
  Atlas atlas(f.noto.fonts());
  const GlyphSlot first = atlas.find(f.key(40)), second = atlas.find(f.key(40));
  EXPECT_EQ(atlas.rasterised(), 1u);
  EXPECT_EQ(first.x, second.x);
  EXPECT_GT(first.width, 0);
}

TEST(Atlas, the_page_holds_what_the_rasteriser_drew) {
  Fixture f;
  Atlas atlas(f.noto.fonts());
  atlas.find(f.key(50));
  const GlyphSlot slot = atlas.find(f.key(40));
  const GlyphPicture picture = rasterise(f.noto.fonts(), f.key(40));
  ASSERT_EQ(slot.width, picture.width);
  for (int y = 0; y < picture.height; ++y)
    for (int x = 0; x < picture.width; ++x)
      ASSERT_EQ(atlas.page(slot.page)[static_cast<std::size_t>((slot.y + y) * Atlas::page_side + slot.x + x)],
                picture.bytes[static_cast<std::size_t>(y * picture.width + x)]);
}

TEST(Atlas, no_two_glyphs_overlap_and_none_leaves_the_page) {
  Fixture f;
  Atlas atlas(f.noto.fonts());
  std::vector<GlyphSlot> slots;
  for (std::uint32_t glyph = 3; glyph < 400; ++glyph)
    for (const unsigned size : {17u, 32u, 61u}) slots.push_back(atlas.find(f.key(glyph, size)));
  std::erase_if(slots, [](const GlyphSlot& s) { return s.width == 0; });
  for (std::size_t i = 0; i < slots.size(); ++i) {
    EXPECT_LE(slots[i].x + slots[i].width, Atlas::page_side);
    EXPECT_LE(slots[i].y + slots[i].height, Atlas::page_side);
    for (std::size_t j = 0; j < i; ++j) ASSERT_TRUE(apart(slots[i], slots[j])) << i << ' ' << j;
  }
}

TEST(Atlas, a_space_needs_no_room) {
  Fixture f;
  Atlas atlas(f.noto.fonts());
  EXPECT_EQ(atlas.find(f.key(3)).width, 0);
  EXPECT_EQ(atlas.pages(), 0u);
}

TEST(Atlas, a_full_page_is_followed_by_a_new_one_and_stays_as_it_is) {
  Fixture f;
  Atlas atlas(f.noto.fonts(), 3);
  const GlyphSlot first = atlas.find(f.key(40, 200));
  const std::vector<std::uint8_t> before(atlas.page(0).begin(), atlas.page(0).begin() + 1024 * 100);
  for (std::uint32_t glyph = 41; atlas.pages() < 2; ++glyph) atlas.find(f.key(glyph, 200));
  EXPECT_EQ(atlas.generation(), 0u);
  EXPECT_EQ(atlas.find(f.key(40, 200)).x, first.x);
  EXPECT_EQ(before.size(), 1024u * 100);
}

TEST(Atlas, when_all_pages_are_full_it_starts_again_only_between_frames) {
  Fixture f;
  Atlas atlas(f.noto.fonts(), 1);
  const GlyphSlot first = atlas.find(f.key(40, 200));
  std::uint32_t glyph = 41;
  for (; glyph < 200; ++glyph) atlas.find(f.key(glyph, 200));
  EXPECT_EQ(atlas.find(f.key(40, 200)).x, first.x) << "what was found in this frame stays";
  EXPECT_EQ(atlas.find(f.key(199, 200)).width, 0) << "no room in this frame";
  EXPECT_TRUE(atlas.is_full());
  EXPECT_EQ(atlas.generation(), 0u);
  atlas.begin_frame();
  EXPECT_EQ(atlas.generation(), 1u);
  EXPECT_GT(atlas.find(f.key(199, 200)).width, 0);
  EXPECT_FALSE(atlas.is_full());
}

TEST(Atlas, pages_that_start_again_are_empty) {
  Fixture f;
  Atlas used(f.noto.fonts(), 2), fresh(f.noto.fonts(), 2);
  for (std::uint32_t glyph = 40; !used.is_full(); ++glyph) used.find(f.key(glyph, 200));
  used.begin_frame();
  EXPECT_EQ(used.pages(), 0u);
  for (std::uint32_t glyph = 40; used.pages() < 2; ++glyph) used.find(f.key(glyph, 100)), fresh.find(f.key(glyph, 100));
  ASSERT_EQ(fresh.pages(), 2u);
  for (const unsigned page : {0u, 1u}) {
    EXPECT_TRUE(std::equal(used.page(page).begin(), used.page(page).end(), fresh.page(page).begin()));
    const Atlas::Rows rows = used.take_changed_rows(page);
    EXPECT_EQ(rows.first, 0);
    EXPECT_EQ(rows.last, Atlas::page_side) << "what was there before is gone";
  }
}

TEST(Atlas, it_says_which_rows_changed) {
  Fixture f;
  Atlas atlas(f.noto.fonts());
  const GlyphSlot slot = atlas.find(f.key(40));
  const Atlas::Rows rows = atlas.take_changed_rows(slot.page);
  EXPECT_EQ(rows.first, slot.y);
  EXPECT_EQ(rows.last, slot.y + slot.height);
  EXPECT_EQ(atlas.take_changed_rows(slot.page).last, 0);
}

}  // namespace hp::text
