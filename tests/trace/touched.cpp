// touched PROCESS X,Y…: which of these places the X server still knows to have been touched. It is asked, as any
// program may ask it: where the pointer is, and the histories of the pointer and of every device behind it. And its
// memory, which is PROCESS's, is searched for the pairs of numbers that an event carries. Prints "asked=N found=N".
// What is within a px of a place counts as the place: a panel counts otherwise than a screen, and is rounded.
#include <X11/Xlib.h>
#include <X11/extensions/XInput.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

namespace {

struct Place {
  int x = 0, y = 0;
};

bool is_in(const std::vector<Place>& places, double x, double y) {
  return std::any_of(places.begin(), places.end(),
                     [&](const Place& place) { return std::abs(place.x - x) <= 1 && std::abs(place.y - y) <= 1; });
}

// How far an axis of a device reaches.
struct Axes {
  double least[2] = {0, 0}, most[2] = {0, 0};
};
Axes axes_of(const XDeviceInfo& device) {
  Axes axes;
  const XAnyClassInfo* any = device.inputclassinfo;
  for (int i = 0; i < device.num_classes; ++i) {
    if (any->c_class == ValuatorClass) {
      const auto* const valuators = reinterpret_cast<const XValuatorInfo*>(any);
      for (int axis = 0; axis < std::min<int>(2, valuators->num_axes); ++axis)
        axes.least[axis] = valuators->axes[axis].min_value, axes.most[axis] = valuators->axes[axis].max_value;
    }
    any = reinterpret_cast<const XAnyClassInfo*>(reinterpret_cast<const char*>(any) + any->length);
  }
  return axes;
}
// In px of the screen; a device whose axes have no end counts in them already.
double on_screen(int value, const Axes& axes, int axis, int px) {
  const double reach = axes.most[axis] - axes.least[axis];
  return reach > 1 ? (value - axes.least[axis]) * px / (reach + 1) : value;
}

int asked_for(Display* display, const std::vector<Place>& places) {
  const Window root = DefaultRootWindow(display);
  int told = 0;
  Place at;
  Window any = 0;
  int x = 0, y = 0;
  unsigned buttons = 0;
  XQueryPointer(display, root, &any, &any, &at.x, &at.y, &x, &y, &buttons);
  told += is_in(places, at.x, at.y);
  int events = 0;
  if (XTimeCoord* const history = XGetMotionEvents(display, root, 1, CurrentTime, &events); history != nullptr) {
    for (int i = 0; i < events; ++i) told += is_in(places, history[i].x, history[i].y);
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
    const Axes reach = axes_of(list[i]);
    const int screen = DefaultScreen(display);
    for (int k = 0; history != nullptr && axes >= 2 && k < events; ++k)
      told += is_in(places, on_screen(history[k].data[0], reach, 0, DisplayWidth(display, screen)),
                    on_screen(history[k].data[1], reach, 1, DisplayHeight(display, screen)));
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
    double pair[2];
    for (std::size_t at = 0; at + sizeof pair <= static_cast<std::size_t>(got); at += sizeof(double)) {
      std::memcpy(pair, bytes.data() + at, sizeof pair);
      found += is_in(places, pair[0], pair[1]);
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
