#include "kiosk/script.h"

#include <gtest/gtest.h>

namespace hp::kiosk {
namespace {

TEST(Script, reads_every_verb) {
  const auto script = parse_script(
      "# a journey\n\ntap language:ar\ndrag page:work/pay 0,-300\nkey tab\nwait 1.5\nreceipt r.txt\n"
      "expect screen menu\nexpect text \"العربية\"\nexpect no text \"English\"\nawait text \"x y\"\nshot one\nshots "
      "many\nreach "
      "next\ndump\n",
      "j");
  ASSERT_TRUE(script) << script.error().detail;
  ASSERT_EQ(script->size(), 13u);
  EXPECT_EQ((*script)[0].word, "language:ar");
  EXPECT_EQ((*script)[1].dy, -300);
  EXPECT_EQ((*script)[6].word, "العربية");
  EXPECT_EQ((*script)[7].kind, Verb::Kind::expect_no_text);
  EXPECT_EQ((*script)[8].kind, Verb::Kind::await_text);
  EXPECT_EQ((*script)[8].word, "x y");
  EXPECT_EQ((*script)[12].line, 15);
}

TEST(Script, names_every_wrong_line_at_once) {
  const auto script = parse_script("tap\nhop over\nwait -1\ndrag a 3\nexpect text none\ntap a b\nawait x\n", "j");
  ASSERT_FALSE(script);
  EXPECT_EQ(script.error().code, "script.wrong");
  for (const char* line : {"j:1:", "j:2:", "j:3:", "j:4:", "j:5:", "j:6:", "j:7:"})
    EXPECT_NE(script.error().detail.find(line), std::string::npos) << line;
}

}  // namespace
}  // namespace hp::kiosk
