// touched PROCESS X,Y…: which of these places the X server still knows to have been touched. It is asked, as any
// program may ask it: where the pointer is, and the histories of the pointer and of every device behind it. And its
// memory, which is PROCESS's, is searched for the pairs of numbers that an event carries. Prints "asked=N found=N".
#include <X11/Xlib.h>
#include <X11/extensions/XInput.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

namespace {

struct Place {
  int x = 0, y = 0;
  bool operator==(const Place&) const = default;
};

bool is_in(const std::vector<Place>& places, Place place) {
  return std::find(places.begin(), places.end(), place) != places.end();
}

int asked_for(Display* display, const std::vector<Place>& places) {
  const Window root = DefaultRootWindow(display);
  int told = 0;
  Place at;
  Window any = 0;
  int x = 0, y = 0;
  unsigned buttons = 0;
  XQueryPointer(display, root, &any, &any, &at.x, &at.y, &x, &y, &buttons);
  told += is_in(places, at);
  int events = 0;
  if (XTimeCoord* const history = XGetMotionEvents(display, root, 1, CurrentTime, &events); history != nullptr) {
    for (int i = 0; i < events; ++i) told += is_in(places, {history[i].x, history[i].y});
    XFree(history);
  }
  int devices = 0;
  XDeviceInfo* const list = XListInputDevices(display, &devices);
  for (int i = 0; i < devices; ++i) {
    if (list[i].use != IsXExtensionPointer) continue;
    XDevice* const device = XOpenDevice(display, list[i].id);
    if (device == nullptr) continue;
    int mode = 0, axes = 0;
    XDeviceTimeCoord* const history = XGetDeviceMotionEvents(display, device, 1, CurrentTime, &events, &mode, &axes);
    for (int k = 0; history != nullptr && axes >= 2 && k < events; ++k)
      told += is_in(places, {history[k].data[0], history[k].data[1]});
    if (history != nullptr) XFreeDeviceMotionEvents(history);
    XCloseDevice(display, device);
  }
  XFreeDeviceList(list);
  return told;
}

// As two doubles side by side: the valuators of an event. Nothing else has such sixteen bytes.
std::size_t found_in(const std::string& process, const std::vector<Place>& places) {
  const int memory = ::open(("/proc/" + process + "/mem").c_str(), O_RDONLY | O_CLOEXEC);
  std::ifstream maps("/proc/" + process + "/maps");
  std::size_t found = 0;
  std::string bytes;
  for (std::string line; std::getline(maps, line);) {
    unsigned long start = 0, end = 0;
    char rights[5] = {};
    if (std::sscanf(line.c_str(), "%lx-%lx %4s", &start, &end, rights) != 3 || rights[1] != 'w') continue;
    bytes.resize(end - start);
    const ssize_t got = ::pread(memory, bytes.data(), bytes.size(), static_cast<off_t>(start));
    if (got < 0) continue;
    const std::string_view all(bytes.data(), static_cast<std::size_t>(got));
    for (const Place& place : places) {
      const std::array<double, 2> pair{static_cast<double>(place.x), static_cast<double>(place.y)};
      char needle[sizeof pair];
      std::memcpy(needle, pair.data(), sizeof pair);
      const std::string_view wanted(needle, sizeof needle);
      for (std::size_t at = all.find(wanted); at != std::string_view::npos; at = all.find(wanted, at + 1)) ++found;
    }
  }
  ::close(memory);
  return found;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<Place> places;
  for (int i = 2; i < argc; ++i)
    if (Place place; std::sscanf(argv[i], "%d,%d", &place.x, &place.y) == 2) places.push_back(place);
  if (places.empty()) return 2;
  const std::size_t found = found_in(argv[1], places);  // before the server's answers lie in its memory
  Display* const display = XOpenDisplay(nullptr);
  if (display == nullptr) return 1;
  std::printf("asked=%d found=%zu\n", asked_for(display, places), found);
  XCloseDisplay(display);
}
