#pragma once
// Draft + one language's catalogues → the Book the kiosk reads, and its bytes. Everything but telephone numbers and
// `until` is resolved here. A block in which a single sentence is not translated is English as a whole: never half a
// sentence, nor half a list.
#include <cstdint>
#include <map>
#include <string>

#include "author/catalogues.h"
#include "author/report.h"
#include "author/source.h"
#include "content/page.h"

namespace hp::author {

using IconTable = std::map<std::string, std::uint32_t>;  // "phone_in_talk" → U+E61D

struct MadeBook {
  content::Book book;
  std::size_t messages = 0, translated = 0;  // for the notes; of the messages that this language shows
};
// Faults: a translation that loses or adds a number or a link, or is badly written, with its line in the .po.
MadeBook make_book(const Draft& draft, const Catalogues& catalogues, const IconTable& icons, Report& report);

// text/<tag>/pages.json; the format stands at the top of content/collection.cpp. The same Book gives the same bytes.
std::string write_book(const content::Book& book);

}  // namespace hp::author
