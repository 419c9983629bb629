#pragma once
// Text for an HTML page, in a paragraph or between double quotation marks.
#include <string>
#include <string_view>

namespace hp::author {

inline std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

}  // namespace hp::author
