#include "i18n/catalog.h"

#include <gtest/gtest.h>

#include <map>

namespace hp::i18n {
namespace {

using Messages = std::map<std::string, std::string>;  // sorted as msgfmt sorts: by bytes

std::string word(std::uint32_t value, bool big_endian) {
  std::string out;
  for (int i = 0; i < 4; ++i) out += static_cast<char>(value >> 8 * (big_endian ? 3 - i : i));
  return out;
}

// A .mo file as msgfmt writes it, without its hash table.
std::string mo(const Messages& messages, bool big_endian = false) {
  const auto count = static_cast<std::uint32_t>(messages.size());
  std::string out, ids, strings, texts;
  const auto place = [&](std::string& table, const std::string& text) {
    table += word(static_cast<std::uint32_t>(text.size()), big_endian);
    table += word(static_cast<std::uint32_t>(28 + 16 * count + texts.size()), big_endian);
    texts += text + '\0';
  };
  for (const auto& [id, text] : messages) place(ids, id), place(strings, text);
  for (const std::uint32_t value : {0x950412DEu, 0u, count, 28u, 28 + 8 * count, 0u, 0u})
    out += word(value, big_endian);
  return out + ids + strings + texts;
}

Result<Catalog> open(const std::string& bytes) { return Catalog::open(std::as_bytes(std::span(bytes)), "x.mo"); }

using namespace std::string_literals;

TEST(Catalog, finds_a_translation_and_falls_back_to_english) {
  const std::string file = mo({{"Back", "Zurück"}, {"Empty", ""}});
  const auto catalog = open(file);
  ASSERT_TRUE(catalog);
  EXPECT_EQ(catalog->text("Back"), "Zurück");
  EXPECT_EQ(catalog->text("Next"), "Next");
  EXPECT_EQ(catalog->text("Empty"), "Empty");
  EXPECT_EQ(catalog->find("Bac"), std::nullopt);
}

TEST(Catalog, a_context_tells_equal_english_apart) {
  const std::string file = mo({{"bar\4Close", "fermer"}, {"near\4Close", "proche"}, {"Close", "autre"}});
  const auto catalog = open(file);
  ASSERT_TRUE(catalog);
  EXPECT_EQ(catalog->text("bar", "Close"), "fermer");
  EXPECT_EQ(catalog->text("near", "Close"), "proche");
  EXPECT_EQ(catalog->text("Close"), "autre");
  EXPECT_EQ(catalog->text("ba", "Close"), "Close");
}

TEST(Catalog, the_other_byte_order_reads_the_same) {
  const std::string file = mo({{"Back", "ወደኋላ"}, {"Home", "መበገሲ"}}, true);
  const auto catalog = open(file);
  ASSERT_TRUE(catalog);
  EXPECT_EQ(catalog->text("Home"), "መበገሲ");
}

TEST(Catalog, plural_forms_follow_the_header) {
  const std::string file = mo({{"", "Language: ru\nPlural-Forms: nplurals=3; plural=n==1 ? 0 : n<5 ? 1 : 2;\n"},
                               {"{n} day\0{n} days"s, "день\0дня\0дней"s}});
  const auto catalog = open(file);
  ASSERT_TRUE(catalog);
  EXPECT_EQ(catalog->plural("{n} day", "{n} days", 1), "день");
  EXPECT_EQ(catalog->plural("{n} day", "{n} days", 3), "дня");
  EXPECT_EQ(catalog->plural("{n} day", "{n} days", 9), "дней");
  EXPECT_EQ(catalog->plural("{n} hour", "{n} hours", 9), "{n} hours");
}

TEST(Catalog, a_missing_plural_form_is_english) {
  const std::string file = mo({{"", "Plural-Forms: nplurals=3; plural=n;\n"}, {"one\0many"s, "un"s}});
  const auto catalog = open(file);
  ASSERT_TRUE(catalog);
  EXPECT_EQ(catalog->plural("one", "many", 0), "un");
  EXPECT_EQ(catalog->plural("one", "many", 2), "many");
}

TEST(Catalog, the_header_is_no_message) {
  const std::string file = mo({{"", "Language: ar\nX-Helppoint-Review: draft\n"}, {"a", "b"}});
  const auto catalog = open(file);
  ASSERT_TRUE(catalog);
  EXPECT_EQ(catalog->header("X-Helppoint-Review"), "draft");
  EXPECT_EQ(catalog->header("X-Helppoint"), std::nullopt);
  EXPECT_EQ(catalog->text(""), "");
  EXPECT_EQ(catalog->size(), 1u);
  EXPECT_EQ(catalog->entry(0).msgid, "a");
}

TEST(Catalog, an_empty_catalogue_translates_nothing) {
  EXPECT_EQ(Catalog().text("Back"), "Back");
  EXPECT_EQ(Catalog().size(), 0u);
  const std::string file = mo({});
  EXPECT_TRUE(open(file));
}

TEST(Catalog, a_file_that_is_damaged_is_refused) {
  const std::string good = mo({{"a", "x"}, {"b", "y"}});
  const auto with = [&](std::size_t at, std::string bytes) {
    return std::string(good).replace(at, bytes.size(), bytes);
  };
  const std::map<std::string, std::string> damaged{
      {"empty", ""},
      {"magic", with(0, "X")},
      {"revision", with(4, "\1")},
      {"count", with(8, "\xFF\xFF\xFF\xFF")},
      {"table past the end", with(12, "\xFF\xFF\xFF\xFF")},
      {"text past the end", with(28, "\xFF\xFF\xFF\xFF")},
      {"order", with(60, "c")},
      {"no NUL", with(61, "z")},
      {"not UTF-8", with(62, "\xFF")},
      {"plural header", mo({{"", "Plural-Forms: rubbish\n"}})},
  };
  for (const auto& [what, bytes] : damaged) {
    const auto catalog = open(bytes);
    ASSERT_FALSE(catalog) << what;
    EXPECT_EQ(catalog.error().code, "catalog.damaged") << what;
  }
}

TEST(Catalog, no_cut_and_no_changed_byte_reads_outside_the_file) {
  const std::string good = mo({{"", "Plural-Forms: nplurals=2; plural=n>1;\n"}, {"a\0b"s, "x\0y"s}, {"c\4d", "z"}});
  const auto use = [](const std::string& bytes) {
    // A copy on the heap of exactly this size, so that the address sanitizer sees one byte too far.
    const std::vector<std::byte> exact(std::as_bytes(std::span(bytes)).begin(), std::as_bytes(std::span(bytes)).end());
    const auto catalog = Catalog::open(exact, "x.mo");
    if (!catalog) return;
    for (std::size_t i = 0; i < catalog->size(); ++i) EXPECT_LE(catalog->entry(i).msgid.size(), bytes.size());
    EXPECT_FALSE(catalog->plural("a", "b", 7).empty());
    EXPECT_FALSE(catalog->text("c", "d").empty());
  };
  for (std::size_t size = 0; size < good.size(); ++size) use(good.substr(0, size));
  for (std::size_t at = 0; at < good.size(); ++at)
    for (const int bit : {1, 64, 128}) {
      std::string changed = good;
      changed[at] = static_cast<char>(changed[at] ^ bit);
      use(changed);
    }
}

}  // namespace
}  // namespace hp::i18n
