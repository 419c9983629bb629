#include "text/itemize.h"

#include <gtest/gtest.h>

#include <utility>

#include "noto.h"

namespace hp::text {
namespace {

// "Hebrew:שלום |Sans:(24/7)": where the face changes, its name without "Noto", "Sans" before a script and "-Regular",
// and the text it sets.
std::string faces_in(NotoStacks& noto, const char* tag, const std::string& text, std::vector<Span> spans = {}) {
  ParagraphSource source = noto.source(tag, text);
  source.spans = spans;
  const Paragraph p(noto.fonts(), source);
  std::string out;
  FontId last;
  for (const RunInfo& run : p.runs()) {
    const std::string part_of_text = text.substr(run.start, run.end - run.start);
    const bool same_face = run.font == std::exchange(last, run.font) && run.start > 0 && text[run.start - 1] != '\n';
    if (same_face) {
      out += part_of_text;
      continue;
    }
    std::string name(noto.fonts().name(run.font));
    for (const char* part : {"NotoSans", "Noto", "-Regular"})
      if (const std::size_t at = name.find(part); at != std::string::npos)
        name.erase(at, std::string_view(part).size());
    out += (out.empty() ? "" : "|") + (name.empty() ? "Sans" : name) + ":" + part_of_text;
  }
  return out;
}

const RunInfo& run_at(const std::vector<RunInfo>& runs, std::size_t byte) {
  for (const RunInfo& run : runs)
    if (run.start <= byte && byte < run.end) return run;
  ADD_FAILURE() << "no run at " << byte;
  return runs.front();
}

}  // namespace

TEST(Itemize, a_sentence_is_one_run_where_one_face_has_it_all) {
  NotoStacks noto;
  EXPECT_EQ(faces_in(noto, "en-GB", "I need help, please."), "Sans:I need help, please.");
  EXPECT_EQ(faces_in(noto, "ar", "مساعدة، من فضلك؟"), "Arabic:مساعدة، من فضلك؟");
}

TEST(Itemize, a_full_stop_that_the_script_lacks_is_lent) {
  NotoStacks noto;
  EXPECT_EQ(faces_in(noto, "ka", "დახმარება. აქ"), "Georgian:დახმარება|Sans:.|Georgian: აქ");
}

TEST(Itemize, a_bracket_and_its_partner_are_in_one_face) {
  NotoStacks noto;
  const std::string faces = faces_in(noto, "ur", "مدد (help) مدد");
  EXPECT_EQ(faces, "NastaliqUrdu:مدد (|Sans:help|NastaliqUrdu:) مدد");
}

TEST(Itemize, a_number_is_in_one_face_with_the_spaces_around_it) {
  NotoStacks noto;
  EXPECT_EQ(faces_in(noto, "th", "โทร 08000 121 700 ฟรี"), "Thai:โทร|Sans: 08000 121 700 |Thai:ฟรี");
  EXPECT_EQ(faces_in(noto, "ur", "فون 08000 121 700 پر"), "NastaliqUrdu:فون|Sans: 08000 121 700 |NastaliqUrdu:پر");
  EXPECT_EQ(faces_in(noto, "hi", "वेतन £12.71 है"), "Devanagari:वेतन|Sans: £12.71 |Devanagari:है");
}

TEST(Itemize, a_number_with_a_bracket_keeps_the_pair_together) {
  NotoStacks noto;
  EXPECT_EQ(faces_in(noto, "ur", "فون +44 (0)20 7946 0000"), "NastaliqUrdu:فون|Sans: +44 (0)20 7946 0000");
  EXPECT_EQ(faces_in(noto, "ur", "فون 999 (مفت)"), "NastaliqUrdu:فون|Sans: 999 |NastaliqUrdu:(مفت)");
}

TEST(Itemize, urdus_own_digits_are_nastaliqs) {
  NotoStacks noto;
  EXPECT_EQ(faces_in(noto, "ur", "صفحہ ۱۲۳ ہے"), "NastaliqUrdu:صفحہ ۱۲۳ ہے");
}

TEST(Itemize, isolates_and_joiners_force_no_fallback) {
  NotoStacks noto;
  EXPECT_EQ(faces_in(noto, "he", "אל \u2068ירושלים\u2069 עכשיו").find("Sans:"), std::string::npos);
  EXPECT_EQ(faces_in(noto, "fa", "می\u200Cآیند"), "Arabic:می\u200Cآیند");
}

TEST(Itemize, a_run_ends_where_the_level_changes) {
  NotoStacks noto;
  const Paragraph p(noto.fonts(), noto.source("ar", "اتصل \u2068Oxford 12\u2069 الآن"));
  const std::vector<RunInfo> runs = p.runs();
  EXPECT_EQ(runs.front().level, 1);
  EXPECT_EQ(run_at(runs, std::string_view("اتصل \u2068O").size() - 1).level, 2);
  EXPECT_EQ(runs.back().level, 1);
}

TEST(Itemize, a_span_in_another_language_or_weight_is_a_run) {
  NotoStacks noto;
  const std::string text = "ask for Ще now";
  const std::vector<Span> spans{{.start = 8, .end = 12, .bold = true, .language = Language::of("bg")}};
  ParagraphSource source = noto.source("en-GB", text);
  source.spans = spans;
  const Paragraph p(noto.fonts(), source);
  const RunInfo run = run_at(p.runs(), 8);
  EXPECT_EQ(run.start, 8u);
  EXPECT_EQ(run.end, 12u);
  EXPECT_EQ(run.language, "bg");
  EXPECT_EQ(noto.fonts().name(run.font), "NotoSans-Bold");
}

TEST(Itemize, a_line_end_belongs_to_no_run) {
  NotoStacks noto;
  EXPECT_EQ(faces_in(noto, "en-GB", "one\ntwo"), "Sans:one|Sans:two");
}

TEST(Itemize, what_no_face_has_is_reported_once_in_order) {
  NotoStacks noto;
  const Paragraph p(noto.fonts(), noto.source("en-GB", "ก A ข ก"));
  EXPECT_TRUE(p.has_missing_glyphs());
  EXPECT_EQ(p.missing(), U"กข");
}

TEST(Itemize, bad_utf8_shows_the_replacement_character_and_goes_on) {
  NotoStacks noto;
  const Paragraph p = noto.paragraph("en-GB",
                                     "a\xFF"
                                     "b");
  EXPECT_EQ(p.glyphs().size(), 3u);
  EXPECT_FALSE(p.has_missing_glyphs());
}

}  // namespace hp::text
