// Prints what the budget is about and asserts no time, because the machines that run tests are shared. What it asserts
// is that the work was done.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "paint/blend.h"
#include "paint/damage.h"
#include "paint/fill.h"

namespace hp::paint {
namespace {

class Speed : public testing::Test {
 protected:
  // The median of 41 runs.
  template <class Work>
  void measure(const char* what, Work work) {
    std::vector<double> ms;
    for (int i = 0; i < 41; ++i) {
      const auto start = std::chrono::steady_clock::now();
      work();
      ms.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::nth_element(ms.begin(), ms.begin() + 20, ms.end());
    std::printf("             %-44s %7.3f ms\n", what, ms[20]);
  }

  std::vector<std::uint32_t> m_pixels = std::vector<std::uint32_t>(1080 * 1920, 0xFFFFFFFF);
  Surface m_screen{m_pixels.data(), 1080, 1920, 1080};
};

TEST_F(Speed, clearing_the_screen) {
  measure("clear 1080x1920", [&] { fill(m_screen, m_screen.bounds(), rgb(0xF6F1E7), m_screen.bounds()); });
  EXPECT_EQ(m_pixels.back(), 0xFFF6F1E7u);
}

// A glyph as they are: a third of it empty, a third full, a third edge.
TEST_F(Speed, a_screen_of_glyphs) {
  std::vector<std::uint8_t> glyph(20 * 28);
  for (std::size_t i = 0; i < glyph.size(); ++i) {
    const std::size_t x = i % 20;
    glyph[i] = static_cast<std::uint8_t>(x < 7 ? 0 : x < 13 ? 255 : i * 37);
  }
  const Mask mask{glyph.data(), 20, 28, 20};
  const auto page = [&](Colour colour) {
    for (int i = 0; i < 1500; ++i) blend_mask(m_screen, i % 50 * 21, i / 50 * 60, mask, colour, m_screen.bounds());
  };
  measure("1,500 glyphs of 20x28", [&] { page(rgb(0x1F2A30)); });
  measure("1,500 glyphs of 20x28, mixed in every pixel", [&] { page({0x1F, 0x2A, 0x30, 200}); });
  EXPECT_NE(m_pixels[10], 0xFFFFFFFFu);
}

TEST_F(Speed, forty_rounded_tiles) {
  measure("40 tiles of 240x160, filled and outlined", [&] {
    for (int i = 0; i < 40; ++i) {
      const int x = i % 4 * 260, y = i / 4 * 180;
      fill_rounded(m_screen, {x, y, x + 240, y + 160}, 16, rgb(0xFFFFFF), m_screen.bounds());
      stroke_rounded(m_screen, {x, y, x + 240, y + 160}, 16, 2, rgb(0x808080), m_screen.bounds());
    }
  });
  EXPECT_EQ(m_pixels[120], 0xFF808080u);
}

TEST_F(Speed, finding_that_nothing_changed) {
  Damage damage;
  damage.resize(1080, 1920);
  std::size_t changed = 0;
  measure("damage of 2,000 glyphs", [&] {
    damage.begin();
    damage.add({0, 0, 1080, 1920}, 1);
    for (int i = 0; i < 2000; ++i) damage.add({i % 50 * 21, i / 50 * 40, i % 50 * 21 + 20, i / 50 * 40 + 28}, i);
    changed = damage.finish().size();
  });
  EXPECT_EQ(changed, 0u);
}

}  // namespace
}  // namespace hp::paint
