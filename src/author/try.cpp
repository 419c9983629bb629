#include "author/try.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>

#include "author/languages.h"
#include "kiosk/picture.h"
#include "pack/disk.h"
#include "paint/blend.h"
#include "text/atlas.h"
#include "text/paragraph.h"

namespace hp::author {
namespace {

constexpr std::size_t max_font_bytes = std::size_t{256} << 20;
constexpr float margin_px = 8, least_px = 4, most_px = 8000;

// The fonts of one language, opened from where Debian puts them.
class OpenedStack {
 public:
  Result<void> open(const pack::PackLanguage& row, const FontStacks& stacks) {
    for (const std::string& name : row.fonts) {
      const auto found = stacks.find(name);
      if (found == stacks.end())
        return Error{"try.fonts", row.language.tag() + " asks for the fonts '" + name + "', which the list has not"};
      auto regular = open(name + "-regular", found->second.regular, found->second.face);
      auto bold = open(name + "-bold", found->second.bold, found->second.face);
      if (!regular) return std::move(regular).error();
      if (!bold) return std::move(bold).error();
      stack.fonts.push_back({*regular, *bold});
    }
    return {};
  }

  text::Fonts fonts;
  text::FontStack stack;

 private:
  Result<text::FontId> open(const std::string& name, const std::string& file, unsigned face) {
    auto mapped = pack::MappedFile::open(file, max_font_bytes);
    if (!mapped) return std::move(mapped).error().doing("opening the font of " + name);
    m_files.push_back(*std::move(mapped));
    return fonts.open(name, m_files.back().bytes(), face);
  }
  std::vector<pack::MappedFile> m_files;  // the fonts lie in them
};

Result<void> write_picture(const std::string& file, const text::Paragraph& paragraph, const text::Fonts& fonts,
                           float size_px) {
  const float top = std::min(paragraph.ink_top(), 0.0f), bottom = std::max(paragraph.ink_bottom(), paragraph.height());
  paint::Surface surface;
  surface.width = surface.stride = static_cast<int>(std::ceil(paragraph.width() + 2 * margin_px));
  surface.height = static_cast<int>(std::ceil(bottom - top + 2 * margin_px));
  std::vector<std::uint32_t> pixels(static_cast<std::size_t>(surface.width) * static_cast<std::size_t>(surface.height),
                                    paint::rgb(0xFFFFFF).argb());
  surface.pixels = pixels.data();
  // An end-aligned line stands off to the right of a picture as wide as the words.
  float left = paragraph.lines().empty() ? 0 : paragraph.lines().front().left;
  for (const text::Line& line : paragraph.lines()) left = std::min(left, line.left);
  for (const text::PlacedGlyph& glyph : paragraph.glyphs()) {
    const float x = glyph.x - left + margin_px;
    const auto bin = glyph.cursive ? static_cast<std::uint8_t>((x - std::floor(x)) * 4) : std::uint8_t{0};
    const int whole_x = static_cast<int>(glyph.cursive ? std::floor(x) : std::round(x));
    const auto picture =
        text::rasterise(fonts, {glyph.font, glyph.glyph, static_cast<std::uint16_t>(std::lround(size_px * 4)), bin});
    const int y = static_cast<int>(std::lround(glyph.y - top + margin_px)) - picture.top;
    paint::blend_mask(surface, whole_x + picture.left, y,
                      {picture.bytes.data(), picture.width, picture.height, picture.width}, paint::rgb(0x000000),
                      surface.bounds());
  }
  return kiosk::write_png(file, surface);
}

}  // namespace

Result<std::string> try_words(const TryRequest& request) {
  auto language = Language::parse(request.language);
  if (!language) return std::move(language).error();
  for (const float px : {request.width_px, request.size_px})
    if (!(px >= least_px && px <= most_px)) return Error{"try.size", "--width and --size are between 4 and 8000 px"};

  Report report;
  const auto rows = read_languages(request.locales + "/languages.toml", report);
  const auto stacks = read_stacks(request.fonts, report);
  if (report.has_faults()) return Error{"try.lists", report.faults_as_text()};
  const auto row =
      std::find_if(rows.begin(), rows.end(), [&](const pack::PackLanguage& r) { return r.language == *language; });
  if (row == rows.end())
    return Error{"try.language", language->tag() + " is not in " + request.locales + "/languages.toml"};
  OpenedStack opened;
  if (auto done = opened.open(*row, stacks); !done) return std::move(done).error();

  std::string words;
  for (const std::string& word : request.words) words += (words.empty() ? "" : " ") + word;
  text::ParagraphSource source;
  source.text = words;
  source.language = *language;
  source.direction = row->direction;
  source.stack = &opened.stack;
  source.style.size_px = request.size_px;
  source.style.line_height_em = row->line_height;
  text::Paragraph paragraph(opened.fonts, source);
  paragraph.fit(request.width_px);
  if (!request.png.empty())
    if (auto written = write_picture(request.png, paragraph, opened.fonts, request.size_px); !written)
      return std::move(written).error();
  return paragraph.dump(opened.fonts);
}

}  // namespace hp::author
