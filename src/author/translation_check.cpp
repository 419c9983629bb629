#include "author/translation_check.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "author/letters.h"
#include "author/sentence.h"
#include "author/translator.h"
#include "author/words_check.h"

namespace hp::author {
namespace {

constexpr std::string_view one = "nplurals=1; plural=0;", not_one = "nplurals=2; plural=(n != 1);",
                           over_one = "nplurals=2; plural=(n > 1);",
                           slavic =
                               "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || "
                               "n%100>14) ? 1 : 2);";
struct PluralRow {
  std::string_view languages, forms;
};
// As gettext's own list and CLDR have them. By language alone, but for Portuguese.
constexpr std::array plurals{
    PluralRow{" zh ja ko th vi id ms my lo km yue dz bo ", one},
    PluralRow{" en de nl sv da nb nn no fi et it es pt el hu bg tr az kk ky uz sq ur ps sd ta te ml mr ne or bn gu pa "
              "kn si ha "
              "sw so om yo ig zu xh st af ca eu gl ku ckb mn ka eo he dv ",
              not_one},
    PluralRow{" fr pt_BR fa am ti hi ln wo mg hy tl fil ak ", over_one},
    PluralRow{" ru uk be sr hr bs ", slavic},
    PluralRow{" pl ", "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"},
    PluralRow{" cs sk ", "nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;"},
    PluralRow{" ro ", "nplurals=3; plural=n==1 ? 0 : (n==0 || (n%100 > 0 && n%100 < 20)) ? 1 : 2;"},
    PluralRow{" lt ", "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2);"},
    PluralRow{" lv ", "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);"},
    PluralRow{" ar ",
              "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;"},
};

// The value of a field of the header, or nothing.
std::optional<std::string> field(std::string_view header, std::string_view name) {
  for (std::size_t start = 0; start < header.size();) {
    const auto end = std::min(header.find('\n', start), header.size());
    const std::string_view line = header.substr(start, end - start);
    start = end + 1;
    if (line.size() > name.size() && line.starts_with(name) && line[name.size()] == ':') {
      const auto value = line.find_first_not_of(' ', name.size() + 1);
      return std::string(value == line.npos ? "" : line.substr(value));
    }
  }
  return std::nullopt;
}

std::string how_many(std::string_view forms) { return std::string(forms.substr(0, forms.find(';'))); }

void check_header(const Po& po, const Language& language, Report& report) {
  const auto found =
      std::find_if(po.entries.begin(), po.entries.end(), [](const PoEntry& e) { return e.msgid.empty(); });
  const auto fault = [&](const std::string& what) {
    report.fault(Rule::catalogue_header, {po.file, found == po.entries.end() ? 1 : found->line}, what);
  };
  if (found == po.entries.end())
    return fault(
        "its first message must be the header: msgid \"\", with Language, Content-Type and X-Helppoint-Review");
  const std::string_view header = found->msgstr.empty() ? std::string_view() : found->msgstr[0];
  const std::string wanted = language.gettext_name();
  const std::string named = field(header, "Language").value_or("");
  if (named != wanted) fault("'Language' is '" + named + "' in the header; this is " + wanted);
  const std::string type = field(header, "Content-Type").value_or("");
  if (type.find("UTF-8") == type.npos && type.find("utf-8") == type.npos)
    fault("'Content-Type' must be text/plain; charset=UTF-8");
  const std::string_view known = plural_forms(wanted);
  const auto given = field(header, "Plural-Forms");
  if (given && !known.empty() && how_many(*given) != how_many(known))
    fault("'Plural-Forms' is not that of " + wanted + "; write " + std::string(known));
}

std::string quoted(std::string_view text) {
  constexpr std::size_t shown = 200;
  if (text.size() <= shown) return "“" + std::string(text) + "”";
  auto end = shown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;  // not inside a character
  return "“" + std::string(text.substr(0, end)) + "…”";
}

class TranslationCheck {
 public:
  TranslationCheck(const Draft& draft, const Po& po, const Language& language, Report& report)
      : m_draft(draft), m_po(po), m_language(language), m_report(report) {}

  void check_content() {
    std::map<std::string_view, const PoEntry*> entries;
    for (const PoEntry& entry : m_po.entries) entries.emplace(entry.msgid, &entry);
    std::set<std::string_view> wanted{""};
    for (const SourceMessage& message : messages_of(m_draft)) {
      const std::string& msgid = message.sentence->msgid;
      if (msgid.empty() || (message.page && !message.page->is_translated_into(m_language))) continue;
      if (!wanted.insert(msgid).second) continue;
      const std::string page = message.page ? message.page->id : "";
      const auto found = entries.find(msgid);
      if (found == entries.end())
        m_report.fault(Rule::translation_stale, {m_po.file, 0},
                       quoted(msgid) + " is not in it; run 'helppoint-pack strings', then translate it",
                       {page, m_language.tag(), msgid});
      else
        check_entry(*found->second, page);
    }
    for (const PoEntry& entry : m_po.entries)
      if (!wanted.contains(entry.msgid))
        m_report.fault(Rule::translation_stale, {m_po.file, entry.line},
                       quoted(entry.msgid) + " is no longer said; run 'helppoint-pack strings'",
                       {"", m_language.tag(), entry.msgid});
  }

  void check_program() {
    for (const PoEntry& entry : m_po.entries)
      if (!entry.msgid.empty()) check_entry(entry, "");
  }

 private:
  void check_entry(const PoEntry& entry, const std::string& page) {
    const Place place{m_po.file, entry.line};
    const About about{page, m_language.tag(), entry.msgid};
    if (entry.fuzzy) {
      m_report.fault(
          Rule::translation_fuzzy, place,
          entry.previous.empty()
              ? quoted(entry.msgid) + " is marked fuzzy; read the translation, mend it, then take 'fuzzy' away"
              : "the English was “" + entry.previous + "” and is now “" + entry.msgid +
                    "”; mend the translation, then take 'fuzzy' away",
          about);
      return;
    }
    if (!entry.is_translated()) {
      m_report.fault(Rule::translation_missing, place, quoted(entry.msgid) + " is not translated", about);
      return;
    }
    std::set<std::string> in_english = numbers_meant_in(m_draft, entry.msgid);
    for (const TypedNumber& number : numbers_typed_in(entry.msgid)) in_english.insert(number.digits);
    for (const std::string& form : entry.msgstr)
      for (const TypedNumber& number : numbers_typed_in(form))
        if (!in_english.contains(number.digits))
          m_report.fault(
              Rule::number_in_prose, place,
              "the translation has '" + number.shown +
                  "', which the English has not; numbers are placed by the program, as {fact_…} and {phone_…}",
              about);
  }

  const Draft& m_draft;
  const Po& m_po;
  const Language& m_language;
  Report& m_report;
};

}  // namespace

std::string_view plural_forms(std::string_view gettext_name) {
  for (const std::string& name :
       {std::string(gettext_name), std::string(gettext_name.substr(0, gettext_name.find('_')))})
    for (const PluralRow& row : plurals)
      if (row.languages.find(" " + name + " ") != row.languages.npos) return row.forms;
  return {};
}

void check_translation(const Draft& draft, const Catalogues& catalogues, Report& report) {
  const Language& language = catalogues.language;
  if (language == english()) return;
  for (const Po* po : {&catalogues.content, &catalogues.program}) {
    if (!po->there) {
      report.fault(Rule::translation_missing, {po->file, 0},
                   "there is no such file: all of it is shown in English; name " + language.gettext_name() +
                       " in LINGUAS and run 'helppoint-pack strings'",
                   {"", language.tag(), ""});
      continue;
    }
    check_header(*po, language, report);
    TranslationCheck check(draft, *po, language, report);
    po == &catalogues.content ? check.check_content() : check.check_program();
    if (po->review == "draft")
      report.note(Rule::translation_draft, {po->file, 0}, "no reader of the language has read all of it yet",
                  {"", language.tag(), ""});
  }
}

}  // namespace hp::author
