#include "author/rule.h"

#include <array>

namespace hp::author {
namespace {

constexpr bool fault = false, note = true;

// One row a rule, in the order of the enum. Whoever adds one adds its fixture (tests/author/cases) and the row of
// docs/content-rules.md; tests fail until both are there.
constexpr std::array table{
    RuleEntry{Rule::file_unreadable, "file-unreadable", fault,
              "A file or folder is not there, too large, or cannot be opened.",
              "Put it there, or take away what names it."},
    RuleEntry{Rule::toml_wrong, "toml-wrong", fault,
              "A key of a .toml file, or of the lines between +++, is missing, misspelt, twice, or of another kind.",
              "Mend the line; docs/content-format.md names the keys."},
    RuleEntry{Rule::id_wrong, "id-wrong", fault, "An id has other characters than a-z 0-9 -, or is used twice.",
              "Choose another; an id stays when the words change."},
    RuleEntry{Rule::page_form, "page-form", fault,
              "A page's name, first lines, audience or languages are not as a page's are, or it has no paragraph.",
              "Begin from a page that is shown."},
    RuleEntry{Rule::news_end, "news-end", fault,
              "A piece of news has no last day, or one before its own or a year after.",
              "Give it 'until', or make a page of it."},
    RuleEntry{Rule::too_many, "too-many", fault,
              "There are more pages, blocks, questions, helplines or links than a kiosk takes.",
              "Make two of it, or keep the best few."},
    RuleEntry{Rule::markdown_not_allowed, "markdown-not-allowed", fault,
              "A page uses something of Markdown that the screen does not show, or braces that are no place.",
              "Write it with what docs/content-format.md lists."},
    RuleEntry{Rule::language_unknown, "language-unknown", fault,
              "A language has no row in languages.toml, or asks for a font that is not listed.",
              "Add the row first, with its fonts."},
    RuleEntry{Rule::topic_missing, "topic-missing", fault,
              "A page or the questions name a topic that pack.toml has not.", "Add the [[topic]], or name another."},
    RuleEntry{Rule::icon_missing, "icon-missing", fault, "An icon is not in Material Icons.",
              "Choose a name from its list."},
    RuleEntry{Rule::file_not_read, "file-not-read", note,
              "A file lies in the content folder that this program does not read.",
              "Move it away, or name it as docs/content-format.md says."},
    RuleEntry{Rule::kiosk_refuses, "kiosk-refuses", fault, "The kiosk's own reader would refuse what was written.",
              "Tell whoever looks after the program: another rule should have said it."},
    RuleEntry{Rule::link_leads_nowhere, "link-leads-nowhere", fault,
              "A link leads to a page that is not there, or to news, which ends.", "Lead to a page that stays."},
    RuleEntry{Rule::fact_missing, "fact-missing", fault, "A sentence names a fact that facts.toml has not.",
              "Add it there, with its source."},
    RuleEntry{Rule::helpline_missing, "helpline-missing", fault, "A page names a helpline that helplines.toml has not.",
              "Add it there, with its source."},
    RuleEntry{Rule::helpline_not_shown, "helpline-not-shown", fault,
              "A sentence names a helpline that is on hold or hidden.", "Take it out, or ring it and show it."},
    RuleEntry{
        Rule::fact_expires_here, "fact-expires-here", fault,
        "A fact with a last day stands where nothing could take its place: a title, a first paragraph, a question.",
        "Say it further down on the page."},
    RuleEntry{
        Rule::fact_without_source, "fact-without-source", fault,
        "A fact or helpline says not where it is from, when it was read there, or has no line for who checked it.",
        "Fill in source, checked and checked_by (\"\" is honest: nobody yet)."},
    RuleEntry{Rule::fact_expired, "fact-expired", fault, "A fact's last day has passed: its fallback is shown.",
              "Look the new value up and write its new last day."},
    RuleEntry{Rule::fact_expires_soon, "fact-expires-soon", note, "A fact's last day comes within 60 days.",
              "Find out when the new value will be known."},
    RuleEntry{Rule::fact_unchecked, "fact-unchecked", note, "Nobody's name stands in checked_by of a fact or helpline.",
              "Check it; 'helppoint-pack sheet' prints the list to ring round."},
    RuleEntry{Rule::core_number_missing, "core-number-missing", fault,
              "One of the numbers compiled into the program is not shown.", "Put it back."},
    RuleEntry{Rule::phone_not_uk, "phone-not-uk", fault,
              "A telephone number is none that can be dialled here, or one that costs extra (084, 087, 09).",
              "Compare it with its source, digit by digit."},
    RuleEntry{Rule::phone_differs, "phone-differs", fault,
              "A number differs from the one compiled into the program, or two helplines write one number in two ways.",
              "Ring both; then write one of them everywhere."},
    RuleEntry{Rule::number_in_prose, "number-in-prose", fault,
              "Three digits or more, or an amount with £ or %, are typed into a sentence or a translation.",
              "Put it into facts.toml and write {fact:id}; a number that no fact can change stands in numbers_meant in "
              "pack.toml. News may name years."},
    RuleEntry{Rule::control_character, "control-character", fault,
              "A sentence has a character that is not seen: a tab, a line break, bytes that are not UTF-8.",
              "Type the words anew at that place."},
    RuleEntry{Rule::bidi_control, "bidi-control", fault,
              "A sentence has a mark that turns the direction of what follows, or an isolate without its partner.",
              "Take it out, or use the isolates U+2066 to U+2069 in pairs."},
    RuleEntry{Rule::glyph_missing, "glyph-missing", fault, "No font of the language has a picture for a character.",
              "Write it otherwise, or add a font to the language."},
    RuleEntry{Rule::font_unreadable, "font-unreadable", fault, "A font file is not there or is broken.",
              "Install the package that fonts/stacks.toml names."},
    RuleEntry{Rule::sentence_too_long, "sentence-too-long", fault,
              "An English sentence of a public page has more than 15 words.", "Make two sentences of it."},
    RuleEntry{Rule::reading_level, "reading-level", fault,
              "The English of a public page is harder than Flesch-Kincaid grade 5.5.",
              "Use shorter words and sentences; reading age 9 is the goal."},
    RuleEntry{Rule::word_to_avoid, "word-to-avoid", fault,
              "The English has a word that frightens, blames or labels the person who reads.",
              "Say it as the sentence under this fault suggests."},
    RuleEntry{Rule::no_help_at_end, "no-help-at-end", fault,
              "A page ends without a helpline card, or a link to another page, in its last three parts.",
              "End it with {helpline:id}, or a link."},
    RuleEntry{Rule::staff_speaks_of_companion, "staff-speaks-of-companion", fault,
              "The screen that is shown to staff speaks of somebody beside the visitor, who may be reading it too.",
              "Ask for help, and say nothing of anybody else."},
    RuleEntry{Rule::review_date_passed, "review-date-passed", fault, "The day in review_by of pack.toml has passed.",
              "Read all of it again, then write the next day."},
    RuleEntry{Rule::catalogue_not_listed, "catalogue-not-listed", fault,
              "A .po file is not named in LINGUAS beside it.", "Add its name there."},
    RuleEntry{Rule::catalogue_missing, "catalogue-missing", note, "LINGUAS names a .po file that is not there.",
              "Run 'helppoint-pack strings', which makes it."},
    RuleEntry{Rule::catalogue_unreadable, "catalogue-unreadable", fault, "msgfmt cannot read a .po file.",
              "Mend the line, or open the file with Poedit."},
    RuleEntry{Rule::catalogue_header, "catalogue-header", fault,
              "The first lines of a .po file have another Language, no UTF-8, wrong Plural-Forms or a review without "
              "name and day.",
              "Write them as 'helppoint-pack strings' does in a new file."},
    RuleEntry{Rule::catalogue_out_of_date, "catalogue-out-of-date", fault,
              "A template or .po file is not what 'strings' would write (strings --check only).",
              "Run 'helppoint-pack strings'."},
    RuleEntry{Rule::translation_draft, "translation-draft", note, "No reader of the language has read all of it.",
              "Find one, and write their name into X-Helppoint-Review; for the English, into review of pack.toml."},
    RuleEntry{Rule::translation_missing, "translation-missing", fault,
              "A sentence has no translation: the block is shown in English.", "Translate it."},
    RuleEntry{Rule::translation_fuzzy, "translation-fuzzy", fault,
              "The English changed after it was translated: the block is shown in English.",
              "Mend the translation, then take 'fuzzy' away."},
    RuleEntry{Rule::translation_stale, "translation-stale", fault,
              "A .po file does not have the sentence as it is in English today, or one that is gone.",
              "Run 'helppoint-pack strings', then translate what is new."},
    RuleEntry{Rule::placeholder_lost, "placeholder-lost", fault,
              "A translation has lost a {place} or a link of its English.", "Put it where the sentence needs it."},
    RuleEntry{Rule::placeholder_added, "placeholder-added", fault,
              "A translation has a {place} or a link that its English has not.",
              "Copy it from the English, letter for letter."},
    RuleEntry{Rule::message_unbalanced, "message-unbalanced", fault,
              "Stars, brackets or braces of a sentence have no partner.", "Close what is open."},
    RuleEntry{Rule::text_cut, "text-cut", fault,
              "On a screen of a size that is in use, at a text size that can be chosen, words do not fit into their "
              "box, or stand over others.",
              "Use a shorter word, or one with a place to break."},
};

constexpr bool is_in_order() {
  for (std::size_t i = 0; i < table.size(); ++i)
    if (static_cast<std::size_t>(table[i].rule) != i) return false;
  return true;
}
static_assert(is_in_order() && table.size() == static_cast<std::size_t>(Rule::text_cut) + 1);

}  // namespace

std::span<const RuleEntry> rule_table() { return table; }

const RuleEntry& entry_of(Rule rule) { return table[static_cast<std::size_t>(rule)]; }

std::string rules_as_text() {
  std::string text;
  for (const RuleEntry& entry : table)
    text += std::string(entry.id) + (entry.is_note ? " (a note)\n  " : "\n  ") + std::string(entry.means) + "\n  " +
            std::string(entry.do_this) + "\n";
  return text;
}

std::string rules_as_markdown() {
  std::string text = "| rule | | what it means | what to do |\n|---|---|---|---|\n";
  for (const RuleEntry& entry : table)
    text += "| `" + std::string(entry.id) + "` | " + (entry.is_note ? "note" : "fault") + " | " +
            std::string(entry.means) + " | " + std::string(entry.do_this) + " |\n";
  return text;
}

}  // namespace hp::author
