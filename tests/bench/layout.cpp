// Layout of the 27-language sample: each text three times as one paragraph, 24 px, 600 px wide; against Pango with the
// very same font files and no others. Cold: fonts are opened and shaped with for the first time; warm: once more, with
// no layout kept.
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "bench/rows.h"
#include "text/noto.h"
#include "text/paragraph.h"

namespace hp::bench {
namespace {

using Clock = std::chrono::steady_clock;

double ms_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

struct Sample {
  Language language;
  std::string text;
};

std::vector<Sample> read_samples(const std::string& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<Sample> samples;
  for (const auto& file : files) {
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    std::string tag = file.stem().string();
    if (tag == "zh") tag = "zh-Hans";
    if (tag == "en") tag = "en-GB";
    samples.push_back({Language::of(tag), line + " " + line + " " + line});
  }
  return samples;
}

constexpr float size_px = 24, width_px = 600;

double ours(text::NotoStacks& stacks, const std::vector<Sample>& samples) {
  const auto start = Clock::now();
  float height = 0;
  for (const Sample& s : samples) {
    text::Paragraph p(stacks.fonts(), stacks.source(s.language.tag(), s.text, size_px));
    p.fit(width_px);
    height += p.height();
  }
  const double took = ms_since(start);
  if (height < 1) std::abort();
  return took;
}

// Pango with only these files: no system configuration, no cache.
struct Pango {
  explicit Pango(const std::set<std::string>& files) {
    config = FcConfigCreate();
    for (const std::string& file : files)
      FcConfigAppFontAddFile(config, reinterpret_cast<const FcChar8*>(file.c_str()));
    map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map), 72);
    context = pango_font_map_create_context(map);
  }
  ~Pango() {
    g_object_unref(context);
    g_object_unref(map);
    FcConfigDestroy(config);
  }
  FcConfig* config;
  PangoFontMap* map;
  PangoContext* context;
};

double pangos(Pango& pango, const std::vector<Sample>& samples) {
  const auto start = Clock::now();
  int height = 0;
  PangoFontDescription* font = pango_font_description_from_string("Noto Sans");
  pango_font_description_set_absolute_size(font, size_px * PANGO_SCALE);
  for (const Sample& s : samples) {
    pango_context_set_language(pango.context, pango_language_from_string(s.language.tag().c_str()));
    PangoLayout* layout = pango_layout_new(pango.context);
    pango_layout_set_font_description(layout, font);
    pango_layout_set_width(layout, static_cast<int>(width_px) * PANGO_SCALE);
    pango_layout_set_text(layout, s.text.c_str(), -1);
    int w = 0, h = 0;
    pango_layout_get_pixel_size(layout, &w, &h);
    height += h;
    g_object_unref(layout);
  }
  pango_font_description_free(font);
  const double took = ms_since(start);
  if (height < 1) std::abort();
  return took;
}

}  // namespace

void measure_layout(const Where& where, Rows& rows) {
  const std::vector<Sample> samples = read_samples(where.samples);
  std::vector<double> our_cold, our_warm, pango_cold, pango_warm;
  std::set<std::string> files;
  for (const Sample& s : samples)
    files.insert(text::NotoStacks::path(text::NotoStacks::row(s.language.tag()).script, false));
  files.insert(text::NotoStacks::path("", false));
  for (int round = 0; round < 9; ++round) {
    // In turn, so that both meet the same machine.
    {
      text::NotoStacks stacks;
      our_cold.push_back(ours(stacks, samples));
      for (int i = 0; i < 3; ++i) our_warm.push_back(ours(stacks, samples));
    }
    {
      Pango pango(files);
      pango_cold.push_back(pangos(pango, samples));
      for (int i = 0; i < 3; ++i) pango_warm.push_back(pangos(pango, samples));
    }
  }
  const auto row = [&](const char* what, const char* budget, double at_least, double known, std::vector<double> a,
                       std::vector<double> b) {
    const double our = median(std::move(a)), their = median(std::move(b)), ratio = their / our;
    rows.push_back({what, budget, ms(our) + ", " + times(ratio) + " faster",
                    "Pango " + std::string(pango_version_string()) + ": " + ms(their), ratio >= at_least,
                    ratio >= known});
  };
  const std::string what = "layout of the sample (" + std::to_string(samples.size()) + " texts), ";
  row((what + "cold").c_str(), "≥ 2 × Pango", 2, 2, our_cold, pango_cold);
  row((what + "warm").c_str(), "≥ 3 × Pango", 3, 2, our_warm, pango_warm);
}

}  // namespace hp::bench
