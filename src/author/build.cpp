#include "author/build.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <set>
#include <span>
#include <thread>

#include "author/book.h"
#include "author/catalogue_check.h"
#include "author/catalogues.h"
#include "author/languages.h"
#include "author/letters.h"
#include "author/release.h"
#include "author/source.h"
#include "author/subset.h"
#include "content/collection.h"
#include "kiosk/icons.h"
#include "utf8.h"

namespace hp::author {
namespace {

std::vector<std::byte> bytes_of(std::string_view text) {
  const auto bytes = std::as_bytes(std::span(text));
  return {bytes.begin(), bytes.end()};
}

std::string name_of(char32_t c) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string name = "U+";
  for (int shift = c > 0xFFFF ? 16 : 12; shift >= 0; shift -= 4) name += hex[(c >> shift) & 15];
  return name;
}

// One language of the pack, as far as it has been made.
struct Edition {
  pack::PackLanguage row;
  Catalogues catalogues;
  MadeBook made;
  std::string json;  // the book as the pack has it
  Report report;
};

class Builder {
 public:
  Builder(const Sources& sources, Report& report) : m_sources(sources.whole()), m_report(report) {}

  std::optional<PackFiles> build(bool count_translated) {
    read();
    if (m_report.has_faults()) return std::nullopt;
    // From here every id of the English leads somewhere.
    translate(count_translated);
    m_translated = true;
    if (m_report.has_faults()) return std::nullopt;
    // From here what stands in m_editions is what will be shown.
    write_about();
    cut_fonts();
    if (m_report.has_faults()) return std::nullopt;
    return std::move(m_files);
  }

  Inspection inspection() && {
    Inspection seen{std::move(m_draft), {}};
    if (!m_translated) return seen;
    for (Edition& edition : m_editions) seen.catalogues.push_back(std::move(edition.catalogues));
    return seen;
  }

 private:
  std::string languages_file() const { return m_sources.locales + "/languages.toml"; }

  void read() {
    m_draft = read_source(m_sources.content, m_sources.version, m_report);
    if (m_draft.id.empty()) return;  // there is no content: nothing else is worth saying
    m_stacks = read_stacks(m_sources.fonts, m_report);
    find_icons();
    // The rows' order is the welcome screen's, whatever order pack.toml names them in.
    for (pack::PackLanguage& row : read_languages(languages_file(), m_report)) {
      if (std::find(m_draft.languages.begin(), m_draft.languages.end(), row.language) == m_draft.languages.end())
        continue;
      for (const std::string& font : row.fonts)
        if (!m_stacks.contains(font))
          m_report.fault(
              Rule::language_unknown, {languages_file(), 0},
              row.language.tag() + " asks for the fonts '" + font + "', which " + m_sources.fonts + " has not");
      m_editions.push_back({std::move(row), {}, {}, {}, {}});
    }
    for (const Language& language : m_draft.languages) {
      const auto is_it = [&](const Edition& edition) { return edition.row.language == language; };
      if (std::none_of(m_editions.begin(), m_editions.end(), is_it))
        m_report.fault(Rule::language_unknown, m_draft.languages_place,
                       language.tag() + " is not in " + languages_file() + "; add it there first");
    }
  }

  void find_icons() {
    const auto stack = m_stacks.find(icon_stack);
    if (stack == m_stacks.end()) return;
    const auto find = [&](const Icon& icon) {
      if (icon.name.empty() || m_icons.contains(icon.name)) return;
      auto code_point = icon_code_point(stack->second.regular, icon.name);
      if (code_point)
        m_icons.emplace(icon.name, *code_point);
      else
        m_report.fault(Rule::icon_missing, icon.place, std::move(code_point).error());
    };
    for (const DraftTopic& topic : m_draft.topics) find(topic.icon);
    for (const DraftPage& page : m_draft.pages) {
      find(page.icon);
      for (const SourceBlock& block : page.blocks)
        for (const Icon& icon : block.icons) find(icon);
    }
    if (m_draft.questions) find(m_draft.questions->icon);
  }

  void translate(bool count_translated) {
    check_linguas(m_sources.locales, m_report);
    check_linguas(m_sources.locales + "/" + m_draft.name, m_report);
    for (const DraftHelpline& helpline : m_draft.helplines)
      if (helpline.is_shown()) m_numbers.emplace(helpline.id, helpline.phone);
    translate_side_by_side();
    for (Edition& edition : m_editions) {
      m_report.take(std::move(edition.report));
      add_words(edition);
      if (count_translated) note_progress(edition);
    }
    if (!m_sources.release) return;
    std::vector<pack::PackLanguage> rows;
    for (const Edition& edition : m_editions) rows.push_back(edition.row);
    check_release(m_draft, rows, m_sources.locales, today(), m_report);
  }

  // A language knows nothing of another, so each core takes the next one.
  void translate_side_by_side() {
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
      for (std::size_t i = next++; i < m_editions.size(); i = next++) translate_one(m_editions[i]);
    };
    std::vector<std::jthread> others;
    const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
    while (others.size() + 1 < std::min(cores, m_editions.size())) others.emplace_back(work);
    work();
  }

  void translate_one(Edition& edition) const {
    const Language& language = edition.row.language;
    edition.catalogues = read_catalogues(m_sources.locales, m_draft.name, language, edition.report);
    check_program_places(edition.catalogues.program, edition.report);
    edition.made = make_book(m_draft, edition.catalogues, m_icons, edition.report);
    edition.row.review = language == Language::of("en-GB") ? m_draft.review : edition.catalogues.review();
    edition.json = write_book(edition.made.book);
    // What is written is read back as the kiosk will read it.
    if (const auto back = content::parse_book(edition.json, m_numbers); !back && !edition.report.has_faults())
      edition.report.fault(Rule::kiosk_refuses, {m_sources.content, 0},
                           language.tag() + " would be refused by the kiosk: " + back.error().detail);
  }

  void add_words(const Edition& edition) {
    const std::string folder = "text/" + edition.row.language.folder();
    m_files[folder + "/pages.json"] = bytes_of(edition.json);
    m_files[folder + "/ui.mo"] = edition.catalogues.program.mo;
  }

  void note_progress(const Edition& edition) {
    if (edition.made.messages == edition.made.translated) return;
    m_report.note(Rule::translation_missing, {},
                  edition.row.language.tag() + ": " + std::to_string(edition.made.translated) + " of " +
                      std::to_string(edition.made.messages) +
                      " messages are translated; the others are shown in English.");
  }

  void write_about() {
    pack::About about;
    about.id = m_draft.id;
    about.group = m_draft.group;
    about.title = m_draft.title;
    about.publisher = m_draft.publisher;
    about.version = m_draft.version;
    about.created = m_draft.created;
    about.review_by = m_draft.review_by;
    about.numbers = m_numbers;
    about.preview = false;
    for (const Edition& edition : m_editions) {
      about.languages.push_back(edition.row);
      about.preview |= edition.row.review == "draft" || has_unchecked(edition.made.book);
    }
    const std::string json = pack::write_about(about);
    if (const auto back = pack::parse_about(json); !back)
      m_report.fault(Rule::kiosk_refuses, {m_sources.content + "/pack.toml", 0},
                     "the kiosk would refuse it: " + back.error().detail);
    m_files["pack.json"] = bytes_of(json);
  }

  static bool has_unchecked(const content::Book& book) {
    const auto unchecked = [](const auto& entry) { return entry.second.unchecked; };
    return std::any_of(book.pages.begin(), book.pages.end(), unchecked) ||
           std::any_of(book.helplines.begin(), book.helplines.end(), unchecked) ||
           (book.questions && book.questions->unchecked);
  }

  void cut_fonts() {
    std::vector<Letters> letters;                      // of each edition
    std::map<std::string, std::set<char32_t>> wanted;  // by stack
    for (const Edition& edition : m_editions) {
      letters.push_back(letters_of(m_draft, edition.catalogues, edition.row, languages_file()));
      for (const std::string& font : edition.row.fonts)
        for (const auto& [c, place] : letters.back()) wanted[font].insert(c);
    }
    std::map<std::string, std::set<char32_t>> missing;  // by font: "arabic-bold"
    for (const auto& [name, characters] : wanted) {
      const FontFiles& files = m_stacks.find(name)->second;
      missing[name + "-regular"] = cut(files.regular, files, name + "-regular", characters);
      missing[name + "-bold"] = cut(files.bold, files, name + "-bold", characters);
    }
    for (std::size_t i = 0; i < m_editions.size(); ++i) check_glyphs(m_editions[i], letters[i], missing);

    std::set<char32_t> icons(kiosk::icon::all.begin(), kiosk::icon::all.end());
    for (const auto& [name, c] : m_icons) icons.insert(c);
    const FontFiles& files = m_stacks.find(icon_stack)->second;
    auto subset = subset_font(files.regular, files.face, icons, FontUse::pictures);
    if (!subset) return m_report.fault(Rule::font_unreadable, files.place, std::move(subset).error());
    for (const char32_t c : subset->missing)
      m_report.fault(Rule::font_unreadable, files.place, "the icon font has no picture at " + name_of(c));
    m_files["fonts/icons.ttf"] = std::move(subset->bytes);
  }

  std::set<char32_t> cut(const std::string& file, const FontFiles& files, const std::string& name,
                         const std::set<char32_t>& wanted) {
    auto subset = subset_font(file, files.face, wanted, FontUse::words);
    if (!subset) return m_report.fault(Rule::font_unreadable, files.place, std::move(subset).error()), wanted;
    m_files["fonts/" + name + (subset->cff ? ".otf" : ".ttf")] = std::move(subset->bytes);
    return std::move(subset->missing);
  }

  // A character is missing when no font of the language's stack has it.
  void check_glyphs(const Edition& edition, const Letters& letters,
                    const std::map<std::string, std::set<char32_t>>& missing) {
    if (m_report.has_faults()) return;  // a font that could not be read has nothing
    for (const auto& [c, place] : letters) {
      if (needs_no_glyph(c)) continue;
      for (const char* weight : {"-regular", "-bold"}) {
        const auto lacks = [&, wanted = c](const std::string& font) {
          return missing.at(font + weight).contains(wanted);
        };
        if (!std::all_of(edition.row.fonts.begin(), edition.row.fonts.end(), lacks)) continue;
        std::string shown;
        utf8::append(shown, c);
        m_report.fault(Rule::glyph_missing, place,
                       "no font of " + edition.row.language.tag() + " has a glyph for " + name_of(c) + " (" + shown +
                           "); write it otherwise, or add a font to the language");
        break;
      }
    }
  }

  Sources m_sources;
  Report& m_report;
  Draft m_draft;
  FontStacks m_stacks;
  IconTable m_icons;
  std::vector<Edition> m_editions;
  bool m_translated = false;
  std::map<std::string, std::string> m_numbers;
  PackFiles m_files;
};

}  // namespace

Sources Sources::whole() const {
  namespace fs = std::filesystem;
  Sources filled = *this;
  for (std::string* folder : {&filled.content, &filled.locales})
    while (folder->size() > 1 && folder->ends_with('/')) folder->pop_back();
  const fs::path root = fs::absolute(filled.content).lexically_normal().parent_path().parent_path();
  const auto beside = [&](const char* name) { return (root / name).lexically_proximate(fs::current_path()).string(); };
  if (filled.locales.empty()) filled.locales = beside("locales");
  if (filled.fonts.empty()) filled.fonts = beside("fonts/stacks.toml");
  return filled;
}

std::optional<PackFiles> make_pack_files(const Sources& sources, Report& report, Inspection* seen) {
  Builder builder(sources, report);
  // Who looks at every sentence needs no count.
  auto files = builder.build(seen == nullptr);
  if (seen) *seen = std::move(builder).inspection();
  return files;
}

}  // namespace hp::author
