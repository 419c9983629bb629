#pragma once
// Runs one of the stock tools (msgfmt, msgmerge, xgettext) directly, without a shell: no name of a file can be read as
// a command.
#include <string>
#include <vector>

#include "result.h"

namespace hp::author {

struct Finished {
  int status = 0;        // exit status, or 128 + signal
  std::string out, err;  // what it printed
};

// `command` is the program's name, looked up in PATH, and its arguments. Standard input is `input`. Errors:
// process.missing with the Debian package to install, process.failed where it could not be started at all.
Result<Finished> run_process(const std::vector<std::string>& command, const std::string& input = {});

}  // namespace hp::author
