#include "pack/about.h"

#include <gtest/gtest.h>

#include "pack_builder.h"

namespace hp::pack {
namespace {

using namespace test;

// The good pack.json with one piece of its text replaced.
std::string with(std::string_view old, std::string_view replacement) {
  std::string json = write_about(good_about());
  const auto at = json.find(old);
  EXPECT_NE(at, std::string::npos) << old;
  return json.replace(at, old.size(), replacement);
}

std::string code_with(std::string_view old, std::string_view replacement) {
  return code_of(parse_about(with(old, replacement)));
}

// The code when one thing about a good pack is changed and written.
template <class Change>
std::string code_after(Change change) {
  About about = good_about();
  change(about);
  return code_of(parse_about(write_about(about)));
}

TEST(About, what_is_written_is_read_back) {
  About about = good_about();
  about.languages.push_back({Language::of("ur"),
                             "\u0627\u0631\u062f\u0648",
                             "Urdu",
                             "Arab",
                             Direction::rtl,
                             {"nastaliq", "latin"},
                             2.3f,
                             "reviewed by N. on Z. on 2026-11-20"});
  const std::string json = write_about(about);
  const auto read = parse_about(json);
  ASSERT_TRUE(read) << read.error().detail;
  EXPECT_EQ(write_about(*read), json);
  EXPECT_EQ(read->version, 2026112401u);
  EXPECT_EQ(read->numbers.at("msh"), "08000 121 700");
  ASSERT_EQ(read->languages.size(), 2u);
  EXPECT_EQ(read->languages[1].language.tag(), "ur");
  EXPECT_EQ(read->languages[1].direction, Direction::rtl);
  EXPECT_EQ(read->languages[1].fonts, (std::vector<std::string>{"nastaliq", "latin"}));
  EXPECT_FLOAT_EQ(read->languages[1].line_height, 2.3f);
}

TEST(About, a_line_height_is_written_as_people_write_it) {
  EXPECT_NE(write_about(good_about()).find("\"line_height\": 1.4,"), std::string::npos);
}

TEST(About, that_is_no_json_is_refused) {
  for (const char* const text : {"", "{", "nul", "{}{}", "{\"a\":1,}", "// {}", "{\"a\":1e999}", "\xff"})
    EXPECT_EQ(code_of(parse_about(text)), "about.not-json") << text;
  EXPECT_EQ(code_of(parse_about(std::string(200'000, '['))), "about.not-json");
  EXPECT_EQ(code_of(parse_about(std::string(max_about_bytes + 1, ' '))), "about.too-large");
  EXPECT_EQ(code_with("The partnership", "The \xC0\xAF"), "about.not-json");
}

TEST(About, that_is_no_object_is_refused) {
  for (const char* const text : {"[]", "null", "1", "\"x\"", "true"})
    EXPECT_EQ(code_of(parse_about(text)), "about.type-wrong") << text;
  EXPECT_EQ(code_of(parse_about(std::string(1000, '[') + std::string(1000, ']'))), "about.type-wrong");
}

TEST(About, with_an_unknown_key_is_refused) {
  EXPECT_EQ(code_with("\"id\"", "\"more\": 1, \"id\""), "about.key-unknown");
  EXPECT_EQ(code_with("\"tag\"", "\"more\": 1, \"tag\""), "about.key-unknown");
}

TEST(About, with_a_key_twice_is_refused) {
  EXPECT_EQ(code_with("\"id\"", "\"id\": \"a\", \"id\""), "about.key-twice");
  EXPECT_EQ(code_with("\"msh\"", "\"msh\": \"112\", \"msh\""), "about.key-twice");
  EXPECT_EQ(code_with("\"tag\"", "\"tag\": \"ar\", \"tag\""), "about.key-twice");
}

TEST(About, with_a_key_missing_is_refused) {
  for (const char* const key :
       {"format", "id", "group", "title", "publisher", "version", "created", "review_by", "preview", "numbers",
        "languages", "tag", "endonym", "english", "script", "dir", "fonts", "line_height", "review"}) {
    const std::string quoted = "\"" + std::string(key) + "\":";
    EXPECT_EQ(code_with(quoted, "\"other\":"), "about.key-missing") << key;
  }
}

TEST(About, with_a_value_of_another_type_is_refused) {
  const std::pair<const char*, const char*> wrong[] = {{"\"format\": 1", "\"format\": \"1\""},
                                                       {"\"format\": 1", "\"format\": 1.0"},
                                                       {"\"version\": 2026112401", "\"version\": -1"},
                                                       {"\"preview\": true", "\"preview\": 1"},
                                                       {"\"Your rights\"", "[\"Your rights\"]"},
                                                       {"\"id\": \"rights\"", "\"id\": null"},
                                                       {"\"line_height\": 1.4", "\"line_height\": \"1.4\""},
                                                       {"\"draft\"", "false"}};
  for (const auto& [old, replacement] : wrong)
    EXPECT_EQ(code_with(old, replacement), "about.type-wrong") << replacement;
}

TEST(About, of_another_format_is_refused) {
  EXPECT_EQ(code_with("\"format\": 1", "\"format\": 2"), "about.format-wrong");
  EXPECT_EQ(code_with("\"format\": 1", "\"format\": 4294967297"), "about.format-wrong");
}

TEST(About, version_is_the_day_it_was_made_and_two_digits) {
  for (const std::uint64_t version : {0ull, 20261124ull, 2026112301ull, 20261124011ull, 18446744073709551615ull})
    EXPECT_EQ(code_after([&](About& about) { about.version = version; }), "about.version-wrong") << version;
  EXPECT_EQ(code_after([](About& about) { about.version = 2026112499; }), "accepted");
  EXPECT_EQ(code_after([](About& about) { about.version = 2026022901, about.created = "2026-02-29"; }),
            "about.date-wrong");
}

TEST(About, ids_are_small_words) {
  for (const char* const wrong : {"A", "a_b", "a b", "a/b", "..", "\u00e9"}) {
    EXPECT_EQ(code_after([&](About& about) { about.id = wrong; }), "about.id-wrong") << wrong;
    EXPECT_EQ(code_after([&](About& about) { about.group = wrong; }), "about.id-wrong") << wrong;
    EXPECT_EQ(code_after([&](About& about) { about.languages[0].fonts[0] = wrong; }), "about.id-wrong") << wrong;
    EXPECT_EQ(code_after([&](About& about) { about.numbers[wrong] = "112"; }), "about.id-wrong") << wrong;
  }
}

TEST(About, texts_hold_no_control_or_reordering_characters) {
  for (const char* const wrong : {"", "a\nb", "a\x1b[2J", "a\u0085", "a\u2028", "a\u202Eb", "a\u202Ab", "a\x7f"})
    EXPECT_EQ(code_after([&](About& about) { about.title = wrong; }), "about.text-wrong") << wrong;
  EXPECT_EQ(code_after([](About& about) { about.title = std::string(201, 'x'); }), "about.text-wrong");
}

TEST(About, every_core_number_stands_in_the_table) {
  for (const char* const id : {"999", "msh", "salvation-army"})
    EXPECT_EQ(code_after([&](About& about) { about.numbers.erase(id); }), "about.core-number-missing") << id;
  EXPECT_EQ(code_with("{\n  \"999\"", "[{\n  \"999\""), "about.not-json");
}

TEST(About, a_changed_core_number_is_for_the_installer_to_judge) {
  EXPECT_EQ(code_after([](About& about) { about.numbers["msh"] = "0800 000 000"; }), "accepted");
}

TEST(About, lists_have_their_limits) {
  EXPECT_EQ(code_after([](About& about) { about.languages.clear(); }), "about.list-wrong");
  EXPECT_EQ(code_after([](About& about) { about.languages.resize(65, about.languages[0]); }), "about.list-wrong");
  EXPECT_EQ(code_after([](About& about) { about.languages[0].fonts.clear(); }), "about.list-wrong");
  EXPECT_EQ(code_after([](About& about) {
              for (int i = 0; i < 38; ++i) about.numbers["n" + std::to_string(i)] = "112";
            }),
            "about.list-wrong");
}

TEST(About, a_language_stands_there_once) {
  EXPECT_EQ(code_after([](About& about) { about.languages.push_back(about.languages[0]); }), "about.language-twice");
}

TEST(About, a_language_is_named_in_its_usual_letter_case) {
  for (const char* const tag : {"en-gb", "EN-GB", "en_GB", "e", "../x", "english-"})
    EXPECT_EQ(code_with("\"en-GB\"", "\"" + std::string(tag) + "\""), "about.language-wrong") << tag;
  EXPECT_EQ(code_with("\"Latn\"", "\"latn\""), "about.language-wrong");
  EXPECT_EQ(code_with("\"ltr\"", "\"ttb\""), "about.language-wrong");
}

TEST(About, a_line_height_is_between_1_and_4) {
  for (const char* const wrong : {"0", "0.99", "4.01", "-1", "1e30"})
    EXPECT_EQ(code_with("1.4", wrong), "about.number-wrong") << wrong;
  EXPECT_EQ(code_with("1.4", "2"), "accepted");
}

TEST(About, a_review_is_a_draft_or_names_who_and_when) {
  for (const char* const wrong : {"Draft", "reviewed", "reviewed by A on 2026-02-30", "reviewed by  on 2026-11-24",
                                  "reviewed by A on 2026-11-24 ", "reviewed by A 2026-11-24"})
    EXPECT_EQ(code_after([&](About& about) { about.languages[0].review = wrong; }), "about.review-wrong") << wrong;
}

TEST(About, a_pack_with_a_draft_in_it_says_that_it_is_a_preview) {
  EXPECT_EQ(code_after([](About& about) { about.preview = false; }), "about.preview-wrong");
  EXPECT_EQ(code_after([](About& about) {
              about.preview = false;
              about.languages[0].review = "reviewed by A on 2026-11-24";
            }),
            "accepted");
}

TEST(About, telephone_numbers_as_printed) {
  for (const char* const good : {"999", "08000 121 700", "+44 20 7946 0000", "+442079460000", "0 1 2"})
    EXPECT_TRUE(is_printed_phone(good)) << good;
  for (const char* const bad : {"", "+", "99", "9 9", " 999", "999 ", "9  99", "+ 44 20", "0800-000", "0800\u00a0000",
                                "1234567890123456", "\u0669\u0669\u0669", "tel:999", "999\n"})
    EXPECT_FALSE(is_printed_phone(bad)) << bad;
}

TEST(About, days_of_the_calendar) {
  for (const char* const good : {"2026-11-24", "2028-02-29", "2026-12-31"}) EXPECT_TRUE(is_date(good)) << good;
  for (const char* const bad : {"", "2026-02-29", "2026-13-01", "2026-00-10", "2026-11-00", "2026-11-31", "26-11-24",
                                "2026/11/24", "2026-1-124", "0000-01-01", "+026-11-24", "2026-11-2x"})
    EXPECT_FALSE(is_date(bad)) << bad;
}

}  // namespace
}  // namespace hp::pack
