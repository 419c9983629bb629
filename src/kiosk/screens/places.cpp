#include "kiosk/screens/screens.h"

namespace hp::kiosk {

std::vector<Place> every_place(const content::Book& book) {
  std::vector<Place> places{{Screen::menu, {}, 0}, {Screen::easier, {}, 0}, {Screen::about, {}, 0}};
  for (const content::Topic& topic : book.topics) places.push_back({Screen::topic, topic.id, 0});
  for (const auto& [id, page] : book.pages) places.push_back({Screen::page, id, 0});
  for (const auto& [id, helpline] : book.helplines)
    for (const Screen screen : {Screen::helpline, Screen::staff, Screen::qr}) places.push_back({screen, id, 0});
  if (book.questions) {
    for (const content::Question& question : book.questions->list)
      places.push_back({Screen::questions, question.id, 0});
    places.push_back({Screen::questions, {}, 0});
  }
  return places;
}

}  // namespace hp::kiosk
