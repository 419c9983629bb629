#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <string_view>

#include "window/window.h"

namespace hp::window {
namespace {

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

// A card that we may drive; a render node alone shows nothing.
bool has_card() {
  DIR* folder = opendir("/dev/dri");
  if (folder == nullptr) return false;
  bool found = false;
  while (const dirent* entry = found ? nullptr : readdir(folder)) {
    if (!std::string_view(entry->d_name).starts_with("card")) continue;
    const int card = open(("/dev/dri/" + std::string(entry->d_name)).c_str(), O_RDWR | O_CLOEXEC);
    found = card >= 0;
    if (found) close(card);
  }
  closedir(folder);
  return found;
}

}  // namespace

bool display_seems_present() { return is_set("DISPLAY") || is_set("WAYLAND_DISPLAY") || has_card(); }

}  // namespace hp::window
