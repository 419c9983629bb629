#pragma once
// The shipped pack on a glass of any size, screen after screen, without a process or a window: what the tests of
// accessibility look at. The pack is the one of the build (packaging/make-pack).
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/draw.h"
#include "kiosk/edition.h"
#include "kiosk/screens/screens.h"
#include "kiosk/settings.h"
#include "kiosk/ui.h"
#include "pack/store.h"

namespace hp::kiosk::house {

inline constexpr window::Size portrait{1080, 1920}, landscape{1920, 1080}, wide{1366, 768}, low{1024, 768};
inline constexpr std::array screens{portrait, landscape, wide, low};

struct Frame {
  Shown shown;
  SpokenTree tree;
  float smallest_type = 0;  // px of the em
  std::vector<std::string> torn;
  std::size_t shapes = 0;
};

class Glass {
 public:
  // The edition must outlive it.
  Glass(Edition& edition, window::Size size);

  Session session;
  std::optional<Screen> front;
  std::optional<pack::Receipt> receipt;
  std::string today = "2026-11-24";

  // Turns until nothing changes, as a visit does. What is tapped by `focus` + `enter` acts.
  Frame show();
  std::vector<std::uint32_t> paint();  // the same, in pixels 0xAARRGGBB, row by row
  // As it stands on this glass after all that was painted on it before.
  const std::vector<std::uint32_t>& paint_over();
  Frame tap(const std::string& id);  // by the keyboard: no finger is needed to act
  void stand(const Language& language, const Place& place);

  Ui& ui() { return m_ui; }
  Scale scale() const { return m_scale; }
  window::Size size() const { return m_size; }

 private:
  Frame turn();
  Edition& m_edition;
  Settings m_settings;
  window::Size m_size;
  Scale m_scale;
  Ui m_ui;
  const ImDrawData* m_data = nullptr;
  Painter m_painter;
  std::vector<std::uint32_t> m_pixels;
};

Edition& shipped();  // opened once
std::string name_of(const Place& place);

// Calls `look` for welcome, every place and what stands in front, in this language.
void walk(Glass& glass, const Language& language,
          const std::function<void(const std::string& where, const Frame&)>& look);

}  // namespace hp::kiosk::house
