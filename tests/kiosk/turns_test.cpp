// How a long page turns, and how a page in English stands inside a language that is read from right to left.
#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "house.h"

namespace hp::kiosk::house {
namespace {

bool is_in_bar(const SpokenEntry& e) {
  return e.id == "hide" || e.id == "easier" || e.id == "language" || e.id == "home" || e.id == "back";
}

TEST(Turns, the_last_turn_begins_with_something_whole) {
  int turned = 0, cut = 0;
  for (const char* tag : {"en-GB", "ar"})
    for (const window::Size size : {portrait, landscape, wide}) {
      Glass glass(shipped(), size);
      for (const Place& place : every_place(*shipped().book(Language::of(tag)))) {
        glass.stand(Language::of(tag), place);
        glass.show();
        glass.session.scroll_to(1e6f);
        const Frame frame = glass.show();
        if (glass.session.place().scroll <= 0) continue;
        ++turned;
        for (const SpokenEntry& e : frame.tree) {
          if (is_in_bar(e) || e.id == "more" || e.box.y >= frame.shown.view_top) continue;
          if (e.box.bottom() > frame.shown.view_top + 1) {
            ++cut;
            // Only a thing that would leave much of the glass empty is cut.
            EXPECT_GT(e.box.bottom() - frame.shown.view_top, frame.shown.view_height * 0.35f)
                << tag << " " << name_of(place) << ": " << e.name;
          }
        }
      }
    }
  EXPECT_GT(turned, 150);
  EXPECT_LT(cut, turned / 50);
}

// The glyphs of many languages do not fit into the atlas together: it starts again, in the middle of a page if need be.
TEST(Turns, a_page_looks_the_same_whatever_was_read_before) {
  Glass glass(shipped(), portrait);
  glass.session.text_size = 4;
  int looked_at = 0;
  std::uint64_t generation = 0;
  for (const char* tag : {"zh-Hans", "am", "ur", "hi", "th", "bn", "gu", "zh-Hans", "ti"})
    for (const Place& place : every_place(*shipped().book(Language::of(tag)))) {
      glass.stand(Language::of(tag), place);
      const std::vector<std::uint32_t>& pixels = glass.paint_over();
      EXPECT_FALSE(glass.ui().atlas().is_full());
      if (std::exchange(generation, glass.ui().atlas().generation()) == glass.ui().atlas().generation()) continue;
      Glass fresh(shipped(), portrait);
      fresh.session.text_size = 4;
      fresh.stand(Language::of(tag), place);
      EXPECT_TRUE(pixels == fresh.paint_over()) << tag << " " << name_of(place);
      EXPECT_EQ(fresh.ui().atlas().generation(), 0u) << "one page alone is too much for the atlas";
      ++looked_at;
    }
  EXPECT_GE(looked_at, 4);
}

std::uint32_t packed(paint::Colour c) {
  return 0xFF000000U | static_cast<std::uint32_t>(c.r) << 16U | static_cast<std::uint32_t>(c.g) << 8U | c.b;
}

TEST(Turns, a_card_on_an_english_page_is_set_in_the_readers_direction) {
  Glass glass(shipped(), portrait);
  glass.stand(Language::of("ar"), {.screen = Screen::page, .id = "professionals/refer", .scroll = 0});
  glass.show();
  glass.session.scroll_to(1e6f);
  const Frame frame = glass.show();
  const std::vector<std::uint32_t> pixels = glass.paint();
  const auto count = [&](const Box& box, paint::Colour colour) {
    const auto at = [](float px) { return static_cast<std::size_t>(px); };
    std::ptrdiff_t found = 0;
    for (std::size_t y = at(box.y); y < at(box.bottom()); ++y) {
      const auto row = pixels.begin() + static_cast<std::ptrdiff_t>(y) * glass.size().width;
      found += std::count(row + static_cast<std::ptrdiff_t>(box.x), row + static_cast<std::ptrdiff_t>(box.end()),
                          packed(colour));
    }
    return found;
  };
  int cards = 0;
  for (const SpokenEntry& e : frame.tree) {
    if (!e.id.starts_with("helpline:") || e.offscreen) continue;
    ++cards;
    const Box left{e.box.x, e.box.y, e.box.w / 2, e.box.h}, right{e.box.x + e.box.w / 2, e.box.y, e.box.w / 2, e.box.h};
    const Palette& colours = glass.ui().colours();
    EXPECT_EQ(count(left, colours.teal_ground), 0) << e.id;
    EXPECT_GT(count(right, colours.teal_ground), 0) << e.id;
    EXPECT_GT(count(right, colours.draft), count(left, colours.draft)) << e.id;  // the card's own edge aside
  }
  EXPECT_GT(cards, 1);
}

}  // namespace
}  // namespace hp::kiosk::house
