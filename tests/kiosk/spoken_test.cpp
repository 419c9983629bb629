#include "kiosk/spoken.h"

#include <gtest/gtest.h>

namespace hp::kiosk {
namespace {

TEST(SpokenTree, is_dumped_a_line_an_entry) {
  SpokenTree tree{
      {Role::heading, "", Language::of("en-GB"), {10, 20.4f, 300, 40}, "How can we \"help\"?", false, false},
      {Role::button, "topic:work", Language::of("ar"), {0, 100, 50, 60}, "العمل", true, true}};
  EXPECT_EQ(dump(tree),
            "heading - en-GB 10,20,300,40 \"How can we \\\"help\\\"?\"\n"
            "button topic:work ar 0,100,50,60 \"العمل\" [focused] [offscreen]\n");
}

TEST(SpokenTree, leaves_out_marks_nobody_hears) {
  EXPECT_EQ(without_isolates("\u206608000 121 700\u2069\u200e!"), "08000 121 700!");
}

}  // namespace
}  // namespace hp::kiosk
