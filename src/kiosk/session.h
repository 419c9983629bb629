#pragma once
// What one visitor has chosen and where they are: language, place, the way back, answers, size and colours. Pure: no
// clock, no drawing, no pack. It lives as long as the visit and is the only thing that knows about the visitor.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/theme.h"
#include "language.h"

namespace hp::kiosk {

enum class Screen : unsigned char {
  welcome,
  menu,
  topic,
  page,
  helpline,
  staff,
  qr,
  questions,
  easier,
  about,  // "about-screen"
  safe,
  // in front of all the others (curtain.h); no place leads to them
  cover,
  still,
  receipt
};
std::string_view screen_name(Screen screen);  // as scripts and the design write it

struct Place {
  Screen screen = Screen::welcome;
  std::string
      id;  // topic, "topic/page", helpline (also for staff and qr), or a question's id; questions: empty is the end
  float scroll = 0;  // px of the content above the view
  bool operator==(const Place&) const = default;
};

enum class Reply : unsigned char { none, yes, no, unsure };

class Session {
 public:
  explicit Session(Place start = {}) : m_place(std::move(start)) {}

  const Place& place() const { return m_place; }
  void scroll_to(float px) { m_place.scroll = px; }
  bool has_language() const { return m_language.has_value(); }
  const std::optional<Language>& language() const { return m_language; }
  bool can_go_back() const { return !m_history.empty(); }

  // From welcome the first time: the menu. Later (the bar's Language): back to the same page in the other language.
  void choose_language(const Language& language);
  void go(Screen screen, std::string id = {});
  void replace(Screen screen, std::string id = {});  // previous/next: Back does not walk through every page
  void back();
  void home();            // the menu, or welcome before a language is chosen
  void open_languages();  // welcome's list, with the way back to here

  // By question id. Gone with the visit, and when home is touched: a second reader begins anew.
  Reply reply_to(std::string_view question) const;
  void reply(std::string_view question, Reply reply);
  void forget_replies() { m_replies.clear(); }

  int text_size = 1;  // 1–4
  Colours colours = Colours::day;
  bool low_reach = false, more_time = false;
  float text_factor() const { return text_factors[text_size - 1]; }
  bool operator==(const Session&) const = default;

 private:
  static constexpr std::size_t longest_history = 64;  // older steps are forgotten
  std::optional<Language> m_language;
  Place m_place;
  std::vector<Place> m_history;
  std::vector<std::pair<std::string, Reply>> m_replies;
};

}  // namespace hp::kiosk
