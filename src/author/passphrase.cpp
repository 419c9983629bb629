#include "author/passphrase.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <cstdio>

namespace hp::author {
namespace {

constexpr std::size_t least_characters = 8, most_bytes = 1024;

// While it lives the terminal shows nothing of what is typed.
class Unseen {
 public:
  explicit Unseen(int terminal) : m_terminal(terminal) {
    m_changed = ::tcgetattr(terminal, &m_before) == 0;
    if (!m_changed) return;
    termios unseen = m_before;
    unseen.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(terminal, TCSAFLUSH, &unseen);
  }
  ~Unseen() {
    if (m_changed) ::tcsetattr(m_terminal, TCSAFLUSH, &m_before);
  }
  Unseen(const Unseen&) = delete;
  Unseen& operator=(const Unseen&) = delete;

 private:
  int m_terminal;
  termios m_before{};
  bool m_changed = false;
};

// Byte by byte: what follows the line is somebody else's.
Result<std::string> read_line(int from) {
  std::string line;
  for (char c = 0; ::read(from, &c, 1) == 1;) {
    if (c == '\n') return line;
    if (line.size() == most_bytes) break;
    line += c;
  }
  if (!line.empty() && line.size() < most_bytes) return line;
  return Error{"passphrase.none", "no passphrase was given"};
}

}  // namespace

Result<std::string> ask_passphrase(const std::string& prompt) {
  if (::isatty(STDIN_FILENO) == 0) return read_line(STDIN_FILENO);
  std::fputs((prompt + ": ").c_str(), stderr);
  const Unseen unseen(STDIN_FILENO);
  auto line = read_line(STDIN_FILENO);
  std::fputc('\n', stderr);
  return line;
}

Result<std::string> ask_new_passphrase(const std::string& prompt) {
  auto first = ask_passphrase(prompt);
  if (!first) return first;
  if (first->size() < least_characters)
    return Error{"passphrase.short", "a passphrase has at least " + std::to_string(least_characters) +
                                         " characters; several words are easier to remember than signs"};
  if (::isatty(STDIN_FILENO) == 0) return first;
  auto second = ask_passphrase("The same once more");
  if (!second) return second;
  if (*first != *second) return Error{"passphrase.differs", "the two passphrases are not the same; try again"};
  return first;
}

}  // namespace hp::author
