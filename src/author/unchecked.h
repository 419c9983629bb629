#pragma once
// What nobody answers for yet: a fact or a telephone number without a name in checked_by, and what is said with it.
#include <string>

#include "author/source.h"

namespace hp::author {

bool is_unchecked_helpline(const Draft& draft, const std::string& id);  // one that is not shown is in no doubt
bool is_unchecked(const Draft& draft, const SourceSentence& sentence);
bool is_unchecked(const Draft& draft, const SourceBlock& block);
bool is_unchecked(const Draft& draft, const DraftQuestions& questions);

}  // namespace hp::author
