#pragma once
// The text of one message ⇄ a Sentence. In a message bold is **so**, a link is [words](topic/id), a fact is
// {fact_nmw_21} and a telephone number is {phone_msh} (hyphens of the id become underscores: gettext's
// python-brace-format wants it so). English and translations go through the same few rules. Not md4c: its emphasis
// depends on the spaces and punctuation around the stars, which Chinese, Thai and Arabic do not set as English does.
#include <string>
#include <string_view>

#include "content/page.h"
#include "result.h"

namespace hp::author {

// The English as it stands in its file, with what it becomes for the translator.
std::string write_message(const content::Sentence& sentence);

// Errors: sentence.<what>: stars or brackets without their partner, a place that is none of ours, a link that is no
// page.
Result<content::Sentence> parse_message(std::string_view message);

// A translation must place the same numbers and link to the same pages as its English, in any order. Errors:
// sentence.place-lost, sentence.place-added.
Result<void> compare_places(const content::Sentence& english, const content::Sentence& translation);

bool is_page_id(std::string_view text);  // "work/pay"

// The words alone, with U+FFFC where a number stands: for the rules and for finding the glyphs needed.
std::string plain_text(const content::Sentence& sentence);

}  // namespace hp::author
