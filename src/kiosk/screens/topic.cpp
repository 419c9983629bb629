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

float show_topic(Stage& stage) {
  const content::Topic* topic = nullptr;
  if (stage.book != nullptr)
    for (const content::Topic& t : stage.book->topics)
      if (t.id == stage.session.place().id) topic = &t;
  if (topic == nullptr) return show_numbers(stage);

  const float y = show_title(stage, stage.edition.sentence(topic->title, topic->language, *stage.book), nullptr);
  std::vector<const content::Page*> pages;
  for (const std::string& id : topic->pages)
    if (const auto page = stage.book->pages.find(id);
        page != stage.book->pages.end() && !is_over(page->second.until, stage.today))
      pages.push_back(&page->second);

  std::vector<Words> titles, summaries;
  titles.reserve(pages.size());
  summaries.reserve(pages.size());
  std::vector<Tile> tiles;
  for (const content::Page* page : pages) {
    titles.push_back(stage.edition.sentence(page->title, page->language, *stage.book));
    summaries.push_back(stage.edition.sentence(page->summary, summary_language(*page), *stage.book));
    tiles.push_back({.id = "page:" + page->id,
                     .icon = page->icon,
                     .words = &titles.back(),
                     .second = &summaries.back(),
                     .solid = false});
  }
  const TilesShown shown = show_tiles(stage, tiles, y, 1);
  if (shown.tapped) stage.session.go(Screen::page, shown.tapped->substr(std::string_view("page:").size()));
  return y + shown.height;
}

}  // namespace hp::kiosk
