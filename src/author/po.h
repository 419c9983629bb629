#pragma once
// The little of the PO format that stock gettext does not do for us: at which line a message stands and what a
// translator has noted of it (msgfmt's .mo knows neither), and writing a template. Whether a catalogue may be used is
// msgfmt's to say.
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace hp::author {

struct PoEntry {
  int line = 0;                     // of its msgid
  std::string context, msgid;       // context: empty where there is none
  std::vector<std::string> msgstr;  // several where it has plural forms
  std::string previous;             // #| msgid: the English it was translated from, where that has changed
  std::string places;               // #: lines
  bool fuzzy = false;

  std::string key() const { return context.empty() ? msgid : context + '\4' + msgid; }  // as a .mo has it
  bool is_translated() const;                                                           // no form of it is empty
};
// In the file's order, the header (msgid "") among them; obsolete ones (#~) are left out.
std::vector<PoEntry> read_entries(std::string_view po);

std::string po_quoted(std::string_view text);  // "with \"marks\" and \\ and \n escaped"

// Adds the python-brace-format flag to every message with a {place}: xgettext has this flag for Python sources only.
std::string with_brace_flags(std::string_view pot);

}  // namespace hp::author
