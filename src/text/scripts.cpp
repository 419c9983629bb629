// The problem: "(999)", "10%" and a space belong to no script, yet HarfBuzz shapes one script at a time, and each cut
// costs kerning and, with fonts that lack a bracket, a change of face. The rules here, in order:
//
//   1. A cluster has the script of its first character that has one: a dotted circle with a Khmer vowel is Khmer.
//   2. A closing bracket or quotation mark has the script of the one that opened, so that a pair is never set in two
//      faces: "שלום (Oxford) שלום".
//   3. A shared character that names its users (Script_Extensions: the danda, the Arabic comma, the Kana length mark)
//   goes
//      with what stands before it if that is one of them, else with what follows, else with the first it names.
//   4. Anything else shared goes with what stands before it; at the beginning, with what follows.
//   5. A text of shared characters only has the usual script of its language, so that the full stop of "。" and the
//      digits of "24/7" get that language's forms.
//
// Pango and Chromium resolve the same way but for 5, where they leave Common.
#include "text/scripts.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>

#include "text/characters.h"

namespace hp::text {
namespace {

constexpr std::int32_t none = USCRIPT_COMMON;

bool is_specific(UScriptCode s) { return s != USCRIPT_COMMON && s != USCRIPT_INHERITED && s != USCRIPT_UNKNOWN; }

UScriptCode script_of(char32_t c) {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? USCRIPT_LATIN : USCRIPT_COMMON;
  UErrorCode error = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &error);
  return U_SUCCESS(error) ? script : USCRIPT_UNKNOWN;
}

struct Pair {
  char32_t opens = 0, closes = 0;
};

// Brackets by Unicode's own pairs; of quotation marks only those that are written as a pair in the languages we set.
Pair pair_of(char32_t c) {
  constexpr std::array<Pair, 4> quotes{{{0x2018, 0x2019}, {0x201C, 0x201D}, {0xAB, 0xBB}, {0x2039, 0x203A}}};
  if (c >= 0x80)
    for (const Pair& quote : quotes)
      if (c == quote.opens || c == quote.closes) return quote;
  const auto other = [&] { return static_cast<char32_t>(u_getBidiPairedBracket(static_cast<UChar32>(c))); };
  switch (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_BIDI_PAIRED_BRACKET_TYPE)) {
    case U_BPT_OPEN:
      return {c, other()};
    case U_BPT_CLOSE:
      return {other(), c};
    default:
      return {};
  }
}

class Resolver {
 public:
  explicit Resolver(Analysis& a) : m_a(a) {}

  void run() {
    for (std::uint32_t start = 0; start < m_a.size();) {
      std::uint32_t end = start + 1;
      while (!m_a.is(end, trait::begins_cluster)) ++end;
      const std::int32_t script = specific_in(start, end);
      if (script == none) m_a.traits[start] |= trait::shared;
      give(end, script == none ? shared(start, end) : script);
      start = end;
    }
  }

 private:
  struct Open {
    char32_t closes;
    std::size_t run;  // in which it stands; its script may yet be unknown
  };

  std::int32_t specific_in(std::uint32_t start, std::uint32_t end) const {
    for (std::uint32_t i = start; i < end;) {
      const char32_t c = code_point_at(m_a.text, i);
      if (const UScriptCode script = script_of(c); is_specific(script)) return script;
      i += static_cast<std::uint32_t>(units_of(c));
    }
    return none;
  }

  // Rules 2 to 4, for a cluster without a script of its own.
  std::int32_t shared(std::uint32_t start, std::uint32_t end) {
    const char32_t c = code_point_at(m_a.text, start);
    if (c == ' ' || (c >= '0' && c <= '9')) return m_current;
    if (const Pair pair = pair_of(c); pair.opens == c && c != 0) {
      if (m_open.size() == most_open) m_open.erase(m_open.begin());
      m_open.push_back({pair.closes, m_a.scripts.empty() ? 0 : m_a.scripts.size() - 1});
    } else if (pair.closes == c && c != 0) {
      for (std::size_t i = m_open.size(); i-- > 0;) {
        if (m_open[i].closes != c) continue;
        const std::int32_t script = m_a.scripts[m_open[i].run].script;
        m_open.resize(i);
        return script;
      }
    } else if (c >= 0x300) {
      return by_extensions(c, end);
    }
    return m_current;
  }

  std::int32_t by_extensions(char32_t c, std::uint32_t end) const {
    std::array<UScriptCode, 32> users{};
    UErrorCode error = U_ZERO_ERROR;
    const std::int32_t count = uscript_getScriptExtensions(static_cast<UChar32>(c), users.data(), users.size(), &error);
    if (U_FAILURE(error) || count < 1 || !is_specific(users[0])) return m_current;
    const auto uses = [&](std::int32_t script) {
      return std::find(users.begin(), users.begin() + count, script) != users.begin() + count;
    };
    if (m_current != none && uses(m_current)) return m_current;
    const std::uint32_t far = std::min(m_a.size(), end + 32);  // far enough for a sentence's end, and never quadratic
    if (const std::int32_t next = specific_in(end, far); next != none && uses(next)) return next;
    return users[0];
  }

  // Everything up to `end` that has no script yet gets this one.
  void give(std::uint32_t end, std::int32_t script) {
    std::vector<ScriptRun>& runs = m_a.scripts;
    if (!runs.empty() && (runs.back().script == script || runs.back().script == none)) {
      runs.back().end = end;
      runs.back().script = script;
    } else {
      runs.push_back({end, script});
    }
    m_current = script;
  }

  static constexpr std::size_t most_open = 32;
  Analysis& m_a;
  std::int32_t m_current = none;
  std::vector<Open> m_open;
};

}  // namespace

void find_scripts(Workbench& workbench, Analysis& a) {
  Resolver(a).run();
  if (!a.scripts.empty() && a.scripts.front().script == none)
    a.scripts.front().script = workbench.usual_script(a.language);
}

std::string script_name(std::int32_t script) { return uscript_getShortName(static_cast<UScriptCode>(script)); }

bool joins_letters(std::int32_t script) {
  switch (script) {
    case USCRIPT_ARABIC:
    case USCRIPT_SYRIAC:
    case USCRIPT_MONGOLIAN:
    case USCRIPT_NKO:
    case USCRIPT_DEVANAGARI:
    case USCRIPT_BENGALI:
    case USCRIPT_GURMUKHI:
      return true;
    default:
      return false;
  }
}

bool is_hangul(char32_t c) {
  return (c >= 0xAC00 && c <= 0xD7AF) || (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3130 && c <= 0x318F) ||
         (c >= 0xA960 && c <= 0xA97F) || (c >= 0xD7B0 && c <= 0xD7FF);
}

}  // namespace hp::text
