#include "kiosk/icons.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/screens.h"

namespace hp::kiosk {
namespace {

// The summary is the page's first paragraph; where that is not translated, it is English.
const Language& summary_language(const content::Page& page) {
  for (const content::Block& block : page.blocks)
    if (std::holds_alternative<content::Text>(block.what)) return block.language;
  return page.language;
}

}  // namespace

bool is_over(const std::string& until, const std::string& today) { return !until.empty() && today > until; }

const content::Page* shown_page(const Stage& stage, const std::string& id) {
  if (stage.book == nullptr) return nullptr;
  const auto page = stage.book->pages.find(id);
  return page == stage.book->pages.end() || is_over(page->second.until, stage.today) ? nullptr : &page->second;
}

std::vector<Entry> entries_of(const Stage& stage, const content::Topic& topic) {
  std::vector<Entry> entries;
  if (stage.book == nullptr) return entries;
  const auto& questions = stage.book->questions;
  if (questions && questions->topic == topic.id && !questions->list.empty())
    entries.push_back({Screen::questions, questions->list.front().id});
  for (const std::string& id : topic.pages)
    if (shown_page(stage, id) != nullptr) entries.push_back({Screen::page, id});
  if (topic.id == "about") entries.push_back({Screen::about, {}});
  return entries;
}

void open_entry(Stage& stage, const Entry& entry) {
  if (entry.screen == Screen::questions) stage.session.forget_replies();
  stage.session.go(entry.screen, entry.id);
}

void open_topic(Stage& stage, const content::Topic& topic) {
  const std::vector<Entry> entries = entries_of(stage, topic);
  if (entries.size() == 1)
    open_entry(stage, entries.front());
  else
    stage.session.go(Screen::topic, topic.id);
}

float show_topic(Stage& stage) {
  const content::Topic* topic = nullptr;
  if (stage.book != nullptr)
    for (const content::Topic& t : stage.book->topics)
      if (t.id == stage.session.place().id) topic = &t;
  if (topic == nullptr) return show_numbers(stage);

  const float y = show_title(stage, stage.edition.sentence(topic->title, topic->language, *stage.book), nullptr);
  const std::vector<Entry> entries = entries_of(stage, *topic);
  std::vector<Words> titles, seconds;
  titles.reserve(entries.size());
  seconds.reserve(entries.size());
  std::vector<Tile> tiles;
  for (const Entry& entry : entries) {
    Tile tile;
    if (const content::Page* page = entry.screen == Screen::page ? shown_page(stage, entry.id) : nullptr) {
      tile.id = "page:" + page->id;
      tile.icon = page->icon;
      titles.push_back(stage.edition.sentence(page->title, page->language, *stage.book));
      seconds.push_back(stage.edition.sentence(page->summary, summary_language(*page), *stage.book));
    } else if (entry.screen == Screen::questions) {
      tile.id = "questions";
      tile.icon = stage.book->questions->icon;
      titles.push_back(stage.edition.phrase(i18n::tr("A few questions"), stage.language));
      seconds.push_back(stage.edition.phrase(i18n::tr("Your answers are not kept."), stage.language));
    } else {
      tile.id = "about-screen";
      tile.icon = icon::privacy;
      titles.push_back(stage.edition.phrase(i18n::tr("This screen and your privacy"), stage.language));
      seconds.push_back(stage.edition.phrase(i18n::tr("This screen keeps nothing about you."), stage.language));
    }
    tile.words = &titles.back();
    tile.second = &seconds.back();
    tiles.push_back(std::move(tile));
  }
  const TilesShown shown = show_tiles(stage, tiles, y, 1);
  if (shown.tapped)
    for (std::size_t i = 0; i < tiles.size(); ++i)
      if (tiles[i].id == *shown.tapped) open_entry(stage, entries[i]);
  return y + shown.height;
}

}  // namespace hp::kiosk
