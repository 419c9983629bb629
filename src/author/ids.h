#pragma once
// Every {fact:…}, {phone:…}, card, link and list of pages of a Draft leads somewhere, and to something that will still
// be there when it is followed.
#include "author/report.h"
#include "author/source.h"

namespace hp::author {

// Faults: an id that is not there; a helpline on hold or hidden; a link to news, which ends; a fact that expires where
// no fallback could stand for it (a title, a tile's sentence, a question).
void check_ids(const Draft& draft, Report& report);

}  // namespace hp::author
