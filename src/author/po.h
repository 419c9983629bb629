#pragma once
// The little of the PO format that stock gettext does not do for us: at which line a message stands (msgfmt's .mo knows
// no lines, and a fault without one is hard to find in 4,000), and writing a template. Reading catalogues is msgfmt's.
#include <map>
#include <string>
#include <string_view>

namespace hp::author {

// "msgid", or "msgctxt" U+0004 "msgid" → the line of its msgid. Obsolete entries (#~) are left out.
std::map<std::string, int, std::less<>> message_lines(std::string_view po);

std::string po_quoted(std::string_view text);  // "with \"marks\" and \\ and \n escaped"

// Adds the python-brace-format flag to every message with a {place}: xgettext has this flag for Python sources only.
std::string with_brace_flags(std::string_view pot);

}  // namespace hp::author
