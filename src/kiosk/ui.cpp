#include "kiosk/ui.h"

#include <imgui.h>

#include <algorithm>
#include <cfloat>
#include <cmath>

#include "utf8.h"

namespace hp::kiosk {
namespace {

ImU32 packed(paint::Colour c) { return IM_COL32(c.r, c.g, c.b, c.a); }

bool is_in(const std::vector<Box>& boxes, float x, float y) {
  return std::any_of(boxes.begin(), boxes.end(),
                     [&](const Box& b) { return x >= b.x && x < b.end() && y >= b.y && y < b.bottom(); });
}

}  // namespace

// Dear ImGui keeps its state in a context of its own; ours is made and ended with the visit.
struct Ui::Context {
  Context() : imgui(ImGui::CreateContext()) {
    ImGui::SetCurrentContext(imgui);  // not done for us where there is another
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;  // it would write a file
    io.LogFilename = nullptr;
    io.ConfigFlags = ImGuiConfigFlags_NoMouseCursorChange;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    io.MousePos = {-FLT_MAX, -FLT_MAX};
    // It insists on a font; none of its glyphs is ever drawn.
    unsigned char* pixels = nullptr;
    int w = 0, h = 0;
    io.Fonts->GetTexDataAsAlpha8(&pixels, &w, &h);
    io.Fonts->SetTexID(reinterpret_cast<ImTextureID>(texture_id(Texture::triangles, 0)));
    ImGuiStyle& style = ImGui::GetStyle();
    style.WindowPadding = {0, 0};
    style.WindowBorderSize = 0;
    style.WindowMinSize = {1, 1};
    style.TouchExtraPadding = {0, 0};
  }
  ~Context() { ImGui::DestroyContext(imgui); }
  ImGuiContext* imgui;
};

Ui::Ui(const Typefaces& typefaces, Scale scale)
    : m_typefaces(typefaces),
      m_scale(scale),
      m_layouts(typefaces.fonts()),
      m_atlas(typefaces.fonts()),
      m_context(std::make_unique<Context>()),
      m_icon_stack{{{typefaces.icons(), typefaces.icons()}}} {}

Ui::~Ui() = default;

unsigned Ui::atlas_pages(window::Size screen) {
  const double page = double{text::Atlas::page_side} * text::Atlas::page_side;
  return static_cast<unsigned>(std::ceil(2.0 * screen.width * screen.height / page));
}

void Ui::begin(window::Size screen, Flow flow, const Palette& palette, float text_factor) {
  m_width = static_cast<float>(screen.width);
  m_height = static_cast<float>(screen.height);
  m_flow = flow;
  m_palette = &palette;
  m_text_factor = text_factor;
  m_shapes.clear();
  m_tree.clear();
  m_followed.clear();
  m_links = 0;
  m_smallest_type = 1e6f;
  m_torn.clear();
  m_said.clear();
  m_view = {0, 0, m_width, m_height};
  m_shift_y = 0;
  m_scrolling = false;
  m_floating = std::move(m_floating_next);
  m_floating_next.clear();
  m_hidden = std::move(m_hidden_next);
  m_hidden_next.clear();
  m_atlas.allow(atlas_pages(screen));
  m_atlas.begin_frame();

  ImGui::SetCurrentContext(m_context->imgui);
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {m_width, m_height};
  io.DeltaTime = 1.0f / 60.0f;  // nothing of ours is timed by it
  ImGui::NewFrame();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({m_width, m_height});
  ImGui::Begin("screen", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse);
}

const ImDrawData* Ui::end() {
  ImGui::End();
  ImGui::Render();
  m_layouts.end_frame();
  m_activate = false;
  return ImGui::GetDrawData();
}

void Ui::press(float x, float y) {
  ImGui::SetCurrentContext(m_context->imgui);
  ImGui::GetIO().MousePos = {x, y};
  ImGui::GetIO().MouseDown[0] = true;
}

void Ui::move(float x, float y) {
  ImGui::SetCurrentContext(m_context->imgui);
  ImGui::GetIO().MousePos = {x, y};
}

void Ui::release(float x, float y) {
  ImGui::SetCurrentContext(m_context->imgui);
  ImGui::GetIO().MousePos = {x, y};
  ImGui::GetIO().MouseDown[0] = false;
}

void Ui::cancel() {
  // Lifted where nothing is: whatever was pressed is let go without acting.
  release(-FLT_MAX, -FLT_MAX);
}

void Ui::focus_next(int step) {
  // A link that stands on two lines is two entries and one stop.
  std::vector<const SpokenEntry*> stops;
  for (const SpokenEntry& e : m_tree)
    if (e.reachable() &&
        std::none_of(stops.begin(), stops.end(), [&](const SpokenEntry* known) { return known->id == e.id; }))
      stops.push_back(&e);
  if (stops.empty()) return;
  int at = step > 0 ? -1 : static_cast<int>(stops.size());
  for (std::size_t i = 0; i < stops.size(); ++i)
    if (stops[i]->id == m_focus) at = static_cast<int>(i);
  const int count = static_cast<int>(stops.size());
  m_focus = stops[static_cast<std::size_t>((at + step + count) % count)]->id;
}

void Ui::activate_focus() { m_activate = !m_focus.empty(); }

bool Ui::is_floating(float x, float y) const { return is_in(m_floating_next, x, y); }

Box Ui::placed(Box box) const {
  box.y += m_shift_y;
  return m_flow.place(box);
}

void Ui::quad(const Box& b, std::uintptr_t texture, std::uint32_t colour, float u0, float v0, float u1, float v1) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushTextureID(reinterpret_cast<ImTextureID>(texture));
  list->PrimReserve(6, 4);
  list->PrimRectUV({b.x, b.y}, {b.x + b.w, b.y + b.h}, {u0, v0}, {u1, v1}, colour);
  list->PopTextureID();
}

void Ui::shape(Box box, Shape shape, paint::Colour colour) {
  Box b = placed(box);
  // Whole px, by their edges: neighbours stay neighbours.
  const float x1 = std::round(b.x + b.w), y1 = std::round(b.y + b.h);
  b.x = std::round(b.x), b.y = std::round(b.y);
  b.w = x1 - b.x, b.h = y1 - b.y;
  if (b.w <= 0 || b.h <= 0) return;
  m_shapes.push_back(shape);
  quad(b, texture_id(Texture::shape, m_shapes.size() - 1), packed(colour), 0, 0, 0, 0);
}

void Ui::fill(Box box, paint::Colour colour, float radius) { shape(box, {Shape::Kind::fill, radius, 0}, colour); }

void Ui::stroke(Box box, paint::Colour colour, float radius, float thickness) {
  shape(box, {Shape::Kind::stroke, radius, std::max(1.0f, std::round(thickness))}, colour);
}

void Ui::dashes(Box box, paint::Colour colour) {
  shape(box, {Shape::Kind::dashes, std::round(px(Mm{3})), std::round(px(Mm{2}))}, colour);
}

void Ui::icon(Box box, std::uint32_t code_point, paint::Colour colour, bool points) {
  if (code_point == 0 || !m_draws) return;
  std::string text;
  utf8::append(text, static_cast<char32_t>(code_point));
  const float size = std::round(std::min(box.w, box.h));
  const text::Paragraph& p =
      m_layouts.lay_out({.text = text,
                         .language = {},
                         .stack = &m_icon_stack,
                         .style = {.size_px = size, .line_height_em = 1.0f, .wrap = text::Wrap::none},
                         .spans = {}},
                        size);
  const Box b = placed(box);
  for (const text::PlacedGlyph& g : p.glyphs()) {
    const text::GlyphSlot slot = m_atlas.find({g.font, g.glyph, static_cast<std::uint16_t>(size * 4), 0});
    if (slot.width == 0) continue;
    // The picture centred by its ink, which is how the eye centres it.
    const float x = std::round(b.x + (b.w - slot.width) / 2), y = std::round(b.y + (b.h - slot.height) / 2);
    const bool mirrored = points && m_flow.mirrored();
    constexpr float side = text::Atlas::page_side;
    quad({x, y, static_cast<float>(slot.width), static_cast<float>(slot.height)},
         texture_id(mirrored ? Texture::glyphs_mirrored : Texture::glyphs, slot.page), packed(colour), slot.x / side,
         slot.y / side, (slot.x + slot.width) / side, (slot.y + slot.height) / side);
  }
}

float Ui::size_px(const Type& type) const {
  const float factor = type.fixed ? 1.0f : std::min(m_text_factor, type.at_most_factor);
  return std::round(px(type.size) * factor);
}

const text::Paragraph& Ui::lay(const Words& words, const Type& type, float width) {
  const Typefaces::Setting& setting = m_typefaces.of(words.language);
  text::Align align = type.align;
  if (type.with_flow && setting.direction != m_flow.direction() && align != text::Align::centre)
    align = align == text::Align::start ? text::Align::end : text::Align::start;
  return m_layouts.lay_out(
      {.text = words.text,
       .language = words.language,
       .direction = setting.direction,
       .stack = &setting.stack,
       .style = {.size_px = size_px(type),
                 .bold = type.bold,
                 .line_height_em = type.line_height_em > 0 ? type.line_height_em : setting.line_height_em,
                 .wrap = type.wrap,
                 .align = align},
       .spans = words.spans},
      width);
}

bool Ui::outside_view(const Box& b) const {
  const float x = b.x + b.w / 2, y = b.y + b.h / 2;
  return y < m_view.y || y >= m_view.y + m_view.h || x < m_view.x || x >= m_view.x + m_view.w;
}

void Ui::glyphs(const text::Paragraph& paragraph, float left, float top, float size, paint::Colour colour) {
  if (!m_draws) return;
  ImDrawList* list = ImGui::GetWindowDrawList();
  constexpr float side = text::Atlas::page_side;
  const ImU32 plain = packed(colour), link = packed(m_palette->teal);
  const auto all = paragraph.glyphs();
  std::uintptr_t texture = ~std::uintptr_t{0};
  for (const text::Line& line : paragraph.lines()) {
    // Ink may stand outside its line (Nastaliq, Khmer): a line is left out only when it is far from the view.
    if (top + line.top + 2 * line.height < m_view.y || top + line.top - line.height > m_view.y + m_view.h) continue;
    for (const text::PlacedGlyph& g : all.subspan(line.first_glyph, line.glyph_count)) {
      const float x = left + g.x;
      float whole = std::round(x);
      std::uint8_t bin = 0;
      if (g.cursive) {
        const float quarters = std::round(x * 4);
        whole = std::floor(quarters / 4);
        bin = static_cast<std::uint8_t>(quarters - whole * 4);
      }
      const text::GlyphSlot slot = m_atlas.find({g.font, g.glyph, static_cast<std::uint16_t>(size * 4), bin});
      if (slot.width == 0) continue;
      const std::uintptr_t wanted = texture_id(Texture::glyphs, slot.page);
      if (wanted != texture) {
        if (texture != ~std::uintptr_t{0}) list->PopTextureID();
        list->PushTextureID(reinterpret_cast<ImTextureID>(wanted));
        texture = wanted;
      }
      const float gx = whole + slot.left, gy = std::round(top + g.y) - slot.top;
      list->PrimReserve(6, 4);
      list->PrimRectUV({gx, gy}, {gx + slot.width, gy + slot.height}, {slot.x / side, slot.y / side},
                       {(slot.x + slot.width) / side, (slot.y + slot.height) / side}, g.tag != 0 ? link : plain);
    }
  }
  if (texture != ~std::uintptr_t{0}) list->PopTextureID();
}

Ui::Reading::Reading(Ui& ui, const Language& language) : m_ui(ui), m_before(ui.m_flow) {
  ui.m_flow = Flow(ui.m_typefaces.of(language).direction, ui.m_width);
}

float Ui::say(float x, float y, float width, const Words& words, const Type& type, paint::Colour colour, Role role,
              bool silent) {
  const text::Paragraph& p = lay(words, type, width);
  const Box box{x, y, width, p.height()};
  const Box b = placed(box);
  const float left = std::round(b.x), top = std::round(b.y);
  if (!silent) m_tree.push_back({role, {}, words.language, b, without_isolates(words.text), false, outside_view(b)});
  if (!p.glyphs().empty()) m_smallest_type = std::min(m_smallest_type, size_px(type));
  // A word broken between clusters, or a line that runs past its box.
  if (p.torn_words() > 0 || (type.wrap == text::Wrap::none && p.width() > std::ceil(width)))
    m_torn.push_back(words.text);
  if (!m_draws && p.height() > 0) m_said.push_back({words.text, b, b, m_scrolling});
  glyphs(p, left, top, size_px(type), colour);

  // Links: a rule under the words, and a control over each line they stand on.
  const float thick = std::max(1.0f, std::round(px(size::rule)));
  const auto boxes = p.tag_boxes();
  for (std::size_t link = 0; link < words.links.size(); ++link) {
    const std::string id = "link:" + std::to_string(++m_links);
    std::string name;
    for (const text::Span& s : words.spans)
      if (s.tag == link + 1) name += words.text.substr(s.start, s.end - s.start);
    int part = 0;
    for (const text::TagBox& t : boxes) {
      if (t.tag != link + 1) continue;
      Words said{.text = name, .language = words.language, .spans = {}, .links = {}};
      // Tag boxes are left/right already: undo the mirror that placed() will do.
      Box at{left + t.left, y + t.top, t.right - t.left, t.bottom - t.top};
      if (m_flow.mirrored()) at.x = m_width - at.x - at.w;
      fill({at.x, at.y + at.h * 0.86f, at.w, thick}, m_palette->teal);
      // At least as tall as a target; lines of text are closer than that, so it is the line's own height there.
      const Control c = control(id, at, said, Role::link, part++);
      if (c.tapped) m_followed = words.links[link];
      if (c.focused) focus_ring(at, px(size::ring_gap));
    }
  }
  return p.height();
}

void Ui::say_centred(Box box, const Words& words, const Type& type, paint::Colour colour, bool silent) {
  const text::Paragraph& p = lay(words, type, box.w);
  // A line's box has its letters near the middle, but Nastaliq's run down a slope in a tall box: there the ink is
  // centred.
  const bool by_ink =
      m_typefaces.of(words.language).line_height_em >= 2.0f && type.line_height_em == 0 && p.lines().size() == 1;
  const float top = by_ink ? (box.h - p.ink_top() - p.ink_bottom()) / 2 : (box.h - p.height()) / 2;
  const float needed = by_ink ? p.ink_bottom() - p.ink_top() : p.height();
  say(box.x, box.y + top, box.w, words, type, colour, Role::text, silent);
  if (m_draws || m_said.empty()) return;
  const Box room = placed(box);
  m_said.back().room = room;
  m_said.back().text = {room.x, room.y + (room.h - needed) / 2, room.w, needed};
}

Control Ui::control(std::string_view id, Box box, const Words& name, Role role, int part) {
  const Box b = placed(box);
  const std::string key(id);
  const bool focused = m_focus == key;
  m_tree.push_back({role, key, name.language, b, without_isolates(name.text), focused, outside_view(b)});

  Control out;
  out.focused = focused;
  if (focused && m_activate) out.tapped = true;
  // Dear ImGui gives a touch to the first item under it; what floats above comes later in the frame.
  const ImVec2 finger = ImGui::GetIO().MousePos;
  if (m_scrolling && (is_in(m_floating, finger.x, finger.y) || is_in(m_hidden, finger.x, finger.y))) return out;
  ImGui::SetCursorScreenPos({b.x, b.y});
  ImGui::PushID(part);
  if (ImGui::InvisibleButton(key.c_str(), {std::max(1.0f, b.w), std::max(1.0f, b.h)})) out.tapped = true;
  out.pressed = ImGui::IsItemActive() && ImGui::IsItemHovered();
  ImGui::PopID();
  return out;
}

void Ui::focus_ring(Box box, float radius) {
  const float gap = px(size::ring_gap), ring = px(size::ring);
  stroke(box.inset(-(gap + ring)), m_palette->ink, radius + gap + ring, ring);
}

void Ui::begin_scroll(Box view, float offset) {
  m_view = m_flow.place(view);
  m_shift_y = std::round(view.y - offset);
  m_scrolling = true;
  ImGui::PushClipRect({m_view.x, m_view.y}, {m_view.x + m_view.w, m_view.y + m_view.h}, true);
}

void Ui::end_scroll() {
  ImGui::PopClipRect();
  m_view = {0, 0, m_width, m_height};
  m_shift_y = 0;
  m_scrolling = false;
}

}  // namespace hp::kiosk
