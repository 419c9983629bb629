#pragma once
// What one visitor has chosen and where they are: language, place, the way back, size and colours. Pure: no clock, no
// drawing, no pack. It lives as long as the visit and is the only thing that knows about the visitor.
#include <optional>
#include <string>
#include <vector>

#include "kiosk/theme.h"
#include "language.h"

namespace hp::kiosk {

enum class Screen : unsigned char { welcome, menu, topic, page, helpline, easier, safe };
std::string_view screen_name(Screen screen);  // as scripts and the design write it

struct Place {
  Screen screen = Screen::welcome;
  std::string id;    // topic, "topic/page" or helpline
  float scroll = 0;  // px of the content above the view
  bool operator==(const Place&) const = default;
};

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

  int text_size = 1;  // 1–4
  Colours colours = Colours::day;
  float text_factor() const { return text_factors[text_size - 1]; }
  bool operator==(const Session&) const = default;

 private:
  static constexpr std::size_t longest_history = 64;  // older steps are forgotten
  std::optional<Language> m_language;
  Place m_place;
  std::vector<Place> m_history;
};

}  // namespace hp::kiosk
