#pragma once
// A program of ours started beside this one: its standard output is read line by line, its standard error is ours or
// nobody's. Ended with the object.
#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

#include "result.h"

namespace hp::author {

class Child {
 public:
  // `command` is the program's name, looked up in PATH, and its arguments. Errors: process.failed.
  enum class Stderr { ours, nobodys };
  static Result<Child> start(const std::vector<std::string>& command, Stderr = Stderr::ours);
  Child(Child&&) noexcept;
  Child& operator=(Child&&) noexcept;
  ~Child();  // asks it to stop, and waits

  int out() const { return m_out; }        // to be polled
  std::optional<std::string> read_line();  // the next whole line; waits for it. Nothing: its output has ended
  // Waits for its end: exit status, 128 + signal, or 127 where there was no such program.
  int wait();

 private:
  Child() = default;
  pid_t m_process = -1;
  int m_out = -1;
  int m_status = 0;
  std::string m_rest;  // read, but no whole line yet
};

}  // namespace hp::author
