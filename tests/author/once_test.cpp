// Facts once: what stands in one line of facts.toml or helplines.toml changes everywhere it is shown, in every
// language, and nowhere else; no translator is asked again. And what a translator wrote is what stands in the pack.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>

#include "author/build.h"
#include "author/sentence.h"
#include "author/trial.h"
#include "content/collection.h"
#include "kiosk/edition.h"
#include "kiosk/screens/screens.h"
#include "pack/store.h"
#include "small_content.h"

namespace hp::author {
namespace {

PackFiles files_of(const SmallContent& small) {
  Report report;
  auto files = make_pack_files({.content = small.content(), .locales = {}, .fonts = {}}, report);
  EXPECT_TRUE(files) << report.faults_as_text();
  return files ? *std::move(files) : PackFiles{};
}

std::string text_of(const PackFiles& files, const std::string& name) {
  const auto& bytes = files.at(name);
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// All that is said on one screen, as the kiosk sets it.
std::string said_on(kiosk::Edition& edition, const Language& language, const kiosk::Place& place) {
  kiosk::Settings settings;
  kiosk::Session session;
  session.choose_language(language);
  if (place.screen != kiosk::Screen::menu) session.go(place.screen, place.id);
  kiosk::Ui ui(edition.typefaces(), kiosk::scale_for({1080, 1920}, {}));
  ui.begin({1080, 1920}, kiosk::Flow(edition.typefaces().of(language).direction, 1080), kiosk::palette(session.colours),
           1);
  kiosk::Stage stage{.ui = ui,
                     .session = session,
                     .edition = edition,
                     .settings = settings,
                     .book = edition.book(language),
                     .language = language,
                     .today = "2026-11-24",
                     .front = {},
                     .receipt = nullptr,
                     .wall = {}};
  static_cast<void>(kiosk::show_screen(stage));
  static_cast<void>(ui.end());
  std::string said;
  for (const kiosk::SpokenEntry& entry : ui.tree()) said += entry.name + "\n";
  return said;
}

// "ar page work/pay" → what is said there.
std::map<std::string, std::string> screens_of(const SmallContent& small) {
  std::map<std::string, std::string> screens;
  auto trial = Trial::open();
  const auto file = trial->sign(files_of(small));
  const auto trust = pack::read_trust(trial->trust());
  const auto pack = pack::open_pack(*file, *trust);
  EXPECT_TRUE(pack);
  const auto edition = kiosk::Edition::open(*pack);
  for (const char* tag : {"en-GB", "ar"}) {
    const Language language = Language::of(tag);
    for (const kiosk::Place& place : kiosk::every_place(*(*edition)->book(language))) {
      if (place.screen == kiosk::Screen::about) continue;  // its six words are of the whole pack
      screens[language.tag() + " " + std::string(kiosk::screen_name(place.screen)) + " " + place.id] =
          said_on(**edition, language, place);
    }
  }
  return screens;
}

// Screens that differ, each of which has lost `was` and now says `is`.
std::set<std::string> changed(const std::map<std::string, std::string>& before,
                              const std::map<std::string, std::string>& after, const std::string& was,
                              const std::string& is) {
  std::set<std::string> names;
  EXPECT_EQ(before.size(), after.size());
  for (const auto& [name, said] : after) {
    if (said == before.at(name)) continue;
    names.insert(name);
    EXPECT_NE(before.at(name).find(was), std::string::npos) << name;
    EXPECT_EQ(said.find(was), std::string::npos) << name << " still says " << was;
    EXPECT_NE(said.find(is), std::string::npos) << name << ":\n" << said;
  }
  return names;
}

TEST(FactsOnce, a_fact_changes_the_pages_that_hold_it_in_all_languages_and_no_other) {
  const SmallContent small;
  const auto before = screens_of(small);
  const PackFiles old = files_of(small);
  const std::string po = small.read("locales/small/ar.po");
  small.replace("content/small/facts.toml", "£12.71", "£13.12");
  EXPECT_EQ(changed(before, screens_of(small), "£12.71", "£13.12"),
            (std::set<std::string>{"ar page work/pay", "en-GB page work/pay"}));
  EXPECT_EQ(small.read("locales/small/ar.po"), po);
  EXPECT_EQ(small.run("strings content/small"), "exit 0\n");  // and no sentence is waiting for its translator
  EXPECT_EQ(small.run("check content/small --no-layout --today 2026-11-24").substr(0, 7), "exit 0\n");
  EXPECT_NE(small.read("locales/small/ar.po").find("{fact_nmw_21}"), std::string::npos);
  EXPECT_EQ(small.read("locales/small/ar.po").find("13.12"), std::string::npos);

  // In the pack, the one value of each book's table.
  const PackFiles now = files_of(small);
  for (const char* name : {"text/ar/pages.json", "text/en-gb/pages.json"}) {
    std::string text = text_of(now, name);
    const auto at = text.find("£13.12");
    ASSERT_NE(at, text.npos) << name;
    EXPECT_EQ(text.replace(at, std::string("£13.12").size(), "£12.71"), text_of(old, name));
  }
}

TEST(FactsOnce, a_helplines_number_changes_its_cards_its_square_and_what_staff_are_shown) {
  const SmallContent small;
  small.replace("content/small/helplines.toml", "display = \"hold\"", "display = \"show\"");
  const auto before = screens_of(small);
  const std::string po = small.read("locales/small/ar.po");
  small.replace("content/small/helplines.toml", "0300 123 4567", "0300 123 9876");
  std::set<std::string> wanted;
  for (const std::string tag : {"ar", "en-GB"})
    for (const char* screen : {"helpline held", "page help/now", "qr held", "staff held"})
      wanted.insert(tag + " " + screen);
  EXPECT_EQ(changed(before, screens_of(small), "0300 123 4567", "0300 123 9876"), wanted);
  EXPECT_EQ(small.read("locales/small/ar.po"), po);
}

// Of ours, with nothing translated yet.
void add_language(const SmallContent& small, const std::string& tag) {
  small.write("locales/small/LINGUAS", "ar " + tag + "\n");
  small.replace("content/small/pack.toml", "\"ar\"]", "\"ar\", \"" + tag + "\"]");
  std::ifstream rows(HELPPOINT_SOURCE "/locales/languages.toml"), stacks(HELPPOINT_SOURCE "/fonts/stacks.toml");
  small.write("locales/languages.toml", {std::istreambuf_iterator<char>(rows), {}});
  small.write("fonts/stacks.toml", {std::istreambuf_iterator<char>(stacks), {}});
  ASSERT_EQ(small.run("strings content/small"), "exit 0\n");
}

// A sentence without translation stays English, and so do its numbers.
TEST(FactsOnce, a_number_is_written_as_in_the_language_of_its_sentence) {
  const SmallContent small;
  add_language(small, "pl");
  const auto facts = [&] {
    return content::parse_book(text_of(files_of(small), "text/pl/pages.json"),
                               {{"999", "999"}, {"msh", "08000 121 700"}, {"salvation-army", "x"}})
        ->facts;
  };
  EXPECT_EQ(facts(), (std::map<std::string, std::string>{{"break-minutes", "20"}, {"nmw-21--en", "£12.71"}}));

  std::string text = small.read("locales/small/pl.po");
  for (const PoEntry& entry : read_entries(text)) {
    if (entry.msgid.empty()) continue;
    const auto at = text.find("msgid " + po_quoted(entry.msgid) + "\n");
    text.replace(text.find("msgstr \"\"", at), std::string("msgstr \"\"").size(), "msgstr " + po_quoted(entry.msgid));
  }
  small.write("locales/small/pl.po", text);
  EXPECT_EQ(facts(), (std::map<std::string, std::string>{{"break-minutes", "20"}, {"nmw-21", "£12,71"}}));
}

// Every sentence of a book as a translator writes it.
std::set<std::string> messages_in(const content::Book& book) {
  std::set<std::string> all;
  const auto add = [&](const content::Sentence& sentence) { all.insert(write_message(sentence)); };
  const auto add_text = [&](const std::string& text) {
    if (!text.empty()) all.insert(text);
  };
  for (const content::Topic& topic : book.topics) add(topic.title);
  for (const auto& [id, page] : book.pages) {
    add(page.title);
    for (const content::Block& block : page.blocks) {
      EXPECT_EQ(block.language, book.language);
      if (block.fallback) add(*block.fallback);
      if (const auto* heading = std::get_if<content::Heading>(&block.what)) add(heading->sentence);
      if (const auto* text = std::get_if<content::Text>(&block.what)) add(text->sentence);
      if (const auto* list = std::get_if<content::List>(&block.what))
        for (const content::Sentence& item : list->items) add(item);
      if (const auto* callout = std::get_if<content::Callout>(&block.what))
        for (const content::Sentence& sentence : callout->sentences) add(sentence);
    }
  }
  for (const auto& [id, helpline] : book.helplines) {
    for (const std::string* text : {&helpline.name, &helpline.what_for, &helpline.run_by, &helpline.cost,
                                    &helpline.interpreters, &helpline.anonymous})
      add_text(*text);
    for (const std::string& hours : helpline.hours) add_text(hours);
  }
  return all;
}

TEST(RoundTrip, what_a_translator_writes_is_what_stands_in_the_pack) {
  const SmallContent small;
  add_language(small, "ur");

  // The translator, who writes right to left and keeps every place.
  std::string text = small.read("locales/small/ur.po");
  std::set<std::string> written;
  for (const PoEntry& entry : read_entries(text)) {
    if (entry.msgid.empty()) continue;
    const std::string translated = "اردو " + entry.msgid;
    written.insert(translated);
    const auto at = text.find("msgid " + po_quoted(entry.msgid) + "\n");
    ASSERT_NE(at, text.npos) << entry.msgid;
    text.replace(text.find("msgstr \"\"", at), std::string("msgstr \"\"").size(), "msgstr " + po_quoted(translated));
  }
  small.write("locales/small/ur.po", text);
  EXPECT_EQ(small.run("strings content/small"), "exit 0\n");

  const content::Book book = *content::parse_book(text_of(files_of(small), "text/ur/pages.json"),
                                                  {{"999", "999"}, {"msh", "08000 121 700"}, {"salvation-army", "x"}});
  EXPECT_EQ(messages_in(book), written);
}

}  // namespace
}  // namespace hp::author
