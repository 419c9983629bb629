#pragma once
// What a new pack changes, in the words of the people who answer for it: telephone numbers first, then facts,
// helplines, pages, questions and translations, language by language. Both packs are whole (every hash is checked); no
// signature is asked for.
#include <string>

#include "author/contents.h"
#include "result.h"

namespace hp::author {

// "Nothing differs." where nothing does. Errors: diff.unreadable, where a book is not of this form.
Result<std::string> describe_difference(const Contents& before, const Contents& after);

}  // namespace hp::author
