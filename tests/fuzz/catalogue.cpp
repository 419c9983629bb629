// A .mo file. Its first byte says what follows: a file as it stands, or messages (MSGID 0x1F TEXT 0x1E) of which a well
// formed file is made, so that the look-up is reached and not only the door. Every message is found, and nothing that
// is handed out lies outside the file.
#include "i18n/catalog.h"

#include <functional>
#include <memory>

#include "i18n/dates.h"
#include "mo_file.h"
#include "target.h"
#include "utf8.h"

namespace hp::fuzz {
namespace {

using i18n::Catalog;

constexpr char file = 'f', messages = 'm', swapped_messages = 'M';

std::string_view first_part(std::string_view text) { return text.substr(0, text.find('\0')); }

class Promises {
 public:
  Promises(const Catalog& catalog, std::string_view bytes) : m_catalog(catalog), m_bytes(bytes) {}

  void check_all() const {
    for (std::size_t i = 0; i < m_catalog.size(); ++i) check_entry(m_catalog.entry(i));
    for (const char* absent : {"", "absent", "\4", "a\4"}) {
      check(m_catalog.text(absent) == m_catalog.find(absent).value_or(absent));
      static_cast<void>(m_catalog.find("absent", absent));
    }
    if (const auto header = m_catalog.header("Plural-Forms")) check_inside(*header);
    if (const auto header = m_catalog.header("")) check_inside(*header);
    check(!i18n::written_date(m_catalog, "2026-11-03").text.empty());
  }

 private:
  void check_entry(const Catalog::Entry& entry) const {
    check_inside(entry.msgid), check_inside(entry.msgstr);
    check(utf8::is_valid(entry.msgid) && utf8::is_valid(entry.msgstr));
    const auto id = first_part(entry.msgid), text = first_part(entry.msgstr);
    const auto found = m_catalog.find(id);
    check(found.has_value() == !text.empty() && found.value_or("") == text);
    if (const auto end = id.find('\4'); end != id.npos && end > 0)
      check(m_catalog.find(id.substr(0, end), id.substr(end + 1)).value_or("") == text);
    for (const unsigned long n : {0ul, 1ul, 2ul, 5ul, 100ul, ~0ul}) {
      const std::string_view plural = m_catalog.plural(id, "many", n);
      if (plural != "many" && plural != id) check_inside(plural);
    }
  }
  void check_inside(std::string_view text) const {
    check(!std::less<>()(text.data(), m_bytes.data()) &&
          !std::less<>()(m_bytes.data() + m_bytes.size(), text.data() + text.size()));
  }
  const Catalog& m_catalog;
  std::string_view m_bytes;
};

Messages messages_in(std::string_view input) {
  Messages read;
  std::string before;
  for (Recipe recipe(input); !recipe.empty();) {
    Recipe message(recipe.until('\x1e'));
    const std::string id(message.until('\x1f'));
    read.emplace(id, message.rest());
  }
  return read;
}

// What such a file may be refused for: bytes that are not UTF-8, one msgid twice (up to its plural), a plural header.
bool may_be_refused(const Messages& all) {
  std::string_view before;
  bool first = true;
  for (const auto& [id, text] : all) {
    if (!utf8::is_valid(id) || !utf8::is_valid(text)) return true;
    if (!first && first_part(id) <= before) return true;
    before = first_part(id), first = false;
  }
  return all.contains("") && all.at("").find("Plural-Forms") != std::string::npos;
}

}  // namespace

std::vector<std::string> seeds() {
  const std::string header =
      "Language: ar\nPlural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
      "n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);\nX-Helppoint-Review: draft\n";
  const Messages few{{"", header},
                     {"Back", "رجوع"},
                     {"bar\4Close", "fermer"},
                     {std::string("one page\0{n} pages", 18), std::string("a\0b\0c\0d\0e\0f", 11)},
                     {"date\4{day} {month} {year}", "{year}. {month} {day}"},
                     {"month\4November", "novembra"},
                     {"Empty", ""}};
  std::string as_messages;
  for (const auto& [id, text] : few) as_messages += id + '\x1f' + text + '\x1e';
  return {file + mo_file(few), file + mo_file(few, true), messages + as_messages, swapped_messages + as_messages,
          file + mo_file({})};
}

std::vector<std::string> words() {
  return {"Plural-Forms: nplurals=3; plural=",
          "nplurals=",
          "n%10",
          "(n != 1)",
          "? 0 : ",
          "&& ",
          "|| ",
          "!",
          "/0",
          "18446744073709551616",
          "\x1f",
          "\x1e",
          "\4",
          std::string(1, '\0'),
          "\xde\x12\x04\x95",
          "\xff\xff\xff\xff"};
}

void try_input(std::string_view input) {
  if (input.empty()) return;
  const bool as_it_is = input.front() != messages && input.front() != swapped_messages;
  const Messages made_of = as_it_is ? Messages() : messages_in(input.substr(1));
  const std::string made =
      as_it_is ? std::string(input.substr(1)) : mo_file(made_of, input.front() == swapped_messages);
  const auto bytes = std::make_unique<char[]>(made.size());  // not a byte more, so that reading past it is seen
  std::copy(made.begin(), made.end(), bytes.get());
  const std::string_view exact(bytes.get(), made.size());
  const auto catalog = Catalog::open(std::as_bytes(std::span(exact)), "x.mo");
  if (!as_it_is) check(catalog.has_value() || may_be_refused(made_of));
  if (catalog)
    Promises(*catalog, exact).check_all();
  else
    check(catalog.error().code == "catalog.damaged");
}

}  // namespace hp::fuzz
