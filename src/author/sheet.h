#pragma once
// `helppoint-pack sheet DIR --out FOLDER`: the list to ring round. Every telephone number with all that stands on its
// card, where it appears, where it is from, when it was last checked and by whom: numbers.csv for a spreadsheet, and
// numbers.html to print, with a box to tick and a line for initials.
#include <string>
#include <vector>

#include "author/source.h"
#include "result.h"

namespace hp::author {

struct SheetRow {
  std::string id, name, phone, display;
  bool core = false;               // compiled into the program too
  std::vector<std::string> where;  // "help/now (card)", "police/talking (sentence)", "questions"
  std::vector<std::string> hours;  // as written, shown or not
  std::string cost, checked, checked_by, source;
};
std::vector<SheetRow> sheet_of(const Draft& draft);  // in the file's order, all of them: one on hold is to be rung too

std::string sheet_as_csv(const std::vector<SheetRow>& rows);  // RFC 4180, UTF-8
std::string sheet_as_html(const std::vector<SheetRow>& rows, const Draft& draft);

// Both files into `folder`, made where it is missing. Errors: disk.*
Result<void> write_sheet(const Draft& draft, const std::string& folder);

}  // namespace hp::author
