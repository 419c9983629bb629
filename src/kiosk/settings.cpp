#include "kiosk/settings.h"

#include <toml++/toml.h>

#include <cmath>
#include <filesystem>

namespace hp::kiosk {
namespace {

Error fault(const std::string& file, const toml::source_region& where, const std::string& what) {
  return {"settings.unreadable", file + ":" + std::to_string(where.begin.line) + ": " + what};
}

constexpr double most_number = 100'000;

template <std::size_t N>
std::optional<std::array<float, N>> numbers(const toml::node& node) {
  const toml::array* list = node.as_array();
  if (list == nullptr || list->size() != N) return std::nullopt;
  std::array<float, N> out{};
  for (std::size_t i = 0; i < N; ++i) {
    const auto value = (*list)[i].value<double>();
    if (!value || !(std::abs(*value) <= most_number)) return std::nullopt;  // TOML has nan and inf too
    out[i] = static_cast<float>(*value);
  }
  return out;
}

}  // namespace

Result<Settings> read_settings(const std::string& file) {
  Settings settings;
  std::error_code missing;
  if (!std::filesystem::exists(file, missing)) return settings;
  toml::table table;
  try {
    table = toml::parse_file(file);
  } catch (const toml::parse_error& e) {
    return fault(file, e.source(), std::string(e.description()) + "; mend the line, or take the file away");
  }
  for (const auto& [key, node] : table) {
    const std::string name(key.str());
    if (name == "screen_mm") {
      settings.screen_mm = numbers<2>(node);
      if (!settings.screen_mm || (*settings.screen_mm)[0] < 50 || (*settings.screen_mm)[1] < 50)
        return fault(file, node.source(), "screen_mm is the width and height of the glass in mm, like [268, 476]");
    } else if (name == "rotation") {
      const auto value = node.value<int64_t>();
      if (value == 0)
        settings.rotation = window::Rotation::none;
      else if (value == 90)
        settings.rotation = window::Rotation::right;
      else if (value == 180)
        settings.rotation = window::Rotation::half;
      else if (value == 270)
        settings.rotation = window::Rotation::left;
      else
        return fault(file, node.source(), "rotation is 0, 90, 180 or 270 (degrees to the right)");
    } else if (name == "touch_matrix") {
      settings.touch_matrix = numbers<6>(node);
      if (!settings.touch_matrix) return fault(file, node.source(), "touch_matrix is six numbers: two rows of three");
    } else if (name == "output" || name == "place") {
      const auto value = node.value<std::string>();
      if (!value) return fault(file, node.source(), name + " is a name in quotes");
      (name == "output" ? settings.output : settings.place) = *value;
    } else if (name == "opening_hours") {
      const toml::array* lines = node.as_array();
      if (lines == nullptr) return fault(file, node.source(), "opening_hours is a list of lines in quotes");
      for (const toml::node& line : *lines) {
        const auto value = line.value<std::string>();
        if (!value) return fault(file, line.source(), "opening_hours is a list of lines in quotes");
        settings.opening_hours.push_back(*value);
      }
    } else if (name == "idle_seconds") {
      const auto value = node.value<int64_t>();
      if (!value || *value < 20 || *value > 60)
        return fault(file, node.source(), "idle_seconds is a whole number from 20 to 60");
      settings.idle_seconds = static_cast<int>(*value);
    } else {
      return fault(file, node.source(), "there is no setting '" + name + "'; README lists them");
    }
  }
  return settings;
}

Scale scale_for(window::Size size, const Settings& settings) {
  const auto by_mm = [&](float width_mm, float height_mm) {
    // The smaller of the two, so that nothing is larger than it says.
    return Scale(std::min(static_cast<float>(size.width) / width_mm, static_cast<float>(size.height) / height_mm));
  };
  if (settings.screen_mm) return by_mm((*settings.screen_mm)[0], (*settings.screen_mm)[1]);
  if (size == window::Size{1080, 1920}) return by_mm(268, 476);
  if (size == window::Size{1920, 1080}) return by_mm(476, 268);
  if (size == window::Size{1366, 768}) return by_mm(344, 194);
  if (size == window::Size{1024, 768}) return by_mm(304, 228);
  return Scale(4.03f);
}

}  // namespace hp::kiosk
