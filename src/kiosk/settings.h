#pragma once
// The site's own settings, /etc/helppoint/kiosk.toml. All optional; a fault is one sentence on stderr and the default.
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "result.h"
#include "units.h"
#include "window/window.h"

namespace hp::kiosk {

struct Settings {
  std::optional<std::array<float, 2>> screen_mm;  // width and height of the glass
  window::Rotation rotation = window::Rotation::none;
  std::optional<std::array<float, 6>> touch_matrix;
  std::string output;
  std::string place;                       // for the cover
  std::vector<std::string> opening_hours;  // for the cover
  int idle_seconds = 60;                   // time to the covering: 20–60
};

// A file that is not there is no fault. Errors: settings.unreadable, with line and what to do.
Result<Settings> read_settings(const std::string& file);

// Pixels per millimetre: by screen_mm, else the sizes of design §8, else 4.03.
Scale scale_for(window::Size size, const Settings& settings);

}  // namespace hp::kiosk
