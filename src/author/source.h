#pragma once
// The content folder → a Draft: all that the content team wrote, in English, with the places it was written at. What
// each file may say is checked here, and that every id leads somewhere; what translators did with it is catalogues' and
// book's.
#include <string>
#include <vector>

#include "author/figures.h"
#include "author/markdown.h"
#include "author/report.h"
#include "language.h"

namespace hp::author {

struct Icon {
  std::string name;  // a ligature name of the icon font: "phone_in_talk"
  Place place;
};

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
  std::vector<Language> languages;  // the only ones it is shown in; empty: all
  std::vector<SourceBlock> blocks;
  Place place;

  bool is_in(const Language& language) const;
  const SourceSentence& summary() const;  // its first paragraph, for the tiles; there is one
};

struct Draft {
  std::string name;  // of its folder: "herts", as in locales/herts
  std::string id, group, title, publisher, review_by, review;
  std::uint64_t version = 0;  // YYYYMMDDnn
  std::string created;        // the day in `version`, YYYY-MM-DD
  std::vector<Language> languages;
  Place languages_place;
  std::vector<DraftTopic> topics;  // in menu order
  Facts facts;
  std::vector<DraftHelpline> helplines;
  std::vector<DraftPage> pages;  // in the order of their files' names

  const DraftHelpline* helpline(std::string_view id) const;
  const DraftPage* page(std::string_view id) const;
};

// `folder` is content/herts; `version` takes the place of pack.toml's where it is not 0. After a fault the Draft is
// whole enough to go on looking for others, and no more.
Draft read_source(const std::string& folder, std::uint64_t version, Report& report);

}  // namespace hp::author
