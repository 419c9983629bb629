#include "kiosk/screens/parts.h"
#include "kiosk/screens/screens.h"

namespace hp::kiosk {

std::vector<const content::Topic*> shown_topics(const Stage& stage) {
  std::vector<const content::Topic*> topics;
  if (stage.book == nullptr) return topics;
  for (const content::Topic& topic : stage.book->topics)
    if (!entries_of(stage, topic).empty()) topics.push_back(&topic);
  return topics;
}

float show_menu(Stage& stage) {
  const auto topics = shown_topics(stage);
  if (topics.empty()) return show_numbers(stage);
  const Words title = stage.edition.phrase(i18n::tr("How can we help?"), stage.language);
  const Words below =
      stage.edition.phrase(i18n::tr("Free. You do not give your name. Nothing is saved."), stage.language);
  float y = show_title(stage, title, &below);

  std::vector<Words> words;
  words.reserve(topics.size());
  for (const content::Topic* topic : topics)
    words.push_back(stage.edition.sentence(topic->title, topic->language, *stage.book));

  const auto choose = [&](const std::optional<std::string>& id) {
    if (!id) return;
    for (const content::Topic* topic : topics)
      if (*id == "topic:" + topic->id) open_topic(stage, *topic);
  };
  // "Get help now" first and widest.
  std::vector<Tile> tiles;
  for (std::size_t i = 0; i < topics.size(); ++i) {
    const bool leads = topics[i]->id == "help";
    const Tile tile{
        .id = "topic:" + topics[i]->id, .icon = topics[i]->icon, .words = &words[i], .second = nullptr, .solid = leads};
    if (leads) {
      const TilesShown shown = show_tiles(stage, {&tile, 1}, y, 1);
      choose(shown.tapped);
      y += shown.height;
    } else {
      tiles.push_back(tile);
    }
  }
  const TilesShown shown = show_tiles(stage, tiles, y, columns_for(stage, Mm{98}));
  choose(shown.tapped);
  return y + shown.height;
}

}  // namespace hp::kiosk
