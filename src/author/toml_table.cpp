#include "author/toml_table.h"

#include <toml++/toml.h>

#include <algorithm>

#include "pack/disk.h"

namespace hp::author {
namespace {

constexpr std::size_t max_file_bytes = 4 << 20;

}  // namespace

struct TomlTable::Node {
  std::shared_ptr<const toml::table> root;  // keeps `table` alive
  const toml::table* table;
  std::string file;
  int first_line;

  Place place(const toml::node& node) const {
    const auto line = static_cast<int>(node.source().begin.line);
    return {file, line > 0 ? line + first_line - 1 : first_line};
  }
};

std::optional<TomlTable> TomlTable::parse(std::string_view text, const std::string& file, int first_line,
                                          Report& report) {
  try {
    auto root = std::make_shared<const toml::table>(toml::parse(text, file));
    const toml::table* table = root.get();
    return TomlTable(std::make_shared<const Node>(Node{std::move(root), table, file, first_line}), report);
  } catch (const toml::parse_error& error) {
    report.fault(Rule::toml_wrong, {file, static_cast<int>(error.source().begin.line) + first_line - 1},
                 std::string(error.description()) + "; mend the line");
    return std::nullopt;
  }
}

std::optional<TomlTable> TomlTable::read(const std::string& file, Report& report) {
  auto text = pack::read_file(file, max_file_bytes);
  if (!text) return report.fault(Rule::file_unreadable, {file, 0}, std::move(text).error()), std::nullopt;
  return parse(*text, file, 1, report);
}

Place TomlTable::place() const { return m_node->place(*m_node->table); }

Place TomlTable::place(std::string_view key) const {
  const toml::node* const found = m_node->table->get(key);
  return found ? m_node->place(*found) : place();
}

bool TomlTable::has(std::string_view key) const { return m_node->table->contains(key); }

std::string TomlTable::text(std::string_view key) {
  std::string given = optional_text(key);
  if (given.empty() && !has(key))
    m_report->fault(Rule::toml_wrong, place(), "'" + std::string(key) + "' is missing; add it");
  else if (given.empty() && m_node->table->get(key)->is_string())
    m_report->fault(Rule::toml_wrong, place(key), "'" + std::string(key) + "' is empty");
  return given;
}

std::string TomlTable::optional_text(std::string_view key) {
  m_asked.emplace(key);
  const toml::node* const found = m_node->table->get(key);
  if (!found) return {};
  if (const auto* const text = found->as_string()) return text->get();
  m_report->fault(Rule::toml_wrong, place(key), "'" + std::string(key) + "' must be text in quotation marks");
  return {};
}

std::vector<std::string> TomlTable::texts(std::string_view key) {
  if (!has(key)) m_report->fault(Rule::toml_wrong, place(), "'" + std::string(key) + "' is missing; add it");
  return optional_texts(key);
}

std::vector<std::string> TomlTable::optional_texts(std::string_view key) {
  std::vector<std::string> out;
  for (PlacedText& item : placed_texts(key)) out.push_back(std::move(item.text));
  return out;
}

std::vector<PlacedText> TomlTable::placed_texts(std::string_view key) {
  m_asked.emplace(key);
  std::vector<PlacedText> out;
  const toml::node* const found = m_node->table->get(key);
  if (!found) return out;
  const toml::array* const list = found->as_array();
  bool good = list != nullptr;
  if (list)
    for (const toml::node& item : *list) {
      const auto* const text = item.as_string();
      good = good && text && !text->get().empty();
      if (text) out.push_back({text->get(), m_node->place(item)});
    }
  if (!good)
    m_report->fault(Rule::toml_wrong, place(key),
                    "'" + std::string(key) + "' must be a list of texts, like [\"one\", \"two\"]");
  return out;
}

std::uint64_t TomlTable::whole_number(std::string_view key, std::uint64_t otherwise) {
  m_asked.emplace(key);
  const toml::node* const found = m_node->table->get(key);
  if (!found) return otherwise;
  const auto* const number = found->as_integer();
  if (number && number->get() >= 0) return static_cast<std::uint64_t>(number->get());
  m_report->fault(Rule::toml_wrong, place(key), "'" + std::string(key) + "' must be a whole number");
  return otherwise;
}

float TomlTable::number(std::string_view key, float least, float most) {
  m_asked.emplace(key);
  const toml::node* const found = m_node->table->get(key);
  const auto number = found ? found->value<double>() : std::nullopt;
  if (number && *number >= double{least} && *number <= double{most}) return static_cast<float>(*number);
  m_report->fault(Rule::toml_wrong, place(key),
                  "'" + std::string(key) + "' must be a number, neither very small nor very large");
  return least;
}

std::vector<TomlTable> TomlTable::tables(std::string_view key) {
  m_asked.emplace(key);
  std::vector<TomlTable> out;
  const toml::node* const found = m_node->table->get(key);
  const toml::array* const list = found ? found->as_array() : nullptr;
  if (!list || !list->is_homogeneous(toml::node_type::table)) {
    m_report->fault(Rule::toml_wrong, place(key), "there is no [[" + std::string(key) + "]]; add one for each");
    return out;
  }
  for (const toml::node& item : *list) {
    Node node = *m_node;
    node.table = item.as_table();
    out.push_back(TomlTable(std::make_shared<const Node>(std::move(node)), *m_report));
  }
  return out;
}

std::optional<TomlTable> TomlTable::section(std::string_view key) {
  m_asked.emplace(key);
  const toml::node* const found = m_node->table->get(key);
  if (!found || !found->is_table()) {
    m_report->fault(Rule::toml_wrong, place(key), "there is no [" + std::string(key) + "]; add it");
    return std::nullopt;
  }
  Node node = *m_node;
  node.table = found->as_table();
  return TomlTable(std::make_shared<const Node>(std::move(node)), *m_report);
}

std::vector<std::pair<std::string, TomlTable>> TomlTable::sections() const {
  std::vector<std::pair<std::string, TomlTable>> out;
  for (const auto& [key, value] : *m_node->table) {
    if (!value.is_table()) {
      m_report->fault(Rule::toml_wrong, m_node->place(value),
                      "'" + std::string(key.str()) + "' stands in no [section]; put it under one");
      continue;
    }
    Node node = *m_node;
    node.table = value.as_table();
    out.emplace_back(key.str(), TomlTable(std::make_shared<const Node>(std::move(node)), *m_report));
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const auto& a, const auto& b) { return a.second.place() < b.second.place(); });
  return out;
}

void TomlTable::refuse_others() const {
  for (const auto& [key, value] : *m_node->table)
    if (!m_asked.contains(key.str()))
      m_report->fault(Rule::toml_wrong, m_node->place(value),
                      "'" + std::string(key.str()) + "' is not known here; is it misspelt?");
}

}  // namespace hp::author
