// helppoint --self-test: what a visit cannot do, tried from inside.
#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>

#include "kiosk/lockdown.h"

namespace hp::kiosk {
namespace {

// By number, so that nothing of libc's own decides.
bool refused(long result) { return result == -1 && (errno == EPERM || errno == EACCES); }

struct Attempt {
  const char* what;
  bool (*is_refused)();
};

constexpr std::array attempts{
    Attempt{"read a file", [] { return refused(::syscall(SYS_openat, AT_FDCWD, "/etc/hostname", O_RDONLY)); }},
    Attempt{"write a file",
            [] { return refused(::syscall(SYS_openat, AT_FDCWD, "helppoint.trace", O_WRONLY | O_CREAT, 0600)); }},
    Attempt{"make a file without a name", [] { return refused(::syscall(SYS_memfd_create, "x", 0U)); }},
    Attempt{"take a file away", [] { return refused(::syscall(SYS_unlinkat, AT_FDCWD, "/etc/hostname", 0)); }},
    Attempt{"make a folder", [] { return refused(::syscall(SYS_mkdirat, AT_FDCWD, "x", 0700)); }},
    Attempt{"look what there is",
            [] {
              char here[64];
              return refused(::syscall(SYS_newfstatat, AT_FDCWD, "/etc", here, 0));
            }},
    Attempt{"open an internet socket", [] { return refused(::syscall(SYS_socket, AF_INET, SOCK_STREAM, 0)); }},
    Attempt{"open a socket of any kind", [] { return refused(::syscall(SYS_socket, AF_UNIX, SOCK_DGRAM, 0)); }},
    Attempt{"start a process",
            [] { return refused(::syscall(SYS_clone, SIGCHLD, nullptr, nullptr, nullptr, nullptr)); }},
    Attempt{"run a program",
            [] {
              const char* const none[] = {nullptr};
              return refused(::syscall(SYS_execve, "/bin/true", none, none));
            }},
    Attempt{"look into another process",
            [] { return refused(::syscall(SYS_ptrace, PTRACE_ATTACH, 1, nullptr, nullptr)); }},
    Attempt{"send a signal", [] { return refused(::syscall(SYS_kill, ::getppid(), 0)); }},
    Attempt{"get memory that can be run",
            [] {
              return refused(::syscall(SYS_mmap, nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                                       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
            }},
    Attempt{"make its memory one that can be run",
            [] {
              void* const page = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
              return page != MAP_FAILED && refused(::syscall(SYS_mprotect, page, 4096, PROT_READ | PROT_EXEC));
            }},
    Attempt{"be given rights again", [] { return refused(::syscall(SYS_prctl, PR_SET_DUMPABLE, 1, 0, 0, 0)); }}};

}  // namespace

int self_test() {
  int told[2] = {-1, -1};
  if (::pipe(told) != 0) return 1;
  std::fflush(stdout);
  const pid_t process = ::fork();
  if (process == 0) {
    close_all_but({told[1]});
    const auto locked = lock_down(Glass::memory);
    const auto tell = [&](const std::string& line) { static_cast<void>(::write(told[1], line.data(), line.size())); };
    if (!locked) {
      tell("NO   " + locked.error().detail + "\n");
      ::_exit(1);
    }
    int status = 0;
    tell(locked->landlock_abi > 0
             ? "yes  Landlock, version " + std::to_string(locked->landlock_abi) + ", no rule left\n"
             : std::string("—    this kernel has no Landlock; seccomp refuses the same calls\n"));
    tell(locked->mdwe ? "yes  no memory gains the right to be run (PR_SET_MDWE), and seccomp refuses it too\n"
                      : "—    this kernel has no PR_SET_MDWE; seccomp refuses memory that can be run\n");
    tell("yes  seccomp, " + std::to_string(allowed_calls(Glass::x11).size()) + " calls on X11; any other fails\n");
    for (const Attempt& attempt : attempts) {
      const bool held = attempt.is_refused();
      tell(std::string(held ? "yes  cannot " : "NO   can ") + attempt.what + "\n");
      status |= held ? 0 : 1;
    }
    ::_exit(status);
  }
  ::close(told[1]);
  if (process < 0) return 1;
  std::array<char, 4096> text{};
  for (ssize_t got = 0; (got = ::read(told[0], text.data(), text.size())) > 0;)
    std::fwrite(text.data(), 1, static_cast<std::size_t>(got), stdout);
  ::close(told[0]);
  int status = 0;
  if (::waitpid(process, &status, 0) != process) return 1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

}  // namespace hp::kiosk
