// What was right once, looked at by a person and kept: shapes one a line in shape.cases, paragraphs in every stage in
// paragraph/<name>/{in,out}. tests/record writes the expectations anew and shows the difference.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "noto.h"
#include "text/shape.h"
#include "utf8.h"

namespace hp::text {
namespace {

const std::filesystem::path here = HELPPOINT_SOURCE "/tests/text";

// HELPPOINT_RECORD is "shape" or the name of a paragraph case ("*" for all): then expectations are written, not
// compared.
bool recording(const std::string& what) {
  const char* asked = std::getenv("HELPPOINT_RECORD");
  return asked != nullptr && (what == asked || (what != "shape" && std::string(asked) == "*"));
}

std::string contents(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// "<2068>" in a recorded text is that character: what cannot be seen is written out.
std::string with_unseen(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '<' && i + 5 < text.size() && text[i + 5] == '>') {
      utf8::append(out, static_cast<char32_t>(std::stoul(text.substr(i + 1, 4), nullptr, 16)));
      i += 5;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::vector<std::string> fields(const std::string& line, char between) {
  std::vector<std::string> out;
  std::istringstream in(line);
  for (std::string field; std::getline(in, field, between);) out.push_back(field);
  return out;
}

// "gid=cluster@x,y+advance|…" in font units, as hb-shape prints it; clusters are UTF-8 bytes.
std::string shape_alone(const std::string& script, const std::string& language, Direction direction,
                        const std::string& text) {
  const MappedFile file(NotoStacks::path(script.substr(0, script.find('#')), false));
  Fonts fonts;
  const auto id = fonts.open(script, file.bytes(),
                             script.find('#') == std::string::npos ? 0u : static_cast<unsigned>(script.back() - '0'));
  if (!id) return id.error().detail;
  const FontStack stack{{{*id, *id}}};
  const Analysis a = analyse(fonts.workbench(), text, Language::of(language), direction, Wrap::normal, {});
  const Shaped s = shape(fonts.workbench(), a, fonts, itemize(a, fonts, stack, false), 1000.0f / 64);
  std::string out;
  for (const ShapedGlyph& g : s.glyphs) {
    out += (out.empty() ? "" : "|") + std::to_string(g.glyph) + '=' + std::to_string(a.byte_of[g.cluster]);
    if (g.x_offset != 0 || g.y_offset != 0) out += '@' + std::to_string(g.x_offset) + ',' + std::to_string(g.y_offset);
    out += '+' + std::to_string(g.advance);
  }
  return out;
}

// The head of an `in`: "language ar", "width 300", "size 24", "wrap phrase", "align centre", "span FROM TO what…" where
// FROM and TO are UTF-8 bytes and what is bold, together, tag=N or language=TAG. After an empty line, the text.
struct Case {
  std::string language = "en-GB", text;
  float width = 600, size = 24;
  TextStyle style;
  std::vector<Span> spans;
};

Span span_of(const std::vector<std::string>& words) {
  Span span{.start = static_cast<std::uint32_t>(std::stoul(words.at(1))),
            .end = static_cast<std::uint32_t>(std::stoul(words.at(2)))};
  for (std::size_t i = 3; i < words.size(); ++i) {
    if (words[i] == "bold") span.bold = true;
    if (words[i] == "together") span.together = true;
    if (words[i].rfind("tag=", 0) == 0) span.tag = static_cast<std::uint16_t>(std::stoul(words[i].substr(4)));
    if (words[i].rfind("language=", 0) == 0) span.language = Language::of(words[i].substr(9));
  }
  return span;
}

Case read_case(const std::filesystem::path& path) {
  std::istringstream in(contents(path));
  Case c;
  for (std::string line; std::getline(in, line) && !line.empty();) {
    const std::vector<std::string> words = fields(line, ' ');
    if (words[0] == "language") c.language = words.at(1);
    if (words[0] == "width") c.width = std::stof(words.at(1));
    if (words[0] == "size") c.size = std::stof(words.at(1));
    if (words[0] == "wrap") c.style.wrap = words.at(1) == "phrase" ? Wrap::phrase : Wrap::none;
    if (words[0] == "align") c.style.align = words.at(1) == "centre" ? Align::centre : Align::end;
    if (words[0] == "span") c.spans.push_back(span_of(words));
  }
  const std::string rest{std::istreambuf_iterator<char>(in), {}};
  c.text = with_unseen(rest.substr(0, rest.empty() ? 0 : rest.size() - 1));  // without the file's last newline
  return c;
}

std::string lay_out(NotoStacks& noto, const Case& c) {
  ParagraphSource source = noto.source(c.language, c.text, c.size);
  source.style.wrap = c.style.wrap;
  source.style.align = c.style.align;
  source.spans = c.spans;
  Paragraph p(noto.fonts(), source);
  p.fit(c.width);
  return p.dump(noto.fonts());
}

}  // namespace

TEST(Recorded, shapes_are_as_they_were) {
  std::istringstream in(contents(here / "shape.cases"));
  std::string recorded;
  std::size_t cases = 0;
  for (std::string line; std::getline(in, line);) {
    const std::vector<std::string> f = fields(line, ';');  // script of the font; language; direction; text; glyphs
    if (line.empty() || line[0] == '#' || f.size() < 4) {
      recorded += line + '\n';
      continue;
    }
    ++cases;
    const std::string glyphs =
        shape_alone(f[0], f[1], f[2] == "rtl" ? Direction::rtl : Direction::ltr, with_unseen(f[3]));
    if (!recording("shape")) {
      EXPECT_EQ(f.size() > 4 ? f[4] : "", glyphs) << line;
    }
    recorded += f[0] + ';' + f[1] + ';' + f[2] + ';' + f[3] + ';' + glyphs + '\n';
  }
  EXPECT_GT(cases, 40u);
  if (recording("shape")) std::ofstream(here / "shape.cases") << recorded;
}

TEST(Recorded, paragraphs_are_as_they_were_in_every_stage) {
  NotoStacks noto;
  std::size_t cases = 0;
  for (const auto& folder : std::filesystem::directory_iterator(here / "paragraph")) {
    ++cases;
    const std::string name = folder.path().filename().string();
    const std::string dump = lay_out(noto, read_case(folder.path() / "in"));
    if (recording(name)) {
      std::ofstream(folder.path() / "out") << dump;
    } else {
      EXPECT_EQ(contents(folder.path() / "out"), dump) << "paragraph " << name;
    }
  }
  EXPECT_GE(cases, 10u);
}

}  // namespace hp::text
