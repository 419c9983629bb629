#include "kiosk/session.h"

namespace hp::kiosk {

std::string_view screen_name(Screen screen) {
  switch (screen) {
    case Screen::welcome:
      return "welcome";
    case Screen::menu:
      return "menu";
    case Screen::topic:
      return "topic";
    case Screen::page:
      return "page";
    case Screen::helpline:
      return "helpline";
    case Screen::easier:
      return "easier";
    case Screen::safe:
      return "safe";
  }
  return "";
}

void Session::choose_language(const Language& language) {
  const bool first = !m_language.has_value();
  m_language = language;
  if (first || m_history.empty()) {
    m_history.clear();
    m_place = {Screen::menu, {}, 0};
  } else {
    back();
    m_place.scroll = 0;  // another language is another length: the top is the one place that is the same
  }
}

void Session::go(Screen screen, std::string id) {
  if (m_history.size() == longest_history) m_history.erase(m_history.begin());
  m_history.push_back(m_place);
  m_place = {screen, std::move(id), 0};
}

void Session::replace(Screen screen, std::string id) { m_place = {screen, std::move(id), 0}; }

void Session::back() {
  if (m_history.empty()) return;
  m_place = std::move(m_history.back());
  m_history.pop_back();
}

void Session::home() {
  m_history.clear();
  m_place = {m_language ? Screen::menu : Screen::welcome, {}, 0};
}

void Session::open_languages() {
  if (m_place.screen != Screen::welcome) go(Screen::welcome);
}

}  // namespace hp::kiosk
