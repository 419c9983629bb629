// What real panels send, replayed before a whole visit of the shipped pack: jitter, two fingers, a palm, a slide off
// the target, a touch on a page that still moves (design §8; security.md §6.2 rows 21 and 28).
#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <sstream>

#include "kiosk/supervisor.h"
#include "pack/store.h"

namespace hp::kiosk {
namespace {

const pack::InstalledPack& shipped() {
  static const auto pack = [] {
    auto trust = pack::read_trust(HELPPOINT_SOURCE "/build/trust");
    auto opened = pack::open_pack(HELPPOINT_BUILD "/herts.helppack", *trust);
    return std::make_unique<pack::InstalledPack>(std::move(*opened));
  }();
  return *pack;
}

struct Point {
  float x = 0, y = 0;
};

class Panel : public ::testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    m_setup.pack = &shipped();
    m_setup.headless = m_setup.scripted = true;
    m_setup.size = window::Size{1080, 1920};
    m_setup.language = Language::of(GetParam());
    auto started = RunningVisit::start(m_setup, Turn::first);
    ASSERT_TRUE(started);
    m_visit.emplace(std::move(*started));
    ASSERT_TRUE(m_visit->wait_for_first_frame());
  }
  std::string ask(Down kind, const std::string& payload = {}) {
    if (!write_message(m_visit->down(), static_cast<char>(kind), payload)) return "over";
    auto answer = read_message(m_visit->results());
    return answer && *answer ? (*answer)->payload : "over";
  }
  // What the visit answers; "over" where it has ended by that.
  std::string finger(const char* phase, Point p, int id = 1) {
    std::ostringstream text;
    text << phase << ' ' << p.x << ' ' << p.y << ' ' << id;
    return ask(Down::finger, text.str());
  }
  void pass(int ms) { ask(Down::time, std::to_string(ms)); }
  std::string screen() {
    const std::string tree = ask(Down::dump);
    return tree.substr(0, tree.find('\n'));
  }
  Point find(const std::string& id) {
    std::istringstream lines(ask(Down::dump));
    for (std::string line; std::getline(lines, line);) {
      std::istringstream words(line);
      std::string role, found, language, box;
      words >> role >> found >> language >> box;
      float x = 0, y = 0, w = 0, h = 0;
      if (found == id && std::sscanf(box.c_str(), "%f,%f,%f,%f", &x, &y, &w, &h) == 4) return {x + w / 2, y + h / 2};
    }
    ADD_FAILURE() << "there is no " << id;
    return {};
  }
  void tap(const std::string& id) {
    const Point p = find(id);
    finger("down", p);
    pass(60);
    finger("up", p);
  }
  float top_of_page() { return find_first_heading(); }
  float find_first_heading() {
    std::istringstream lines(ask(Down::dump));
    for (std::string line; std::getline(lines, line);) {
      float x = 0, y = 0, w = 0, h = 0;
      std::istringstream words(line);
      std::string role, id, language, box;
      words >> role >> id >> language >> box;
      if (role == "heading" && std::sscanf(box.c_str(), "%f,%f,%f,%f", &x, &y, &w, &h) == 4) return y;
    }
    return 0;
  }
  static constexpr float mm = 4.03f;  // px
  hp::kiosk::Setup m_setup;
  std::optional<RunningVisit> m_visit;
};

TEST_P(Panel, row_28_acts_when_the_finger_lifts_and_not_before) {
  const Point p = find("topic:work");
  finger("down", p);
  pass(3000);
  EXPECT_EQ(screen(), "menu");
  finger("up", p);
  EXPECT_EQ(screen(), "topic");
}

TEST_P(Panel, row_28_slid_off_the_target_does_nothing) {
  const Point p = find("hide");
  finger("down", p);
  for (float y = p.y; y > p.y - 60 * mm; y -= 4 * mm) finger("move", {p.x, y});
  finger("up", {p.x, p.y - 60 * mm});
  EXPECT_EQ(screen(), "menu");
}

TEST_P(Panel, jitters_within_two_millimetres_and_it_is_a_tap) {
  const Point p = find("topic:work");
  finger("down", p);
  for (int i = 0; i < 40; ++i) {
    pass(8);
    finger("move", {p.x + 1.3f * mm * std::sin(static_cast<float>(i)),
                    p.y + 1.3f * mm * std::cos(static_cast<float>(i) * 1.7f)});
  }
  finger("up", {p.x + 1 * mm, p.y - 1 * mm});
  EXPECT_EQ(screen(), "topic");
}

TEST_P(Panel, with_a_second_finger_down_still_follows_the_one_that_taps) {
  const Point resting{300, 1650}, p = find("topic:work");
  finger("down", resting, 1);
  pass(500);
  finger("down", p, 2);
  pass(60);
  finger("up", p, 2);
  EXPECT_EQ(screen(), "topic");
  finger("up", resting, 1);
  EXPECT_EQ(screen(), "topic");
}

TEST_P(Panel, with_a_palm_on_the_edge_is_still_usable) {
  for (int id = 10; id < 16; ++id) finger("down", {20.0f + 12 * static_cast<float>(id), 1690}, id);
  tap("topic:work");
  EXPECT_EQ(screen(), "topic");
  for (int id = 10; id < 16; ++id) finger("up", {20.0f + 12 * static_cast<float>(id), 1690}, id);
  EXPECT_EQ(screen(), "topic");
}

TEST_P(Panel, touched_while_the_page_moves_stops_it_and_opens_nothing) {
  tap("topic:work");
  tap("page:work/pay");
  ASSERT_EQ(screen(), "page");
  Point p{500, 1400};
  finger("down", p);
  for (int i = 0; i < 6; ++i) {
    pass(8);
    p.y -= 90;
    finger("move", p);
  }
  finger("up", p);
  const float flung = top_of_page();
  pass(50);
  EXPECT_LT(top_of_page(), flung) << "it was not flung";
  finger("down", {500, 800});
  const float caught = top_of_page();
  pass(60);
  finger("up", {500, 800});
  pass(500);
  EXPECT_EQ(top_of_page(), caught) << "it went on";
  EXPECT_EQ(screen(), "page");
}

TEST_P(Panel, closes_at_once_while_the_page_moves) {
  tap("topic:work");
  tap("page:work/pay");
  const Point close = find("hide");
  Point p{500, 1400};
  finger("down", p);
  for (int i = 0; i < 6; ++i) {
    pass(8);
    p.y -= 90;
    finger("move", p);
  }
  finger("up", p);
  pass(30);
  finger("down", close);
  pass(30);
  EXPECT_EQ(finger("up", close), "over");
  EXPECT_EQ(m_visit->wait(), static_cast<int>(Visit::Ending::over));
}

TEST_P(Panel, closes_though_a_palm_lands_meanwhile) {
  const Point close = find("hide");
  finger("down", close, 1);
  for (int id = 2; id < 6; ++id) finger("down", {100.0f * static_cast<float>(id), 900}, id);
  pass(60);
  EXPECT_EQ(finger("up", close, 1), "over");
  EXPECT_EQ(m_visit->wait(), static_cast<int>(Visit::Ending::over));
}

TEST_P(Panel, closes_only_for_a_finger_that_was_down_on_close) {
  const Point close = find("hide");
  finger("down", {500, 900}, 1);
  finger("down", {close.x, close.y - 60 * mm}, 2);
  finger("up", close, 1);
  finger("up", close, 2);
  finger("up", close, 3);
  EXPECT_EQ(screen(), "menu");
}

TEST_P(Panel, that_loses_the_finger_acts_on_nothing) {
  const Point p = find("topic:work");
  finger("down", p);
  finger("down", {p.x, p.y}, 2);  // it comes back under another name and never lifts the first
  finger("up", {p.x, p.y + 80 * mm}, 2);
  EXPECT_EQ(screen(), "menu");
}

TEST_P(Panel, row_12_stops_the_greeting_at_the_first_touch) {
  m_setup.language.reset();
  m_visit.reset();
  auto started = RunningVisit::start(m_setup, Turn::first);
  ASSERT_TRUE(started);
  m_visit.emplace(std::move(*started));
  ASSERT_TRUE(m_visit->wait_for_first_frame());
  const std::string first = ask(Down::dump);
  pass(4000);
  const std::string second = ask(Down::dump);
  EXPECT_NE(first, second) << "the greeting does not change";
  finger("down", {540, 60});
  finger("up", {540, 60});
  pass(4000);
  EXPECT_EQ(ask(Down::dump), second);
  pass(8000);
  EXPECT_EQ(ask(Down::dump), second);
}

TEST_P(Panel, row_11_shows_no_more_than_three_pictures_a_second_by_itself) {
  m_setup.language.reset();
  m_visit.reset();
  auto started = RunningVisit::start(m_setup, Turn::first);
  ASSERT_TRUE(started);
  m_visit.emplace(std::move(*started));
  ASSERT_TRUE(m_visit->wait_for_first_frame());
  int changes = 0;
  std::string before = ask(Down::dump);
  for (int i = 0; i < 100; ++i) {  // ten seconds
    pass(100);
    const std::string now = ask(Down::dump);
    changes += now == before ? 0 : 1;
    before = now;
  }
  EXPECT_GT(changes, 0);
  EXPECT_LE(changes, 30);
}

INSTANTIATE_TEST_SUITE_P(BothWays, Panel, ::testing::Values("en-GB", "ar"),
                         [](const auto& way) { return std::string(way.param) == "ar" ? "rtl" : "ltr"; });

}  // namespace
}  // namespace hp::kiosk
