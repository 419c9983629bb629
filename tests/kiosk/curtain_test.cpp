// When the page is covered, when it comes back, when the visit is over (design §8; security.md §6.2 rows 7 to 9).
#include "kiosk/curtain.h"

#include <gtest/gtest.h>

namespace hp::kiosk {
namespace {

constexpr std::uint64_t s = 1000;

class OnAPage : public ::testing::Test {
 protected:
  OnAPage() : m_curtain(60 * s, false, 0) { stand(); }
  void stand(Screen screen = Screen::page, bool more_time = false) {
    m_curtain.stand_at({.screen = screen, .untouched = false, .more_time = more_time});
  }
  void pass_until(std::uint64_t now) {
    while (const auto due = m_curtain.due()) {
      if (*due > now || m_curtain.is_over()) break;
      m_curtain.tick(*due);
    }
    m_curtain.tick(now);
  }
  Curtain m_curtain;
};

TEST_F(OnAPage, is_open_for_a_minute_and_covered_after_it) {
  pass_until(60 * s - 1);
  EXPECT_EQ(m_curtain.in_front(), std::nullopt);
  pass_until(60 * s);
  EXPECT_EQ(m_curtain.in_front(), Screen::still);
  EXPECT_FALSE(m_curtain.is_over());
}

TEST_F(OnAPage, every_touch_begins_the_minute_anew) {
  m_curtain.touched(59 * s);
  pass_until(118 * s);
  EXPECT_EQ(m_curtain.in_front(), std::nullopt);
  pass_until(119 * s);
  EXPECT_EQ(m_curtain.in_front(), Screen::still);
}

TEST_F(OnAPage, row_7_comes_back_for_20_s_as_often_as_one_likes) {
  std::uint64_t now = 0;
  for (int i = 0; i < 50; ++i) {
    now += 60 * s;
    pass_until(now);
    ASSERT_EQ(m_curtain.in_front(), Screen::still) << i;
    now += 20 * s - 1;
    pass_until(now);
    ASSERT_FALSE(m_curtain.is_over()) << i;
    m_curtain.go_on(now);
    ASSERT_EQ(m_curtain.in_front(), std::nullopt) << i;
  }
}

TEST_F(OnAPage, is_over_when_nobody_comes_back) {
  pass_until(80 * s - 1);
  EXPECT_FALSE(m_curtain.is_over());
  pass_until(80 * s);
  EXPECT_TRUE(m_curtain.is_over());
}

TEST_F(OnAPage, row_7_more_time_is_ten_times_the_20_s_and_covers_no_later) {
  stand(Screen::page, true);
  pass_until(60 * s);
  EXPECT_EQ(m_curtain.in_front(), Screen::still);
  pass_until(260 * s - 1);
  EXPECT_FALSE(m_curtain.is_over());
  pass_until(260 * s);
  EXPECT_TRUE(m_curtain.is_over());
}

TEST_F(OnAPage, a_finger_that_rests_on_the_covering_holds_the_end_off) {
  pass_until(60 * s);
  m_curtain.touched(79 * s);
  pass_until(98 * s);
  EXPECT_FALSE(m_curtain.is_over());
}

TEST_F(OnAPage, row_9_the_site_may_cover_sooner_but_the_return_stays) {
  m_curtain = Curtain(20 * s, false, 0);
  stand();
  pass_until(20 * s);
  EXPECT_EQ(m_curtain.in_front(), Screen::still);
  pass_until(40 * s - 1);
  EXPECT_FALSE(m_curtain.is_over());
}

TEST_F(OnAPage, every_screen_is_covered_but_safe_and_a_welcome_nobody_touched) {
  for (const Screen screen : {Screen::welcome, Screen::menu, Screen::topic, Screen::page, Screen::helpline,
                              Screen::staff, Screen::qr, Screen::questions, Screen::easier, Screen::about}) {
    m_curtain = Curtain(60 * s, false, 0);
    stand(screen);
    pass_until(61 * s);
    EXPECT_EQ(m_curtain.in_front(), Screen::still) << screen_name(screen);
  }
  m_curtain = Curtain(60 * s, false, 0);
  stand(Screen::safe);
  pass_until(1000 * s);
  EXPECT_EQ(m_curtain.in_front(), std::nullopt);
  m_curtain.stand_at({.screen = Screen::welcome, .untouched = true, .more_time = false});
  pass_until(2000 * s);
  EXPECT_EQ(m_curtain.in_front(), std::nullopt);
}

TEST_F(OnAPage, a_receipt_is_a_banner_for_two_minutes_and_does_not_put_off_the_covering) {
  m_curtain.receipt_changed(50 * s);
  EXPECT_TRUE(m_curtain.banner());
  EXPECT_EQ(m_curtain.in_front(), std::nullopt);
  pass_until(60 * s);
  EXPECT_EQ(m_curtain.in_front(), Screen::still);
  m_curtain.go_on(61 * s);
  EXPECT_TRUE(m_curtain.banner()) << "it was not the banner that was touched";
  m_curtain.touched(100 * s);
  m_curtain.touched(150 * s);
  pass_until(170 * s - 1);
  EXPECT_TRUE(m_curtain.banner());
  pass_until(170 * s);
  EXPECT_FALSE(m_curtain.banner());
}

class Covered : public ::testing::Test {
 protected:
  Covered() : m_curtain(60 * s, true, 0) {
    m_curtain.stand_at({.screen = Screen::welcome, .untouched = true, .more_time = false});
  }
  Curtain m_curtain;
};

TEST_F(Covered, leads_to_welcome_at_a_touch) {
  EXPECT_EQ(m_curtain.in_front(), Screen::cover);
  m_curtain.go_on(7 * s);
  EXPECT_EQ(m_curtain.in_front(), std::nullopt);
}

TEST_F(Covered, leads_to_welcome_after_five_minutes_and_is_never_covered_itself) {
  m_curtain.tick(300 * s - 1);
  EXPECT_EQ(m_curtain.in_front(), Screen::cover);
  EXPECT_TRUE(m_curtain.tick(300 * s));
  EXPECT_EQ(m_curtain.in_front(), std::nullopt);
  EXPECT_FALSE(m_curtain.is_over());
  EXPECT_EQ(m_curtain.due(), std::nullopt) << "a welcome nobody touches may stand for ever";
}

TEST_F(Covered, shows_a_receipt_whole_until_it_is_touched) {
  m_curtain.receipt_changed(1 * s);
  EXPECT_EQ(m_curtain.in_front(), Screen::receipt);
  m_curtain.go_on(2 * s);
  EXPECT_EQ(m_curtain.in_front(), Screen::cover) << "the touch is for the receipt alone";
}

TEST_F(Covered, a_receipt_goes_two_minutes_after_it_last_changed) {
  m_curtain.receipt_changed(1 * s);
  m_curtain.receipt_changed(100 * s);
  m_curtain.tick(219 * s);
  EXPECT_EQ(m_curtain.in_front(), Screen::receipt);
  m_curtain.tick(220 * s);
  EXPECT_EQ(m_curtain.in_front(), Screen::cover);
}

TEST_F(OnAPage, makes_way_only_where_nobody_is_served) {
  EXPECT_TRUE(m_curtain.serves_somebody());
  m_curtain.tick(60 * s);
  EXPECT_EQ(m_curtain.in_front(), Screen::still);
  EXPECT_TRUE(m_curtain.serves_somebody()) << "they may come back";
  stand(Screen::safe);
  EXPECT_FALSE(m_curtain.serves_somebody());
  m_curtain.stand_at({.screen = Screen::welcome, .untouched = false, .more_time = false});
  EXPECT_TRUE(m_curtain.serves_somebody());
  Curtain fresh(60 * s, false, 0), covered(60 * s, true, 0);
  fresh.stand_at({.screen = Screen::welcome, .untouched = true, .more_time = false});
  covered.stand_at({.screen = Screen::welcome, .untouched = true, .more_time = false});
  EXPECT_FALSE(fresh.serves_somebody());
  EXPECT_FALSE(covered.serves_somebody());
}

TEST_F(OnAPage, a_receipt_told_late_goes_no_later) {
  m_curtain.receipt_changed(50 * s, 100 * s);
  EXPECT_TRUE(m_curtain.banner());
  m_curtain.tick(69 * s);
  EXPECT_TRUE(m_curtain.has_receipt());
  m_curtain.tick(70 * s);
  EXPECT_FALSE(m_curtain.has_receipt());
  m_curtain.receipt_changed(80 * s, 100'000 * s);
  m_curtain.tick(80 * s);
  EXPECT_FALSE(m_curtain.has_receipt());
}

}  // namespace
}  // namespace hp::kiosk
