#include <algorithm>
#include <array>

#include "kiosk/icons.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/screens.h"

// "Is this happening to me?": one question a screen. The answers live in the session only, are never shown together,
// and end at the pages and numbers that fit them; no answer is a diagnosis.

namespace hp::kiosk {
namespace {

struct Choice {
  Reply reply;
  const char* id;
  std::uint32_t icon;
  i18n::Message name;
};
constexpr std::array choices{Choice{Reply::yes, "yes", icon::chosen, i18n::tr("Yes")},
                             Choice{Reply::no, "no", icon::close, i18n::tr("No")},
                             Choice{Reply::unsure, "unsure", icon::unsure, i18n::tr("I am not sure")}};

// How large the question and the sentence below it are set, at most, and of the room around them.
struct Way {
  float ask, help, air;
};
constexpr std::array ways{Way{title_type.at_most_factor, text_type.at_most_factor, 1},
                          Way{1.27f, text_type.at_most_factor, 0.8f}, Way{1.27f, 1.6f, 0.8f}, Way{1.27f, 1.25f, 0.6f}};

float show_question(Stage& stage, const content::Questions& questions, std::size_t index) {
  Ui& ui = stage.ui;
  const content::Question& question = questions.list[index];
  const Words place =
      stage.edition.phrase(i18n::tr("Question {number} of {count}"), stage.language,
                           {{"number", std::to_string(index + 1)}, {"count", std::to_string(questions.list.size())}});
  const Words ask = stage.edition.sentence(question.ask, question.language, *stage.book);
  const Words help = question.help ? stage.edition.sentence(*question.help, question.language, *stage.book) : Words{};
  const Words kept = stage.edition.phrase(i18n::tr("Your answers are not kept."), stage.language);
  const Reply before = stage.session.reply_to(question.id);
  std::vector<Words> words;
  words.reserve(choices.size());
  std::vector<Tile> tiles;
  for (const Choice& choice : choices) {
    words.push_back(stage.edition.phrase(choice.name, stage.language));
    // All three alike: no answer is the expected one. The one given before is marked, for who comes back.
    tiles.push_back({.id = choice.id, .icon = choice.icon, .words = &words.back(), .chosen = before == choice.reply});
  }
  // Side by side or one below the other, never two and one.
  const int columns = ui.landscape() && columns_that_fit(stage, tiles, 3) == 3 ? 3 : 1;

  // The question and all of its answers are to be seen at once, or an answer would be chosen between those that are.
  // So of the ways to set what is asked the first is taken that leaves room for them; never smaller than other text.
  const float gap = ui.px(size::gap);
  const float answers =
      tiles_height(stage, tiles, columns) + gap * 0.4f + ui.lay(kept, label_type, stage.width).height() + gap;
  const float seen = stage.seen_to - stage.session.place().scroll - gap;
  Type ask_type = title_type, help_type = text_type;
  float air = 1, above = 0;
  for (const Way& way : ways) {
    ask_type.at_most_factor = way.ask, help_type.at_most_factor = way.help, air = way.air;
    above = ui.px(size::margin) * 0.75f * air + ui.lay(place, label_type, stage.width).height() + gap * 0.6f * air +
            ui.lay(ask, ask_type, stage.width).height() + gap * 1.4f * air;
    if (question.help) above += gap * 0.6f * air + ui.lay(help, help_type, stage.width).height();
    if (above + answers <= seen) break;
  }
  float y = ui.px(size::margin) * 0.75f * air;
  y += ui.say(stage.left, y, stage.width, place, label_type, ui.colours().soft) + gap * 0.6f * air;
  y += ui.say(stage.left, y, stage.width, ask, ask_type, ui.colours().ink, Role::heading);
  if (question.help)
    y += gap * 0.6f * air + ui.say(stage.left, y + gap * 0.6f * air, stage.width, help, help_type, ui.colours().soft);
  y += gap * 1.4f * air;
  const TilesShown shown = show_tiles(stage, tiles, y, columns);
  y += shown.height + gap * 0.4f;
  y += ui.say(stage.left, y, stage.width, kept, label_type, ui.colours().soft);
  if (shown.tapped)
    for (const Choice& choice : choices)
      if (*shown.tapped == choice.id) {
        stage.session.reply(question.id, choice.reply);
        stage.session.go(Screen::questions, index + 1 < questions.list.size() ? questions.list[index + 1].id : "");
      }
  return y;
}

constexpr std::size_t pages_at_once = 6;  // more would be a wall; the others stand below a heading

void add_once(std::vector<std::string>& list, const std::string& id) {
  if (std::find(list.begin(), list.end(), id) == list.end()) list.push_back(id);
}

// The questions go from gentle to harder, so what the last of them asks for is the most urgent and comes first: the
// first page of each, then the second of each, and so on.
struct Wanted {
  const content::Ending& ending;
  std::vector<std::string> pages, helplines;  // each once
};

Wanted wanted_at_end(const Session& session, const content::Questions& questions) {
  std::vector<const content::Question*> warnings;
  for (auto question = questions.list.rbegin(); question != questions.list.rend(); ++question) {
    const Reply reply = session.reply_to(question->id);
    if (reply == Reply::yes || reply == Reply::unsure) warnings.push_back(&*question);
  }
  const content::Ending& ending = warnings.empty() ? questions.none : questions.some;
  Wanted wanted{ending, {}, ending.helplines};
  if (!warnings.empty() && !ending.pages.empty()) wanted.pages.push_back(ending.pages.front());  // "Get help now"
  std::size_t most = 0;
  for (const content::Question* question : warnings) {
    most = std::max(most, question->pages.size());
    for (const std::string& id : question->helplines) add_once(wanted.helplines, id);
  }
  for (std::size_t rank = 0; rank < most; ++rank)
    for (const content::Question* question : warnings)
      if (rank < question->pages.size()) add_once(wanted.pages, question->pages[rank]);
  for (const std::string& id : ending.pages) add_once(wanted.pages, id);
  return wanted;
}

// Numbers first, then the pages.
float show_end(Stage& stage, const content::Questions& questions) {
  Ui& ui = stage.ui;
  const Wanted wanted = wanted_at_end(stage.session, questions);
  const content::Ending& ending = wanted.ending;
  float y = show_title(stage, stage.edition.sentence(ending.title, ending.language, *stage.book), nullptr);
  for (const content::Sentence& sentence : ending.say) {
    y += ui.say(stage.left, y, stage.width, stage.edition.sentence(sentence, ending.language, *stage.book), text_type,
                ui.colours().ink);
    y += ui.px(size::gap) * 0.7f;
  }
  y += ui.px(size::gap) * 0.5f;
  for (const std::string& id : wanted.helplines) {
    const auto helpline = stage.book->helplines.find(id);
    if (helpline == stage.book->helplines.end()) continue;
    const CardShown card = show_card(stage, helpline->second, y);
    if (card.tapped) stage.session.go(Screen::helpline, id);
    y += card.height + ui.px(size::gap);
  }
  std::vector<Words> titles;
  titles.reserve(wanted.pages.size());
  std::vector<Tile> tiles;
  for (const std::string& id : wanted.pages) {
    const content::Page* page = shown_page(stage, id);
    if (page == nullptr) continue;
    titles.push_back(stage.edition.sentence(page->title, page->language, *stage.book));
    tiles.push_back({.id = "page:" + id, .icon = page->icon, .words = &titles.back()});
  }
  const auto show = [&](std::span<const Tile> some_tiles) {
    const TilesShown shown = show_tiles(stage, some_tiles, y, columns_for(stage, Mm{140}));
    if (shown.tapped) stage.session.go(Screen::page, shown.tapped->substr(std::string_view("page:").size()));
    y += shown.height;
  };
  const std::span<const Tile> all(tiles);
  show(all.first(std::min(pages_at_once, all.size())));
  if (all.size() <= pages_at_once) return y;
  const Words more = stage.edition.phrase(i18n::tr_c("questions", "More pages"), stage.language);
  y += ui.px(size::gap);
  y += ui.say(stage.left, y, stage.width, more, heading_type, ui.colours().ink, Role::heading) + ui.px(size::gap);
  show(all.subspan(pages_at_once));
  return y;
}

}  // namespace

float show_questions(Stage& stage) {
  if (stage.book == nullptr || !stage.book->questions) return show_numbers(stage);
  const content::Questions& questions = *stage.book->questions;
  for (std::size_t i = 0; i < questions.list.size(); ++i)
    if (questions.list[i].id == stage.session.place().id) return show_question(stage, questions, i);
  return show_end(stage, questions);
}

}  // namespace hp::kiosk
