#include "author/process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string_view>

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

// What is printed is parsed, and read by anyone.
std::vector<std::string> with_c_locale() {
  std::vector<std::string> all{"LC_ALL=C.UTF-8"};
  for (char** entry = environ; *entry != nullptr; ++entry)
    if (std::string_view(*entry).substr(0, 7) != "LC_ALL=") all.emplace_back(*entry);
  return all;
}

std::vector<char*> pointers_to(const std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (const std::string& text : texts) out.push_back(const_cast<char*>(text.c_str()));
  out.push_back(nullptr);
  return out;
}

// How a tool begins: with our pipes, and a SIGPIPE that ends it.
struct Actions {
  posix_spawn_file_actions_t files;
  posix_spawnattr_t signals;
  Actions() {
    ::posix_spawn_file_actions_init(&files);
    ::posix_spawnattr_init(&signals);
    sigset_t pipe;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    ::posix_spawnattr_setsigdefault(&signals, &pipe);
    ::posix_spawnattr_setflags(&signals, POSIX_SPAWN_SETSIGDEF);
  }
  ~Actions() {
    ::posix_spawn_file_actions_destroy(&files);
    ::posix_spawnattr_destroy(&signals);
  }
  Actions(const Actions&) = delete;
  Actions& operator=(const Actions&) = delete;
};

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
  const std::vector<char*> arguments = pointers_to(command);

  std::signal(SIGPIPE, SIG_IGN);  // a tool that reads nothing is no reason to die
  // Not fork(): languages are read side by side, and the child of one thread must not touch what another has locked.
  Actions actions;
  const auto environment = with_c_locale();
  pid_t process = -1;
  ::posix_spawn_file_actions_adddup2(&actions.files, in.read, STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions.files, out.write, STDOUT_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions.files, err.write, STDERR_FILENO);
  const int failed = ::posix_spawnp(&process, arguments[0], &actions.files, &actions.signals, arguments.data(),
                                    pointers_to(environment).data());
  if (failed == ENOENT)
    return Error{"process.missing", command.front() + " is not installed; install the Debian package gettext"};
  if (failed != 0) return refuse(std::strerror(failed));
  Pipe::shut(in.read), Pipe::shut(out.write), Pipe::shut(err.write);
  Finished finished;
  exchange(in, out, err, input, finished);
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  finished.status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  return finished;
}

}  // namespace hp::author
