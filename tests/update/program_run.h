#pragma once
// helppoint-update itself, run on a test's kiosk as on a real one, and what it left: its exit code, what it said, the
// receipt, and the store as a person with `ls` and `cmp` would find it.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "pack/receipt.h"
#include "stick.h"

namespace hp::update::test {

struct Ended {
  int exit_code = -1;  // -1: a signal ended it
  int signal = 0;
  std::string said;  // on stderr
  bool said_a_sentence() const { return said.find("helppoint-update: ") != std::string::npos; }
};

// A kiosk whose sticks are carried in by the program.
struct ProgramKiosk : Kiosk {
  // `under` is a command that runs it, such as strace and its options; `options` are the program's own.
  Ended run(const std::vector<std::string>& under = {}, const std::vector<std::string>& options = {}) const;
  // The receipt; nothing if there is none. One that cannot be read fails the test.
  std::optional<pack::Receipt> receipt() const;
  std::string refusal() const;  // the code on the receipt as it is written there, or the state where it has none
  TempFolder run_folder;
};

// Every name in a folder and below it → the size and hash of the file, or where the link leads.
std::map<std::string, std::string> snapshot(const std::string& folder);
std::vector<std::string> names_in(const std::string& folder);  // of the folder alone, sorted

}  // namespace hp::update::test
