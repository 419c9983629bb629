#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

#include "text/paragraph.h"
#include "text/paragraph_state.h"

namespace hp::text {
namespace {

// What was asked for, kept to compare in full: the hash only finds the shelf, and texts that share one must never show
// one another. Shelves are few enough that they do share, in every test and every day, and not once a century.
struct Content {
  std::string text;
  Language language;
  Direction direction;
  Wrap wrap;
  std::vector<Span> spans;

  bool matches(const ParagraphSource& source) const {
    return text == source.text && direction == source.direction && wrap == source.style.wrap &&
           language == source.language &&
           std::equal(spans.begin(), spans.end(), source.spans.begin(), source.spans.end());
  }
};

constexpr std::size_t shelves = 1024;

std::size_t shelf_of(const ParagraphSource& source) {
  std::size_t hash = std::hash<std::string_view>{}(source.text);
  const auto mix = [&](std::size_t more) { hash = (hash ^ more) * 0x9E3779B97F4A7C15u; };
  mix(std::hash<std::string>{}(source.language.tag()));
  mix(static_cast<std::size_t>(source.direction) << 8 | static_cast<std::size_t>(source.style.wrap));
  for (const Span& span : source.spans) mix(std::size_t{span.start} << 32 | span.end);
  return (hash ^ hash >> 32) % shelves;
}

struct Entry {
  std::shared_ptr<const Content> content;  // shared by the same text in other sizes and widths
  float width = 0;
  Paragraph paragraph;
  std::uint64_t last_used = 0;  // frame
  std::size_t bytes = 0;        // in memory, about; what is shared is counted with each that shares it
};

template <typename Vector>
std::size_t held(const Vector& vector) {
  return vector.capacity() * sizeof(typename Vector::value_type);
}

std::size_t bytes_of(const Content& content, const ParagraphState& state) {
  const Analysis& a = *state.analysis;
  const Shaped& s = *state.shaped;
  return sizeof(Entry) + sizeof(Content) + sizeof(ParagraphState) + sizeof a + sizeof s + content.text.capacity() +
         held(content.spans) + held(a.text) + held(a.byte_of) + held(a.spans) + held(a.levels) + held(a.traits) +
         held(a.scripts) + held(s.glyphs) + held(s.first_glyph) + held(s.x_at) + s.unsafe.capacity() / 8 +
         held(state.laid.lines) + held(state.laid.glyphs) + held(state.laid.tag_boxes);
}

}  // namespace

struct LayoutCacheState {
  const Fonts* fonts = nullptr;
  std::size_t max_bytes = 0;
  std::vector<std::vector<std::unique_ptr<Entry>>> entries = std::vector<std::vector<std::unique_ptr<Entry>>>(shelves);
  std::size_t bytes = 0;  // of all entries
  std::uint64_t frame = 0;
  LayoutCache::Counters counters;

  static const ParagraphState& state(const Entry& entry) { return *entry.paragraph.m_state; }

  static bool shaped_alike(const ParagraphState& s, const ParagraphSource& source) {
    return s.stack == source.stack && s.style.size_px == source.style.size_px && s.style.bold == source.style.bold;
  }

  const Paragraph& lay_out(const ParagraphSource& source, float width) {
    std::vector<std::unique_ptr<Entry>>& shelf = entries[shelf_of(source)];
    const Entry* relative = nullptr;  // the same text, in another size or width: its earlier stages serve
    for (const auto& entry : shelf) {
      if (!entry->content->matches(source)) continue;
      const bool alike = shaped_alike(state(*entry), source);
      if (alike && entry->width == width && state(*entry).style == source.style) {
        entry->last_used = frame;
        ++counters.hits;
        return entry->paragraph;
      }
      if (relative == nullptr || alike) relative = entry.get();
    }
    shelf.push_back(make(source, width, relative));
    bytes += shelf.back()->bytes;
    return shelf.back()->paragraph;
  }

  std::unique_ptr<Entry> make(const ParagraphSource& source, float width, const Entry* relative) {
    auto made = std::make_unique<ParagraphState>();
    made->fonts = fonts;
    made->stack = source.stack;
    made->style = source.style;
    made->analysis = relative != nullptr ? state(*relative).analysis : analyse_source(*fonts, source);
    if (relative != nullptr && shaped_alike(state(*relative), source)) {
      made->shaped = state(*relative).shaped;
    } else {
      made->shaped = shape_source(*fonts, source, *made->analysis);
      ++counters.shaped;
    }
    auto content = relative != nullptr
                       ? relative->content
                       : std::make_shared<const Content>(Content{std::string(source.text),
                                                                 source.language,
                                                                 source.direction,
                                                                 source.style.wrap,
                                                                 {source.spans.begin(), source.spans.end()}});
    std::unique_ptr<Entry> entry(new Entry{std::move(content), width, Paragraph(std::move(made)), frame});
    entry->paragraph.fit(width);
    ++counters.fitted;
    entry->bytes = bytes_of(*entry->content, state(*entry));
    return entry;
  }

  // Only between frames, so that what lay_out() gave stays good within one.
  void evict_half() {
    std::vector<std::pair<std::uint64_t, std::size_t>> ages;  // last used, bytes
    for (const auto& shelf : entries)
      for (const auto& entry : shelf) ages.emplace_back(entry->last_used, entry->bytes);
    std::sort(ages.begin(), ages.end());
    std::size_t to_go = bytes - max_bytes / 2, older_ones = 0;
    std::uint64_t oldest_kept = 0;
    for (const auto& [last_used, size] : ages) {
      oldest_kept = last_used;
      if ((older_ones += size) >= to_go) break;
    }
    // Strictly older ones first, then of that age until enough are gone.
    for (const bool older : {true, false}) {
      for (auto& shelf : entries)
        std::erase_if(shelf, [&](const std::unique_ptr<Entry>& entry) {
          const bool goes = to_go > 0 && (older ? entry->last_used < oldest_kept : entry->last_used == oldest_kept);
          if (!goes) return false;
          to_go -= std::min(to_go, entry->bytes);
          bytes -= entry->bytes;
          ++counters.evicted;
          return true;
        });
    }
  }
};

LayoutCache::LayoutCache(const Fonts& fonts, std::size_t max_bytes) : m_state(std::make_unique<LayoutCacheState>()) {
  m_state->fonts = &fonts;
  m_state->max_bytes = max_bytes;
}

LayoutCache::~LayoutCache() = default;

const Paragraph& LayoutCache::lay_out(const ParagraphSource& source, float width_px) {
  return m_state->lay_out(source, width_px);
}

void LayoutCache::end_frame() {
  if (m_state->bytes > m_state->max_bytes) m_state->evict_half();
  ++m_state->frame;
}

void LayoutCache::clear() {
  for (auto& shelf : m_state->entries) shelf.clear();
  m_state->bytes = 0;
}

LayoutCache::Counters LayoutCache::counters() const { return m_state->counters; }

}  // namespace hp::text
