#include "pack/about.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "pack/core_numbers.h"
#include "utf8.h"

namespace hp::pack {
namespace {

using Json = nlohmann::json;

constexpr std::size_t max_id = 40, max_title = 200, max_name = 100, max_review = 160, max_fonts = 8;
constexpr float least_line_height = 1.0f, most_line_height = 4.0f;
constexpr std::string_view draft = "draft";

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// No control characters, no line or paragraph separators, none of the marks that reorder what is around them.
bool is_plain_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded d = utf8::decode(text, at);
    const char32_t c = d.code_point;
    if (!d.valid || c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x2028 && c <= 0x202E)) return false;
    at += d.bytes;
  }
  return true;
}

bool is_script(std::string_view text) {
  return text.size() == 4 && is_upper(text[0]) && std::all_of(text.begin() + 1, text.end(), is_lower);
}

bool is_review(std::string_view text) {
  constexpr std::string_view start = "reviewed by ", middle = " on ";
  constexpr std::size_t date = 10;
  if (text == draft) return true;
  if (text.size() <= start.size() + middle.size() + date || !text.starts_with(start)) return false;
  const auto tail = text.substr(text.size() - date - middle.size());
  return tail.starts_with(middle) && is_date(tail.substr(middle.size()));
}

std::string without_hyphens(std::string date) {
  std::erase(date, '-');
  return date;
}

// The first fault met; the readers below give harmless values once there is one.
class Fault {
 public:
  void add(const char* what, const std::string& where, const std::string& why) {
    if (!m_error) m_error = Error{std::string("about.") + what, where + " " + why};
  }
  bool any() const { return m_error.has_value(); }
  Error error() && { return *std::move(m_error); }

 private:
  std::optional<Error> m_error;
};

// One object of known keys. Each is asked for once, and there is no other.
class Object {
 public:
  Object(const Json& json, std::string where, Fault& fault) : m_json(json), m_where(std::move(where)), m_fault(fault) {
    if (!json.is_object()) fault.add("type-wrong", m_where, "is no object");
  }

  const Json* value(const char* key) {
    ++m_asked;
    const auto found = m_json.is_object() ? m_json.find(key) : m_json.end();
    if (found != m_json.end()) return &*found;
    m_fault.add("key-missing", name(key), "is missing");
    return nullptr;
  }

  std::string text(const char* key, std::size_t longest) {
    const Json* const found = value(key);
    const auto* const given = found ? found->get_ptr<const std::string*>() : nullptr;
    if (found && !given) m_fault.add("type-wrong", name(key), "is no text");
    if (!given) return {};
    if (given->empty() || given->size() > longest || !is_plain_text(*given))
      m_fault.add("text-wrong", name(key),
                  "is empty, longer than " + std::to_string(longest) + " bytes, or has control characters in it");
    return *given;
  }

  // A text of which `is_good` must say yes.
  std::string text(const char* key, bool (*is_good)(std::string_view), const char* what, const char* needed) {
    std::string given = text(key, max_review);
    if (!m_fault.any() && !is_good(given)) m_fault.add(what, name(key), std::string("must be ") + needed);
    return given;
  }

  std::uint64_t whole_number(const char* key) {
    const Json* const found = value(key);
    const auto* const given = found ? found->get_ptr<const std::uint64_t*>() : nullptr;
    if (found && !given) m_fault.add("type-wrong", name(key), "is no whole number");
    return given ? *given : 0;
  }

  float number(const char* key, float least, float most) {
    const Json* const found = value(key);
    if (found && !found->is_number()) m_fault.add("type-wrong", name(key), "is no number");
    if (m_fault.any()) return least;
    const auto given = found->get<double>();  // a number, so this does not throw
    if (!(given >= double{least} && given <= double{most})) m_fault.add("number-wrong", name(key), "is out of range");
    return m_fault.any() ? least : static_cast<float>(given);
  }

  bool yes_or_no(const char* key) {
    const Json* const found = value(key);
    const auto* const given = found ? found->get_ptr<const bool*>() : nullptr;
    if (found && !given) m_fault.add("type-wrong", name(key), "is neither true nor false");
    return given ? *given : true;
  }

  const Json::array_t& list(const char* key, std::size_t longest) {
    static const Json::array_t none;
    const Json* const found = value(key);
    const auto* const given = found ? found->get_ptr<const Json::array_t*>() : nullptr;
    if (found && !given) m_fault.add("type-wrong", name(key), "is no list");
    if (given && (given->empty() || given->size() > longest))
      m_fault.add("list-wrong", name(key), "has not between 1 and " + std::to_string(longest) + " entries");
    return given && !m_fault.any() ? *given : none;
  }

  // To be called last: what was not asked for does not belong here.
  void refuse_others() {
    if (!m_fault.any() && m_json.size() != m_asked) m_fault.add("key-unknown", m_where, "has a key that is not known");
  }

  std::string name(const char* key) const { return m_where + "." + key; }

 private:
  const Json& m_json;
  std::string m_where;
  Fault& m_fault;
  std::size_t m_asked = 0;
};

// nlohmann keeps the last of two equal keys and says nothing; another reader may keep the first. Refused.
class KeyWatch {
 public:
  void operator()(Json::parse_event_t event, const Json& parsed) {
    if (event == Json::parse_event_t::object_start) m_open.emplace_back();
    if (event == Json::parse_event_t::object_end) m_open.pop_back();
    if (event == Json::parse_event_t::key)
      m_twice |= !m_open.back().insert(parsed.get_ref<const std::string&>()).second;
  }
  bool saw_twice() const { return m_twice; }

 private:
  std::vector<std::set<std::string>> m_open;  // the keys so far of each object that is not closed
  bool m_twice = false;
};

std::map<std::string, std::string> read_numbers(Object& about, Fault& fault) {
  std::map<std::string, std::string> numbers;
  const Json* const found = about.value("numbers");
  const auto* const given = found ? found->get_ptr<const Json::object_t*>() : nullptr;
  if (found && !given) fault.add("type-wrong", about.name("numbers"), "is no object");
  if (!given) return numbers;
  if (given->size() > max_numbers) fault.add("list-wrong", about.name("numbers"), "has more than 40 entries");
  for (const auto& [id, phone] : *given) {
    const auto* const text = phone.get_ptr<const std::string*>();
    if (!is_id(id)) fault.add("id-wrong", about.name("numbers"), "has an id that is not of a-z 0-9 -");
    if (!text || !is_printed_phone(*text))
      fault.add("number-wrong", about.name("numbers"), "has a number that is not digits with single spaces");
    if (fault.any()) return numbers;
    numbers.emplace(id, *text);
  }
  for (const CoreNumber& core : core_numbers)
    if (!numbers.contains(std::string(core.id)))
      fault.add("core-number-missing", about.name("numbers"), "lacks " + std::string(core.id));
  return numbers;
}

PackLanguage read_language(const Json& json, const std::string& where, Fault& fault) {
  Object object(json, where, fault);
  PackLanguage read;
  const std::string tag = object.text("tag", max_id);
  auto language = Language::parse(tag);
  if (!language || language->tag() != tag)
    fault.add("language-wrong", object.name("tag"), "is no tag such as en-GB");
  else
    read.language = *std::move(language);
  read.endonym = object.text("endonym", max_name);
  read.english = object.text("english", max_name);
  read.script = object.text("script", is_script, "language-wrong", "an ISO 15924 code such as Arab");
  const auto is_direction = [](std::string_view text) { return text == "ltr" || text == "rtl"; };
  const std::string dir = object.text("dir", is_direction, "language-wrong", "ltr or rtl");
  read.direction = dir == "rtl" ? Direction::rtl : Direction::ltr;
  for (const Json& font : object.list("fonts", max_fonts)) {
    const auto* const name = font.get_ptr<const std::string*>();
    if (!name || !is_id(*name))
      fault.add("id-wrong", object.name("fonts"), "has a name that is not of a-z 0-9 -");
    else
      read.fonts.push_back(*name);
  }
  read.line_height = object.number("line_height", least_line_height, most_line_height);
  read.review = object.text("review", is_review, "review-wrong", "'draft' or 'reviewed by NAME on YYYY-MM-DD'");
  object.refuse_others();
  return read;
}

std::vector<PackLanguage> read_languages(Object& about, Fault& fault) {
  std::vector<PackLanguage> languages;
  std::set<std::string> tags;
  for (const Json& json : about.list("languages", max_languages)) {
    const std::string where = about.name("languages") + "[" + std::to_string(languages.size()) + "]";
    languages.push_back(read_language(json, where, fault));
    if (fault.any()) break;
    if (!tags.insert(languages.back().language.tag()).second)
      fault.add("language-twice", where, "stands there already");
  }
  return languages;
}

void check_whole(const About& about, Fault& fault) {
  if (about.format != pack_format) fault.add("format-wrong", "format", "is one that this program does not know");
  const auto version = std::to_string(about.version);
  if (version.size() != 10 || version.substr(0, 8) != without_hyphens(about.created))
    fault.add("version-wrong", "version", "must be YYYYMMDDnn, of the day in `created`");
  const auto is_draft = [](const PackLanguage& language) { return language.review == draft; };
  if (!about.preview && std::any_of(about.languages.begin(), about.languages.end(), is_draft))
    fault.add("preview-wrong", "preview", "must be true: a language is a draft");
}

}  // namespace

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= max_id &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_lower(c) || is_digit(c) || c == '-'; });
}

bool is_printed_phone(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  std::size_t digits = 0;
  bool after_digit = false;
  for (const char c : text) {
    if (!is_digit(c) && (c != ' ' || !after_digit)) return false;
    after_digit = is_digit(c);
    digits += after_digit;
  }
  return after_digit && digits >= 3 && digits <= 15;
}

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto part = [&](std::size_t at, std::size_t length) {
    unsigned number = 0;
    const char* const end = text.data() + at + length;
    return std::from_chars(text.data() + at, end, number).ptr == end ? std::optional(number) : std::nullopt;
  };
  const auto year = part(0, 4), month = part(5, 2), day = part(8, 2);
  if (!year || !month || !day || *year < 1000) return false;
  return std::chrono::year_month_day(std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month),
                                     std::chrono::day(*day))
      .ok();
}

Result<About> parse_about(std::string_view json) {
  if (json.size() > max_about_bytes)
    return Error{"about.too-large", "pack.json has more than " + std::to_string(max_about_bytes) + " bytes"};
  KeyWatch keys;
  const auto watch = [&keys](int, Json::parse_event_t event, const Json& parsed) {
    keys(event, parsed);
    return true;
  };
  const Json parsed = Json::parse(json.begin(), json.end(), watch, /*allow_exceptions=*/false);
  if (parsed.is_discarded()) return Error{"about.not-json", "pack.json is no JSON in UTF-8"};
  if (keys.saw_twice()) return Error{"about.key-twice", "pack.json has a key twice in one object"};

  Fault fault;
  Object object(parsed, "pack.json", fault);
  About about;
  const auto format = object.whole_number("format");
  about.format = format == pack_format ? pack_format : 0;
  about.id = object.text("id", is_id, "id-wrong", "of a-z 0-9 -");
  about.group = object.text("group", is_id, "id-wrong", "of a-z 0-9 -");
  about.title = object.text("title", max_title);
  about.publisher = object.text("publisher", max_title);
  about.version = object.whole_number("version");
  about.created = object.text("created", is_date, "date-wrong", "a day, YYYY-MM-DD");
  about.review_by = object.text("review_by", is_date, "date-wrong", "a day, YYYY-MM-DD");
  about.preview = object.yes_or_no("preview");
  about.numbers = read_numbers(object, fault);
  about.languages = read_languages(object, fault);
  object.refuse_others();
  check_whole(about, fault);
  if (fault.any()) return std::move(fault).error();
  return about;
}

std::string write_about(const About& about) {
  using Ordered = nlohmann::ordered_json;
  Ordered json{{"format", about.format},       {"id", about.id},
               {"group", about.group},         {"title", about.title},
               {"publisher", about.publisher}, {"version", about.version},
               {"created", about.created},     {"review_by", about.review_by},
               {"preview", about.preview},     {"numbers", about.numbers}};
  Ordered& languages = json["languages"] = Ordered::array();
  for (const PackLanguage& language : about.languages) {
    // A float's tail (1.39999998) is of no use to anybody who reads the file.
    const double line_height = std::round(double{language.line_height} * 1000) / 1000;
    languages.push_back({{"tag", language.language.tag()},
                         {"endonym", language.endonym},
                         {"english", language.english},
                         {"script", language.script},
                         {"dir", language.direction == Direction::rtl ? "rtl" : "ltr"},
                         {"fonts", language.fonts},
                         {"line_height", line_height},
                         {"review", language.review}});
  }
  // Text that is not UTF-8 would be a fault of ours, and no reason to throw.
  return json.dump(1, ' ', false, Ordered::error_handler_t::replace) + "\n";
}

}  // namespace hp::pack
