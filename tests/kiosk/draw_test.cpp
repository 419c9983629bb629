// Painting by damage must give the very pixels that painting everything gives, and nothing must be painted when nothing
// changed.
#include "kiosk/draw.h"

#include <gtest/gtest.h>
#include <imgui.h>

#include "kiosk/edition.h"
#include "kiosk/icons.h"

namespace hp::kiosk {
namespace {

constexpr int width = 600, height = 800;

struct Canvas {
  std::vector<std::uint32_t> pixels = std::vector<std::uint32_t>(static_cast<std::size_t>(width) * height, 0xFF00FF00);
  paint::Surface surface() { return {pixels.data(), width, height, width}; }
};

class Drawing : public ::testing::Test {
 protected:
  void SetUp() override {
    auto opened = Edition::compiled_in();
    ASSERT_TRUE(opened) << opened.error().detail;
    m_edition = std::move(*opened);
    m_ui = std::make_unique<Ui>(m_edition->typefaces(), Scale(4));
    m_painter.resize(width, height);
  }

  // A small screen: a ground, a card, words, an icon, a list that scrolls.
  const ImDrawData& frame(Direction direction, float scroll, paint::Colour card = paint::rgb(0xFFFFFF)) {
    const Language language = Language::of("en-GB");
    m_ui->begin({width, height}, Flow(direction, width), palette(Colours::day), 1);
    m_ui->fill({0, 0, width, height}, palette(Colours::day).paper);
    m_ui->fill({20, 20, 300, 120}, card, 24);
    m_ui->stroke({20, 20, 300, 120}, palette(Colours::day).edge, 24, 2);
    m_ui->icon({40, 40, 60, 60}, icon::back, palette(Colours::day).teal, true);
    const Words words{.text = "Work, home, health", .language = language, .spans = {}, .links = {}};
    m_ui->say(20, 160, 500, words, {.size = Mm{9}}, palette(Colours::day).ink);
    m_ui->begin_scroll({0, 300, width, 400}, scroll);
    for (int i = 0; i < 20; ++i)
      m_ui->say(30, static_cast<float>(i) * 60, 500, words, {.size = Mm{9}}, palette(Colours::day).ink);
    m_ui->end_scroll();
    return *m_ui->end();
  }
  std::vector<paint::Rect> paint(Painter& painter, const ImDrawData& data, Canvas& canvas) {
    return painter.paint(data, m_ui->shapes(), m_ui->atlas(), canvas.surface());
  }

  std::unique_ptr<Edition> m_edition;
  std::unique_ptr<Ui> m_ui;
  Painter m_painter;
};

TEST_F(Drawing, the_first_frame_is_painted_whole) {
  Canvas canvas;
  paint(m_painter, frame(Direction::ltr, 0), canvas);
  for (std::uint32_t p : canvas.pixels) ASSERT_NE(p, 0xFF00FF00u);
}

TEST_F(Drawing, a_frame_like_the_one_before_paints_nothing) {
  Canvas canvas;
  paint(m_painter, frame(Direction::ltr, 0), canvas);
  EXPECT_TRUE(paint(m_painter, frame(Direction::ltr, 0), canvas).empty());
}

// Where a glyph stood another may stand then, of the same size.
TEST_F(Drawing, everything_is_painted_again_when_the_atlas_has_started_again) {
  Canvas canvas;
  const ImDrawData& data = frame(Direction::ltr, 0);
  paint(m_painter, data, canvas);
  text::Atlas again(m_edition->typefaces().fonts(), 1);
  const text::FontId icons = m_edition->typefaces().icons();
  for (std::uint32_t glyph = 1; !again.is_full(); ++glyph)
    again.find({icons, glyph % 20, std::uint16_t(800 + glyph), 0});
  again.begin_frame();
  again.find({icons, 1, 800, 0});
  EXPECT_FALSE(m_painter.paint(data, m_ui->shapes(), again, canvas.surface()).empty());
  EXPECT_TRUE(m_painter.paint(data, m_ui->shapes(), again, canvas.surface()).empty());
}

TEST_F(Drawing, what_changed_is_all_that_is_painted) {
  Canvas canvas;
  paint(m_painter, frame(Direction::ltr, 0), canvas);
  const auto changed = paint(m_painter, frame(Direction::ltr, 0, paint::rgb(0xE0E0E0)), canvas);
  ASSERT_FALSE(changed.empty());
  for (const paint::Rect& r : changed) EXPECT_LE(r.y1, 192) << "below the card's tiles";
}

TEST_F(Drawing, by_damage_gives_the_same_pixels_as_painting_everything) {
  Canvas by_damage;
  for (float scroll : {0.0f, 7.0f, 60.0f, 333.0f, 200.0f, 0.0f}) {
    const ImDrawData& data = frame(scroll > 100 ? Direction::rtl : Direction::ltr, scroll);
    paint(m_painter, data, by_damage);
    Canvas whole;
    Painter fresh;
    fresh.resize(width, height);
    paint(fresh, data, whole);
    ASSERT_EQ(by_damage.pixels, whole.pixels) << "at scroll " << scroll;
  }
}

TEST_F(Drawing, a_picture_that_points_is_mirrored_where_reading_goes_the_other_way) {
  Canvas ltr, rtl;
  Painter one, two;
  one.resize(width, height);
  two.resize(width, height);
  paint(one, frame(Direction::ltr, 0), ltr);
  paint(two, frame(Direction::rtl, 0), rtl);
  // The card with its arrow, from the start edge of each.
  for (int y = 20; y < 140; ++y)
    for (int x = 20; x < 320; ++x)
      ASSERT_EQ(ltr.pixels[static_cast<std::size_t>(y * width + x)],
                rtl.pixels[static_cast<std::size_t>(y * width + width - 1 - x)])
          << x << "," << y;
}

TEST_F(Drawing, no_string_goes_through_dear_imguis_own_text) {
  const ImDrawData& data = frame(Direction::ltr, 0);
  for (int n = 0; n < data.CmdListsCount; ++n)
    for (const ImDrawCmd& cmd : data.CmdLists[n]->CmdBuffer) {
      if (cmd.ElemCount == 0) continue;
      EXPECT_NE(texture_kind(reinterpret_cast<std::uintptr_t>(cmd.GetTexID())), Texture::triangles);
    }
}

TEST_F(Drawing, what_is_said_is_in_the_spoken_tree) {
  frame(Direction::ltr, 0);
  std::size_t on = 0, off = 0;
  for (const SpokenEntry& e : m_ui->tree()) (e.offscreen ? off : on) += e.name == "Work, home, health";
  EXPECT_EQ(on + off, 21u);
  EXPECT_GT(off, 10u);
}

}  // namespace
}  // namespace hp::kiosk
