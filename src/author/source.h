#pragma once
// The content folder → a Draft: all that the content team wrote, in English, with the places it was written at. What
// each file may say is checked here, and that every id leads somewhere; what translators did with it is catalogues' and
// book's.
#include <optional>
#include <string>
#include <vector>

#include "author/figures.h"
#include "author/markdown.h"
#include "author/questions.h"
#include "author/report.h"
#include "language.h"

namespace hp::author {

struct DraftTopic {
  std::string id;
  SourceSentence title;
  Icon icon;
};

struct DraftPage {
  std::string id, topic;  // "work/pay", "work"
  SourceSentence title;
  Icon icon;
  std::string audience;
  std::vector<Language> languages;  // the only ones it is translated into, English among them; empty: all
  std::string date, until;          // news: its day, and the last day it is shown, YYYY-MM-DD; empty for others
  std::vector<SourceBlock> blocks;
  Place place;

  // Where it is not, its English is shown: a page is in every language's book.
  bool is_translated_into(const Language& language) const;
  const SourceSentence& summary() const;  // its first paragraph, for the tiles; there is one
};

struct Draft {
  std::string name;  // of its folder: "herts", as in locales/herts
  std::string id, group, title, publisher, review_by, review;
  std::uint64_t version = 0;  // YYYYMMDDnn
  std::string created;        // the day in `version`, YYYY-MM-DD
  std::vector<Language> languages;
  Place languages_place, review_by_place;
  std::vector<PlacedText> numbers_meant;  // phrases with digits that are no fact: "Regulation 2016"
  std::vector<DraftTopic> topics;         // in menu order
  Facts facts;
  std::vector<DraftHelpline> helplines;
  std::vector<DraftPage> pages;  // in the order of their files' names, then news, the newest first
  std::optional<DraftQuestions> questions;

  const DraftHelpline* helpline(std::string_view id) const;
  const DraftPage* page(std::string_view id) const;
  const DraftTopic* topic(std::string_view id) const;
};

// `folder` is content/herts; `version` takes the place of pack.toml's where it is not 0. After a fault the Draft is
// whole enough to go on looking for others, and no more.
Draft read_source(const std::string& folder, std::uint64_t version, Report& report);

}  // namespace hp::author
