#pragma once
// Debian's Noto fonts as the stacks that locales/languages.toml gives our languages, for tests and the bench. A face is
// opened when a language first needs it, from a file mapped for as long as this object lives.
// Packages: fonts-noto-core, fonts-noto-cjk. A font that is not there ends the test program with a sentence.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/fontstack.h"
#include "text/paragraph.h"

namespace hp::text {

// A file's bytes, read in place.
class MappedFile {
 public:
  explicit MappedFile(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat status {};
    if (file >= 0 && ::fstat(file, &status) == 0 && status.st_size > 0) {
      m_size = static_cast<std::size_t>(status.st_size);
      m_at = ::mmap(nullptr, m_size, PROT_READ, MAP_PRIVATE, file, 0);
    }
    if (file >= 0) ::close(file);
    if (m_at == MAP_FAILED) {
      std::fprintf(stderr, "%s cannot be read: install fonts-noto-core and fonts-noto-cjk\n", path.c_str());
      std::exit(1);
    }
  }
  ~MappedFile() { ::munmap(m_at, m_size); }
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  std::span<const std::byte> bytes() const { return {static_cast<const std::byte*>(m_at), m_size}; }

 private:
  void* m_at = MAP_FAILED;
  std::size_t m_size = 0;
};

class NotoStacks {
 public:
  struct Row {
    std::string_view tag, script;  // script: the part of the file's name after "NotoSans", "" for Noto Sans itself
    Direction direction;
    float line_height_em;
    unsigned face = 0;  // in Noto Sans CJK
  };

  // The 40 languages that are shipped, and more whose scripts must come out right.
  static const std::vector<Row>& languages() {
    constexpr Direction ltr = Direction::ltr, rtl = Direction::rtl;
    static const std::vector<Row> rows{{"en-GB", "", ltr, 1.4f},
                                       {"sq", "", ltr, 1.4f},
                                       {"vi", "", ltr, 1.45f},
                                       {"ro", "", ltr, 1.4f},
                                       {"pl", "", ltr, 1.4f},
                                       {"ti", "Ethiopic", ltr, 1.5f},
                                       {"ar", "Arabic", rtl, 1.7f},
                                       {"so", "", ltr, 1.4f},
                                       {"zh-Hans", "CJK", ltr, 1.5f, 2},
                                       {"hi", "Devanagari", ltr, 1.5f},
                                       {"bg", "", ltr, 1.4f},
                                       {"lt", "", ltr, 1.4f},
                                       {"pt", "", ltr, 1.4f},
                                       {"ckb", "Arabic", rtl, 1.7f},
                                       {"fa", "Arabic", rtl, 1.7f},
                                       {"am", "Ethiopic", ltr, 1.5f},
                                       {"ur", "NastaliqUrdu", rtl, 2.3f},
                                       {"bn", "Bengali", ltr, 1.5f},
                                       {"pa", "Gurmukhi", ltr, 1.5f},
                                       {"gu", "Gujarati", ltr, 1.5f},
                                       {"ml", "Malayalam", ltr, 1.55f},
                                       {"ps", "Arabic", rtl, 1.7f},
                                       {"fa-AF", "Arabic", rtl, 1.7f},
                                       {"uk", "", ltr, 1.4f},
                                       {"ru", "", ltr, 1.4f},
                                       {"hu", "", ltr, 1.4f},
                                       {"es", "", ltr, 1.4f},
                                       {"fil", "", ltr, 1.4f},
                                       {"ne", "Devanagari", ltr, 1.5f},
                                       {"ta", "Tamil", ltr, 1.5f},
                                       {"si", "Sinhala", ltr, 1.55f},
                                       {"sk", "", ltr, 1.4f},
                                       {"lv", "", ltr, 1.4f},
                                       {"tr", "", ltr, 1.4f},
                                       {"fr", "", ltr, 1.4f},
                                       {"id", "", ltr, 1.4f},
                                       {"th", "Thai", ltr, 1.6f},
                                       {"yo", "", ltr, 1.4f},
                                       {"om", "", ltr, 1.4f},
                                       {"kmr", "", ltr, 1.4f},
                                       {"my", "Myanmar", ltr, 1.8f},
                                       {"km", "Khmer", ltr, 1.75f},
                                       {"lo", "Lao", ltr, 1.6f},
                                       {"he", "Hebrew", rtl, 1.4f},
                                       {"el", "", ltr, 1.4f},
                                       {"ka", "Georgian", ltr, 1.4f},
                                       {"hy", "Armenian", ltr, 1.4f},
                                       {"ja", "CJK", ltr, 1.5f, 0},
                                       {"ko", "CJK", ltr, 1.5f, 1},
                                       {"zh-Hant", "CJK", ltr, 1.5f, 3},
                                       {"sr", "", ltr, 1.4f}};
    return rows;
  }

  static const Row& row(std::string_view tag) {
    for (const Row& row : languages())
      if (row.tag == tag) return row;
    std::fprintf(stderr, "no stack for language %.*s\n", static_cast<int>(tag.size()), tag.data());
    std::exit(1);
  }

  const Fonts& fonts() const { return m_fonts; }

  const FontStack& stack(std::string_view tag) {
    const Row& wanted = row(tag);
    std::unique_ptr<FontStack>& kept = m_stacks[std::string(wanted.script) + std::to_string(wanted.face)];
    if (kept == nullptr) {
      kept = std::make_unique<FontStack>();
      if (!wanted.script.empty()) kept->fonts.push_back(pair(wanted.script, wanted.face));
      kept->fonts.push_back(pair("", 0));
    }
    return *kept;
  }

  // One text in one language, with that language's stack, direction and line height.
  ParagraphSource source(std::string_view tag, std::string_view text, float size_px = 24) {
    ParagraphSource s;
    s.text = text;
    s.language = Language::of(tag);
    s.direction = row(tag).direction;
    s.stack = &stack(tag);
    s.style.size_px = size_px;
    s.style.line_height_em = row(tag).line_height_em;
    return s;
  }

  Paragraph paragraph(std::string_view tag, std::string_view text, float width_px = 1e5f, float size_px = 24) {
    Paragraph p(m_fonts, source(tag, text, size_px));
    p.fit(width_px);
    return p;
  }

  static std::string path(std::string_view script, bool bold) {
    const std::string weight = bold ? "Bold" : "Regular";
    if (script == "CJK") return "/usr/share/fonts/opentype/noto/NotoSansCJK-" + weight + ".ttc";
    const std::string family = script == "NastaliqUrdu" ? "Noto" : "NotoSans";
    return "/usr/share/fonts/truetype/noto/" + family + std::string(script) + "-" + weight + ".ttf";
  }

 private:
  FontPair pair(std::string_view script, unsigned face) {
    FontPair& kept = m_pairs[std::string(script) + std::to_string(face)];
    if (kept.regular == FontId{}) kept = {open(script, face, false), open(script, face, true)};
    return kept;
  }

  FontId open(std::string_view script, unsigned face, bool bold) {
    const std::string where = path(script, bold);
    std::unique_ptr<MappedFile>& file = m_files[where];
    if (file == nullptr) file = std::make_unique<MappedFile>(where);
    std::string name = where.substr(where.rfind('/') + 1);
    name.resize(name.rfind('.'));
    if (script == "CJK") name += '#' + std::to_string(face);
    auto opened = m_fonts.open(name, file->bytes(), face);
    if (!opened) {
      std::fprintf(stderr, "%s\n", opened.error().detail.c_str());
      std::exit(1);
    }
    return *opened;
  }

  std::map<std::string, std::unique_ptr<MappedFile>> m_files;  // before the fonts, which read them
  Fonts m_fonts;
  std::map<std::string, FontPair> m_pairs;
  std::map<std::string, std::unique_ptr<FontStack>> m_stacks;
};

}  // namespace hp::text
