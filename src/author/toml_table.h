#pragma once
// A table of one of the content team's TOML files: each key is asked for once, what is wrong becomes a fault with its
// line, and what was not asked for is a fault too (a misspelt key must not be a key forgotten).
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "author/report.h"

namespace hp::author {

struct PlacedText {
  std::string text;
  Place place;
};

class TomlTable {
 public:
  // `first_line` is the number of the text's first line in `file`. Faults: what is not TOML.
  static std::optional<TomlTable> parse(std::string_view text, const std::string& file, int first_line, Report& report);
  // Faults: also a file that cannot be read.
  static std::optional<TomlTable> read(const std::string& file, Report& report);

  Place place() const;                      // where the table begins
  Place place(std::string_view key) const;  // where the key stands, or the table
  bool has(std::string_view key) const;
  Report& report() const { return *m_report; }

  std::string text(std::string_view key);                // must be there and not be empty
  std::string optional_text(std::string_view key);       // may be missing or empty
  std::vector<std::string> texts(std::string_view key);  // must be there; may be empty
  std::vector<std::string> optional_texts(std::string_view key);
  std::vector<PlacedText> placed_texts(std::string_view key);                 // may be missing; each with its own line
  std::uint64_t whole_number(std::string_view key, std::uint64_t otherwise);  // may be missing
  float number(std::string_view key, float least, float most);
  std::vector<TomlTable> tables(std::string_view key);              // [[key]], in file order; there must be one
  std::optional<TomlTable> section(std::string_view key);           // [key]; must be there
  std::vector<std::pair<std::string, TomlTable>> sections() const;  // every [name], in file order
  void refuse_others() const;

 private:
  struct Node;
  TomlTable(std::shared_ptr<const Node> node, Report& report) : m_node(std::move(node)), m_report(&report) {}
  std::shared_ptr<const Node> m_node;
  std::set<std::string, std::less<>> m_asked;
  Report* m_report;
};

}  // namespace hp::author
