#include "author/new_folder.h"

#include <gtest/gtest.h>

#include "small_content.h"

namespace hp::author {
namespace {

TEST(NewFolder, checks_clean_and_builds_as_it_is) {
  const SmallContent small;
  const std::string made = small.run("new our-town");
  EXPECT_TRUE(made.starts_with("exit 0\nour-town/content/our-town is ready")) << made;
  const std::string checked = small.run("check our-town/content/our-town");
  EXPECT_TRUE(checked.starts_with("exit 0\n")) << checked;
  EXPECT_NE(checked.find("2 pages in 1 language, on 16 kinds of screen: 0 faults."), std::string::npos) << checked;
  EXPECT_TRUE(small.run("build our-town/content/our-town --out x.helppack").starts_with("exit 0\n"));
  EXPECT_TRUE(small.has("x.helppack"));
}

TEST(NewFolder, takes_a_language_as_its_readme_says) {
  const SmallContent small;
  small.run("new our-town");
  small.replace("our-town/content/our-town/pack.toml", "[\"en-GB\"]", "[\"en-GB\", \"ur\"]");
  small.write("our-town/locales/our-town/LINGUAS", "ur\n");
  EXPECT_EQ(small.run("strings our-town/content/our-town"), "exit 0\n");
  EXPECT_NE(small.read("our-town/locales/our-town/ur.po").find("msgid \"Breaks at work\""), std::string::npos);
  EXPECT_TRUE(small.run("build our-town/content/our-town --out x.helppack").starts_with("exit 0\n"));
}

TEST(NewFolder, is_never_made_over_anything) {
  const SmallContent small;
  small.write("taken/note.txt", "mine");
  EXPECT_TRUE(small.run("new taken").starts_with("exit 1\nhelppoint-pack: taken is there and not empty"));
  EXPECT_FALSE(small.has("taken/content"));
  EXPECT_TRUE(small.run("new 'Our Town'").starts_with("exit 1\nhelppoint-pack: 'Our Town' becomes the name"));
  small.run("new empty");  // an empty one that is there will do
  EXPECT_TRUE(small.run("new empty").starts_with("exit 1\n"));
}

}  // namespace
}  // namespace hp::author
