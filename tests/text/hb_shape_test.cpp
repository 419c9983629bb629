// Every run of every sample equals what the program hb-shape makes of it, glyph for glyph: the same font, direction,
// script, language, size and context. hb-shape is HarfBuzz's own front end (package libharfbuzz-bin), so this shows
// that we set HarfBuzz up rightly; whether HarfBuzz shapes rightly is its own tests' concern. HELPPOINT_SENTENCES may
// name a file, or a folder of files, of lines "tag<TAB>sentence": they are checked as well.
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "noto.h"
#include "text/characters.h"
#include "text/scripts.h"
#include "text/shape.h"

namespace hp::text {
namespace {

struct Sentence {
  std::string tag, text;
};

std::vector<Sentence> samples() {
  std::vector<Sentence> out;
  for (const auto& file : std::filesystem::directory_iterator(HELPPOINT_SOURCE "/tests/text/samples/udhr")) {
    const std::string stem = file.path().stem().string();
    if (file.path().extension() != ".txt") continue;
    std::ifstream in(file.path());
    out.push_back({stem == "en" ? "en-GB" : stem == "zh" ? "zh-Hans" : stem, {std::istreambuf_iterator<char>(in), {}}});
  }
  return out;
}

void read_sentences(const std::filesystem::path& path, std::vector<Sentence>& out) {
  if (std::filesystem::is_directory(path)) {
    for (const auto& file : std::filesystem::directory_iterator(path)) read_sentences(file.path(), out);
    return;
  }
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);)
    if (const std::size_t tab = line.find('\t'); tab != std::string::npos)
      out.push_back({line.substr(0, tab), line.substr(tab + 1)});
}

// One line for hb-shape --batch, and what we expect it to answer. Clusters are UTF-16 units here and code points there.
struct Question {
  std::string call, ours, where;
};

std::string hex(const Analysis& a, std::uint32_t start, std::uint32_t end) {
  std::string out;
  for (std::uint32_t i = start; i < end; i += static_cast<std::uint32_t>(units_of(code_point_at(a.text, i)))) {
    char word[16];
    std::snprintf(word, sizeof word, "%s%X", i > start ? "," : "", static_cast<unsigned>(code_point_at(a.text, i)));
    out += word;
  }
  return out;
}

std::string answer_of(const Analysis& a, const Run& run, std::span<const ShapedGlyph> glyphs) {
  std::string out = "[";
  for (const ShapedGlyph& g : glyphs) {
    std::uint32_t cluster = 0;
    for (std::uint32_t i = run.start; i < g.cluster;
         i += static_cast<std::uint32_t>(units_of(code_point_at(a.text, i))))
      ++cluster;
    if (out.size() > 1) out += '|';
    out += std::to_string(g.glyph) + '=' + std::to_string(cluster);
    if (g.x_offset != 0 || g.y_offset != 0) out += '@' + std::to_string(g.x_offset) + ',' + std::to_string(g.y_offset);
    out += '+' + std::to_string(g.advance);
  }
  return out + ']';
}

std::vector<Question> questions_of(NotoStacks& noto, const Sentence& sentence) {
  constexpr float size_px = 24;
  Workbench& bench = noto.fonts().workbench();
  const Direction direction = NotoStacks::row(sentence.tag).direction;
  const Analysis a = analyse(bench, sentence.text, Language::of(sentence.tag), direction, Wrap::normal, {});
  const Shaped s = shape(bench, a, noto.fonts(), itemize(a, noto.fonts(), noto.stack(sentence.tag), false), size_px);
  std::vector<Question> out;
  for (std::size_t i = 0; i < s.items.runs.size(); ++i) {
    const Run& run = s.items.runs[i];
    const std::string name(noto.fonts().name(run.font));
    const std::size_t number = name.find('#');  // of the face in a collection
    const bool cjk = number != std::string::npos;
    std::string call = cjk ? NotoStacks::path("CJK", false) : "/usr/share/fonts/truetype/noto/" + name + ".ttf";
    if (cjk) call += ";--face-index=" + name.substr(number + 1);
    call +=
        ";--no-glyph-names;--remove-default-ignorables;--font-size=" + std::to_string(static_cast<int>(size_px * 64));
    call += run.is_rtl() ? ";--direction=rtl" : ";--direction=ltr";
    call += ";--script=" + script_name(run.script) + ";--language=" + run.language_in(a).tag();
    if (run.start == 0)
      call += ";--bot";
    else
      call += ";--unicodes-before=" + hex(a, run.start - std::min(run.start, 5u), run.start);
    if (run.end == a.size())
      call += ";--eot";
    else
      call += ";--unicodes-after=" + hex(a, run.end, std::min(run.end + 5, a.size()));
    call += ";--unicodes=" + hex(a, run.start, run.end);
    const std::span<const ShapedGlyph> glyphs(s.glyphs.data() + s.first_glyph[i],
                                              s.first_glyph[i + 1] - s.first_glyph[i]);
    out.push_back(
        {call, answer_of(a, run, glyphs),
         sentence.tag + ": " + sentence.text.substr(a.byte_of[run.start], a.byte_of[run.end] - a.byte_of[run.start])});
  }
  return out;
}

std::vector<std::string> ask(const std::vector<Question>& questions) {
  const std::string file = HELPPOINT_BUILD "/hb-shape-questions.txt";
  std::ofstream out(file);
  for (const Question& question : questions) out << question.call << '\n';
  out.close();
  std::vector<std::string> answers;
  FILE* program = popen(("hb-shape --batch < '" + file + "'").c_str(), "r");
  std::string line;
  for (int c = std::fgetc(program); c != EOF; c = std::fgetc(program)) {
    if (c != '\n')
      line += static_cast<char>(c);
    else
      answers.push_back(line.empty() ? "[]" : std::exchange(line, {}));  // of a run of isolates alone it says nothing
  }
  EXPECT_EQ(pclose(program), 0) << "hb-shape is in the package libharfbuzz-bin";
  return answers;
}

void expect_agreement(const std::vector<Sentence>& sentences) {
  NotoStacks noto;
  std::vector<Question> questions;
  for (const Sentence& sentence : sentences)
    for (Question& question : questions_of(noto, sentence)) questions.push_back(std::move(question));
  const std::vector<std::string> answers = ask(questions);
  ASSERT_EQ(answers.size(), questions.size());
  for (std::size_t i = 0; i < answers.size(); ++i) EXPECT_EQ(questions[i].ours, answers[i]) << questions[i].where;
}

}  // namespace

TEST(HbShape, every_run_of_every_sample_is_shaped_alike) {
  const std::vector<Sentence> sentences = samples();
  ASSERT_GE(sentences.size(), 26u);
  expect_agreement(sentences);
}

TEST(HbShape, numbers_names_and_isolates_are_shaped_alike) {
  expect_agreement({{"ur", "مدد کے لیے \u206808000 121 700\u2069 پر کال کریں (24/7)۔"},
                    {"fa", "با \u2068Modern Slavery Helpline\u2069 تماس بگیرید؛ می\u200Cآیند"},
                    {"he", "התקשרו (08000 121 700) \u2068Oxford\u2069!"},
                    {"km", "ស្ត្រី 999 ។"},
                    {"sr", "бгдпт 12"}});
}

TEST(HbShape, every_sentence_of_the_content_is_shaped_alike) {
  const char* path = std::getenv("HELPPOINT_SENTENCES");
  if (path == nullptr) GTEST_SKIP() << "HELPPOINT_SENTENCES names no sentences";
  std::vector<Sentence> sentences;
  read_sentences(path, sentences);
  ASSERT_FALSE(sentences.empty()) << path;
  expect_agreement(sentences);
}

}  // namespace hp::text
