// text/<tag>/pages.json, format 1. One object; every key stands at most once and no other key is allowed; an optional
// key (marked ?) is left out where it has nothing to say.
//
//   { "format": 1, "language": "ar",
//     "topics":    [ { "id", "icon": 58909, "title": SENTENCE, "language"?, "pages": ["work/pay", …] }, … ]   menu
//     order
//     "pages":     [ { "id", "topic", "icon", "audience": "public|residents|professionals", "title": SENTENCE,
//                      "summary": SENTENCE, "language"?, "until"?: "2027-03-31", "date"?: "24 November 2026",
//                      "unchecked"?: true, "blocks": [BLOCK…] }, … ]
//     "helplines": [ { "id", "language"?, "name", "what_for"?, "run_by"?, "cost"?, "interpreters"?, "anonymous"?,
//                      "web"?, "hours"?: ["…"], "checked"?: "23 November 2026", "unchecked"?: true }, … ]
//     "questions"?: { "topic", "icon", "list": [ { "id", "language"?, "ask": SENTENCE, "help"?: SENTENCE,
//                      "pages": ["work/pay", …], "helplines"?: ["acas", …] }, … ], "some": ENDING, "none": ENDING,
//                      "unchecked"?: true }
//     "facts":     { "nmw-21": "£12.71", … } }
//
//   ENDING    { "language"?, "title": SENTENCE, "say": [SENTENCE…], "pages": ["work/pay", …], "helplines": ["msh", …] }
//   SENTENCE  [ SPAN… ], not empty
//   SPAN      "plain text" | { "text", "bold"?: true, "link"?: "work/pay" } | { "fact": ID, "bold"?: true }
//             | { "phone": ID, "bold"?: true }
//   STEP      SENTENCE | { "icon": 58909, "say": SENTENCE }
//   BLOCK     { KIND: …, "language"?, "until"? with "fallback": SENTENCE }, KIND one of
//             "heading": SENTENCE | "text": SENTENCE | "list": [SENTENCE…] | "steps": [STEP…]
//             | "note": [SENTENCE…] | "danger": [SENTENCE…] | "helpline": ID
//
// "language" is the book's where it is left out: it stands where a sentence is not translated and its English is shown.
// The writer is author/book; both ends are held together by a round trip in tests/author.
#include "content/collection.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "pack/about.h"

namespace hp::content {
namespace {

using Json = nlohmann::json;

constexpr std::size_t max_json_bytes = 8 << 20, max_topics = 32, max_spans = 200, max_facts = 400, max_line_bytes = 600;
constexpr int max_nesting = 12;

// Reads one book. The first fault met is kept; after it the readers give harmless empty values.
class Reader {
 public:
  explicit Reader(const std::map<std::string, std::string>& numbers) : m_numbers(numbers) {}

  Book read(const Json& json) {
    Book book;
    if (!expect_keys(json, "the book", {"format", "language", "topics", "pages", "helplines", "questions?", "facts"}))
      return book;
    if (json["format"] != 1) fail("format", "is one that this program does not know");
    book.language = language(json, "the book", {});
    m_language = book.language;
    read_facts(json["facts"], book);
    for (const Json& entry : list(json["helplines"], "helplines", pack::max_numbers)) read_helpline(entry, book);
    for (const Json& entry : list(json["pages"], "pages", max_pages)) read_page(entry, book);
    for (const Json& entry : list(json["topics"], "topics", max_topics)) read_topic(entry, book);
    if (json.contains("questions")) book.questions = questions(json["questions"]);
    check_whole(book);
    return book;
  }

  std::optional<std::string> fault;

 private:
  void fail(const std::string& where, const std::string& what) {
    if (!fault) fault = where + " " + what;
  }

  // An object with all of these keys ("name?" may be missing) and no other. False where it is not: its keys are not
  // safe.
  bool expect_keys(const Json& json, const std::string& where, std::initializer_list<std::string_view> keys) {
    if (!json.is_object()) return fail(where, "is no object"), false;
    std::size_t known = 0;
    for (std::string_view key : keys) {
      const bool optional = key.ends_with('?');
      if (optional) key.remove_suffix(1);
      const bool there = json.contains(std::string(key));
      known += there;
      if (!there && !optional) return fail(where, "lacks " + std::string(key)), false;
    }
    if (known != json.size()) return fail(where, "has a key that is not known"), false;
    return true;
  }

  const Json::array_t& list(const Json& json, const std::string& where, std::size_t longest) {
    static const Json::array_t none;
    const auto* const items = json.get_ptr<const Json::array_t*>();
    if (!items) return fail(where, "is no list"), none;
    if (items->size() > longest) return fail(where, "has more than " + std::to_string(longest) + " entries"), none;
    return *items;
  }

  std::string text(const Json& json, const std::string& where, std::size_t longest) {
    const auto* const given = json.get_ptr<const std::string*>();
    if (!given) return fail(where, "is no text"), "";
    if (given->empty() || given->size() > longest)
      return fail(where, "is empty or longer than " + std::to_string(longest) + " bytes"), "";
    return *given;
  }

  // A sentence that is shown as it stands; empty where the key is missing.
  std::string line(const Json& json, const char* key, const std::string& where) {
    const auto found = json.find(key);
    if (found == json.end()) return {};
    std::string given = text(*found, where + "." + key, max_line_bytes);
    if (const auto bad = fault_in_text(given)) fail(where + "." + key, *bad);
    return given;
  }

  std::string id(const Json& json, const std::string& where) {
    std::string given = text(json, where, max_line_bytes);
    if (!pack::is_id(given)) fail(where, "is no id of a-z 0-9 -");
    return given;
  }

  std::string page_id(const Json& json, const std::string& where) {
    std::string given = text(json, where, max_line_bytes);
    const auto slash = given.find('/');
    if (slash == std::string::npos || !pack::is_id(given.substr(0, slash)) || !pack::is_id(given.substr(slash + 1)))
      fail(where, "is no page id such as work/pay");
    return given;
  }

  Language language(const Json& json, const std::string& where, const Language& otherwise) {
    const auto found = json.find("language");
    if (found == json.end()) return otherwise;
    const std::string tag = text(*found, where + ".language", max_line_bytes);
    auto parsed = Language::parse(tag);
    if (parsed && parsed->tag() == tag) return *std::move(parsed);
    fail(where + ".language", "is no language tag");
    return otherwise;
  }

  bool flag(const Json& json, const char* key, const std::string& where) {
    const auto found = json.find(key);
    if (found == json.end()) return false;
    if (*found != true) fail(where + "." + key, "is not true");
    return true;
  }

  std::string date(const Json& json, const char* key, const std::string& where) {
    const auto found = json.find(key);
    if (found == json.end()) return {};
    std::string given = text(*found, where + "." + key, max_line_bytes);
    if (!pack::is_date(given)) fail(where + "." + key, "is no day YYYY-MM-DD");
    return given;
  }

  std::uint32_t icon(const Json& json, const std::string& where) {
    const auto* const given = json.get_ptr<const std::uint64_t*>();
    if (given && *given >= 0xE000 && *given <= 0xF8FF) return static_cast<std::uint32_t>(*given);
    fail(where + ".icon", "is no code point of the icon font");
    return 0;
  }

  Span span(const Json& json, const std::string& where) {
    if (json.is_string()) return TextSpan{.text = text(json, where, max_sentence_bytes), .link = {}};
    if (json.is_object() && json.contains("fact") && expect_keys(json, where, {"fact", "bold?"})) {
      FactSpan fact{id(json["fact"], where), flag(json, "bold", where)};
      m_facts_used.insert(fact.id);
      return fact;
    }
    if (json.is_object() && json.contains("phone") && expect_keys(json, where, {"phone", "bold?"})) {
      PhoneSpan phone{id(json["phone"], where), flag(json, "bold", where)};
      if (!m_numbers.contains(phone.id)) fail(where, "asks for the number " + phone.id + ", which the pack has not");
      return phone;
    }
    if (!expect_keys(json, where, {"text", "bold?", "link?"})) return TextSpan{};
    TextSpan span{text(json["text"], where, max_sentence_bytes), flag(json, "bold", where), {}};
    if (const auto link = json.find("link"); link != json.end()) m_links.insert(span.link = page_id(*link, where));
    return span;
  }

  Sentence sentence(const Json& json, const std::string& where) {
    Sentence read;
    std::string joined;  // bold words do not hide a number from the rules
    for (const Json& part : list(json, where, max_spans)) {
      read.push_back(span(part, where));
      const auto* const words = std::get_if<TextSpan>(&read.back());
      joined += words ? words->text : "\uFFFC";
    }
    if (read.empty()) fail(where, "is empty");
    if (joined.size() > max_sentence_bytes)
      fail(where, "is longer than " + std::to_string(max_sentence_bytes) + " bytes");
    if (const auto bad = fault_in_text(joined)) fail(where, *bad);
    return read;
  }

  std::vector<Sentence> sentences(const Json& json, const std::string& where) {
    std::vector<Sentence> read;
    for (const Json& item : list(json, where, max_items)) read.push_back(sentence(item, where));
    if (read.empty()) fail(where, "is empty");
    return read;
  }

  List steps(const Json& json, const std::string& where) {
    List read{.numbered = true, .items = {}};
    for (const Json& item : list(json, where, max_items)) {
      const bool pictured = item.is_object() && expect_keys(item, where, {"icon", "say"});
      read.items.push_back(sentence(pictured ? item["say"] : item, where));
      read.icons.push_back(pictured ? icon(item["icon"], where) : 0);
    }
    if (read.items.empty()) fail(where, "is empty");
    if (std::all_of(read.icons.begin(), read.icons.end(), [](std::uint32_t c) { return c == 0; })) read.icons.clear();
    return read;
  }

  Block block(const Json& json, const std::string& where, const Language& of_page) {
    Block read;
    if (!expect_keys(json, where,
                     {"heading?", "text?", "list?", "steps?", "note?", "danger?", "helpline?", "language?", "until?",
                      "fallback?"}))
      return read;
    read.language = language(json, where, of_page);
    read.until = date(json, "until", where);
    const bool has_fallback = json.contains("fallback");
    if (has_fallback) read.fallback = sentence(json["fallback"], where);
    if (read.until.empty() == has_fallback) fail(where, "must have until and fallback, or neither");
    const std::size_t around = json.contains("language") + 2u * has_fallback;
    if (json.size() != around + 1) return fail(where, "must be one kind of block"), read;
    if (json.contains("heading")) read.what = Heading{sentence(json["heading"], where)};
    if (json.contains("text")) read.what = Text{sentence(json["text"], where)};
    if (json.contains("list")) read.what = List{false, sentences(json["list"], where)};
    if (json.contains("steps")) read.what = steps(json["steps"], where);
    if (json.contains("note")) read.what = Callout{Callout::Kind::note, sentences(json["note"], where)};
    if (json.contains("danger")) read.what = Callout{Callout::Kind::danger, sentences(json["danger"], where)};
    if (json.contains("helpline")) {
      read.what = HelplineCard{id(json["helpline"], where)};
      m_cards.insert(std::get<HelplineCard>(read.what).id);
    }
    return read;
  }

  void read_facts(const Json& json, Book& book) {
    if (!json.is_object() || json.size() > max_facts) return fail("facts", "is no object, or a very long one");
    for (const auto& [key, value] : json.items()) {
      if (!pack::is_id(key)) fail("facts", "has an id that is not of a-z 0-9 -");
      book.facts.emplace(key, text(value, "facts", max_line_bytes));
      if (const auto bad = fault_in_text(book.facts.at(key))) fail("facts." + key, *bad);
    }
  }

  void read_helpline(const Json& json, Book& book) {
    std::string where = "helplines[" + std::to_string(book.helplines.size()) + "]";
    if (!expect_keys(json, where,
                     {"id", "language?", "name", "what_for?", "run_by?", "cost?", "interpreters?", "anonymous?", "web?",
                      "hours?", "checked?", "unchecked?"}))
      return;
    Helpline read;
    read.id = id(json["id"], where);
    where = "helpline " + read.id;
    read.language = language(json, where, m_language);
    read.name = line(json, "name", where);
    read.what_for = line(json, "what_for", where);
    read.run_by = line(json, "run_by", where);
    read.cost = line(json, "cost", where);
    read.interpreters = line(json, "interpreters", where);
    read.anonymous = line(json, "anonymous", where);
    read.web = line(json, "web", where);
    read.checked = line(json, "checked", where);
    read.unchecked = flag(json, "unchecked", where);
    if (json.contains("hours"))
      for (const Json& hours : list(json["hours"], where, max_items)) {
        read.hours.push_back(text(hours, where, max_line_bytes));
        if (const auto bad = fault_in_text(read.hours.back())) fail(where, *bad);
      }
    if (!m_numbers.contains(read.id)) fail(where, "has no number in the pack");
    const std::string key = read.id;
    if (!book.helplines.emplace(key, std::move(read)).second) fail(where, "stands there twice");
  }

  void read_page(const Json& json, Book& book) {
    std::string where = "pages[" + std::to_string(book.pages.size()) + "]";
    if (!expect_keys(json, where,
                     {"id", "topic", "icon", "audience", "title", "summary", "language?", "until?", "date?",
                      "unchecked?", "blocks"}))
      return;
    Page read;
    read.id = page_id(json["id"], where);
    where = "page " + read.id;
    read.topic = id(json["topic"], where);
    if (!read.id.starts_with(read.topic + "/")) fail(where, "is not of its topic");
    read.icon = icon(json["icon"], where);
    read.audience = text(json["audience"], where, max_line_bytes);
    if (read.audience != "public" && read.audience != "residents" && read.audience != "professionals")
      fail(where, "has an audience that is not known");
    read.language = language(json, where, m_language);
    read.title = sentence(json["title"], where + ", title");
    read.summary = sentence(json["summary"], where + ", summary");
    read.until = date(json, "until", where);
    read.date = line(json, "date", where);
    read.unchecked = flag(json, "unchecked", where);
    for (const Json& entry : list(json["blocks"], where + ", blocks", max_blocks))
      read.blocks.push_back(block(entry, where + ", block " + std::to_string(read.blocks.size() + 1), m_language));
    const std::string key = read.id;
    if (!book.pages.emplace(key, std::move(read)).second) fail(where, "stands there twice");
  }

  void read_topic(const Json& json, Book& book) {
    std::string where = "topics[" + std::to_string(book.topics.size()) + "]";
    if (!expect_keys(json, where, {"id", "icon", "title", "language?", "pages"})) return;
    Topic read;
    read.id = id(json["id"], where);
    where = "topic " + read.id;
    read.icon = icon(json["icon"], where);
    read.title = sentence(json["title"], where);
    read.language = language(json, where, m_language);
    for (const Json& page : list(json["pages"], where, max_pages)) {
      read.pages.push_back(page_id(page, where));
      const auto found = book.pages.find(read.pages.back());
      if (found == book.pages.end() || found->second.topic != read.id) fail(where, "names a page that is not its own");
      if (!m_pages_placed.insert(read.pages.back()).second) fail(where, "names a page twice");
    }
    book.topics.push_back(std::move(read));
    for (std::size_t i = 0; i + 1 < book.topics.size(); ++i)
      if (book.topics[i].id == book.topics.back().id) fail(where, "stands there twice");
  }

  // Ids that stand once each.
  template <class ReadId>
  std::vector<std::string> ids(const Json& json, const std::string& where, ReadId read_id) {
    std::vector<std::string> read;
    for (const Json& entry : list(json, where, max_items)) {
      std::string given = read_id(entry);
      if (std::find(read.begin(), read.end(), given) != read.end()) fail(where, "names " + given + " twice");
      read.push_back(std::move(given));
    }
    return read;
  }
  std::vector<std::string> led_to(const Json& json, const std::string& where) {
    auto pages = ids(json, where, [&](const Json& entry) { return page_id(entry, where); });
    m_links.insert(pages.begin(), pages.end());
    return pages;
  }

  std::vector<std::string> cards(const Json& json, const std::string& where) {
    auto helplines = ids(json, where, [&](const Json& entry) { return id(entry, where); });
    m_cards.insert(helplines.begin(), helplines.end());
    return helplines;
  }

  Question question(const Json& json, std::string where) {
    Question read;
    if (!expect_keys(json, where, {"id", "language?", "ask", "help?", "pages", "helplines?"})) return read;
    read.id = id(json["id"], where);
    where = "question " + read.id;
    read.language = language(json, where, m_language);
    read.ask = sentence(json["ask"], where);
    if (json.contains("help")) read.help = sentence(json["help"], where);
    read.pages = led_to(json["pages"], where);
    if (json.contains("helplines")) read.helplines = cards(json["helplines"], where);
    return read;
  }

  Ending ending(const Json& json, const std::string& where) {
    Ending read;
    if (!expect_keys(json, where, {"language?", "title", "say", "pages", "helplines"})) return read;
    read.language = language(json, where, m_language);
    read.title = sentence(json["title"], where);
    read.say = sentences(json["say"], where);
    read.pages = led_to(json["pages"], where);
    read.helplines = cards(json["helplines"], where);
    return read;
  }

  Questions questions(const Json& json) {
    Questions read;
    if (!expect_keys(json, "questions", {"topic", "icon", "list", "some", "none", "unchecked?"})) return read;
    read.topic = id(json["topic"], "questions");
    read.icon = icon(json["icon"], "questions");
    for (const Json& entry : list(json["list"], "questions", max_questions)) {
      Question next = question(entry, "question " + std::to_string(read.list.size() + 1));
      const auto same = [&](const Question& other) { return other.id == next.id; };
      if (std::any_of(read.list.begin(), read.list.end(), same)) fail("question " + next.id, "stands there twice");
      read.list.push_back(std::move(next));
    }
    if (read.list.empty()) fail("questions", "asks nothing");
    read.some = ending(json["some"], "questions, some");
    read.none = ending(json["none"], "questions, none");
    read.unchecked = flag(json, "unchecked", "questions");
    return read;
  }

  // Every id leads somewhere, and every page can be reached.
  void check_whole(const Book& book) {
    for (const std::string& fact : m_facts_used)
      if (!book.facts.contains(fact)) fail("a sentence", "asks for the fact " + fact + ", which the book has not");
    const auto of_questions = [&](const Topic& topic) { return topic.id == book.questions->topic; };
    if (book.questions && std::none_of(book.topics.begin(), book.topics.end(), of_questions))
      fail("questions", "are of the topic " + book.questions->topic + ", which the book has not");
    for (const std::string& card : m_cards)
      if (!book.helplines.contains(card)) fail("a card", "asks for the helpline " + card + ", which the book has not");
    for (const std::string& link : m_links)
      if (!book.pages.contains(link)) fail("a link", "leads to " + link + ", which the book has not");
    if (m_pages_placed.size() != book.pages.size()) fail("the book", "has a page that stands in no topic");
  }

  const std::map<std::string, std::string>& m_numbers;
  Language m_language;
  std::set<std::string> m_facts_used, m_cards, m_links, m_pages_placed;
};

// nlohmann keeps the last of two equal keys and says nothing; another reader may keep the first. Deep nesting, which
// nothing of ours writes, ends here too.
class Watch {
 public:
  bool operator()(int depth, Json::parse_event_t event, const Json& parsed) {
    if (event == Json::parse_event_t::object_start) m_open.emplace_back();
    if (event == Json::parse_event_t::object_end && !m_open.empty()) m_open.pop_back();
    if (event == Json::parse_event_t::key && !m_open.empty())
      m_bad |= !m_open.back().insert(parsed.get_ref<const std::string&>()).second;
    m_bad |= depth > max_nesting;
    return !m_bad;
  }
  bool saw_bad() const { return m_bad; }

 private:
  std::vector<std::set<std::string>> m_open;  // the keys so far of each object that is not closed
  bool m_bad = false;
};

}  // namespace

Result<Book> parse_book(std::string_view json, const std::map<std::string, std::string>& numbers) {
  const auto damaged = [](const std::string& what) {
    return Error{"content.damaged", what + "; build the pack again"};
  };
  if (json.size() > max_json_bytes) return damaged("pages.json is larger than 8 MB");
  Watch watch;
  const auto callback = [&watch](int depth, Json::parse_event_t event, const Json& parsed) {
    return watch(depth, event, parsed);
  };
  const Json parsed = Json::parse(json.begin(), json.end(), callback, /*allow_exceptions=*/false);
  if (watch.saw_bad()) return damaged("pages.json has a key twice in one object, or is nested too deeply");
  if (parsed.is_discarded()) return damaged("pages.json is no JSON in UTF-8");
  Reader reader(numbers);
  Book book = reader.read(parsed);
  if (reader.fault) return damaged("pages.json: " + *reader.fault);
  return book;
}

Result<Book> read_book(const pack::InstalledPack& pack, const Language& language) {
  const std::string path = "text/" + language.folder() + "/pages.json";
  const auto bytes = pack.find(path);
  if (!bytes) return Error{"content.missing", "the pack has no " + path};
  auto book = parse_book({reinterpret_cast<const char*>(bytes->data()), bytes->size()}, pack.about().numbers);
  if (!book) return std::move(book).error().doing("reading " + path);
  if (book->language != language)
    return Error{"content.damaged", path + " is in another language: " + book->language.tag()};
  return book;
}

}  // namespace hp::content
