#pragma once
// An installed pack → the Book of one language. The only reader of text/<tag>/pages.json; what its writer
// (author/source) may write is what this accepts. Refuses: unknown block or span types, ids that point nowhere, a run
// of six or more digits in any sentence (numbers are typed spans), bidi controls other than isolates, and sizes past
// the limits below.
#include <span>
#include <string_view>

#include "content/page.h"
#include "pack/store.h"
#include "result.h"

namespace hp::content {

inline constexpr std::size_t max_pages = 400, max_blocks = 400, max_sentence_bytes = 8000, max_questions = 40,
                             max_items = 60;  // of a list

// Errors: content.missing, content.damaged (with the place inside the JSON).
Result<Book> read_book(const pack::InstalledPack& pack, const Language& language);

// The same from bytes: for tests, fuzzing, and the author's check of what it has just written. `numbers` are the ids
// that stand in pack.json.
Result<Book> parse_book(std::string_view json, const std::map<std::string, std::string>& numbers);

// Sentence rules shared with the author's checker. Returns what is wrong, or nothing.
std::optional<std::string> fault_in_text(std::string_view text);

// 0–9 where the character is a decimal digit of any script in use.
std::optional<int> digit_value(char32_t c);

}  // namespace hp::content
