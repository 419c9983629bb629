#pragma once
// The test door: a journey as a text file, one verb a line (design §8). It stands on the supervisor's side: it finds
// where things are in the spoken tree a visit sends up, and sends fingers, keys and time down, so that a visit is the
// same whether a person or a script stands before it. Visits that end are followed by the next, as in life.
//
// Verbs beyond the design's list: `expect focus ID` wants it to be seen, too; `reach ID` taps "more" until ID is in
// sight; `shots NAME` takes NAME-1, NAME-2 … with a tap on "more" between them until the page ends; `await text "…"`
// lets at most a minute pass until it is seen.
#include <string>
#include <vector>

#include "kiosk/supervisor.h"
#include "result.h"

namespace hp::kiosk {

struct Verb {
  enum class Kind : unsigned char {
    tap,
    drag,
    key,
    wait,
    receipt,
    expect_screen,
    expect_text,
    expect_no_text,
    expect_focus,
    await_text,
    shot,
    shots,
    reach,
    dump
  } kind;
  int line = 0;
  std::string word;      // id, key, screen, text, file or picture name
  float dx = 0, dy = 0;  // px
  double seconds = 0;
};

// Errors: script.wrong, listing every line that is wrong.
Result<std::vector<Verb>> parse_script(const std::string& text, const std::string& name);

// 0: passed. 1: an expectation failed (said on stderr with its line). 2: the script is wrong. `watch`, where there is
// one, is heard while the script waits; `receipt FILE` does the same by hand.
int run_script(Setup setup, Shelf& shelf, ReceiptWatch* watch, const std::vector<Verb>& script, const std::string& name,
               const std::string& shots_folder);

}  // namespace hp::kiosk
