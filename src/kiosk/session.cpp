#include "kiosk/session.h"

#include <algorithm>
#include <array>

namespace hp::kiosk {

std::string_view screen_name(Screen screen) {
  constexpr std::array<std::string_view, 14> names{"welcome", "menu",  "topic",     "page",   "helpline",
                                                   "staff",   "qr",    "questions", "easier", "about-screen",
                                                   "safe",    "cover", "still",     "receipt"};
  return names[static_cast<std::size_t>(screen)];
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
  m_replies.clear();
  m_place = {m_language ? Screen::menu : Screen::welcome, {}, 0};
}

void Session::open_languages() {
  if (m_place.screen != Screen::welcome) go(Screen::welcome);
}

Reply Session::reply_to(std::string_view question) const {
  for (const auto& [id, reply] : m_replies)
    if (id == question) return reply;
  return Reply::none;
}

void Session::reply(std::string_view question, Reply reply) {
  const auto known =
      std::find_if(m_replies.begin(), m_replies.end(), [&](const auto& entry) { return entry.first == question; });
  if (known != m_replies.end())
    known->second = reply;
  else
    m_replies.emplace_back(question, reply);
}

}  // namespace hp::kiosk
