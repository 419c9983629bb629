// A .po broken in every way we have seen a translator's hand or editor break one: each is named by the rule and the
// sentence that say what to do, or does no harm and is taken as it is.
#include <gtest/gtest.h>

#include <functional>

#include "small_content.h"

namespace hp::author {
namespace {

constexpr const char* po = "locales/small/ar.po";

struct Slip {
  const char* name;
  std::function<void(std::string&)> make;
  const char* said;  // part of what check says, rule and all; empty: nothing is wrong
};

std::function<void(std::string&)> put(std::string from, std::string to) {
  return [from = std::move(from), to = std::move(to)](std::string& text) {
    const auto at = text.find(from);
    ASSERT_NE(at, text.npos) << from;
    text.replace(at, from.size(), to);
  };
}
std::function<void(std::string&)> add(std::string more) {
  return [more = std::move(more)](std::string& text) { text += more; };
}

const Slip slips[] = {
    {"a_placeholder_lost", put("msgstr \"الاستراحة {fact_break_minutes} دقيقة.\"", "msgstr \"الاستراحة دقيقة.\""),
     "ar, page work/pay:\nlocales/small/ar.po:55: the translation has lost {fact_break_minutes}; put it where the "
     "sentence "
     "needs it [placeholder-lost]"},
    {"a_placeholder_translated", put("الاستراحة {fact_break_minutes}", "الاستراحة {حقيقة_دقائق}"),
     "[placeholder-added]"},
    {"a_placeholder_of_another_sentence",
     put("الاستراحة {fact_break_minutes}", "الاستراحة {fact_break_minutes} {phone_msh}"),
     "has {phone_msh}, which the English has not; take it out [placeholder-added]"},
    {"a_brace_lost", put("الاستراحة {fact_break_minutes}", "الاستراحة {fact_break_minutes"),
     "a { has no } after it [message-unbalanced]"},
    {"stars_left_open", put("ثم **اسأل**.", "ثم **اسأل."), "** opens bold words and nothing closes them"},
    {"a_link_to_another_page", put("[المساعدة الآن](help/now)", "[المساعدة الآن](work/pay)"),
     "has lost […](help/now); put it where the sentence needs it [placeholder-lost]"},
    {"a_link_that_was_translated", put("[المساعدة الآن](help/now)", "[المساعدة الآن](مساعدة)"), "[message-unbalanced]"},
    {"another_charset", put("charset=UTF-8", "charset=windows-1256"), "[catalogue-"},
    {"no_header", [](std::string& text) { text.erase(0, text.find("\n\n") + 2); },
     "its first message must be the header: msgid \"\""},
    {"a_message_twice", add("\nmsgid \"Your pay\"\nmsgstr \"راتبك\"\n"), "duplicate message definition"},
    {"a_string_without_its_end", put("msgstr \"أجرك\"", "msgstr \"أجرك"), "end-of-line within string"},
    {"a_file_cut_short", [](std::string& text) { text.resize(text.size() / 2); }, "[catalogue-unreadable]"},
    {"lines_of_windows",
     [](std::string& text) {
       for (auto at = text.find('\n'); at != text.npos; at = text.find('\n', at + 2)) text.insert(at, "\r");
     },
     ""},
    {"a_mark_at_its_beginning", [](std::string& text) { text.insert(0, "\xEF\xBB\xBF"); }, "byte order mark"},
    {"fuzzy_left",
     put("#, python-brace-format\nmsgid \"A break is", "#, fuzzy, python-brace-format\nmsgid \"A break is"),
     "is marked fuzzy; read the translation, mend it, then take 'fuzzy' away [translation-fuzzy]"},
    {"another_language", put("Language: ar", "Language: fa"),
     "'Language' is 'fa' in the header; this is ar [catalogue-header]"},
    {"a_tab", put("ثم **اسأل**.", "ثم\\t**اسأل**."),
     "the translation has the control character U+0009 [control-character]"},
    {"a_line_break_at_the_end", put("msgstr \"أجرك\"", "msgstr \"أجرك\\n\""),
     "do not both end with '\\n'; mend this line, or open the file with Poedit [catalogue-unreadable]"},
    {"a_no_break_space", put("ثم **اسأل**.", "ثم\u00A0**اسأل**."), ""},
    {"a_direction_mark", put("ثم **اسأل**.", "\u200Fثم **اسأل**."),
     "the translation has the direction mark U+200F; only isolates (U+2066 to U+2069) are used [bidi-control]"},
    {"a_year_typed_by_hand", put("ثم **اسأل**.", "ثم **اسأل** ٢٠٢٦."),
     "the translation has '٢٠٢٦', which the English has not"},
    {"a_telephone_number_typed_by_hand", put("ثم **اسأل**.", "ثم **اسأل** 08000 121 700."), "has a long number in it"},
    {"the_english_edited", put("msgid \"Nobody may keep your passport.\"", "msgid \"Nobody can keep your passport.\""),
     "“Nobody can keep your passport.” is no longer said; run 'helppoint-pack strings' [translation-stale]"},
    {"a_translation_deleted", put("msgstr \"أجرك\"", "msgstr \"\""),
     "“Your pay” is not translated [translation-missing]"},
    {"plural_forms_of_another_language", put("nplurals=6; plural=n==0", "nplurals=2; plural=n==0"),
     "[catalogue-header]"},
    {"an_obsolete_message", add("\n#~ msgid \"Gone long ago\"\n#~ msgstr \"قديم\"\n"), ""},
    {"a_comment_of_the_translators_own",
     put("#. title of the page work/pay", "# أفكر في كلمة أخرى\n#. title of the page work/pay"), ""},
    {"a_review_without_a_day", put("reviewed by a test on 2026-11-24", "reviewed by Amal"),
     "X-Helppoint-Review must say 'draft' or 'reviewed by NAME on YYYY-MM-DD' [catalogue-header]"},
    {"a_review_without_a_name", put("reviewed by a test on 2026-11-24", "reviewed by  on 2026-11-24"),
     "[catalogue-header]"},
    {"bytes_of_another_encoding", put("msgstr \"أجرك\"", "msgstr \"\xC3\xCC\""), "[catalogue-unreadable]"},
};

class Slips : public testing::TestWithParam<Slip> {};

TEST_P(Slips, is_named_or_does_no_harm) {
  const SmallContent small;
  ASSERT_EQ(small.run("strings content/small"), "exit 0\n");
  ASSERT_TRUE(small.run("check content/small --no-layout --today 2026-11-24").starts_with("exit 0\n"));
  std::string text = small.read(po);
  GetParam().make(text);
  small.write(po, text);
  const std::string said = small.run("check content/small --no-layout --today 2026-11-24");
  const std::string wanted = GetParam().said;
  EXPECT_EQ(said.substr(0, 7), wanted.empty() ? "exit 0\n" : "exit 1\n") << said;
  EXPECT_NE(said.find(wanted), said.npos) << said;
}

INSTANTIATE_TEST_SUITE_P(Po, Slips, testing::ValuesIn(slips), [](const auto& named) { return named.param.name; });

}  // namespace
}  // namespace hp::author
