#pragma once
// What a page is made of: plain structs, in logical order, already in one language. Numbers are typed spans, never
// text: a telephone number or a fact is an id here, and its value stands once, in a table (design §2.6, §5).
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "language.h"

namespace hp::content {

struct TextSpan {
  std::string text;
  bool bold = false;
  std::string link;  // "topic/id" of a page, or empty
};
struct FactSpan {
  std::string id;  // a key of Book::facts
  bool bold = false;
};
struct PhoneSpan {
  std::string id;  // a key of pack.json's numbers
  bool bold = false;
};
using Span = std::variant<TextSpan, FactSpan, PhoneSpan>;
using Sentence = std::vector<Span>;  // one message of the catalogue

struct Heading {
  Sentence sentence;
};
struct Text {
  Sentence sentence;
};
struct List {
  bool numbered = false;  // steps
  std::vector<Sentence> items;
  std::vector<std::uint32_t> icons{};  // of the steps, 0 where one has none; empty where none has
};
struct Callout {
  enum class Kind : std::uint8_t { note, danger } kind = Kind::note;
  std::vector<Sentence> sentences;
};
struct HelplineCard {
  std::string id;
};

struct Block {
  std::variant<Heading, Text, List, Callout, HelplineCard> what;
  Language language;                 // the page's, or en-GB where the block is not translated
  std::string until;                 // YYYY-MM-DD: from the day after, `fallback` stands for it; empty: no end
  std::optional<Sentence> fallback;  // "ask the helpline for the current figure"
};

struct Page {
  std::string id;           // "work/wages"
  std::string topic;        // "work"
  std::uint32_t icon = 0;   // code point in the icon font
  std::string audience;     // "public", "residents", "professionals"
  Sentence title, summary;  // summary: the first sentence, for tiles
  Language language;        // of the title
  std::string until;        // news: not shown from the day after; empty: no end
  std::string date;         // news: its day, in this language's form; empty for others
  bool unchecked = false;   // uses a fact or number that no person has checked
  std::vector<Block> blocks;
};

struct Topic {
  std::string id;
  std::uint32_t icon = 0;
  Sentence title;
  Language language;
  std::vector<std::string> pages;  // in order
};

struct Helpline {
  std::string id;
  Language language;  // of the sentences
  std::string name, run_by, what_for, cost, interpreters, anonymous, web;
  std::vector<std::string> hours;  // as shown; empty: none shown
  std::string checked;             // the day, in this language's form; empty: unknown
  bool unchecked = false;          // nobody has rung it
};

// "Is this happening to me?": one question a screen, answered yes, no or not sure, then one of two ends.
struct Question {
  std::string id;
  Language language;
  Sentence ask;
  std::optional<Sentence> help;
  std::vector<std::string> pages, helplines;  // shown at the end where the answer was yes or not sure
};
struct Ending {
  Language language;
  Sentence title;
  std::vector<Sentence> say;
  std::vector<std::string> pages, helplines;
};
struct Questions {
  std::string topic;
  std::uint32_t icon = 0;
  std::vector<Question> list;
  Ending some, none;  // some: any answer was yes or not sure
  bool unchecked = false;
};

// Everything of one pack in one language.
struct Book {
  Language language;
  std::vector<Topic> topics;
  std::map<std::string, Page> pages;
  std::map<std::string, Helpline> helplines;
  std::optional<Questions> questions;
  std::map<std::string, std::string> facts;  // id → value as shown in this language
};

}  // namespace hp::content
