// The paragraph code: any text in any of our languages, at any width, with the fonts that are shipped. Seven bytes
// choose language, style and width, then come spans, then the text. No piece of the text is lost, shown twice or out of
// its line; no line is too wide but for one character that alone is; and the same again, or from the cache, is the
// same.
#include <unicode/ubrk.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <set>

#include "../text/noto.h"
#include "target.h"
#include "text/characters.h"
#include "utf8.h"

namespace hp::fuzz {
namespace {

using namespace text;

constexpr std::size_t longest_text = 1000;

bool is_seen(char32_t c) { return !is_ignorable(c) && !is_hanging_space(c) && !is_line_end(c); }

// Each of these is drawn as a glyph of its own in the fonts we ship, whatever stands beside it.
bool stands_alone(char32_t c) {
  return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c >= 0x1200 && c <= 0x1248) ||
         (c >= 0x4E00 && c <= 0x9FA5);
}

struct Character {
  std::uint32_t at, end;  // bytes
  char32_t code_point;
};

std::vector<Character> characters_of(std::string_view text) {
  std::vector<Character> out;
  for (std::uint32_t at = 0; at < text.size();) {
    const utf8::Decoded d = utf8::decode(text, at);
    const auto end = at + static_cast<std::uint32_t>(d.bytes);
    out.push_back({at, end, d.code_point});
    at = end;
  }
  return out;
}

// Where what a reader takes for one character begins, as ICU says by itself.
std::set<std::uint32_t> clusters_of(std::string_view text) {
  struct Close {
    void operator()(UBreakIterator* i) const { ubrk_close(i); }
  };
  UErrorCode error = U_ZERO_ERROR;
  static const std::unique_ptr<UBreakIterator, Close> breaks(ubrk_open(UBRK_CHARACTER, "en", nullptr, 0, &error));
  check(breaks != nullptr);
  const utf8::Utf16 wide = utf8::to_utf16(text);
  ubrk_setText(breaks.get(), wide.units.data(), static_cast<std::int32_t>(wide.units.size()), &error);
  std::set<std::uint32_t> starts;
  for (std::int32_t at = 0; at != UBRK_DONE; at = ubrk_next(breaks.get()))
    starts.insert(wide.byte_of[static_cast<std::size_t>(at)]);
  return starts;
}

class Promises {
 public:
  Promises(const Paragraph& paragraph, std::string_view text, bool one_line, float width)
      : m_p(paragraph),
        m_text(text),
        m_characters(characters_of(text)),
        m_clusters(clusters_of(text)),
        m_runs(paragraph.runs()),
        m_one_line(one_line),
        m_width(width) {}

  void check_all() const {
    check_runs();
    check(m_p.lines().empty() == m_text.empty());
    std::uint32_t end = 0, glyphs = 0;
    for (std::size_t i = 0; i < m_p.lines().size(); ++i) {
      const Line& line = m_p.lines()[i];
      check(line.start == end && line.end > line.start && line.first_glyph == glyphs);
      check(m_clusters.contains(line.start) || may_part_cluster(line.start));
      end = line.end, glyphs += line.glyph_count;
      check_line(line, i);
    }
    check(end == m_text.size() && glyphs == m_p.glyphs().size());
    check(std::isfinite(m_p.width()) && std::isfinite(m_p.height()) && m_p.ink_top() <= m_p.ink_bottom());
    check(m_p.min_width() <= m_p.natural_width());
    for (const TagBox& box : m_p.tag_boxes()) check(box.tag != 0 && box.top < box.bottom && std::isfinite(box.left));
    for (const std::uint32_t at : m_p.break_opportunities()) check(at > 0 && at < m_text.size());
  }

 private:
  std::span<const Character> characters(std::uint32_t start, std::uint32_t end) const {
    const auto at = [&](std::uint32_t byte) {
      return std::partition_point(m_characters.begin(), m_characters.end(),
                                  [byte](const Character& c) { return c.at < byte; });
    };
    return {at(start), at(end)};
  }

  // UAX #14 lets a line begin after any space and with a skin tone, though UAX #29 counts those to what stands before.
  bool may_part_cluster(std::uint32_t at) const {
    return is_hanging_space(std::prev(characters(at, at + 1).begin())->code_point) ||
           (characters(at, at + 1).front().code_point >= 0x1F3FB &&
            characters(at, at + 1).front().code_point <= 0x1F3FF);
  }

  // Runs follow each other, and only what ends a line is in none.
  void check_runs() const {
    std::uint32_t end = 0;
    for (const RunInfo& run : m_runs) {
      check(run.start >= end && run.end > run.start);
      end = run.end;
    }
    auto run = m_runs.begin();
    for (const Character& c : m_characters) {
      while (run != m_runs.end() && run->end <= c.at) ++run;
      check(is_line_end(c.code_point) || (run != m_runs.end() && run->start <= c.at));
    }
  }

  void check_line(const Line& line, std::size_t index) const {
    std::set<std::uint32_t> shown;
    const auto glyphs = m_p.glyphs().subspan(line.first_glyph, line.glyph_count);
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
      const PlacedGlyph& glyph = glyphs[i];
      check(glyph.cluster >= line.start && glyph.cluster < line.end && std::isfinite(glyph.x) &&
            std::isfinite(glyph.y));
      const bool new_cluster = i == 0 || glyphs[i - 1].cluster != glyph.cluster;
      check(shown.insert(glyph.cluster).second == new_cluster);
    }
    check_shown(line, shown);
    check_width(line);
    std::vector<std::uint32_t> order = m_p.visual_order(index), expected;
    std::sort(order.begin(), order.end());
    for (const Character& c : characters(line.start, line.end)) expected.push_back(c.at);
    check(order == expected);
  }

  // Each run of the line has glyphs if it has anything to see, and each character that stands alone has its own.
  void check_shown(const Line& line, const std::set<std::uint32_t>& shown) const {
    for (const RunInfo& run : m_runs) {
      const std::uint32_t start = std::max(run.start, line.start), end = std::min(run.end, line.end);
      if (start >= end) continue;
      const auto inside = characters(start, end);
      const bool seen =
          std::any_of(inside.begin(), inside.end(), [](const Character& c) { return is_seen(c.code_point); });
      const auto glyph = shown.lower_bound(start);
      check(!seen || (glyph != shown.end() && *glyph < end));
    }
    bool after_unseen = false;  // HarfBuzz may count a glyph to the mark before it, which has none
    for (const Character& c : characters(line.start, line.end)) {
      if (!after_unseen && stands_alone(c.code_point) && m_clusters.contains(c.at) && m_clusters.contains(c.end) &&
          !is_turned(c))
        check(shown.contains(c.at));
      after_unseen = is_ignorable(c.code_point);
    }
  }

  // By an override only. HarfBuzz shapes it back to front, and a Thai sara am counts the wrong neighbour to itself.
  bool is_turned(const Character& c) const {
    const auto run =
        std::partition_point(m_runs.begin(), m_runs.end(), [&](const RunInfo& r) { return r.end <= c.at; });
    return run != m_runs.end() && run->level % 2 != 0;
  }

  void check_width(const Line& line) const {
    check(std::isfinite(line.width) && std::isfinite(line.left));
    if (m_one_line || line.width <= std::max(m_width, 0.0f) + 0.1f) return;
    std::set<std::uint32_t> seen;  // clusters with something to see
    for (const Character& c : characters(line.start, line.end))
      if (is_seen(c.code_point)) seen.insert(*std::prev(m_clusters.upper_bound(c.at)));
    check(seen.size() <= 1);
  }

  const Paragraph& m_p;
  std::string_view m_text;
  std::vector<Character> m_characters;
  std::set<std::uint32_t> m_clusters;
  std::vector<RunInfo> m_runs;
  bool m_one_line;
  float m_width;
};

bool equal(const Paragraph& a, const Paragraph& b) {
  const auto same_line = [](const Line& x, const Line& y) {
    return x.start == y.start && x.end == y.end && x.width == y.width && x.left == y.left && x.baseline == y.baseline;
  };
  const auto same_glyph = [](const PlacedGlyph& x, const PlacedGlyph& y) {
    return x.font == y.font && x.glyph == y.glyph && x.x == y.x && x.y == y.y && x.cluster == y.cluster &&
           x.tag == y.tag;
  };
  return std::equal(a.lines().begin(), a.lines().end(), b.lines().begin(), b.lines().end(), same_line) &&
         std::equal(a.glyphs().begin(), a.glyphs().end(), b.glyphs().begin(), b.glyphs().end(), same_glyph);
}

std::vector<Span> spans_in(Recipe& recipe) {
  std::vector<Span> spans;
  for (std::size_t left = recipe.below(5); left > 0; --left) {
    Span span;
    span.start = (spans.empty() ? 0 : spans.back().end) + recipe.byte();
    span.end = span.start + recipe.byte();
    const unsigned what = recipe.byte();
    span.bold = what & 1, span.together = what & 2;
    if (what & 4) span.language = Language::of("en-GB");
    span.tag = static_cast<std::uint16_t>(what >> 3);
    spans.push_back(span);
  }
  return spans;
}

}  // namespace

std::vector<std::string> seeds() {
  std::vector<std::string> out;
  const auto add = [&](std::string_view tag, const std::string& style_and_spans, const std::string& text) {
    const auto& all = NotoStacks::languages();
    const auto row = std::find_if(all.begin(), all.end(), [&](const auto& r) { return r.tag == tag; });
    if (row != all.end()) out.push_back(static_cast<char>(row - all.begin()) + style_and_spans + text);
  };
  using namespace std::string_literals;
  const std::string narrow = "\0\x10\1\0\0"s, wide = "\1\x10\7\0\0"s, tagged = "\0\x10\2\0\2\4\x0e\x0b\3\5\x11"s;
  add("en-GB", narrow, "Call the Modern Slavery Helpline on 08000 121 700, free and confidential (24/7).");
  add("ar", narrow, "اتصل على 08000 121 700 أو زر example.org الآن");
  add("ur", narrow, "آپ کے حقوق کیا ہیں؟ کم از کم اجرت £12.71 فی گھنٹہ");
  add("he", tagged, "התקשרו 999 (חינם) \u2068Hertfordshire\u2069 עכשיו");
  add("hi", wide, "क्या आप ठीक हैं? न्यूनतम वेतन ₹100 है।");
  add("my", narrow, "သင့်အခွင့်အရေးများ ဘာတွေလဲ");
  add("km", narrow, "តើអ្នកត្រូវការជំនួយទេ");
  add("th", narrow, "คุณต้องการความช่วยเหลือหรือไม่ โทร 999");
  add("zh-Hans", narrow, "你需要帮助吗？拨打 08000 121 700。");
  add("ja", "\x02\x10\1\0\0"s, "助けが必要ですか？電話してください。");
  add("ko", narrow, "도움이 필요하십니까? 999에 전화하세요");
  add("ti", narrow, "ሓገዝ የድልየካ ድዩ፧ 08000 121 700");
  add("vi", tagged, "Bạn có cần giúp đỡ không? Gọi 999.");
  add("en-GB", narrow, "https://example.org/a.very.long/address\nSecond line\u2028third\tand\u00ad soft");
  for (const auto& row : NotoStacks::languages())
    for (std::string& sample : source_texts("tests/text/samples/udhr", std::string(row.tag) + ".txt"))
      add(row.tag, narrow, sample.substr(0, 400));
  return out;
}

std::vector<std::string> words() {
  return {"\u200d",
          "\u200c",
          "\u2067",
          "\u2068",
          "\u2069",
          "\u202e",
          "\u200f",
          "\u00ad",
          "\u2028",
          "\n",
          "\t",
          " ",
          "\u00a0",
          "\u0301",
          "\u0644\u0627",
          "\u0915\u094d\u0937",
          "\u0e33",
          "\u17d2",
          "\u1039",
          "\ufe0f",
          "\U0001F1EC\U0001F1E7",
          "\u0600",
          "08000 121 700",
          "(0)20",
          "ffi",
          "\u1100\u1161",
          "\uac00",
          "\xff",
          "\U000E0041",
          "\u115f",
          "\u05d0"};
}

void try_input(std::string_view input) {
  static NotoStacks noto;
  static LayoutCache cache(noto.fonts(), 64 << 10);
  Recipe recipe(input);
  const auto& languages = NotoStacks::languages();
  const auto& row = languages[recipe.below(languages.size())];
  const unsigned how = recipe.byte(), size = recipe.byte();
  const auto width = static_cast<float>(recipe.below(65536)) / 4;
  const std::vector<Span> spans = spans_in(recipe);
  const std::string_view text = recipe.rest().substr(0, longest_text);

  ParagraphSource source = noto.source(row.tag, text, size == 255 ? 5000 : 8 + static_cast<float>(size));
  source.style.bold = how & 1;
  source.style.wrap = static_cast<Wrap>((how >> 1) % 3);
  source.style.align = static_cast<Align>((how >> 3) % 3);
  source.spans = spans;
  Paragraph paragraph(noto.fonts(), source);
  paragraph.fit(width);
  Promises(paragraph, text, source.style.wrap == Wrap::none, width).check_all();

  check(equal(cache.lay_out(source, width), paragraph));
  cache.end_frame();
  Paragraph other(noto.fonts(), source);
  other.fit(width / 2);
  check(other.natural_width() == paragraph.natural_width());
  other.fit(width);
  check(equal(other, paragraph));
}

}  // namespace hp::fuzz
