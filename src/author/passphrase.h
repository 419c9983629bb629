#pragma once
// Asks the person at the terminal for a passphrase, without showing it; where there is no terminal, reads a line of
// standard input, so that it can come from a password manager. Never from the command line or the environment, where
// others can see it.
#include <string>

#include "result.h"

namespace hp::author {

// Errors: passphrase.none.
Result<std::string> ask_passphrase(const std::string& prompt);
// A new one, twice. Errors: also passphrase.differs, passphrase.short (fewer than 8 characters).
Result<std::string> ask_new_passphrase(const std::string& prompt);

}  // namespace hp::author
