#pragma once
// One frame of the screen, in immediate mode: shapes, sentences, icons and controls, placed in start/end coordinates.
// Dear ImGui underneath keeps the frame, the ids, the clipping, the hit test and the draw list; every visible string is
// set by the text room and reaches the list as glyph quads. Each control and text is also an entry of the spoken tree.
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/direction.h"
#include "kiosk/gesture.h"
#include "kiosk/spoken.h"
#include "kiosk/theme.h"
#include "kiosk/typefaces.h"
#include "kiosk/words.h"
#include "paint/surface.h"
#include "text/atlas.h"
#include "text/paragraph.h"
#include "units.h"
#include "window/window.h"

struct ImDrawData;

namespace hp::kiosk {

// How a sentence is set. `size` is the standard one; the visitor's text size multiplies it unless `fixed`.
struct Type {
  Mm size = size::text;
  bool bold = false;
  text::Wrap wrap = text::Wrap::normal;
  text::Align align = text::Align::start;
  bool fixed = false;
  float at_most_factor = 2.0f;  // parts with no room to grow (the bar)
  float line_height_em = 0;     // 0: the language's own; a number needs no room for Nastaliq
  bool with_flow = false;  // at the layout's start even where the sentence runs the other way (labels beside icons)
};

struct Control {
  bool pressed = false;  // a finger is on it
  bool tapped = false;   // a finger lifted on it, or Enter
  bool focused = false;
};

// A shape that is not a glyph, as draw.cpp finds it behind a quad of the draw list.
struct Shape {
  enum class Kind : std::uint8_t { fill, stroke, dashes } kind = Kind::fill;
  float radius = 0, thickness = 0;  // px; dashes: radius is the dash, thickness the gap
};

class Ui {
 public:
  Ui(const Typefaces& typefaces, Scale scale);
  ~Ui();

  // Everything is set and stands in the spoken tree, and no glyph is drawn: for those who look only whether it fits.
  void set_without_drawing() { m_draws = false; }

  // --- a frame ---
  // How many pages the atlas may have for such a screen. Its glyphs cover less than the screen, and on the shelves of
  // the atlas they waste at most as much as they need.
  static unsigned atlas_pages(window::Size screen);

  void begin(window::Size screen, Flow flow, const Palette& palette, float text_factor);
  const ImDrawData* end();
  const std::vector<Shape>& shapes() const { return m_shapes; }
  const text::Atlas& atlas() const { return m_atlas; }
  const SpokenTree& tree() const { return m_tree; }
  const std::vector<std::string>& torn() const {
    return m_torn;
  }  // sentences whose box is too narrow for one of their words
  // Where every sentence of the frame stands, on the glass (px), and the room it was given. Only without drawing.
  struct Said {
    std::string words;
    Box text, room;
    bool scrolls = false;
  };
  const std::vector<Said>& said() const { return m_said; }
  float smallest_type() const { return m_smallest_type; }  // px of the em: the smallest letters of the frame

  // --- the finger and the keys, between frames ---
  void press(float x, float y);
  void move(float x, float y);
  void release(float x, float y);
  void cancel();
  void focus_next(int step);  // Tab: through everything that can be activated, round and round
  void activate_focus();
  void clear_focus() { m_focus.clear(); }
  const std::string& focus() const { return m_focus; }  // the id that has it, or empty

  // --- sizes ---
  float px(Mm mm) const { return m_scale.px(mm); }
  float width() const { return m_width; }
  float height() const { return m_height; }
  bool landscape() const { return m_width > m_height; }
  float text_factor() const { return m_text_factor; }
  const Palette& colours() const { return *m_palette; }
  const Flow& flow() const { return m_flow; }
  const Typefaces& typefaces() const { return m_typefaces; }

  // For a part in another language than the screen's, such as an English page in Arabic: while this lives, boxes are
  // placed by that language's direction.
  class Reading {
   public:
    Reading(Ui& ui, const Language& language);
    ~Reading() { m_ui.m_flow = m_before; }
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;

   private:
    Ui& m_ui;
    Flow m_before;
  };

  // --- shapes (px, start/end coordinates) ---
  void fill(Box box, paint::Colour colour, float radius = 0);
  void stroke(Box box, paint::Colour colour, float radius, float thickness);
  void dashes(Box box, paint::Colour colour);
  // The icon's square; `points` mirrors it where the language is read from right to left.
  void icon(Box box, std::uint32_t code_point, paint::Colour colour, bool points = false);

  // --- sentences ---
  const text::Paragraph& lay(const Words& words, const Type& type, float width);
  // Draws at the box's top; returns the height taken. Adds an entry to the spoken tree unless `silent` (it is the name
  // of a control that has its own).
  float say(float x, float y, float width, const Words& words, const Type& type, paint::Colour colour,
            Role role = Role::text, bool silent = false);
  // Vertically in the middle of the box.
  void say_centred(Box box, const Words& words, const Type& type, paint::Colour colour, bool silent = true);
  // Links of the sentence last said that was touched in this frame: "topic/id", or empty.
  const std::string& followed() const { return m_followed; }

  // --- controls ---
  // `part` tells apart the boxes of one control that stands on several lines (a link).
  Control control(std::string_view id, Box box, const Words& name, Role role = Role::button, int part = 0);
  void focus_ring(Box box, float radius);
  // What floats over the part that scrolls (the pill, a banner): a touch inside it is for it alone.
  void float_over(Box box) { m_floating_next.push_back(placed(box)); }
  // What hides the part that scrolls: nothing there can be tapped, but a finger may still move the page from it.
  void hide_below(Box box) { m_hidden_next.push_back(placed(box)); }
  bool is_floating(float x, float y) const;  // px of the glass, in the frame last drawn

  // --- a part of the screen that scrolls: content coordinates start at (0, 0) inside ---
  void begin_scroll(Box view, float offset);
  void end_scroll();

 private:
  Box placed(Box box) const;
  void quad(const Box& placed, std::uintptr_t texture, std::uint32_t colour, float u0, float v0, float u1, float v1);
  void shape(Box box, Shape shape, paint::Colour colour);
  void glyphs(const text::Paragraph& paragraph, float left, float top, float size_px, paint::Colour colour);
  float size_px(const Type& type) const;
  bool outside_view(const Box& placed) const;

  const Typefaces& m_typefaces;
  Scale m_scale;
  text::LayoutCache m_layouts;
  text::Atlas m_atlas;
  struct Context;
  std::unique_ptr<Context> m_context;

  float m_width = 0, m_height = 0, m_text_factor = 1;
  Flow m_flow;
  const Palette* m_palette = nullptr;
  std::vector<Shape> m_shapes;
  SpokenTree m_tree;
  std::string m_focus, m_followed;
  bool m_activate = false, m_draws = true;
  float m_smallest_type = 0;
  std::vector<std::string> m_torn;
  std::vector<Said> m_said;
  Box m_view{};         // placed; the clip in force
  float m_shift_y = 0;  // of content inside a scrolling part
  bool m_scrolling = false;
  // Placed; as they were in the frame before, and are in this.
  std::vector<Box> m_floating, m_floating_next, m_hidden, m_hidden_next;
  text::FontStack m_icon_stack;
  int m_links = 0;  // numbered over the whole screen: link:1 …
};

// What a texture id of the draw list stands for.
enum class Texture : std::uintptr_t { triangles = 0, glyphs = 1, shape = 2, glyphs_mirrored = 3 };
inline std::uintptr_t texture_id(Texture kind, std::uintptr_t index) {
  return (index << 2) | static_cast<std::uintptr_t>(kind);
}
inline Texture texture_kind(std::uintptr_t id) { return static_cast<Texture>(id & 3); }
inline std::uintptr_t texture_index(std::uintptr_t id) { return id >> 2; }

}  // namespace hp::kiosk
