#include "author/preview.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <span>

#include "author/process.h"
#include "author/shots.h"
#include "author/trial.h"
#include "author/watch.h"
#include "pack/store.h"
#include "small_content.h"

namespace hp::author {
namespace {

PackFiles build(const SmallContent& small) {
  Report report;
  auto files = make_pack_files({small.content(), {}, {}, 0}, report);
  EXPECT_TRUE(files) << report.faults_as_text();
  return files ? *std::move(files) : PackFiles{};
}

const OnView menu_in_english{Language::of("en-GB"), {}};

TEST(Trial, makes_packs_that_the_kiosk_takes_and_stock_minisign_too) {
  const SmallContent small;
  std::string folder;
  {
    auto trial = Trial::open();
    ASSERT_TRUE(trial);
    folder = trial->folder();
    const auto pack = trial->sign(build(small));
    ASSERT_TRUE(pack);
    const auto trust = pack::read_trust(trial->trust());
    ASSERT_TRUE(trust) << trust.error().detail;
    EXPECT_EQ(trust->threshold, 2u);
    EXPECT_TRUE(pack::open_pack(*pack, *trust));

    ASSERT_EQ(run_process({"tar", "-xf", *pack, "-C", folder})->status, 0);
    for (const std::string n : {"1", "2"}) {
      const auto checked =
          run_process({"minisign", "-V", "-H", "-m", folder + "/MANIFEST", "-x", folder + "/MANIFEST." + n + ".minisig",
                       "-p", folder + "/trust/throw-away-" + n + ".pub"});
      ASSERT_TRUE(checked);
      EXPECT_EQ(checked->status, 0) << checked->err;
    }

    // Another one's keys are not these.
    auto other = Trial::open();
    ASSERT_TRUE(other && other->sign(build(small)));
    EXPECT_FALSE(pack::open_pack(*pack, *pack::read_trust(other->trust())));
  }
  EXPECT_FALSE(std::filesystem::exists(folder));
}

TEST(WhatWasSaved, is_the_page_that_changed_in_english_for_a_page) {
  const SmallContent small;
  const PackFiles before = build(small);
  small.replace("content/small/pages/20-pay.md", "Most workers must", "Nearly all workers must");
  const OnView now{Language::of("ar"), "help/now"};
  EXPECT_EQ(what_was_saved({small.path("content/small/pages/20-pay.md")}, before, build(small), now),
            (OnView{Language::of("en-GB"), "work/pay"}));
}

TEST(WhatWasSaved, is_the_language_of_a_catalogue_and_the_page_of_its_message) {
  const SmallContent small;
  const PackFiles before = build(small);
  small.replace("locales/small/ar.po", "msgstr \"أجرك\"", "msgstr \"أجرك أنت\"");
  EXPECT_EQ(what_was_saved({small.path("locales/small/ar.po")}, before, build(small), menu_in_english),
            (OnView{Language::of("ar"), "work/pay"}));
}

TEST(WhatWasSaved, stays_where_one_is_when_nothing_tells) {
  const SmallContent small;
  const PackFiles files = build(small);
  const OnView now{Language::of("ar"), "work/pay"};
  EXPECT_EQ(what_was_saved({small.path("locales/ar.po")}, files, files, now), now);
  EXPECT_EQ(what_was_saved({}, {}, files, now), now);
}

TEST(WhatWasSaved, is_the_menu_when_the_page_on_view_was_taken_away) {
  const SmallContent small;
  const PackFiles files = build(small);
  EXPECT_EQ(what_was_saved({}, files, files, {Language::of("en-GB"), "work/gone"}), menu_in_english);
}

TEST(Watch, tells_each_way_an_editor_saves_and_none_of_its_own_files) {
  const SmallContent small;
  const std::string folder = small.path("watched");
  std::filesystem::create_directory(folder);
  auto watch = Watch::open({folder, folder + "/later"});
  ASSERT_TRUE(watch);
  EXPECT_TRUE(watch->saved().empty());
  small.write("watched/in-place.md", "a");
  small.write("watched/.in-place.md.swp", "a");
  small.write("watched/backup.md~", "a");
  small.write("watched/4913", "a");
  EXPECT_EQ(watch->saved(), std::set<std::string>{folder + "/in-place.md"});
  small.write("watched/.hidden", "b");
  std::filesystem::rename(folder + "/.hidden", folder + "/renamed.md");
  EXPECT_EQ(watch->saved(), std::set<std::string>{folder + "/renamed.md"});
  std::filesystem::create_directory(folder + "/later");
  (void)watch->saved();
  small.write("watched/later/new.md", "c");
  EXPECT_EQ(watch->saved(), std::set<std::string>{folder + "/later/new.md"});
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

TEST(Shots, mark_faults_where_they_are_seen_and_let_a_translator_mark_what_is_right) {
  const SmallContent small("a_translation_that_is_fuzzy");
  small.replace("content/small/pages/10-now.md", "You can ask for help.", "You can ask for help in 2016.");
  const std::string said = small.run("shots content/small --out pictures --glass 1024x768");
  ASSERT_TRUE(said.starts_with("exit 0")) << said;
  const std::string arabic = small.read("pictures/ar.html"), english = small.read("pictures/en-GB.html");

  const auto section = [](const std::string& html, const std::string& screen) {
    const auto start = html.find("<section id=\"" + screen + "\"");
    EXPECT_NE(start, html.npos) << screen;
    return html.substr(start, html.find("</section>", start) - start);
  };
  EXPECT_NE(section(arabic, "02-work-pay").find("translation-fuzzy"), std::string::npos);
  EXPECT_NE(section(arabic, "02-work-pay").find("the English was “Your boss may keep your passport.”"),
            std::string::npos);
  EXPECT_EQ(section(arabic, "00-menu").find("class=\"faults\""), std::string::npos);
  EXPECT_EQ(english.find("translation-fuzzy"), std::string::npos);
  // What is wrong with the English is everybody's.
  for (const std::string& html : {arabic, english})
    EXPECT_NE(section(html, "01-help-now").find("number-in-prose"), std::string::npos);
  EXPECT_NE(small.read("pictures/index.html").find("Arabic</a> (draft), faults: "), std::string::npos);

  // A box a screen; its marks are of this pack, version and language.
  EXPECT_EQ(count_of(arabic, "<label class=\"mark\"><input type=\"checkbox\">"), count_of(arabic, "<section "));
  EXPECT_GT(count_of(arabic, "<section "), 5u);
  EXPECT_NE(arabic.find("data-tag=\"ar\" data-language=\"Arabic\" data-pack=\"A small help point\" "
                        "data-version=\"2026112401\""),
            std::string::npos);
  for (const char* id : {"page", "language", "only-faults", "only-open", "copy", "list", "count"}) {
    EXPECT_EQ(count_of(arabic, "id=\"" + std::string(id) + "\""), 1u) << id;
    EXPECT_GE(count_of(arabic, "get(\"" + std::string(id) + "\")"), 1u) << id;
  }
  // Every screen can be chosen, there and from the first page.
  for (const std::string& html : {arabic, small.read("pictures/index.html")})
    EXPECT_NE(html.find("<option value=\"02-work-pay\">"), std::string::npos);
  // Nothing is fetched and nothing sent.
  for (const char* fetched : {"http", "fetch(", "XMLHttp", "import ", "<link", "action="})
    EXPECT_EQ(arabic.find(fetched), std::string::npos) << fetched;
}

TEST(Shots, stand_in_a_folder_that_can_be_looked_through_offline) {
  const SmallContent small;
  const std::string said =
      small.run("shots content/small --out pictures --glass 1024x768 --text-size 1 2 --colours night");
  ASSERT_TRUE(said.starts_with("exit 0")) << said;
  for (const char* file :
       {"pictures/index.html", "pictures/en-GB.html", "pictures/ar.html",
        "pictures/1024x768-size-1-night/welcome-1.png", "pictures/1024x768-size-1-night/cover.png",
        "pictures/1024x768-size-1-night/receipt-refused.png", "pictures/1024x768-size-2-night/ar/00-menu-1.png"})
    EXPECT_TRUE(small.has(file)) << file;
  const std::string index = small.read("pictures/index.html"), arabic = small.read("pictures/ar.html");
  for (const std::string& html : {index, arabic}) {
    EXPECT_EQ(html.find("http"), std::string::npos);
    EXPECT_EQ(html.find("src=\"/"), std::string::npos);
  }
  // Every picture named is there, and every one there is named: English beside Arabic.
  std::size_t named = 0;
  for (std::size_t at = 0; (at = arabic.find("src=\"", at)) != std::string::npos; ++named) {
    at += 5;
    const std::string file = arabic.substr(at, arabic.find('"', at) - at);
    EXPECT_TRUE(small.has("pictures/" + file)) << file;
  }
  std::size_t taken = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(small.path("pictures")))
    taken += entry.path().extension() == ".png" && entry.path().parent_path().filename() != "1024x768-size-1-night" &&
             entry.path().parent_path().filename() != "1024x768-size-2-night";
  EXPECT_EQ(named, taken);
}

TEST(Shots, of_content_with_a_fault_are_none) {
  const SmallContent small;
  small.replace("content/small/pages/20-pay.md", "Most workers", "Most {fact:gone} workers");
  const std::string said = small.run("shots content/small --out pictures");
  EXPECT_TRUE(said.starts_with("exit 1")) << said;
  EXPECT_NE(said.find("20-pay.md"), std::string::npos) << said;
  EXPECT_FALSE(small.has("pictures"));
}

TEST(Shots, refuses_a_language_the_pack_has_not) {
  const SmallContent small;
  const std::string said = small.run("shots content/small --out pictures --lang fr");
  EXPECT_TRUE(said.starts_with("exit 1")) << said;
  EXPECT_NE(said.find("fr"), std::string::npos);
  EXPECT_TRUE(small.run("shots content/small --out pictures --glass 1x1").starts_with("exit 2"));
}

}  // namespace
}  // namespace hp::author
