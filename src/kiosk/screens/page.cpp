#include <algorithm>
#include <cmath>

#include "kiosk/icons.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/screens.h"

namespace hp::kiosk {
namespace {

// Space above a block, in parts of the gap: a heading stands nearer to what it heads.
float space_above(const content::Block& block, bool first) {
  if (first) return 0;
  if (std::holds_alternative<content::Heading>(block.what)) return 1.7f;
  if (std::holds_alternative<content::Text>(block.what) || std::holds_alternative<content::List>(block.what))
    return 0.8f;
  return 1.1f;  // boxes need air around their edges
}

class PageWriter {
 public:
  PageWriter(Stage& stage, float y) : m_stage(stage), m_ui(stage.ui), m_y(y) {}
  float y() const { return m_y; }

  void write(const content::Block& block, bool first) {
    m_y += m_ui.px(size::gap) * space_above(block, first);
    m_language = &block.language;
    const Ui::Reading reading(m_ui, block.language);
    if (is_over(block.until, m_stage.today)) {
      if (block.fallback) text(*block.fallback);
      return;
    }
    std::visit([this](const auto& what) { put(what); }, block.what);
  }

 private:
  Words words(const content::Sentence& sentence) const {
    return m_stage.edition.sentence(sentence, *m_language, *m_stage.book);
  }

  void text(const content::Sentence& sentence) {
    m_y += say(m_stage.left, m_stage.width, words(sentence), text_type, m_ui.colours().ink);
  }

  float say(float x, float width, const Words& words, const Type& type, paint::Colour colour, Role role = Role::text) {
    const float height = m_ui.say(x, m_y, width, words, type, colour, role);
    if (!m_ui.followed().empty() && m_stage.book->pages.contains(m_ui.followed())) m_follow = m_ui.followed();
    return height;
  }

  void put(const content::Heading& heading) {
    m_y += say(m_stage.left, m_stage.width, words(heading.sentence), heading_type, m_ui.colours().ink, Role::heading);
  }

  void put(const content::Text& paragraph) { text(paragraph.sentence); }

  void put(const content::List& list) {
    const float mark = m_ui.px(list.numbered ? Mm{16.5f} : Mm{13.4f}) * std::max(1.0f, m_ui.text_factor() * 0.8f);
    const float picture = std::round(mark * 0.78f);  // the pictures of steps stand in a column of their own
    const float indent = list.icons.empty() ? mark : mark + picture + std::round(mark * 0.28f);
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      if (i > 0) m_y += m_ui.px(size::gap) * 0.45f;
      const Words item = words(list.items[i]);
      const text::Paragraph& laid = m_ui.lay(item, text_type, m_stage.width - indent);
      const float line = laid.lines().empty() ? 0 : laid.lines().front().height;
      if (list.numbered) {
        const float side = std::round(mark * 0.72f);
        const Box disc{m_stage.left, m_y + (line - side) / 2, side, side};
        m_ui.fill(disc, m_ui.colours().teal, side / 2);
        const Words number = set_number(std::to_string(i + 1), Language::of("en-GB"));
        const Type type{.size = size::text * 0.92f,
                        .bold = true,
                        .wrap = text::Wrap::none,
                        .align = text::Align::centre,
                        .at_most_factor = 1.25f,
                        .line_height_em = 1};  // of its digits alone
        m_ui.say_centred(disc, number, type, m_ui.colours().on_teal);
        if (i < list.icons.size() && list.icons[i] != 0)
          m_ui.icon({m_stage.left + mark, m_y + (line - picture) / 2, picture, picture}, list.icons[i],
                    m_ui.colours().teal);
      } else {
        const float dot = std::round(m_ui.px(Mm{3.2f}));
        // Beside the middle of the first line's letters, wherever the line's own box puts them.
        const float middle =
            laid.lines().empty() ? 0 : laid.lines().front().baseline - m_ui.px(size::text) * m_ui.text_factor() * 0.30f;
        m_ui.fill({m_stage.left + m_ui.px(Mm{1.5f}), m_y + middle - dot / 2, dot, dot}, m_ui.colours().teal, dot / 2);
      }
      m_y += say(m_stage.left + indent, m_stage.width - indent, item, text_type, m_ui.colours().ink);
    }
  }

  void put(const content::Callout& callout) {
    const bool danger = callout.kind == content::Callout::Kind::danger;
    const Palette& colours = m_ui.colours();
    const paint::Colour ground = danger ? colours.danger_ground : colours.note_ground;
    const paint::Colour ink = danger ? colours.danger_text : colours.note_text;
    const float pad = m_ui.px(size::pad) * 0.9f, side = m_ui.px(size::small_icon) * std::min(m_ui.text_factor(), 1.6f);
    const float left = m_stage.left + pad + side + pad, room = m_stage.width - (left - m_stage.left) - pad;
    const Type type{.size = size::text, .bold = danger};
    float height = 0;
    for (const content::Sentence& sentence : callout.sentences) {
      if (height > 0) height += m_ui.px(size::gap) * 0.5f;
      height += m_ui.lay(words(sentence), type, room).height();
    }
    const Box box{m_stage.left, m_y, m_stage.width, std::max(height, side) + 2 * pad};
    m_ui.fill(box, ground, m_ui.px(size::radius));
    if (ground == colours.paper) m_ui.stroke(box, ink, m_ui.px(size::radius), m_ui.px(size::rule));
    m_ui.icon({m_stage.left + pad, m_y + pad, side, side}, danger ? icon::danger : icon::note, ink);
    const float top = m_y;
    m_y += pad + std::max(0.0f, (side - height) / 2);
    for (const content::Sentence& sentence : callout.sentences) {
      m_y += say(left, room, words(sentence), type, ink);
      m_y += m_ui.px(size::gap) * 0.5f;
    }
    m_y = top + box.h;
  }

  void put(const content::HelplineCard& card) {
    const auto helpline = m_stage.book->helplines.find(card.id);
    if (helpline == m_stage.book->helplines.end()) return;
    const Ui::Reading in_own(m_ui, m_stage.language);  // a card speaks the visitor's language on an English page too
    const CardShown shown = show_card(m_stage, helpline->second, m_y);
    if (shown.tapped) m_helpline = card.id;
    m_y += shown.height;
  }

 public:
  std::string m_follow, m_helpline;  // what was tapped

 private:
  Stage& m_stage;
  Ui& m_ui;
  float m_y;
  const Language* m_language = nullptr;
};

// The pages before and after within the topic.
struct Neighbours {
  const content::Page* previous = nullptr;
  const content::Page* next = nullptr;
};

Neighbours neighbours(const Stage& stage, const content::Page& page) {
  Neighbours out;
  for (const content::Topic& topic : stage.book->topics) {
    if (topic.id != page.topic) continue;
    bool passed = false;
    for (const std::string& id : topic.pages) {
      const auto found = stage.book->pages.find(id);
      if (found == stage.book->pages.end() || is_over(found->second.until, stage.today)) continue;
      if (id == page.id) {
        passed = true;
      } else if (!passed) {
        out.previous = &found->second;
      } else {
        out.next = &found->second;
        break;
      }
    }
  }
  return out;
}

bool show_neighbour(Stage& stage, const char* id, Box box, const Words& name, std::uint32_t picture, bool at_end) {
  Ui& ui = stage.ui;
  const Palette& colours = ui.colours();
  const Control control = ui.control(id, box, name);
  const float radius = ui.px(size::radius), side = ui.px(size::small_icon), pad = ui.px(size::small_pad);
  ui.fill(box, control.pressed ? pressed(colours.paper) : colours.paper, radius);
  ui.stroke(box, colours.teal, radius, ui.px(size::rule) * 1.5f);
  const Box arrow{at_end ? box.end() - pad - side : box.x + pad, box.y + (box.h - side) / 2, side, side};
  ui.icon(arrow, picture, colours.teal, true);
  const Type type{.size = size::label, .bold = true, .wrap = text::Wrap::phrase, .align = text::Align::centre};
  ui.say_centred({box.x + (at_end ? pad : 2 * pad + side), box.y, box.w - 3 * pad - side, box.h}, name, type,
                 colours.teal);
  if (control.focused) ui.focus_ring(box, radius);
  return control.tapped;
}

float show_neighbours(Stage& stage, const content::Page& page, float y) {
  const Neighbours near = neighbours(stage, page);
  if (near.previous == nullptr && near.next == nullptr) return 0;
  Ui& ui = stage.ui;
  const Words previous = stage.edition.phrase(i18n::tr_c("page", "Previous"), stage.language);
  const Words next = stage.edition.phrase(i18n::tr_c("page", "Next"), stage.language);
  const float gap = ui.px(size::gap), width = (stage.width - gap) / 2;
  const Type type{.size = size::label, .bold = true, .wrap = text::Wrap::phrase};
  const float room = width - 3 * ui.px(size::small_pad) - ui.px(size::small_icon);
  const float words = std::max(ui.lay(previous, type, room).height(), ui.lay(next, type, room).height());
  const float height = std::max(ui.px(size::row), words + ui.px(Mm{4}));
  y += gap;
  if (near.previous != nullptr &&
      show_neighbour(stage, "previous", {stage.left, y, width, height}, previous, icon::back, false))
    stage.session.replace(Screen::page, near.previous->id);
  if (near.next != nullptr &&
      show_neighbour(stage, "next", {stage.left + width + gap, y, width, height}, next, icon::forward, true))
    stage.session.replace(Screen::page, near.next->id);
  return height + 2 * gap;
}

}  // namespace

float show_page(Stage& stage) {
  const content::Page* found = shown_page(stage, stage.session.place().id);
  if (found == nullptr) return show_numbers(stage);
  const content::Page& page = *found;

  float top = show_title(stage, stage.edition.sentence(page.title, page.language, *stage.book), nullptr);
  if (!page.date.empty()) {
    const Ui::Reading reading(stage.ui, page.language);
    const Words day = fill_places("{day}", page.language, {{"day", page.date}});  // isolated: its digits lead nothing
    top += stage.ui.say(stage.left, top - stage.ui.px(size::gap) * 0.6f, stage.width, day, label_type,
                        stage.ui.colours().soft);
  }
  if (page.language != stage.language) {
    const Words only = stage.edition.phrase(i18n::tr("This page is in English only."), stage.language);
    top += show_note(stage, only, top) + stage.ui.px(size::gap) * 1.2f;
  }
  PageWriter writer(stage, top);
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    writer.write(page.blocks[i], i == 0);
    if (stage.first_look && writer.y() > stage.seen_to + stage.ui.px(size::gap) && i + 1 < page.blocks.size()) {
      stage.cut_short = true;
      return writer.y() + stage.ui.height();  // there is more: how much, the next turn knows
    }
  }
  const float y = writer.y() + show_neighbours(stage, page, writer.y() + stage.ui.px(size::gap));
  if (!writer.m_follow.empty()) stage.session.go(Screen::page, writer.m_follow);
  if (!writer.m_helpline.empty()) stage.session.go(Screen::helpline, writer.m_helpline);
  return y + stage.ui.px(size::gap);
}

}  // namespace hp::kiosk
