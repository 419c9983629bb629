#include "kiosk/spoken.h"

#include <cmath>

#include "utf8.h"

namespace hp::kiosk {

std::string_view role_name(Role role) {
  switch (role) {
    case Role::heading:
      return "heading";
    case Role::text:
      return "text";
    case Role::button:
      return "button";
    case Role::link:
      return "link";
    case Role::image:
      return "image";
  }
  return "";
}

std::string dump(const SpokenTree& tree) {
  std::string out;
  for (const SpokenEntry& e : tree) {
    out += role_name(e.role);
    out += ' ';
    out += e.id.empty() ? "-" : e.id;
    out += ' ' + (e.language == Language{} ? "-" : e.language.tag()) + ' ';
    const float edges[4] = {e.box.x, e.box.y, e.box.w, e.box.h};
    for (int i = 0; i < 4; ++i) {
      if (i > 0) out += ',';
      out += std::to_string(std::lround(edges[i]));
    }
    out += " \"";
    for (char c : e.name) {
      if (c == '"' || c == '\\') out += '\\';
      out += c == '\n' ? ' ' : c;
    }
    out += '"';
    if (e.focused) out += " [focused]";
    if (e.offscreen) out += " [offscreen]";
    out += '\n';
  }
  return out;
}

std::string without_isolates(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto d = utf8::decode(text, at);
    const bool hidden =
        (d.code_point >= 0x2066 && d.code_point <= 0x2069) || d.code_point == 0x200E || d.code_point == 0x200F;
    if (!hidden) out += text.substr(at, d.bytes);
    at += d.bytes;
  }
  return out;
}

}  // namespace hp::kiosk
