#include <gtest/gtest.h>
#include <functional>

#include "small_content.h"

namespace hp::author {
namespace {

// What `diff` says of the pack before and after a change.
std::string said_of(const std::function<void(const SmallContent&)>& change) {
  const SmallContent small;
  EXPECT_TRUE(small.run("build content/small --out old.helppack").starts_with("exit 0"));
  change(small);
  const std::string built = small.run("build content/small --out new.helppack");
  EXPECT_TRUE(built.starts_with("exit 0")) << built;
  const std::string said = small.run("diff old.helppack new.helppack");
  EXPECT_TRUE(said.starts_with("exit 0")) << said;
  return said.substr(said.find('\n') + 1);
}

TEST(Diff, of_the_same_content_is_nothing) {
  EXPECT_EQ(said_of([](const SmallContent&) {}), "Nothing differs.\n");
}

TEST(Diff, says_a_changed_number_before_all_else) {
  const std::string said = said_of([](const SmallContent& small) {
    small.replace("content/small/helplines.toml", "08000 121 700", "08000 121 701");
    small.replace("content/small/pack.toml", "2026112401", "2026112501");
  });
  EXPECT_TRUE(said.starts_with("Telephone numbers\n  msh: 08000 121 700 → 08000 121 701\n")) << said;
  EXPECT_NE(said.find("  version: 2026112401 → 2026112501\n"), std::string::npos) << said;
}

TEST(Diff, says_a_changed_fact_in_every_language) {
  const std::string said =
      said_of([](const SmallContent& small) { small.replace("content/small/facts.toml", "£12.71", "£13.00"); });
  const std::string line = "  nmw-21: £12.71 → £13.00\n";
  const std::size_t english = said.find(line);
  ASSERT_NE(english, std::string::npos) << said;
  EXPECT_NE(said.find(line, english + 1), std::string::npos) << said;
  EXPECT_EQ(said.find("Telephone numbers"), std::string::npos);
}

TEST(Diff, shows_the_words_of_a_changed_english_page_and_names_it_in_the_others) {
  const std::string said = said_of([](const SmallContent& small) {
    small.replace("content/small/pages/20-pay.md", "Then **ask**.", "Then **call**.");
  });
  EXPECT_NE(said.find("English (en-GB)\n  page work/pay\n    - Then ask.\n    + Then call.\n"), std::string::npos)
      << said;
}

TEST(Diff, names_the_page_whose_translation_changed) {
  const std::string said = said_of([](const SmallContent& small) {
    small.replace("locales/small/ar.po", "msgstr \"أجرك\"", "msgstr \"أجرك أنت\"");
  });
  EXPECT_NE(said.find("Arabic (ar)\n  pages changed: work/pay\n"), std::string::npos) << said;
  EXPECT_EQ(said.find("English"), std::string::npos) << said;
}

TEST(Diff, says_what_of_a_helpline_changed_and_that_one_is_held) {
  const std::string said = said_of([](const SmallContent& small) {
    small.replace("content/small/helplines.toml", "Call if you are in danger now.", "Call when you are in danger.");
  });
  EXPECT_NE(said.find("  helpline 999\n"), std::string::npos) << said;
  EXPECT_NE(said.find("\"Call if you are in danger now.\" → \"Call when you are in danger.\""), std::string::npos)
      << said;
}

TEST(Diff, says_a_page_that_came) {
  const std::string said = said_of([](const SmallContent& small) {
    small.write(
        "content/small/pages/30-rest.md",
        "+++\ntitle = \"Rest\"\ntopic = \"work\"\naudience = \"public\"\nicon = \"work\"\n+++\n\nYou may rest.\n");
  });
  EXPECT_NE(said.find("  page work/rest is new: Rest\n"), std::string::npos) << said;
  EXPECT_NE(said.find("  the menu changed\n"), std::string::npos) << said;
}

TEST(Diff, refuses_what_is_no_pack) {
  const SmallContent small;
  small.write("x.helppack", "no pack");
  EXPECT_TRUE(small.run("diff x.helppack x.helppack").starts_with("exit 1"));
}

// --- build --release ---

TEST(Release, lists_every_draft_and_everything_unchecked_or_past_its_day) {
  const SmallContent small;
  small.replace("content/small/facts.toml", "expires = \"2027-03-31\"", "expires = \"2026-03-31\"");
  small.replace("locales/small/ar.po", "reviewed by a test on 2026-11-24", "draft");
  const std::string said = small.run("build content/small --out x.helppack --release");
  EXPECT_TRUE(said.starts_with("exit 1")) << said;
  EXPECT_FALSE(small.has("x.helppack"));
  for (const char* fault : {"facts.toml:1: fact 'nmw-21' is unchecked", "fact 'nmw-21' ended on 2026-03-31",
                            "helpline 'msh' is unchecked", "locales/small/ar.po: Arabic is a draft"})
    EXPECT_NE(said.find(fault), std::string::npos) << fault << "\n" << said;
  EXPECT_EQ(said.find("'held'"), std::string::npos) << "one that is not shown is in no doubt\n" << said;
}

TEST(Release, is_built_when_everything_is_checked) {
  const SmallContent small;
  small.replace("content/small/pack.toml", "languages =", "review = \"reviewed by a test on 2026-11-24\"\nlanguages =");
  small.replace("content/small/facts.toml", "checked_by = \"\"", "checked_by = \"a test\"");
  small.replace("content/small/helplines.toml", "checked_by = \"\"", "checked_by = \"a test\"");
  small.replace("locales/ar.po", "X-Helppoint-Review: draft", "X-Helppoint-Review: reviewed by a test on 2026-11-24");
  const std::string said = small.run("build content/small --out x.helppack --release");
  EXPECT_TRUE(said.starts_with("exit 0")) << said;
  EXPECT_EQ(small.run("list x.helppack").find("a preview"), std::string::npos);
}

}  // namespace
}  // namespace hp::author
