// md4c calls back for every block, span and piece of text, and knows no lines. Its text mostly points into the page
// itself, so the line of a block is found by counting up to the first piece of text in it; what is wrong with a block
// waits in m_waiting until that line is known. The pieces of one sentence are gathered raw; source_sentence makes one
// of them when the sentence ends.
#include "author/markdown.h"

#include <md4c.h>

#include <algorithm>
#include <set>

#include "author/sentence.h"
#include "pack/about.h"

namespace hp::author {
namespace {

using content::TextSpan;
using Kind = SourceBlock::Kind;

class Reader {
 public:
  Reader(std::string_view text, std::string file, int first_line, Report& report)
      : m_text(text), m_file(std::move(file)), m_first_line(first_line), m_line(first_line), m_report(report) {}

  std::vector<SourceBlock> read() {
    MD_PARSER parser{};
    // The extras are switched on to be refused: left off, a table or an address would be shown as it was typed.
    parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEAUTOLINKS;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
      return of(self).enter_block(type, detail), 0;
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) { return of(self).leave_block(type), 0; };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) { return of(self).enter_span(type, detail), 0; };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* self) { return of(self).leave_span(type), 0; };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
      return of(self).add(type, {text, size}), 0;
    };
    md_parse(m_text.data(), static_cast<MD_SIZE>(m_text.size()), &parser, this);
    flush();
    return std::move(m_blocks);
  }

 private:
  static Reader& of(void* self) { return *static_cast<Reader*>(self); }
  Place here() const { return {m_file, m_line}; }
  void fault_soon(std::string sentence) { m_waiting.push_back(std::move(sentence)); }
  void flush() {
    for (std::string& sentence : m_waiting) m_report.fault(Rule::markdown_not_allowed, here(), std::move(sentence));
    m_waiting.clear();
  }

  void enter_block(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_DOC:
        return;
      case MD_BLOCK_QUOTE:
        if (m_in_quote || m_in_list) fault_soon("a call-out stands inside another block; let it stand alone");
        m_in_quote = true;
        begin_block(Kind::note);
        m_marker_read = false;
        return;
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        if (m_in_list) fault_soon("a list stands inside a list; make it one list");
        if (m_in_quote) fault_soon("a list stands inside a call-out; write sentences, or put the list after it");
        if (type == MD_BLOCK_OL && static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start != 1)
          fault_soon("the steps do not begin at 1; number them from 1, with nothing between them");
        ++m_in_list;
        if (m_in_list == 1) begin_block(type == MD_BLOCK_UL ? Kind::list : Kind::steps);
        return;
      case MD_BLOCK_LI:
        if (static_cast<MD_BLOCK_LI_DETAIL*>(detail)->is_task)
          fault_soon("a list item has a tick box; take the [ ] away");
        end_sentence();
        m_paragraphs = 0;
        return;
      case MD_BLOCK_P:
        if (m_in_list && ++m_paragraphs > 1) fault_soon("a list item has two paragraphs; make it one, or two items");
        if (!m_in_list && !m_in_quote) begin_block(Kind::text);
        return;
      case MD_BLOCK_H:
        if (static_cast<MD_BLOCK_H_DETAIL*>(detail)->level != 2)
          fault_soon("a heading has one # or more than two; write ## before it (the title stands between the +++)");
        if (m_in_list || m_in_quote) fault_soon("a heading stands inside another block; let it stand alone");
        begin_block(Kind::heading);
        return;
      case MD_BLOCK_HR:
        return refuse_rule();
      case MD_BLOCK_CODE:
        fault_soon("words are set in by four spaces or more, or stand between ```; take those away");
        break;
      case MD_BLOCK_HTML:
        fault_soon("HTML is not shown; write plain words");
        break;
      default:
        fault_soon("a table is not shown; write a list");
        break;
    }
    ++m_skipping;
  }

  void leave_block(MD_BLOCKTYPE type) {
    switch (type) {
      case MD_BLOCK_DOC:
      case MD_BLOCK_HR:
        return;
      case MD_BLOCK_QUOTE:
        end_sentence();
        if (!m_marker_read) refuse_quote();
        m_in_quote = false;
        return end_block();
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        end_sentence();
        if (--m_in_list == 0) end_block();
        return;
      case MD_BLOCK_LI:
        return end_sentence();
      case MD_BLOCK_P:
      case MD_BLOCK_H:
        end_sentence();
        if (!m_in_list && !m_in_quote) end_block();
        return;
      default:
        --m_skipping;
    }
  }

  void enter_span(MD_SPANTYPE type, void* detail) {
    switch (type) {
      case MD_SPAN_STRONG:
        if (!m_link.empty()) fault_soon("** stands inside a link; put it around the whole link");
        ++m_bold;
        return;
      case MD_SPAN_A: {
        const MD_ATTRIBUTE& href = static_cast<MD_SPAN_A_DETAIL*>(detail)->href;
        m_link.assign(href.text, href.size);
        if (is_page_id(m_link)) return;
        fault_soon("the link to " + m_link +
                   " leads to no page; write [words](topic/page). A web address goes into helplines.toml as web");
        m_link.clear();
        return;
      }
      case MD_SPAN_EM:
        return fault_soon("one * or _ around words is not shown; write **words** for bold");
      case MD_SPAN_IMG:
        return fault_soon("pictures are not shown; take it away");
      case MD_SPAN_CODE:
        return fault_soon("` around words is not shown; take it away");
      default:
        return fault_soon("~ around words is not shown; take it away");
    }
  }

  void leave_span(MD_SPANTYPE type) {
    if (type == MD_SPAN_STRONG) --m_bold;
    if (type == MD_SPAN_A) m_link.clear();
  }

  void add(MD_TEXTTYPE type, std::string_view piece) {
    if (piece.data() >= m_text.data() && piece.data() < m_text.data() + m_text.size()) find_line(piece.data());
    flush();
    if (type == MD_TEXT_BR) fault_soon("a line ends in two spaces or a \\; take them away, or begin a new paragraph");
    if (type == MD_TEXT_ENTITY) fault_soon(std::string(piece) + " is not shown; type the character itself");
    if (type == MD_TEXT_HTML) fault_soon("HTML is not shown; write plain words");
    if (type == MD_TEXT_NULLCHAR) fault_soon("there is a NUL character; take it away");
    if (m_skipping > 0) return flush();
    if (m_spans.empty()) m_sentence_at = here(), m_sentence_start = piece.data();
    if (m_spans.empty() || m_spans.back().bold != (m_bold > 0) || m_spans.back().link != m_link)
      m_spans.push_back({{}, m_bold > 0, m_link});
    if (type == MD_TEXT_SOFTBR || type == MD_TEXT_BR)
      m_spans.back().text += '\n';
    else
      m_spans.back().text += piece;
    flush();
  }

  void find_line(const char* at) {
    if (at < m_counted_to) m_counted_to = m_text.data(), m_line = m_first_line;
    m_line += static_cast<int>(std::count(m_counted_to, at, '\n'));
    m_counted_to = at;
  }

  // A line of dashes has no text to find it by: it is the next one of its look.
  void refuse_rule() {
    int line = m_line;
    for (std::string_view left(m_counted_to, static_cast<std::size_t>(m_text.data() + m_text.size() - m_counted_to));
         !left.empty(); ++line) {
      const auto end = std::min(left.find('\n'), left.size());
      const std::string_view one = left.substr(0, end);
      if (one.find_first_not_of("-*_ \t") == one.npos && one.find_first_of("-*_") != one.npos &&
          m_rules_seen.insert(line).second)
        break;
      left.remove_prefix(std::min(end + 1, left.size()));
    }
    m_report.fault(Rule::markdown_not_allowed, {m_file, line}, "a line of dashes or stars is not shown; take it away");
  }

  void begin_block(Kind kind) {
    m_block = {.kind = kind, .sentences = {}, .icons = {}, .helpline = {}, .place = {}};
    m_block_open = true;
  }

  void end_block() {
    if (m_block_open && (!m_block.sentences.empty() || !m_block.helpline.empty()))
      m_blocks.push_back(std::move(m_block));
    m_block_open = false;
  }

  void end_sentence() {
    if (m_spans.empty()) return;
    std::vector<TextSpan> spans = std::exchange(m_spans, {});
    if (m_in_quote && !m_marker_read && !take_marker(spans)) return;
    if (m_block.kind == Kind::heading && is_underlined())
      m_report.fault(
          Rule::markdown_not_allowed, m_sentence_at,
          "a line of = or - makes the words above it a heading; write ## before a heading, and leave an empty line");
    if (m_block.sentences.empty()) m_block.place = m_sentence_at;
    if (m_block.kind == Kind::text && is_card(spans)) return;
    Icon icon = take_icon(spans);
    SourceSentence sentence = make_sentence(std::move(spans), m_sentence_at, m_report);
    if (sentence.sentence.empty()) return;
    m_block.sentences.push_back(std::move(sentence));
    if (m_block.kind == Kind::steps) m_block.icons.push_back(std::move(icon));
  }

  // A heading of the other kind: its line does not begin with #.
  bool is_underlined() const {
    if (m_sentence_start < m_text.data() || m_sentence_start >= m_text.data() + m_text.size()) return false;
    const auto at = static_cast<std::size_t>(m_sentence_start - m_text.data());
    const auto line_end = m_text.rfind('\n', at);
    const std::string_view line = m_text.substr(line_end == m_text.npos ? 0 : line_end + 1);
    return line[line.find_first_not_of(' ')] != '#';  // there is text in it
  }

  // The first words of a call-out: [!note] or [!danger]. False when nothing else stands in their paragraph.
  bool take_marker(std::vector<TextSpan>& spans) {
    std::string& first = spans.front().text;
    for (const auto& [marker, kind] :
         {std::pair{std::string_view("[!note]"), Kind::note}, {"[!danger]", Kind::danger}}) {
      if (!first.starts_with(marker)) continue;
      m_marker_read = true;
      m_block.kind = kind;
      first.erase(0, marker.size());
      if (first.starts_with('\n'))
        ++m_sentence_at.line;
      else if (!first.empty())
        m_report.fault(Rule::markdown_not_allowed, m_sentence_at,
                       "words follow " + std::string(marker) + " on its line; begin them on the next line, after >");
      fold_spaces(spans);
      return !spans.empty();
    }
    refuse_quote();
    return true;
  }
  void refuse_quote() {
    m_marker_read = true;
    m_report.fault(Rule::markdown_not_allowed, m_sentence_at.file.empty() ? here() : m_sentence_at,
                   "a > begins a call-out; write > [!note] or > [!danger] on its first line");
  }

  // "{icon:phone} Call…" at the beginning of a step; its name is looked up where the icon font is.
  Icon take_icon(std::vector<TextSpan>& spans) {
    constexpr std::string_view start = "{icon:";
    std::string& first = spans.front().text;
    if (m_block.kind != Kind::steps || spans.front().bold || !first.starts_with(start)) return {};
    const auto end = first.find('}');
    if (end == first.npos) return {};  // a place that does not end: make_sentence says so
    Icon icon{first.substr(start.size(), end - start.size()), m_sentence_at};
    first.erase(0, end + 1);
    const bool says = spans.size() > 1 || first.find_first_not_of(" \n") != first.npos;
    if (icon.name.empty() || !first.starts_with(' ') || !says)
      m_report.fault(Rule::markdown_not_allowed, m_sentence_at, "a step is {icon:name}, a space and a sentence");
    return icon;
  }

  bool is_card(std::vector<TextSpan> spans) {
    fold_spaces(spans);
    if (spans.size() != 1 || spans[0].bold || !spans[0].link.empty()) return false;
    std::string_view name = spans[0].text;
    constexpr std::string_view start = "{helpline:";
    if (!name.starts_with(start) || name.find('}') != name.size() - 1) return false;
    name = name.substr(start.size(), name.size() - start.size() - 1);
    if (!pack::is_id(name)) return false;
    m_block.kind = Kind::helpline;
    m_block.helpline = name;
    return true;
  }

  std::string_view m_text;
  std::string m_file;
  int m_first_line;
  int m_line;                                // of the last piece of text seen
  const char* m_counted_to = m_text.data();  // m_line is true of here
  Report& m_report;
  std::vector<std::string> m_waiting;
  std::set<int> m_rules_seen;

  std::vector<SourceBlock> m_blocks;
  SourceBlock m_block;
  bool m_block_open = false, m_in_quote = false, m_marker_read = false;
  int m_in_list = 0, m_paragraphs = 0, m_skipping = 0, m_bold = 0;
  std::string m_link;
  std::vector<TextSpan> m_spans;  // of the sentence being read, raw
  Place m_sentence_at;
  const char* m_sentence_start = nullptr;
};

}  // namespace

std::vector<SourceBlock> read_markdown(std::string_view markdown, const std::string& file, int first_line,
                                       Report& report) {
  return Reader(markdown, file, first_line, report).read();
}

SourceSentence read_sentence(std::string_view text, const Place& place, Report& report) {
  if (text.empty()) return {{}, {}, place};
  auto blocks = read_markdown(text, place.file, place.line, report);
  if (blocks.size() == 1 && blocks[0].kind == Kind::text && blocks[0].sentences.size() == 1)
    return std::move(blocks[0].sentences[0]);
  report.fault(Rule::markdown_not_allowed, place,
               "'" + std::string(text.substr(0, 40)) + "' must be one plain sentence");
  return {{}, {}, place};
}

}  // namespace hp::author
