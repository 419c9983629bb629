#include "author/sheet.h"

#include <gtest/gtest.h>

#include "small_content.h"

namespace hp::author {
namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

// Fields of RFC 4180, read as a spreadsheet does.
std::vector<std::vector<std::string>> read_csv(const std::string& csv) {
  std::vector<std::vector<std::string>> rows{{""}};
  bool quoted = false;
  for (std::size_t i = 0; i < csv.size(); ++i) {
    std::string& field = rows.back().back();
    if (quoted && csv[i] == '"' && i + 1 < csv.size() && csv[i + 1] == '"')
      field += csv[++i];
    else if (csv[i] == '"')
      quoted = !quoted;
    else if (!quoted && csv[i] == ',')
      rows.back().emplace_back();
    else if (!quoted && csv.compare(i, 2, "\r\n") == 0)
      ++i, rows.push_back({""});
    else
      field += csv[i];
  }
  rows.pop_back();
  return rows;
}

TEST(Sheet, lists_every_number_with_where_it_stands_and_who_answers_for_it) {
  const SmallContent small;
  small.replace("content/small/helplines.toml", "name = \"Emergency\"", "name = \"Emergency: \\\"police\\\", fire\"");
  EXPECT_EQ(small.run("sheet content/small --out list"),
            "exit 0\n4 numbers, 2 of them checked by nobody yet: list/numbers.csv, and numbers.html to print\n");
  const auto rows = read_csv(small.read("list/numbers.csv"));
  ASSERT_EQ(rows.size(), 5u);
  for (const auto& row : rows) EXPECT_EQ(row.size(), rows[0].size());
  EXPECT_EQ(rows[1],
            (std::vector<std::string>{"999", "Emergency: \"police\", fire", "999", "yes", "show", "help/now (sentence)",
                                      "24/7", "", "2026-11-23", "a test", "somewhere"}));
  EXPECT_EQ(rows[2][5], "help/now (card)");
  EXPECT_EQ(rows[3][5], "");      // shown nowhere, and still to be rung
  EXPECT_EQ(rows[4][4], "hold");  // before it is shown
}

TEST(Sheet, can_be_printed_and_signed_without_a_network) {
  const SmallContent small;
  small.run("sheet content/small --out list");
  const std::string html = small.read("list/numbers.html");
  EXPECT_TRUE(holds(html, "<td class=\"phone\">08000 121 700<td><b>Modern Slavery &amp; Exploitation Helpline</b>"));
  std::size_t boxes = 0, lines = 0;
  for (auto at = html.find("class=\"box\""); at != html.npos; at = html.find("class=\"box\"", at + 1)) ++boxes;
  for (auto at = html.find("class=\"line\""); at != html.npos; at = html.find("class=\"line\"", at + 1)) ++lines;
  EXPECT_EQ(boxes, 4u);
  EXPECT_EQ(lines, 4u);
  for (const char* fetched : {"src=", "href=", "url(", "http"}) EXPECT_FALSE(holds(html, fetched)) << fetched;
}

TEST(Sheet, is_not_written_from_content_with_faults) {
  const SmallContent small("a_misspelt_key");
  EXPECT_TRUE(small.run("sheet content/small --out list").starts_with("exit 1\n"));
  EXPECT_FALSE(small.has("list"));
}

}  // namespace
}  // namespace hp::author
