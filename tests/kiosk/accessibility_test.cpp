// The numeric checklist of docs/accessibility.md, counted on every screen of the shipped pack, in every language, on
// the four glasses, at the standard and the largest text. The numbers in the names are the checklist's rows.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "house.h"

namespace hp::kiosk::house {
namespace {

constexpr float cap_height = 0.714f;  // em, of Noto Sans
constexpr float rounding_px = 1.0f;   // boxes are set on whole px

struct Case {
  window::Size size;
  int text_size;
  bool low_reach = false;
};

std::string said(const ::testing::TestParamInfo<Case>& info) {
  return std::to_string(info.param.size.width) + "x" + std::to_string(info.param.size.height) + "_text_" +
         std::to_string(info.param.text_size) + (info.param.low_reach ? "_low" : "");
}

class EveryScreen : public ::testing::TestWithParam<Case> {
 protected:
  void walk_all(const std::function<void(const std::string&, const Frame&, const Glass&)>& look) {
    Glass glass(shipped(), GetParam().size);
    glass.session.text_size = GetParam().text_size;
    glass.session.low_reach = GetParam().low_reach;
    std::set<std::vector<std::string>> seen;
    for (const pack::PackLanguage& row : shipped().about().languages)
      if (seen.insert(row.fonts).second || !first_of_its_fonts_only)
        walk(glass, row.language, [&](const std::string& where, const Frame& frame) { look(where, frame, glass); });
  }
  // Sanitizers look at what the code does, and it does the same for every language of the same fonts.
#if defined(__SANITIZE_ADDRESS__)
  static constexpr bool first_of_its_fonts_only = true;
#else
  static constexpr bool first_of_its_fonts_only = false;
#endif
};

TEST_P(EveryScreen, rows_1_and_2_has_capitals_of_at_least_6_1_mm) {
  walk_all([](const std::string& where, const Frame& frame, const Glass& glass) {
    if (frame.smallest_type > 1e5f) return;  // no word on it
    EXPECT_GE((frame.smallest_type + 0.5f) / glass.scale().px_per_mm() * cap_height, 6.1f) << where;
  });
}

TEST_P(EveryScreen, rows_5_and_6_has_targets_of_at_least_20_mm) {
  walk_all([](const std::string& where, const Frame& frame, const Glass& glass) {
    const float least = glass.scale().px(size::target) - rounding_px;
    for (const SpokenEntry& e : frame.tree) {
      if (e.role != Role::button) continue;  // links stand in a sentence (WCAG 2.5.8, inline); every one is a tile too
      EXPECT_GE(e.box.w, least) << where << ": " << e.id;
      EXPECT_GE(e.box.h, least) << where << ": " << e.id;
    }
  });
}

TEST_P(EveryScreen, keeps_every_control_apart_from_every_other) {
  walk_all([](const std::string& where, const Frame& frame, const Glass& glass) {
    const float bar = static_cast<float>(glass.size().height);
    for (std::size_t i = 0; i < frame.tree.size(); ++i)
      for (std::size_t j = i + 1; j < frame.tree.size(); ++j) {
        const SpokenEntry &a = frame.tree[i], &b = frame.tree[j];
        if (a.role != Role::button || b.role != Role::button || a.offscreen || b.offscreen) continue;
        // What floats is meant to: the pill, a banner, and the ground of what stands in front.
        const auto floats = [](const SpokenEntry& e) { return e.id == "more" || e.id == "receipt" || e.id == "go-on"; };
        if (floats(a) || floats(b)) continue;
        const float over_x = std::min(a.box.end(), b.box.end()) - std::max(a.box.x, b.box.x);
        const float over_y = std::min({a.box.bottom(), b.box.bottom(), bar}) - std::max(a.box.y, b.box.y);
        // What scrolls goes under the bar and is cut there.
        const bool in_bar =
            b.id == "hide" || b.id == "easier" || b.id == "language" || b.id == "home" || b.id == "back";
        if (in_bar) continue;
        EXPECT_FALSE(over_x > rounding_px && over_y > rounding_px) << where << ": " << a.id << " and " << b.id;
      }
  });
}

TEST_P(EveryScreen, keeps_everything_between_the_sides_of_the_glass) {
  walk_all([](const std::string& where, const Frame& frame, const Glass& glass) {
    for (const SpokenEntry& e : frame.tree) {
      EXPECT_GE(e.box.x, -rounding_px) << where << ": " << e.id << " " << e.name;
      EXPECT_LE(e.box.end(), static_cast<float>(glass.size().width) + rounding_px)
          << where << ": " << e.id << " " << e.name;
    }
  });
}

TEST_P(EveryScreen, tears_no_word_and_cuts_no_line) {
  walk_all([](const std::string& where, const Frame& frame, const Glass&) {
    for (const std::string& words : frame.torn) ADD_FAILURE() << where << ": " << words;
  });
}

TEST_P(EveryScreen, row_29_keeps_the_bar_in_one_order_and_close_in_one_corner) {
  std::map<std::string, Box> close;
  walk_all([&](const std::string& where, const Frame& frame, const Glass& glass) {
    std::vector<std::string> bar;
    std::optional<Box> corner;
    for (const SpokenEntry& e : frame.tree) {
      for (const char* id : {"back", "home", "language", "easier", "hide"})
        if (e.id == id) bar.push_back(e.id);
      if (e.id == "hide") corner = e.box;
    }
    if (!corner) {
      EXPECT_TRUE(where.find("cover") != where.npos || where.find("receipt at") != where.npos)
          << where << " has no Close";
      return;
    }
    EXPECT_NEAR(corner->x + corner->w, static_cast<float>(glass.size().width), glass.scale().px(Mm{6})) << where;
    const auto [known, first] = close.emplace("close", *corner);
    EXPECT_NEAR(known->second.x, corner->x, 1) << where;
    EXPECT_NEAR(known->second.y, corner->y, 1) << where;
    const std::vector<std::string> whole{"back", "home", "language", "easier", "hide"};
    // A part of it, never another order.
    auto at = whole.begin();
    for (const std::string& id : bar) {
      at = std::find(at, whole.end(), id);
      EXPECT_NE(at, whole.end()) << where << ": " << id << " stands elsewhere";
    }
  });
}

TEST_P(EveryScreen, rows_16_and_31_says_what_language_every_word_is_in) {
  const auto& rows = shipped().about().languages;
  walk_all([&](const std::string& where, const Frame& frame, const Glass&) {
    for (const SpokenEntry& e : frame.tree) {
      if (e.name.empty()) {
        EXPECT_NE(where.find("still"), where.npos) << where << ": " << e.id << " says nothing";
        EXPECT_EQ(e.language, Language{}) << where << " tells a language";
        continue;
      }
      EXPECT_TRUE(std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return row.language == e.language; }))
          << where << ": '" << e.name << "' is in " << e.language.tag();
    }
  });
}

INSTANTIATE_TEST_SUITE_P(Glass, EveryScreen,
                         ::testing::Values(Case{portrait, 1}, Case{portrait, 4}, Case{portrait, 4, true},
                                           Case{landscape, 4}, Case{wide, 1}, Case{wide, 4}, Case{low, 1},
                                           Case{low, 4}),
                         said);

// --- a page in another language than the screen's ---

// Where the items of a list begin and end, of the page "professionals/signs" in this language.
Box list_item(const Language& language) {
  Glass glass(shipped(), portrait);
  glass.stand(language, {Screen::page, "professionals/signs", 0});
  for (const SpokenEntry& e : glass.show().tree)
    if (e.name.starts_with("They have little or no pay")) return e.box;
  return {};
}

TEST(EnglishInArabic, is_read_from_the_left_bullets_and_all) {
  const Box english = list_item(Language::of("en-GB")), arabic = list_item(Language::of("ar"));
  EXPECT_GT(english.w, 0);
  EXPECT_EQ(arabic.x, english.x);
  EXPECT_EQ(arabic.w, english.w);
}

// --- focus ---

class Focus : public ::testing::TestWithParam<const char*> {
 protected:
  Focus() : m_glass(shipped(), portrait) {}
  std::vector<std::string> controls(const Frame& frame) {
    std::vector<std::string> ids;
    for (const SpokenEntry& e : frame.tree)
      if (e.reachable() && (ids.empty() || ids.back() != e.id)) ids.push_back(e.id);
    return ids;
  }
  Glass m_glass;
};

TEST_P(Focus, row_20_reaches_every_control_once_and_comes_round_both_ways) {
  walk(m_glass, Language::of(GetParam()), [&](const std::string& where, const Frame& frame) {
    std::vector<std::string> wanted = controls(frame);
    for (const int step : {1, -1}) {
      m_glass.ui().clear_focus();
      std::vector<std::string> got;
      for (std::size_t i = 0; i < wanted.size(); ++i) {
        m_glass.ui().focus_next(step);
        got.push_back(m_glass.ui().focus());
      }
      std::vector<std::string> order = wanted;
      if (step < 0) std::reverse(order.begin(), order.end());
      EXPECT_EQ(got, order) << where;
      m_glass.ui().focus_next(step);
      EXPECT_EQ(m_glass.ui().focus(), order.front()) << where << ": the round does not close";
    }
    m_glass.ui().clear_focus();
  });
}

TEST_P(Focus, row_10_is_seen_wherever_it_is) {
  walk(m_glass, Language::of(GetParam()), [&](const std::string& where, const Frame& frame) {
    if (m_glass.front) return;  // any key leads on: nothing to choose between
    m_glass.ui().clear_focus();
    const std::size_t shapes = m_glass.show().shapes;
    for (const std::string& id : controls(frame)) {
      while (m_glass.ui().focus() != id) m_glass.ui().focus_next(1);
      EXPECT_GT(m_glass.show().shapes, shapes) << where << ": no ring around " << id;
    }
    m_glass.ui().clear_focus();
  });
}

INSTANTIATE_TEST_SUITE_P(BothWays, Focus, ::testing::Values("en-GB", "ar"),
                         [](const auto& way) { return std::string(way.param) == "ar" ? "rtl" : "ltr"; });

TEST(FocusRing, row_10_is_at_least_2_px_and_3_to_1_in_every_theme) {
  EXPECT_GE(Scale(3.37f).px(size::ring), 2);
  for (const Colours theme : {Colours::day, Colours::night, Colours::strong}) {
    const Palette& p = palette(theme);
    for (const paint::Colour ground : {p.paper, p.card}) EXPECT_GE(contrast(p.ink, ground), 3);
  }
}

}  // namespace
}  // namespace hp::kiosk::house
