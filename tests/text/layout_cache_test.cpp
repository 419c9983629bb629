#include <gtest/gtest.h>

#include "noto.h"

namespace hp::text {

TEST(LayoutCache, the_same_question_is_answered_from_the_cache) {
  NotoStacks noto;
  LayoutCache cache(noto.fonts());
  const Paragraph* first = &cache.lay_out(noto.source("ar", "مساعدة"), 300);
  cache.end_frame();
  EXPECT_EQ(&cache.lay_out(noto.source("ar", "مساعدة"), 300), first);
  EXPECT_EQ(cache.counters().hits, 1u);
  EXPECT_EQ(cache.counters().shaped, 1u);
}

TEST(LayoutCache, another_width_is_fitted_and_not_shaped) {
  NotoStacks noto;
  LayoutCache cache(noto.fonts());
  const Paragraph& wide = cache.lay_out(noto.source("en-GB", "I need help"), 300);
  const Paragraph& narrow = cache.lay_out(noto.source("en-GB", "I need help"), 60);
  EXPECT_EQ(wide.lines().size(), 1u) << "both are good in the same frame";
  EXPECT_EQ(narrow.lines().size(), 3u);
  EXPECT_EQ(cache.counters().shaped, 1u);
  EXPECT_EQ(cache.counters().fitted, 2u);
}

TEST(LayoutCache, another_alignment_or_line_height_is_not_shaped_again) {
  NotoStacks noto;
  LayoutCache cache(noto.fonts());
  ParagraphSource source = noto.source("en-GB", "help");
  cache.lay_out(source, 300);
  source.style.align = Align::end;
  source.style.line_height_em = 2;
  EXPECT_GT(cache.lay_out(source, 300).lines()[0].left, 0);
  EXPECT_EQ(cache.counters().shaped, 1u);
}

TEST(LayoutCache, what_differs_in_anything_is_another_paragraph) {
  NotoStacks noto;
  LayoutCache cache(noto.fonts());
  const ParagraphSource base = noto.source("ru", "вгд");
  cache.lay_out(base, 300);
  ParagraphSource s = base;
  s.language = Language::of("bg"), cache.lay_out(s, 300);
  s = base, s.style.bold = true, cache.lay_out(s, 300);
  s = base, s.style.size_px = 30, cache.lay_out(s, 300);
  s = base, s.direction = Direction::rtl, cache.lay_out(s, 300);
  s = base, s.stack = &noto.stack("he"), cache.lay_out(s, 300);
  const std::vector<Span> link{{.start = 0, .end = 2, .tag = 1}};
  s = base, s.spans = link, cache.lay_out(s, 300);
  s.spans = {}, s.style.wrap = Wrap::none, cache.lay_out(s, 300);
  EXPECT_EQ(cache.counters().hits, 0u);
  EXPECT_EQ(cache.counters().fitted, 8u);
}

TEST(LayoutCache, texts_that_share_a_shelf_never_show_one_another) {
  NotoStacks noto;
  LayoutCache cache(noto.fonts(), 100 << 20);
  for (int i = 0; i < 3000; ++i) {  // more than there are shelves
    const std::string text = std::to_string(10'000 + i);
    cache.lay_out(noto.source("en-GB", text), 300);
  }
  EXPECT_EQ(cache.counters().hits, 0u);
  EXPECT_EQ(cache.counters().shaped, 3000u);
}

TEST(LayoutCache, the_text_may_go_as_soon_as_it_was_asked_for) {
  NotoStacks noto;
  LayoutCache cache(noto.fonts());
  std::string text = "help";
  cache.lay_out(noto.source("en-GB", text), 300);
  text = "HELP";
  EXPECT_EQ(cache.lay_out(noto.source("en-GB", std::string("help")), 300).glyphs().size(), 4u);
  EXPECT_EQ(cache.counters().hits, 1u);
}

TEST(LayoutCache, it_is_bounded_and_the_longest_unused_go_first) {
  NotoStacks noto;
  LayoutCache cache(noto.fonts(), 20 << 10);
  for (int frame = 0; frame < 100; ++frame) {
    cache.lay_out(noto.source("en-GB", "always"), 300);
    const std::string text = "page " + std::to_string(frame);
    cache.lay_out(noto.source("en-GB", text), 300);
    cache.end_frame();
  }
  EXPECT_GT(cache.counters().evicted, 50u);
  EXPECT_LT(cache.counters().evicted, 99u);
  const std::uint64_t hits = cache.counters().hits;
  cache.lay_out(noto.source("en-GB", "always"), 300);
  cache.lay_out(noto.source("en-GB", "page 99"), 300);
  EXPECT_EQ(cache.counters().hits, hits + 2) << "what was used lately is still there";
  cache.lay_out(noto.source("en-GB", "page 0"), 300);
  EXPECT_EQ(cache.counters().hits, hits + 2) << "what was not is gone";
}

TEST(LayoutCache, clear_forgets_everything) {
  NotoStacks noto;
  LayoutCache cache(noto.fonts());
  cache.lay_out(noto.source("en-GB", "help"), 300);
  cache.clear();
  cache.lay_out(noto.source("en-GB", "help"), 300);
  EXPECT_EQ(cache.counters().hits, 0u);
}

}  // namespace hp::text
