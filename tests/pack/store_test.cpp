#include "pack/store.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "pack_builder.h"

namespace hp::pack {
namespace {

using namespace test;

Bytes sealed(const Files& files) { return tar_of(signed_files(manifest_of(files), files)); }

Result<InstalledPack> admitted(const Files& files) {
  auto pack = verified(sealed(files));
  if (!pack) return std::move(pack).error();
  return admit(*std::move(pack), trust());
}

Files without(const std::string& path) {
  Files files = good_files();
  std::erase_if(files, [&](const auto& file) { return file.first == path; });
  return files;
}

Files with_about(const About& about) {
  Files files = good_files();
  files.front().second = write_about(about);
  return files;
}

// A store whose `current` leads to `target`.
std::string code_of_current(const TempFolder& store, const std::string& target) {
  std::filesystem::remove(store.path() + "/current");
  std::filesystem::create_symlink(target, store.path() + "/current");
  return code_of(open_current(store.path(), trust()));
}

TEST(Store, a_whole_pack_for_this_group_is_admitted) {
  const auto pack = admitted(good_files());
  ASSERT_TRUE(pack) << pack.error().detail;
  EXPECT_EQ(pack->about().id, "rights");
  EXPECT_EQ(text_of(*pack->find("text/en-gb/pages.json")), "{}");
}

TEST(Store, a_pack_for_another_group_is_refused) {
  About about = good_about();
  about.group = "kent";
  EXPECT_EQ(code_of(admitted(with_about(about))), "pack.other-group");
}

TEST(Store, a_pack_that_lacks_a_file_is_refused_by_its_name) {
  const std::pair<const char*, const char*> needed[] = {{"text/en-gb/pages.json", "text/en-gb/pages.json"},
                                                        {"text/en-gb/ui.mo", "text/en-gb/ui.mo"},
                                                        {"fonts/latin-bold.ttf", "fonts/latin-bold.ttf"},
                                                        {"fonts/latin-regular.otf", "fonts/latin-regular.ttf"},
                                                        {"fonts/icons.ttf", "fonts/icons.ttf"}};
  for (const auto& [removed, named] : needed) {
    const auto refused = admitted(without(removed));
    ASSERT_EQ(code_of(refused), "pack.incomplete") << removed;
    EXPECT_NE(refused.error().detail.find(named), std::string::npos) << refused.error().detail;
  }
}

TEST(Store, a_pack_may_be_without_sound) { EXPECT_TRUE(admitted(without("audio/en-gb/help.opus"))); }

TEST(Store, a_pack_that_lacks_much_names_eight_and_counts_the_rest) {
  About about = good_about();
  for (const char* const tag : {"ar", "bg", "cs", "da", "de"})
    about.languages.push_back({Language::of(tag), tag, tag, "Latn", Direction::ltr, {"latin"}, 1.4f, "draft"});
  const auto refused = admitted(with_about(about));
  ASSERT_EQ(code_of(refused), "pack.incomplete");
  EXPECT_TRUE(refused.error().detail.ends_with("text/da/ui.mo and 2 more")) << refused.error().detail;
}

TEST(Store, an_about_that_is_wrong_is_refused) {
  Files files = good_files();
  files.front().second = "{}";
  EXPECT_EQ(code_of(admitted(files)), "about.key-missing");
}

TEST(Store, an_error_says_which_file_was_opened) {
  const TempFolder folder;
  const std::string path = folder.write("x.helppack", "no pack");
  const auto refused = open_pack(path, trust());
  ASSERT_EQ(code_of(refused), "archive.not-a-pack");
  EXPECT_NE(refused.error().detail.find(path), std::string::npos);
  EXPECT_EQ(code_of(open_pack(folder.path() + "/none", trust())), "disk.missing");
}

TEST(Store, current_leads_to_a_pack_beside_it) {
  const TempFolder store;
  store.write("rights-2026112401.helppack", text_of(good_pack()));
  EXPECT_EQ(code_of_current(store, "rights-2026112401.helppack"), "accepted");
}

TEST(Store, current_that_leads_anywhere_else_is_refused) {
  const TempFolder store, elsewhere;
  const std::string outside = elsewhere.write("x.helppack", text_of(good_pack()));
  store.write("x.pack", text_of(good_pack()));
  store.write(".helppack", text_of(good_pack()));
  for (const std::string& target : {outside, std::string("../x.helppack"), std::string("./x.helppack"),
                                    std::string("X.helppack"), std::string("x.pack"), std::string(".helppack")})
    EXPECT_EQ(code_of_current(store, target), "pack.current-wrong") << target;
}

TEST(Store, current_that_leads_to_a_second_link_is_refused) {
  const TempFolder store;
  store.write("x.helppack", text_of(good_pack()));
  std::filesystem::create_symlink("x.helppack", store.path() + "/y.helppack");
  EXPECT_EQ(code_of_current(store, "y.helppack"), "disk.unreadable");
  EXPECT_EQ(code_of_current(store, "gone.helppack"), "disk.missing");
}

TEST(Store, a_store_without_a_current_pack_is_said_so) {
  const TempFolder store;
  EXPECT_EQ(code_of(open_current(store.path(), trust())), "disk.missing");
  store.write("current", "rights.helppack");
  EXPECT_EQ(code_of(open_current(store.path(), trust())), "disk.unreadable") << "a plain file is no link";
}

}  // namespace
}  // namespace hp::pack
