// memory LANG PAGE PROCESS…: searches what these processes hold for a page of the shipped pack, as a glass of 1080×1920
// shows it in this language: its sentences in UTF-8, UTF-16 and UTF-32, its runs of glyphs, rows of its pixels, its id,
// and the language's tag. A line a process: "PROCESS utf-8=N utf-16=N utf-32=N glyphs=N pixels=N page=N language=N of
// SIZE KiB (WHERE)…".
//
// Every mapping is read but those that hold a file of the pack's or the programs' own and cannot be written.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "kiosk/house.h"
#include "text/paragraph.h"
#include "utf8.h"

namespace {

using namespace hp;
using kiosk::house::Glass;

enum Kind : unsigned { in_utf8, in_utf16, in_utf32, glyphs, pixels, page_id, language, kinds };
constexpr std::array names{"utf-8", "utf-16", "utf-32", "glyphs", "pixels", "page", "language"};

// What is looked for, found fast: by its first four bytes at any place. Glyphs stand in records, so they have a stride.
class Needles {
 public:
  void add(Kind kind, const void* bytes, std::size_t size) {
    const auto* const first = static_cast<const char*>(bytes);
    put({kind, std::string(first, size), {}, 0});
  }
  void add_glyphs(std::vector<std::uint32_t> run) {
    put({glyphs, std::string(reinterpret_cast<const char*>(run.data()), 4), std::move(run), 4});
  }
  void count(const char* bytes, std::size_t size, std::array<std::size_t, kinds>& found) const {
    for (std::size_t at = 0; at + 4 <= size; ++at) {
      std::uint32_t four = 0;
      std::memcpy(&four, bytes + at, 4);
      if (!m_first[bucket(four)]) continue;
      for (const Needle& needle : m_buckets[bucket(four)])
        if (is_at(needle, bytes + at, size - at)) ++found[needle.kind];
    }
  }

 private:
  struct Needle {
    Kind kind;
    std::string bytes;
    std::vector<std::uint32_t> run;  // glyphs: the ids
    std::size_t longest_stride;
  };
  static constexpr std::size_t buckets = std::size_t{1} << 18;
  static std::size_t bucket(std::uint32_t four) { return (four * 2654435761U) >> 14; }

  void put(Needle needle) {
    std::uint32_t four = 0;
    std::memcpy(&four, needle.bytes.data(), 4);
    m_first.set(bucket(four));
    m_buckets[bucket(four)].push_back(std::move(needle));
  }
  static bool is_at(const Needle& needle, const char* bytes, std::size_t size) {
    if (needle.kind != glyphs)
      return needle.bytes.size() <= size && std::memcmp(bytes, needle.bytes.data(), needle.bytes.size()) == 0;
    for (std::size_t stride = 4; stride <= 64; stride += 4) {
      if ((needle.run.size() - 1) * stride + 4 > size) return false;
      std::size_t same = 0;
      while (same < needle.run.size() && std::memcmp(bytes + same * stride, &needle.run[same], 4) == 0) ++same;
      if (same == needle.run.size()) return true;
    }
    return false;
  }

  std::bitset<buckets> m_first;
  std::vector<std::vector<Needle>> m_buckets{buckets};
};

std::string to_utf8(const std::u32string& text) {
  std::string bytes;
  for (const char32_t c : text) utf8::append(bytes, c);
  return bytes;
}

// The pieces of a sentence that are the same however its numbers are placed and isolated.
std::vector<std::u32string> pieces(const std::string& sentence) {
  std::vector<std::u32string> out(1);
  for (std::size_t at = 0; at < sentence.size();) {
    const utf8::Decoded next = utf8::decode(sentence, at);
    const char32_t c = next.code_point;
    at += next.bytes;
    const bool cuts = (c >= U'0' && c <= U'9') || (c >= 0x2066 && c <= 0x2069) || c == U'£';
    if (cuts)
      out.emplace_back();
    else
      out.back() += c;
  }
  std::erase_if(out, [](const std::u32string& piece) { return piece.size() < 10; });
  return out;
}

void add_text(Needles& needles, const std::u32string& piece) {
  const std::string bytes = to_utf8(piece);
  std::u16string units;
  for (const char32_t c : piece) units += static_cast<char16_t>(c);  // nothing we show lies beyond the first plane
  needles.add(in_utf8, bytes.data(), bytes.size());
  needles.add(in_utf16, units.data(), units.size() * 2);
  needles.add(in_utf32, piece.data(), piece.size() * 4);
}

// Eight glyphs in a row of one face, as shaping gives them.
void add_runs(Needles& needles, kiosk::Edition& edition, const Language& tag, const std::u32string& piece) {
  const auto& setting = edition.typefaces().of(tag);
  const std::string text = to_utf8(piece);
  text::ParagraphSource source{
      .text = text, .language = tag, .direction = setting.direction, .stack = &setting.stack, .style = {}, .spans = {}};
  text::Paragraph paragraph(edition.typefaces().fonts(), source);
  paragraph.fit(100000);
  std::vector<std::uint32_t> run;
  text::FontId font;
  for (const text::PlacedGlyph& glyph : paragraph.glyphs()) {
    if (!(glyph.font == font)) run.clear();
    font = glyph.font;
    run.push_back(glyph.glyph);
    if (run.size() < 8) continue;
    if (std::set<std::uint32_t>(run.begin(), run.end()).size() >= 5) needles.add_glyphs(run);
    run.clear();
  }
}

// 48 px in a row that are not of one or two colours, from the part of the glass that the page has to itself.
void add_rows(Needles& needles, const std::vector<std::uint32_t>& picture, window::Size size) {
  constexpr int wide = 48;
  for (int y = size.height / 10; y < size.height * 4 / 5; y += 3)
    for (int x = 0; x + wide <= size.width; x += wide) {
      const std::uint32_t* const row = &picture[static_cast<std::size_t>(y * size.width + x)];
      if (std::set<std::uint32_t>(row, row + wide).size() < 16) continue;
      // From a px that is seldom: the ground would be looked at everywhere.
      const std::uint32_t* first = std::find_if(row, row + wide, [&](std::uint32_t px) { return px != row[0]; });
      if (row + wide - first < 24) continue;
      needles.add(pixels, first, static_cast<std::size_t>(row + wide - first) * 4);
    }
}

Needles needles_of(const Language& tag, const std::string& page) {
  Needles needles;
  kiosk::Edition& edition = kiosk::house::shipped();
  Glass glass(edition, kiosk::house::portrait);
  // What stands on other screens too is not the page's own.
  std::set<std::string> elsewhere;
  const std::string topic = page.substr(0, page.find('/'));
  for (const kiosk::Place& place : {kiosk::Place{kiosk::Screen::menu, {}, 0}, {kiosk::Screen::topic, topic, 0}}) {
    glass.stand(tag, place);
    for (const kiosk::SpokenEntry& entry : glass.show().tree) elsewhere.insert(entry.name);
  }
  glass.stand(tag, {kiosk::Screen::page, page, 0});
  for (const kiosk::SpokenEntry& entry : glass.show().tree) {
    if (elsewhere.contains(entry.name) || entry.offscreen) continue;
    for (const std::u32string& piece : pieces(entry.name)) {
      add_text(needles, piece);
      add_runs(needles, edition, tag, piece);
    }
  }
  add_rows(needles, glass.paint(), glass.size());
  needles.add(page_id, page.data(), page.size());
  needles.add(language, tag.tag().data(), tag.tag().size());
  return needles;
}

struct Mapping {
  unsigned long start = 0, end = 0;
  std::string range;  // as the kernel names it
};

std::vector<Mapping> mappings(const std::string& process) {
  std::vector<Mapping> out;
  std::ifstream maps("/proc/" + process + "/maps");
  for (std::string line; std::getline(maps, line);) {
    std::istringstream words(line);
    std::string range, rights, offset, device, inode, path;
    words >> range >> rights >> offset >> device >> inode >> path;
    Mapping mapping;
    if (std::sscanf(range.c_str(), "%lx-%lx", &mapping.start, &mapping.end) != 2) continue;
    const bool a_file = path.starts_with('/') && !path.starts_with("/SYSV") && !path.starts_with("/dev/shm/") &&
                        !path.starts_with("/memfd:");
    mapping.range = range + " " + path;
    if (rights[0] == 'r' && !path.starts_with("[v") && (!a_file || rights[1] == 'w')) out.push_back(mapping);
  }
  return out;
}

// False: not all of it could be read.
bool search(const Needles& needles, const std::string& process) {
  const int memory = ::open(("/proc/" + process + "/mem").c_str(), O_RDONLY | O_CLOEXEC);
  std::array<std::size_t, kinds> found{};
  std::size_t searched = 0;
  bool whole = true;
  std::string bytes, where;
  for (const Mapping& mapping : mappings(process)) {
    const auto before = found;
    bytes.resize(mapping.end - mapping.start);
    std::size_t got = 0;
    for (ssize_t more = 1; more > 0 && got < bytes.size(); got += static_cast<std::size_t>(std::max<ssize_t>(more, 0)))
      more = ::pread(memory, bytes.data() + got, bytes.size() - got, static_cast<off_t>(mapping.start + got));
    if (got < bytes.size()) {
      std::fprintf(stderr, "%s: %zu of %zu bytes could be read\n", mapping.range.c_str(), got, bytes.size());
      whole = false;
    }
    searched += got;
    needles.count(bytes.data(), got, found);
    auto of_page = found;
    of_page[language] = before[language];
    if (of_page != before) where += " (" + mapping.range + ")";
  }
  ::close(memory);
  std::printf("%s", process.c_str());
  for (unsigned kind = 0; kind < kinds; ++kind) std::printf(" %s=%zu", names[kind], found[kind]);
  std::printf(" of %zu KiB%s\n", searched / 1024, where.c_str());
  return whole && searched > 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  const auto needles = std::make_unique<Needles>(needles_of(Language::of(argv[1]), argv[2]));
  bool read_all = true;
  for (int i = 3; i < argc; ++i) read_all = search(*needles, argv[i]) && read_all;
  return read_all ? 0 : 1;
}
