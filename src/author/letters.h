#pragma once
// Every character that can be shown in one language, with the first place it stands at: what the pack's fonts must have
// glyphs for. Taken from all messages, shown today or not, so that a fallback is never without its letters.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "author/catalogues.h"
#include "author/report.h"
#include "author/source.h"
#include "pack/about.h"

namespace hp::author {

using Letters = std::map<char32_t, Place>;

// `languages_file` is where endonyms stand.
Letters letters_of(const Draft& draft, const Catalogues& catalogues, const pack::PackLanguage& row,
                   const std::string& languages_file);

// Nothing is drawn for these, whatever the font: joiners, isolates, variation selectors.
bool needs_no_glyph(char32_t c);

// Every message of the content, in the order a translator meets them: `what` says of which kind and where. `page` is
// the one it stands on, if it does on one.
struct SourceMessage {
  const SourceSentence* sentence;
  std::string what;
  const DraftPage* page = nullptr;
};
std::vector<SourceMessage> messages_of(const Draft& draft);

}  // namespace hp::author
