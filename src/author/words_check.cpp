#include "author/words_check.h"

#include <algorithm>
#include <cstdio>

#include "author/avoid.h"
#include "author/letters.h"
#include "author/reading.h"
#include "author/sentence.h"
#include "author/uk_phone.h"
#include "content/collection.h"
#include "utf8.h"

namespace hp::author {
namespace {

constexpr std::size_t digits_of_a_number = 3;
constexpr std::size_t parts_of_an_end = 3;  // blocks: two cards may follow the last sentence
constexpr const char* staff_source = "screens/staff.cpp";

bool is_for_everyone(const DraftPage& page) { return page.audience != "professionals"; }

std::string plain_for_reading(const content::Sentence& sentence) {
  std::string text = plain_text(sentence);  // a number is read as one word
  for (auto at = text.find("\uFFFC"); at != text.npos; at = text.find("\uFFFC")) text.replace(at, 3, "9");
  return text;
}

bool is_sign_of_an_amount(char32_t c) {
  return c == U'£' || c == U'$' || c == U'€' || c == U'%' || c == U'٪' || c == U'％' || c == U'￡';
}

bool is_year(const TypedNumber& number) {
  return number.shown == number.digits && number.digits.size() == 4 &&
         (number.digits.starts_with("19") || number.digits.starts_with("20"));
}

bool offers_help(const Draft& draft, const SourceBlock& block) {
  if (block.kind == SourceBlock::Kind::helpline) {
    const DraftHelpline* const helpline = draft.helpline(block.helpline);
    return helpline && helpline->is_shown();
  }
  for (const SourceSentence& source : block.sentences)
    for (const content::Span& span : source.sentence) {
      const auto* const text = std::get_if<content::TextSpan>(&span);
      if (std::get_if<content::PhoneSpan>(&span) || (text && !text->link.empty())) return true;
    }
  return false;
}

class WordsCheck {
 public:
  WordsCheck(const Draft& draft, Report& report) : m_draft(draft), m_report(report) {}

  void check() {
    for (const SourceMessage& message : messages_of(m_draft)) {
      const bool is_public = !message.page || is_for_everyone(*message.page);
      check_numbers(message);
      if (is_public) check_tone(message);
    }
    for (const DraftPage& page : m_draft.pages) {
      if (is_for_everyone(page)) check_reading(page);
      check_end(page);
    }
  }

 private:
  static About about(const SourceMessage& message) {
    return {message.page ? message.page->id : "", "", plain_text(message.sentence->sentence)};
  }

  void check_numbers(const SourceMessage& message) {
    const std::string text = plain_text(message.sentence->sentence);
    if (content::fault_in_text(text)) return;  // a long number is said already
    const std::set<std::string> meant = numbers_meant_in(m_draft, text);
    for (const TypedNumber& number : numbers_typed_in(text)) {
      if (meant.contains(number.digits) || is_its_own_number(message, number.digits)) continue;
      if (message.page && !message.page->until.empty() && is_year(number))
        continue;  // news ends before its year is wrong
      m_report.fault(Rule::number_in_prose, message.sentence->place,
                     "'" + number.shown + "' is typed by hand; put it into facts.toml and write {fact:id}, or, if no " +
                         "fact can change it, put the words around it into numbers_meant of pack.toml",
                     about(message));
    }
  }

  // "NHS 111" on the card of 111.
  bool is_its_own_number(const SourceMessage& message, const std::string& digits) const {
    for (const DraftHelpline& helpline : m_draft.helplines)
      for (const SourceSentence* sentence : helpline.sentences())
        if (sentence == message.sentence && dialled(helpline.phone).find(digits) != std::string::npos) return true;
    return m_hours.contains(message.sentence);
  }

  void check_tone(const SourceMessage& message) {
    for (const WordToAvoid* row : words_to_avoid_in(plain_text(message.sentence->sentence)))
      m_report.fault(
          Rule::word_to_avoid, message.sentence->place,
          "'" + std::string(row->words) + "': " + std::string(row->reason) + "; better: " + std::string(row->instead),
          about(message));
  }

  void check_reading(const DraftPage& page) {
    Reading whole;
    const auto read = [&](const SourceSentence& source) {
      for (const std::string& sentence : whole.add(plain_for_reading(source.sentence)))
        m_report.fault(
            Rule::sentence_too_long, source.place,
            "“" + sentence + "” has more than " + std::to_string(longest_sentence) + " words; make two sentences of it",
            {page.id, "", sentence});
    };
    for (const SourceBlock& block : page.blocks)
      for (const SourceSentence& source : block.sentences) read(source);
    if (!page.date.empty() || whole.sentences < sentences_of_a_mean || whole.grade() <= hardest_page) return;
    char grade[64];
    std::snprintf(grade, sizeof grade, "the page is written for grade %.1f; at most %.1f", whole.grade(), hardest_page);
    m_report.fault(Rule::reading_level, page.place,
                   std::string(grade) + " can be read at ten. Use shorter words and sentences", {page.id, "", ""});
  }

  void check_end(const DraftPage& page) {
    const auto first = page.blocks.size() > parts_of_an_end ? page.blocks.end() - parts_of_an_end : page.blocks.begin();
    if (std::any_of(first, page.blocks.end(), [&](const SourceBlock& block) { return offers_help(m_draft, block); }))
      return;
    m_report.fault(Rule::no_help_at_end, page.blocks.empty() ? page.place : page.blocks.back().place,
                   "the page ends and offers nothing; end it with {helpline:id}, or a link to a page that helps",
                   {page.id, "", ""});
  }

  // A grade of three sentences says nothing.
  static constexpr int sentences_of_a_mean = 5;

  const Draft& m_draft;
  Report& m_report;
  const std::set<const SourceSentence*> m_hours = hours();

  std::set<const SourceSentence*> hours() const {
    std::set<const SourceSentence*> all;
    for (const DraftHelpline& helpline : m_draft.helplines)
      for (const SourceSentence& line : helpline.hours) all.insert(&line);
    return all;
  }
};

}  // namespace

std::vector<TypedNumber> numbers_typed_in(std::string_view text) {
  std::vector<TypedNumber> found;
  TypedNumber number;
  std::string_view sign_before;
  bool amount = false;
  const auto close = [&] {
    if (number.digits.size() >= digits_of_a_number || (amount && !number.digits.empty())) found.push_back(number);
    number = {};
    amount = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded next = utf8::decode(text, at);
    const std::string_view bytes = text.substr(at, next.bytes);
    at += next.bytes;
    if (const auto digit = content::digit_value(next.code_point)) {
      if (number.digits.empty()) number.shown = sign_before, amount = !sign_before.empty();
      number.digits += static_cast<char>('0' + *digit);
      number.shown += bytes;
    } else if ((bytes == "." || bytes == "," || bytes == "٬" || bytes == "٫") && !number.digits.empty() &&
               at < text.size() && content::digit_value(utf8::decode(text, at).code_point)) {
      number.shown += bytes;  // 1,000 and 12.71 are one number
    } else {
      if (is_sign_of_an_amount(next.code_point) && !number.digits.empty()) amount = true, number.shown += bytes;
      close();
    }
    // "£ 5" and "5 %" too.
    if (bytes != " " && bytes != "\u00A0")
      sign_before = is_sign_of_an_amount(next.code_point) ? bytes : std::string_view();
  }
  close();
  return found;
}

std::set<std::string> numbers_meant_in(const Draft& draft, std::string_view english) {
  std::set<std::string> meant;
  for (const PlacedText& phrase : draft.numbers_meant)
    if (english.find(phrase.text) != english.npos)
      for (const TypedNumber& number : numbers_typed_in(phrase.text)) meant.insert(number.digits);
  return meant;
}

void check_words(const Draft& draft, Report& report) { WordsCheck(draft, report).check(); }

void check_staff(const std::string& file, const std::vector<PoEntry>& program, Report& report) {
  for (const PoEntry& entry : program) {
    if (entry.places.find(staff_source) == entry.places.npos) continue;
    for (const WordToAvoid* row : companions_in(entry.msgid))
      report.fault(Rule::staff_speaks_of_companion, {file, entry.line},
                   "“" + entry.msgid + "” has '" + std::string(row->words) + "', and " + std::string(row->reason) +
                       "; " + std::string(row->instead),
                   {"", "", entry.msgid});
  }
}

}  // namespace hp::author
