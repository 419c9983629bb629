#include "author/child.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

namespace hp::author {

Result<Child> Child::start(const std::vector<std::string>& command, Stderr where) {
  int ends[2];
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  if (::pipe2(ends, O_CLOEXEC) != 0)
    return Error{"process.failed", command.front() + " could not be started: " + std::strerror(errno)};
  const pid_t process = ::fork();
  if (process < 0) {
    const int why = errno;
    ::close(ends[0]), ::close(ends[1]);
    return Error{"process.failed", command.front() + " could not be started: " + std::strerror(why)};
  }
  if (process == 0) {
    ::dup2(ends[1], STDOUT_FILENO);
    if (const int nowhere = where == Stderr::nobodys ? ::open("/dev/null", O_WRONLY) : -1; nowhere >= 0)
      ::dup2(nowhere, STDERR_FILENO);
    ::execvp(arguments[0], arguments.data());
    ::_exit(127);
  }
  ::close(ends[1]);
  Child child;
  child.m_process = process;
  child.m_out = ends[0];
  return child;
}

Child::Child(Child&& other) noexcept { *this = std::move(other); }

Child& Child::operator=(Child&& other) noexcept {
  std::swap(m_process, other.m_process);
  std::swap(m_out, other.m_out);
  std::swap(m_status, other.m_status);
  std::swap(m_rest, other.m_rest);
  return *this;
}

Child::~Child() {
  if (m_process > 0) ::kill(m_process, SIGTERM);
  wait();
  if (m_out >= 0) ::close(m_out);
}

std::optional<std::string> Child::read_line() {
  for (;;) {
    if (const std::size_t end = m_rest.find('\n'); end != std::string::npos) {
      std::string line = m_rest.substr(0, end);
      m_rest.erase(0, end + 1);
      return line;
    }
    std::array<char, 4096> chunk;
    const ssize_t n = ::read(m_out, chunk.data(), chunk.size());
    if (n > 0)
      m_rest.append(chunk.data(), static_cast<std::size_t>(n));
    else if (n == 0 || errno != EINTR)
      return std::nullopt;
  }
}

int Child::wait() {
  if (m_process <= 0) return m_status;
  int status = 0;
  while (::waitpid(m_process, &status, 0) < 0 && errno == EINTR) {
  }
  m_process = -1;
  m_status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  return m_status;
}

}  // namespace hp::author
