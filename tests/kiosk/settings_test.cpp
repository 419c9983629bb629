#include "kiosk/settings.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>

namespace hp::kiosk {
namespace {

// A settings file that goes away with the case.
class SettingsFile : public ::testing::Test {
 protected:
  Result<Settings> read(const std::string& text) {
    char name[] = "/tmp/kiosk-settings-XXXXXX";
    const int fd = ::mkstemp(name);
    EXPECT_GE(fd, 0);
    std::ofstream(name) << text;
    auto settings = read_settings(name);
    std::remove(name);
    return settings;
  }
};

TEST_F(SettingsFile, that_is_not_there_is_no_fault) { EXPECT_TRUE(read_settings("/nonexistent/kiosk.toml")); }

TEST_F(SettingsFile, says_what_the_site_wants) {
  const auto s = read("screen_mm = [268, 476]\nrotation = 90\ntouch_matrix = [0, 1, 0, -1, 0, 1]\nidle_seconds = 45\n");
  ASSERT_TRUE(s) << s.error().detail;
  EXPECT_EQ((*s->screen_mm)[1], 476);
  EXPECT_EQ(s->rotation, window::Rotation::right);
  EXPECT_EQ((*s->touch_matrix)[3], -1);
  EXPECT_EQ(s->idle_seconds, 45);
}

TEST_F(SettingsFile, with_a_fault_names_the_line_and_what_to_do) {
  for (const char* text : {"\nrotation = 91\n", "\nidle_seconds = 600\n", "\nnonsense = 1\n", "\nscreen_mm = [1]\n",
                           "\nscreen_mm = [nan, 476]\n", "\nscreen_mm = [268, 1e300]\n",
                           "\ntouch_matrix = [inf, 0, 0, 0, 1, 0]\n", "\nplace = 3\n"}) {
    const auto s = read(text);
    ASSERT_FALSE(s) << text;
    EXPECT_NE(s.error().detail.find(":2:"), std::string::npos) << s.error().detail;
  }
}

}  // namespace
}  // namespace hp::kiosk
