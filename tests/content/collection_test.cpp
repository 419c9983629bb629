#include "content/collection.h"

#include <gtest/gtest.h>

namespace hp::content {
namespace {

const std::map<std::string, std::string> numbers{{"999", "999"}, {"msh", "08000 121 700"}};

// A whole book of one page, with these blocks.
std::string book_with(const std::string& blocks) {
  return R"({"format":1,"language":"ar",
    "topics":[{"id":"work","icon":59641,"title":["العمل"],"pages":["work/pay"]}],
    "pages":[{"id":"work/pay","topic":"work","icon":59641,"audience":"public","title":["الأجر"],
              "summary":["You get pay."],"language":"en-GB","unchecked":true,"blocks":[)" +
         blocks + R"(]}],
    "helplines":[{"id":"msh","name":"Helpline","hours":["24/7"],"checked":"23 November 2026","unchecked":true}],
    "facts":{"nmw-21":"£12.71"}})";
}

std::string fault_of(const std::string& json) {
  const auto book = parse_book(json, numbers);
  if (book) return "read";
  EXPECT_EQ(book.error().code, "content.damaged");
  return book.error().detail;
}
std::string fault_of_block(const std::string& block) { return fault_of(book_with(block)); }

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  EXPECT_NE(at, text.npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(Collection, reads_a_whole_book) {
  const auto book =
      parse_book(book_with(R"({"text":["Pay: ",{"fact":"nmw-21","bold":true}]},{"helpline":"msh"})"), numbers);
  ASSERT_TRUE(book) << book.error().detail;
  EXPECT_EQ(book->language.tag(), "ar");
  EXPECT_EQ(book->topics[0].language.tag(), "ar");
  const Page& page = book->pages.at("work/pay");
  EXPECT_EQ(page.language.tag(), "en-GB");
  EXPECT_TRUE(page.unchecked);
  ASSERT_EQ(page.blocks.size(), 2u);
  const Sentence& sentence = std::get<Text>(page.blocks[0].what).sentence;
  EXPECT_TRUE(std::get<FactSpan>(sentence[1]).bold);
  EXPECT_EQ(std::get<HelplineCard>(page.blocks[1].what).id, "msh");
  EXPECT_EQ(book->helplines.at("msh").hours, std::vector<std::string>{"24/7"});
}

TEST(Collection, reads_every_kind_of_block) {
  const auto book = parse_book(
      book_with(
          R"({"heading":["H"]},{"list":[["a"],["b"]]},{"steps":[["a"],{"icon":58909,"say":["b"]}]},{"note":[["n"]]},{"danger":[["d"]]},
                   {"text":["t",{"text":"l","link":"work/pay"}],"language":"en-GB"},
                   {"text":[{"fact":"nmw-21"}],"until":"2027-03-31","fallback":["Ask ",{"phone":"msh"}]})"),
      numbers);
  ASSERT_TRUE(book) << book.error().detail;
  const auto& blocks = book->pages.at("work/pay").blocks;
  EXPECT_TRUE(std::holds_alternative<Heading>(blocks[0].what));
  EXPECT_FALSE(std::get<List>(blocks[1].what).numbered);
  EXPECT_TRUE(std::get<List>(blocks[2].what).numbered);
  EXPECT_EQ(std::get<List>(blocks[2].what).icons, (std::vector<std::uint32_t>{0, 58909}));
  EXPECT_TRUE(std::get<List>(blocks[1].what).icons.empty());
  EXPECT_EQ(std::get<Callout>(blocks[4].what).kind, Callout::Kind::danger);
  EXPECT_EQ(blocks[5].language.tag(), "en-GB");
  EXPECT_EQ(blocks[6].until, "2027-03-31");
  EXPECT_EQ(blocks[6].fallback->size(), 2u);
}

TEST(Collection, a_step_is_a_sentence_or_a_picture_and_a_sentence) {
  for (const char* step : {R"({"say":["b"]})", R"({"icon":58909})", R"({"icon":65,"say":["b"]})",
                           R"({"icon":0,"say":["b"]})", R"({"icon":"home","say":["b"]})", R"({"icon":58909,"say":[]})",
                           R"({"icon":58909,"say":"b"})", R"({"icon":58909,"say":["b"],"bold":true})", R"("b")"})
    EXPECT_NE(fault_of_block(R"({"steps":[)" + std::string(step) + "]}"), "read") << step;
  EXPECT_NE(fault_of_block(R"({"list":[{"icon":58909,"say":["b"]}]})"), "read");  // only steps have pictures
}

TEST(Collection, an_id_that_points_nowhere_is_refused) {
  EXPECT_NE(fault_of_block(R"({"text":[{"fact":"nmw-99"}]})").find("asks for the fact nmw-99"), std::string::npos);
  EXPECT_NE(fault_of_block(R"({"text":[{"phone":"acas"}]})").find("asks for the number acas"), std::string::npos);
  EXPECT_NE(fault_of_block(R"({"helpline":"999"})").find("asks for the helpline 999"), std::string::npos);
  EXPECT_NE(fault_of_block(R"({"text":[{"text":"x","link":"work/rest"}]})").find("leads to work/rest"),
            std::string::npos);
}

TEST(Collection, a_number_in_a_sentence_is_refused_even_across_bold_words) {
  EXPECT_NE(fault_of_block(R"({"text":["Call 0800 808 3733."]})").find("long number"), std::string::npos);
  EXPECT_NE(fault_of_block(R"({"text":["Call 080",{"text":"0808","bold":true}]})").find("long number"),
            std::string::npos);
  EXPECT_NE(fault_of(replaced(book_with(""), "£12.71", "0800 808 3733")).find("long number"), std::string::npos);
  EXPECT_NE(fault_of(replaced(book_with(""), "24/7", "0800 808 3733")).find("long number"), std::string::npos);
}

TEST(Collection, what_is_not_known_is_refused) {
  for (const char* block :
       {R"({"poem":["x"]})", R"({"text":["x"],"heading":["y"]})", R"({"text":["x"],"colour":1})", R"({})",
        R"({"text":["x"],"until":"2027-03-31"})", R"({"text":["x"],"fallback":["y"]})", R"({"text":[]})",
        R"({"text":"x"})", R"({"text":[7]})", R"({"text":[{"text":"x","bold":false}]})", R"({"list":[]})",
        R"({"text":[{"fact":"nmw-21","text":"x"}]})", R"({"text":["x"],"until":"soon","fallback":["y"]})", R"(7)",
        R"({"text":[""]})", R"({"text":["x"],"language":"AR"})"})
    EXPECT_NE(fault_of_block(block), "read") << block;
}

TEST(Collection, a_book_that_is_not_whole_is_refused) {
  const std::string good = book_with("");
  EXPECT_EQ(fault_of(good), "read");
  EXPECT_NE(fault_of(replaced(good, R"("format":1)", R"("format":2)")), "read");
  EXPECT_NE(fault_of(replaced(good, R"("pages":["work/pay"])", R"("pages":[])")), "read");
  EXPECT_NE(fault_of(replaced(good, R"("pages":["work/pay"])", R"("pages":["work/pay","work/pay"])")), "read");
  EXPECT_NE(fault_of(replaced(good, R"("topic":"work")", R"("topic":"help")")), "read");
  EXPECT_NE(fault_of(replaced(good, R"("icon":59641)", R"("icon":65)")), "read");
  EXPECT_NE(fault_of(replaced(good, R"("audience":"public")", R"("audience":"everyone")")), "read");
  EXPECT_NE(fault_of(replaced(good, R"("id":"msh")", R"("id":"acas")")), "read");
}

TEST(Collection, a_key_that_stands_twice_is_refused) {
  EXPECT_NE(fault_of_block(R"({"text":["harmless"],"text":["other"]})").find("twice"), std::string::npos);
}

TEST(Collection, deep_nesting_costs_nothing) {
  EXPECT_NE(fault_of(std::string(1'000'000, '[')), "read");
  EXPECT_NE(fault_of_block(R"({"text":)" + std::string(50'000, '[') + std::string(50'000, ']') + "}"), "read");
}

TEST(Collection, no_cut_of_a_book_is_a_book) {
  const std::string good = book_with(R"({"text":["Pay: ",{"fact":"nmw-21"}]})");
  for (std::size_t size = 0; size < good.size(); ++size) EXPECT_NE(fault_of(good.substr(0, size)), "read");
}

}  // namespace
}  // namespace hp::content
