#include "author/process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

namespace hp::author {
namespace {

struct Pipe {
  int read = -1, write = -1;
  bool open() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return false;
    read = ends[0], write = ends[1];
    return true;
  }
  static void shut(int& end) {
    if (end >= 0) ::close(end);
    end = -1;
  }
  ~Pipe() { shut(read), shut(write); }
};

constexpr int not_found = 127;

// All three at once, so that neither side waits for the other with a full pipe.
void exchange(Pipe& in, Pipe& out, Pipe& err, const std::string& input, Finished& finished) {
  std::size_t sent = 0;
  std::array<char, 65536> chunk;
  // poll() only says that some bytes fit; a write of all of them would wait for a tool that waits for us.
  ::fcntl(in.write, F_SETFL, O_NONBLOCK);
  if (input.empty()) Pipe::shut(in.write);
  while (out.read >= 0 || err.read >= 0 || in.write >= 0) {
    std::array<pollfd, 3> wanted{pollfd{out.read, POLLIN, 0}, pollfd{err.read, POLLIN, 0},
                                 pollfd{in.write, POLLOUT, 0}};
    if (::poll(wanted.data(), wanted.size(), -1) < 0 && errno != EINTR) return;
    const auto take = [&](const pollfd& ready, int& end, std::string& text) {
      if (end < 0 || ready.revents == 0) return;
      const ssize_t n = ::read(end, chunk.data(), chunk.size());
      if (n > 0)
        text.append(chunk.data(), static_cast<std::size_t>(n));
      else if (n == 0 || errno != EINTR)
        Pipe::shut(end);
    };
    take(wanted[0], out.read, finished.out);
    take(wanted[1], err.read, finished.err);
    if (in.write >= 0 && wanted[2].revents != 0) {
      const ssize_t n = ::write(in.write, input.data() + sent, input.size() - sent);
      if (n > 0) sent += static_cast<std::size_t>(n);
      if ((n < 0 && errno != EINTR && errno != EAGAIN) || sent == input.size()) Pipe::shut(in.write);
    }
  }
}

}  // namespace

Result<Finished> run_process(const std::vector<std::string>& command, const std::string& input) {
  const auto refuse = [&](const std::string& why) {
    return Error{"process.failed", command.front() + " could not be started: " + why};
  };
  Pipe in, out, err;
  if (!in.open() || !out.open() || !err.open()) return refuse(std::strerror(errno));
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);

  std::signal(SIGPIPE, SIG_IGN);  // a tool that reads nothing is no reason to die
  const pid_t process = ::fork();
  if (process < 0) return refuse(std::strerror(errno));
  if (process == 0) {
    ::dup2(in.read, STDIN_FILENO);
    ::dup2(out.write, STDOUT_FILENO);
    ::dup2(err.write, STDERR_FILENO);
    ::setenv("LC_ALL", "C.UTF-8", 1);  // what it prints is parsed, and read by anyone
    std::signal(SIGPIPE, SIG_DFL);
    ::execvp(arguments[0], arguments.data());
    ::_exit(not_found);
  }
  Pipe::shut(in.read), Pipe::shut(out.write), Pipe::shut(err.write);
  Finished finished;
  exchange(in, out, err, input, finished);
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  finished.status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  if (finished.status == not_found && finished.out.empty())
    return Error{"process.missing", command.front() + " is not installed; install the Debian package gettext"};
  return finished;
}

}  // namespace hp::author
