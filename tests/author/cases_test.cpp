// Every folder of cases/ is a promise: this damage is found, and this is what is said about it.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "small_content.h"

namespace hp::author {
namespace {

class Cases : public testing::TestWithParam<std::string> {};

TEST_P(Cases, says_what_is_wrong_and_builds_nothing) {
  const SmallContent small(GetParam());
  const std::string said = small.run("check content/small");
  const auto expect = cases_folder() / GetParam() / "expect";
  if (std::getenv("HELPPOINT_RECORD")) std::ofstream(expect, std::ios::binary) << said;
  std::ifstream in(expect, std::ios::binary);
  EXPECT_EQ(said, std::string(std::istreambuf_iterator<char>(in), {}));
  if (GetParam() == "good") return;
  EXPECT_EQ(small.run("build content/small --out small.helppack").substr(0, 7), "exit 1\n");
  EXPECT_FALSE(small.has("small.helppack"));
}

INSTANTIATE_TEST_SUITE_P(Author, Cases, testing::ValuesIn(case_names()), [](const auto& named) { return named.param; });

}  // namespace
}  // namespace hp::author
