#pragma once
// One visit after another, each a process of its own. Holds no display and nothing of any visitor: it forks a visit,
// listens for its few bytes, and forks the next when it is over, however it ended. On a display that can hold two
// windows the next opens over the one that has covered itself, which leaves only then: nothing else is seen between. A
// crash is an early end of a visit; three in a minute and the next shows the pack that came with the program, and after
// three more only what is compiled in.
//
// Meanwhile it hears of sticks: a receipt goes down to the visit, and a new pack is taken up by the next one.
#include "kiosk/receipt_watch.h"
#include "kiosk/running_visit.h"
#include "kiosk/shelf.h"
#include "kiosk/watchdog.h"

namespace hp::kiosk {

// The next visit is got ready while one is before the glass, so that no time passes between them that anybody sees.
// `notify`: systemd's NOTIFY_SOCKET, or empty.
// Until a signal asks to stop, the display cannot be opened, or a window is closed. The exit code of the program.
// `watch` may be null: nothing is heard of sticks.
int supervise(Setup setup, Shelf& shelf, ReceiptWatch* watch, const std::string& notify);

}  // namespace hp::kiosk
