#pragma once
// What translators did for one language: the content's catalogue (locales/herts/ar.po) and the program's
// (locales/ar.po), made into .mo by stock msgfmt, which leaves out what is fuzzy or empty. A catalogue that is not
// there translates nothing and is no fault.
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "author/po.h"
#include "author/report.h"
#include "i18n/catalog.h"
#include "language.h"

namespace hp::author {

// One .po, read.
struct Po {
  std::string file;
  bool there = false;
  std::vector<std::byte> mo;  // what msgfmt made; the catalogue looks into it
  i18n::Catalog catalog;
  std::string review = "draft";  // X-Helppoint-Review
  std::vector<PoEntry> entries;  // as they stand in the file, fuzzy and empty ones too

  Place place_of(std::string_view msgid) const;  // where the message stands, or the file

 private:
  friend Po read_po(const std::string&, const Language&, Report&);
  std::map<std::string, int, std::less<>> m_lines;
};
// Faults: what msgfmt refuses, with its line; a review header that says neither draft nor who and when.
Po read_po(const std::string& file, const Language& language, Report& report);

struct Catalogues {
  Language language;
  Po content, program;
  // "draft" while either of them is.
  std::string review() const;
};
// `folder` is locales/, `pack` the name of the content folder.
Catalogues read_catalogues(const std::string& folder, const std::string& pack, const Language& language,
                           Report& report);

}  // namespace hp::author
