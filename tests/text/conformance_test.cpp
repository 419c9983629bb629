// Unicode 15's own test files, through the analysis that every paragraph goes through. What is compared is what a
// reader sees: the order of characters on the line, the places where a line or a character may begin. Cases in which
// ICU 72 is known to differ stand in known_differences.txt; one that begins to pass must go from the list.
// BidiTest.txt's "auto" direction is left out: a paragraph of ours is always told its direction.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "text/analysis.h"
#include "text/bidi.h"
#include "text/characters.h"
#include "utf8.h"

namespace hp::text {
namespace {

std::ifstream open_unicode(const std::string& name) {
  std::ifstream file("/usr/share/unicode/" + name);
  EXPECT_TRUE(file) << name << " is in the package unicode-data";
  return file;
}

std::string without_comment(const std::string& line) { return line.substr(0, line.find('#')); }

std::vector<std::string> words(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> out;
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

std::string utf8_of(const std::string& hex_words) {
  std::string out;
  for (const std::string& word : words(hex_words))
    utf8::append(out, static_cast<char32_t>(std::stoul(word, nullptr, 16)));
  return out;
}

// Failures against the list of known ones: neither may have what the other has not.
class Verdict {
 public:
  explicit Verdict(std::string file) : m_file(std::move(file)) {
    std::ifstream list(HELPPOINT_SOURCE "/tests/text/known_differences.txt");
    for (std::string line; std::getline(list, line);)
      if (line.rfind(m_file + " ", 0) == 0) m_known.insert(line.substr(m_file.size() + 1));
  }
  void failed(const std::string& name) { m_failed.insert(name); }
  void passed() { ++m_passed; }
  void expect_as_listed(std::size_t at_least) const {
    for (const std::string& name : m_failed)
      if (m_known.count(name) == 0) ADD_FAILURE() << "differs and is not listed: " << m_file << ' ' << name;
    for (const std::string& name : m_known)
      if (m_failed.count(name) == 0)
        ADD_FAILURE() << "listed in known_differences.txt, but passes: " << m_file << ' ' << name;
    EXPECT_GE(m_passed, at_least) << "cases were left out";
  }

 private:
  std::string m_file;
  std::set<std::string> m_known, m_failed;
  std::size_t m_passed = 0;
};

// Characters, not units, left to right.
std::vector<std::size_t> order_of(Workbench& bench, const std::string& text, Direction direction,
                                  std::size_t characters) {
  const Analysis a = analyse(bench, text, Language{}, direction, Wrap::normal, {});
  std::vector<std::size_t> character_of;
  for (std::uint32_t i = 0; i < a.size(); ++i)
    character_of.push_back(i == 0 ? 0 : character_of.back() + (is_low_surrogate(a.text[i]) ? 0 : 1));
  EXPECT_EQ(character_of.empty() ? 0 : character_of.back() + 1, characters);
  std::vector<std::size_t> out;
  for (const std::uint32_t unit : visual_units(a, 0, a.size()))
    if (!is_low_surrogate(a.text[unit])) out.push_back(character_of[unit]);
  return out;
}

std::vector<std::size_t> numbers(const std::string& text) {
  std::vector<std::size_t> out;
  for (const std::string& word : words(text)) out.push_back(std::stoul(word));
  return out;
}

// The levels' "x": removed by rule X9, and so without a place in the expected order.
void drop_removed(std::vector<std::size_t>& order, const std::vector<std::string>& levels) {
  std::erase_if(order, [&](std::size_t i) { return levels[i] == "x"; });
}

}  // namespace

TEST(Conformance, every_sequence_of_bidi_classes_is_shown_in_unicodes_order) {
  const std::map<std::string, const char*> example{
      {"L", "a"},        {"R", "א"},        {"AL", "ا"},       {"EN", "0"},       {"ES", "+"},       {"ET", "#"},
      {"AN", "٠"},       {"CS", ","},       {"NSM", "\u0300"}, {"BN", "\u00AD"},  {"B", "\u2029"},   {"S", "\t"},
      {"WS", " "},       {"ON", "!"},       {"LRE", "\u202A"}, {"LRO", "\u202D"}, {"RLE", "\u202B"}, {"RLO", "\u202E"},
      {"PDF", "\u202C"}, {"LRI", "\u2066"}, {"RLI", "\u2067"}, {"FSI", "\u2068"}, {"PDI", "\u2069"}};
  Workbench bench;
  Verdict verdict("BidiTest.txt");
  std::vector<std::string> levels;
  std::vector<std::size_t> expected;
  std::ifstream file = open_unicode("BidiTest.txt");
  for (std::string raw; std::getline(file, raw);) {
    const std::string line = without_comment(raw);
    if (line.rfind("@Levels:", 0) == 0) levels = words(line.substr(8));
    if (line.rfind("@Reorder:", 0) == 0) expected = numbers(line.substr(9));
    if (line.empty() || line[0] == '@') continue;
    const std::vector<std::string> classes = words(line.substr(0, line.find(';')));
    std::string text;
    for (const std::string& name : classes) text += example.at(name);
    const unsigned directions = static_cast<unsigned>(std::stoul(line.substr(line.find(';') + 1)));
    for (const auto& [bit, direction] : {std::pair{2u, Direction::ltr}, std::pair{4u, Direction::rtl}}) {
      if ((directions & bit) == 0) continue;
      std::vector<std::size_t> order = order_of(bench, text, direction, classes.size());
      drop_removed(order, levels);
      order == expected ? verdict.passed() : verdict.failed(line + (bit == 2 ? " ltr" : " rtl"));
    }
  }
  verdict.expect_as_listed(500'000);
}

TEST(Conformance, every_bidi_character_test_is_shown_in_unicodes_order) {
  Workbench bench;
  Verdict verdict("BidiCharacterTest.txt");
  std::ifstream file = open_unicode("BidiCharacterTest.txt");
  for (std::string raw; std::getline(file, raw);) {
    const std::string line = without_comment(raw);
    std::array<std::string, 5> field;  // characters; direction asked; level of the paragraph; levels; order
    std::istringstream in(line);
    for (std::string& f : field) std::getline(in, f, ';');
    if (field[3].empty()) continue;
    const Direction direction = field[2] == "1" ? Direction::rtl : Direction::ltr;
    std::vector<std::size_t> order = order_of(bench, utf8_of(field[0]), direction, words(field[0]).size());
    drop_removed(order, words(field[3]));
    order == numbers(field[4]) ? verdict.passed() : verdict.failed(field[0] + ";" + field[1]);
  }
  verdict.expect_as_listed(91'000);
}

namespace {

// Lines of "÷ 0020 × 0308 ÷": between any two characters, whether our analysis has the trait there as Unicode has a ÷.
void compare_boundaries(const std::string& path, const std::string& name, Traits wanted, std::size_t at_least) {
  Workbench bench;
  Verdict verdict(name);
  std::ifstream file = open_unicode(path);
  for (std::string raw; std::getline(file, raw);) {
    const std::vector<std::string> parts = words(without_comment(raw));
    if (parts.empty()) continue;
    std::string text, hex;
    std::vector<bool> expected;  // before each character but the first
    for (std::size_t i = 1; i < parts.size(); i += 2) {
      if (i > 1) expected.push_back(parts[i - 1] == "÷");
      utf8::append(text, static_cast<char32_t>(std::stoul(parts[i], nullptr, 16)));
      hex += (i > 1 ? " " : "") + parts[i];
    }
    const Analysis a = analyse(bench, text, Language{}, Direction::ltr, Wrap::normal, {});
    std::vector<bool> found;
    for (std::uint32_t i = 1; i < a.size(); ++i)
      if (!is_low_surrogate(a.text[i])) found.push_back(a.is(i, wanted));
    found == expected ? verdict.passed() : verdict.failed(hex);
  }
  verdict.expect_as_listed(at_least);
}

}  // namespace

// A soft hyphen's opportunity is withheld by us (breaks.h), so both traits count as Unicode's.
TEST(Conformance, lines_may_begin_where_unicode_says) {
  compare_boundaries("auxiliary/LineBreakTest.txt", "LineBreakTest.txt", trait::may_break | trait::would_break, 7'600);
}

TEST(Conformance, characters_begin_where_unicode_says) {
  compare_boundaries("auxiliary/GraphemeBreakTest.txt", "GraphemeBreakTest.txt", trait::begins_cluster, 600);
}

}  // namespace hp::text
