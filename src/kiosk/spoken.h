#pragma once
// The spoken tree: every control and text on the screen, in reading order. Focus, speech and tests use this one list.
#include <string>
#include <vector>

#include "kiosk/direction.h"
#include "language.h"

namespace hp::kiosk {

enum class Role : unsigned char { heading, text, button, link, image };
std::string_view role_name(Role role);

struct SpokenEntry {
  Role role = Role::text;
  std::string id;  // of controls, stable: "language:ar", "topic:work"; "-" in a dump where there is none
  Language language;
  Box box;           // px of the screen, left/right already decided
  std::string name;  // what it says, isolates removed
  bool focused = false;
  bool offscreen = false;  // its middle is outside its view: there after scrolling
  bool reachable() const { return role == Role::button || role == Role::link; }
};

using SpokenTree = std::vector<SpokenEntry>;

// A line an entry: role id lang x,y,w,h "name" [focused] [offscreen]; lang is "-" for what is in no language
std::string dump(const SpokenTree& tree);
// Without U+2066–U+2069, U+200E, U+200F.
std::string without_isolates(std::string_view text);

}  // namespace hp::kiosk
