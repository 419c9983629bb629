// panel: a touch panel made by a program (uinput), for a machine that has none. Reads "X Y" a line, px of a glass of
// 1280 × 800, and touches there for a moment; unplugged at the end of its input.
#include <fcntl.h>
#include <linux/uinput.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>

namespace {

constexpr int width = 1280, height = 800;

bool add_axis(int panel, unsigned short code, int most) {
  uinput_abs_setup axis{};
  axis.code = code;
  axis.absinfo.maximum = most;
  axis.absinfo.resolution = 4;  // units a mm
  return ::ioctl(panel, UI_ABS_SETUP, &axis) == 0;
}

void tell(int panel, unsigned short type, unsigned short code, int value) {
  input_event event{};
  event.type = type;
  event.code = code;
  event.value = value;
  if (::write(panel, &event, sizeof event) != sizeof event) std::perror("panel");
}

void touch(int panel, int x, int y, int finger) {
  tell(panel, EV_ABS, ABS_MT_SLOT, 0);
  tell(panel, EV_ABS, ABS_MT_TRACKING_ID, finger);
  tell(panel, EV_ABS, ABS_MT_POSITION_X, x);
  tell(panel, EV_ABS, ABS_MT_POSITION_Y, y);
  tell(panel, EV_KEY, BTN_TOUCH, 1);
  tell(panel, EV_ABS, ABS_X, x);
  tell(panel, EV_ABS, ABS_Y, y);
  tell(panel, EV_SYN, SYN_REPORT, 0);
  ::usleep(80'000);
  tell(panel, EV_ABS, ABS_MT_TRACKING_ID, -1);
  tell(panel, EV_KEY, BTN_TOUCH, 0);
  tell(panel, EV_SYN, SYN_REPORT, 0);
}

}  // namespace

int main() {
  const int panel = ::open("/dev/uinput", O_WRONLY | O_CLOEXEC);
  uinput_setup setup{};
  setup.id = {.bustype = BUS_VIRTUAL, .vendor = 1, .product = 1, .version = 1};
  std::snprintf(setup.name, sizeof setup.name, "a touch panel");
  const bool made = panel >= 0 && ::ioctl(panel, UI_SET_EVBIT, EV_KEY) == 0 &&
                    ::ioctl(panel, UI_SET_EVBIT, EV_ABS) == 0 && ::ioctl(panel, UI_SET_KEYBIT, BTN_TOUCH) == 0 &&
                    ::ioctl(panel, UI_SET_PROPBIT, INPUT_PROP_DIRECT) == 0 && add_axis(panel, ABS_X, width - 1) &&
                    add_axis(panel, ABS_Y, height - 1) && add_axis(panel, ABS_MT_SLOT, 9) &&
                    add_axis(panel, ABS_MT_TRACKING_ID, 65535) && add_axis(panel, ABS_MT_POSITION_X, width - 1) &&
                    add_axis(panel, ABS_MT_POSITION_Y, height - 1) && ::ioctl(panel, UI_DEV_SETUP, &setup) == 0 &&
                    ::ioctl(panel, UI_DEV_CREATE) == 0;
  if (!made) {
    std::perror("panel: /dev/uinput");
    return 1;
  }
  int x = 0, y = 0;
  for (int finger = 1; std::scanf("%d %d", &x, &y) == 2; ++finger) touch(panel, x, y, finger);
}
