// helppoint --self-test: what a visit cannot do, tried from inside.
//
// Processes lock themselves and try: one for each kind of display, as a visit does it, with every door shut; one with
// Landlock alone, since behind the filter of system calls nobody would see whether it holds. Where a door stands open
// an attempt must do no harm, so that most of them ask for what cannot be given: it is the refusal that counts, and it
// comes first.
#include <fcntl.h>
#include <linux/landlock.h>
#include <linux/vt.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <string_view>
#include <thread>

#include "kiosk/lockdown.h"

namespace hp::kiosk {
namespace {

// By number, so that nothing of libc's own decides.
bool refused(long result) { return result == -1 && (errno == EPERM || errno == EACCES); }
template <typename... Values>
bool call_refused(long number, Values... values) {
  return refused(::syscall(number, values...));
}

struct Attempt {
  const char* what;
  bool (*is_refused)();
};

void* a_page() { return ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0); }

struct OnGlass {
  const char* name;
  Glass glass;
  const char* may;  // what only here is not refused, and why
  const char* why;
};
constexpr std::array glasses{
    OnGlass{"memory", Glass::memory, nullptr, nullptr}, OnGlass{"X11", Glass::x11, nullptr, nullptr},
    OnGlass{"Wayland", Glass::wayland, "make a file without a name", "a picture goes to the display in one"},
    OnGlass{"KMSDRM", Glass::kmsdrm, nullptr, nullptr}};

Glass glass = Glass::memory;  // what the doors were shut for
int program = -1;             // this program's own file, open
int memory_shared = -1;       // a segment (shmget(2)) made before

// Every call of the kernel but those on the list, with arguments that no call takes.
bool every_other_call_is_refused() {
  const std::vector<long> allowed = allowed_numbers(glass);
  constexpr long highest = 600;  // Linux 6.15 ends at 467
  // Probes put these two into a program; whoever else calls them is ended by the kernel before any filter is asked.
  constexpr std::array probes{335L, 336L};
  for (long number = 0; number <= highest; ++number) {
    if (std::find(allowed.begin(), allowed.end(), number) != allowed.end()) continue;
    if (std::find(probes.begin(), probes.end(), number) != probes.end()) continue;
    if (!call_refused(number, -1L, -1L, -1L, -1L, -1L, -1L)) return false;
  }
  return true;
}

constexpr std::array attempts{
    // --- files ---
    Attempt{"read a file", [] { return call_refused(SYS_openat, AT_FDCWD, "/etc/hostname", O_RDONLY); }},
    Attempt{"write a file",
            [] { return call_refused(SYS_openat, AT_FDCWD, "helppoint.trace", O_WRONLY | O_CREAT, 0600); }},
    Attempt{"make a file without a name", [] { return call_refused(SYS_memfd_create, "x", 0U); }},
    Attempt{"take a file away", [] { return call_refused(SYS_unlinkat, AT_FDCWD, "/nonexistent", 0); }},
    Attempt{"make a folder", [] { return call_refused(SYS_mkdirat, AT_FDCWD, "/nonexistent/x", 0700); }},
    Attempt{"look what there is",
            [] {
              char here[256];
              return call_refused(SYS_newfstatat, AT_FDCWD, "/etc", here, 0);
            }},
    Attempt{"watch a file", [] { return call_refused(SYS_inotify_init1, 0); }},
    Attempt{"open a file by its number", [] { return call_refused(SYS_open_by_handle_at, -1, nullptr, O_RDONLY); }},
    // --- the network and other processes ---
    Attempt{"open an internet socket", [] { return call_refused(SYS_socket, AF_INET, SOCK_STREAM, 0); }},
    Attempt{"open a socket of any kind", [] { return call_refused(SYS_socket, AF_UNIX, SOCK_DGRAM, 0); }},
    Attempt{"reach another socket with the one it has", [] { return call_refused(SYS_connect, 0, nullptr, 0); }},
    Attempt{"start a process", [] { return call_refused(SYS_clone, SIGCHLD, nullptr, nullptr, nullptr, nullptr); }},
    Attempt{"start a process in another way", [] { return call_refused(SYS_clone3, nullptr, 0); }},
    Attempt{"run a program",
            [] {
              const char* const none[] = {nullptr};
              return call_refused(SYS_execve, "/bin/true", none, none);
            }},
    Attempt{"look into another process", [] { return call_refused(SYS_ptrace, PTRACE_ATTACH, 1, nullptr, nullptr); }},
    Attempt{"read another process's memory",
            [] { return call_refused(SYS_process_vm_readv, ::getppid(), nullptr, 0UL, nullptr, 0UL, 0UL); }},
    Attempt{"write another process's memory",
            [] { return call_refused(SYS_process_vm_writev, ::getppid(), nullptr, 0UL, nullptr, 0UL, 0UL); }},
    Attempt{"take another process's files", [] { return call_refused(SYS_pidfd_getfd, -1, 0, 0U); }},
    Attempt{"send a signal", [] { return call_refused(SYS_kill, 0, 0); }},
    Attempt{"share memory with another process", [] { return call_refused(SYS_shmget, IPC_PRIVATE, 4096UL, 0600); }},
    Attempt{"leave a key behind", [] { return call_refused(SYS_add_key, "user", "x", "x", 1UL, -3); }},
    Attempt{"make a ring of keys", [] { return call_refused(SYS_keyctl, 1, 0); }},
    Attempt{"type at a terminal", [] { return call_refused(SYS_ioctl, 0, TIOCSTI, "x"); }},
    Attempt{"go to another terminal", [] { return call_refused(SYS_ioctl, 0, VT_ACTIVATE, 0); }},
    // --- memory that can be run ---
    Attempt{"get memory that can be run",
            [] {
              return call_refused(SYS_mmap, nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                                  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
            }},
    Attempt{"map a file so that it can be run",
            [] { return call_refused(SYS_mmap, nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE, program, 0); }},
    Attempt{"make its memory one that can be run",
            [] {
              void* const page = a_page();
              return page != MAP_FAILED && call_refused(SYS_mprotect, page, 4096, PROT_READ | PROT_EXEC);
            }},
    Attempt{"make it so with a protection key",
            [] {
              void* const page = a_page();
              return page != MAP_FAILED && call_refused(SYS_pkey_mprotect, page, 4096, PROT_READ | PROT_EXEC, -1);
            }},
    Attempt{"attach shared memory so that it can be run",
            [] { return call_refused(SYS_shmat, memory_shared, nullptr, SHM_EXEC); }},
    Attempt{"have all it can read be run", [] { return call_refused(SYS_personality, READ_IMPLIES_EXEC); }},
    Attempt{"serve its own page faults", [] { return call_refused(SYS_userfaultfd, 0); }},
    // --- the machine ---
    Attempt{"call through a ring", [] { return call_refused(SYS_io_uring_setup, 1U, nullptr); }},
    Attempt{"load a program into the kernel", [] { return call_refused(SYS_bpf, -1, nullptr, 0U); }},
    Attempt{"measure the machine", [] { return call_refused(SYS_perf_event_open, nullptr, 0, -1, -1, 0UL); }},
    Attempt{"mount", [] { return call_refused(SYS_mount, "x", "/nonexistent", "x", 0UL, nullptr); }},
    Attempt{"see another tree of files", [] { return call_refused(SYS_chroot, "/nonexistent"); }},
    Attempt{"get a namespace of its own", [] { return call_refused(SYS_unshare, 0x10000000); }},  // CLONE_NEWUSER
    Attempt{"enter another's namespace", [] { return call_refused(SYS_setns, -1, 0); }},
    Attempt{"start another kernel", [] { return call_refused(SYS_kexec_load, 0UL, 0UL, nullptr, ~0UL); }},
    Attempt{"load a module", [] { return call_refused(SYS_init_module, nullptr, 0UL, ""); }},
    Attempt{"switch the machine off", [] { return call_refused(SYS_reboot, 0, 0, 0, nullptr); }},
    Attempt{"set the clock", [] { return call_refused(SYS_clock_settime, -1, nullptr); }},
    Attempt{"become somebody else", [] { return call_refused(SYS_setresuid, ::getuid(), ::getuid(), ::getuid()); }},
    Attempt{"be given rights again", [] { return call_refused(SYS_prctl, PR_SET_DUMPABLE, 1, 0, 0, 0); }},
    // --- any of it ---
    Attempt{"make a call by its number on another kind of processor", [] { return call_refused(0x40000000L | 39); }},
    Attempt{"make any other call", every_other_call_is_refused}};

// --- with Landlock alone ---

std::string folder;  // with a file `there` in it

std::string in_folder(const char* name) { return folder + "/" + name; }

// A right that this version of Landlock does not have is not asked for.
struct FileAttempt {
  int abi;
  const char* what;
  bool (*is_refused)();
};

bool refused_on_port(int (*reach)(int, const sockaddr*, socklen_t)) {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in here{};
  here.sin_family = AF_INET;
  here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const bool held = refused(reach(socket, reinterpret_cast<const sockaddr*>(&here), sizeof here));
  ::close(socket);
  return held;
}

// The parent listens on it.
sockaddr_un nameless() {
  sockaddr_un name{};
  name.sun_family = AF_UNIX;
  std::snprintf(name.sun_path + 1, sizeof name.sun_path - 1, "helppoint-self-test-%d", ::getppid());
  return name;
}

constexpr std::array file_attempts{
    FileAttempt{1, "read", [] { return refused(::open(in_folder("there").c_str(), O_RDONLY)); }},
    FileAttempt{1, "write", [] { return refused(::open(in_folder("there").c_str(), O_WRONLY)); }},
    FileAttempt{1, "run",
                [] {
                  const char* const none[] = {nullptr};
                  return call_refused(SYS_execve, in_folder("there").c_str(), none, none);
                }},
    FileAttempt{1, "list a folder", [] { return refused(::open(folder.c_str(), O_RDONLY | O_DIRECTORY)); }},
    FileAttempt{1, "make a file", [] { return refused(::open(in_folder("x").c_str(), O_WRONLY | O_CREAT, 0600)); }},
    FileAttempt{1, "make a folder", [] { return refused(::mkdir(in_folder("x").c_str(), 0700)); }},
    FileAttempt{1, "make a pipe", [] { return refused(::mkfifo(in_folder("x").c_str(), 0600)); }},
    FileAttempt{1, "make a link", [] { return refused(::symlink("there", in_folder("x").c_str())); }},
    FileAttempt{1, "make a device", [] { return refused(::mknod(in_folder("x").c_str(), S_IFCHR | 0600, 0x103)); }},
    FileAttempt{1, "name a socket",
                [] {
                  sockaddr_un name{};
                  name.sun_family = AF_UNIX;
                  std::snprintf(name.sun_path, sizeof name.sun_path, "%s/x", folder.c_str());
                  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
                  return refused(::bind(socket, reinterpret_cast<const sockaddr*>(&name), sizeof name));
                }},
    FileAttempt{1, "take a file away", [] { return refused(::unlink(in_folder("there").c_str())); }},
    FileAttempt{1, "take a folder away", [] { return refused(::rmdir(in_folder("folder").c_str())); }},
    FileAttempt{2, "move a file to another folder",
                [] {
                  const int moved = ::rename(in_folder("there").c_str(), in_folder("folder/there").c_str());
                  return refused(moved) || (moved == -1 && errno == EXDEV);
                }},
    FileAttempt{3, "empty a file", [] { return refused(::truncate(in_folder("there").c_str(), 0)); }},
    FileAttempt{4, "listen on a port", [] { return refused_on_port(::bind); }},
    FileAttempt{4, "connect to a port", [] { return refused_on_port(::connect); }},
    FileAttempt{6, "reach a socket that has no file",
                [] {
                  const sockaddr_un name = nameless();
                  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
                  return refused(::connect(socket, reinterpret_cast<const sockaddr*>(&name), sizeof name));
                }},
    FileAttempt{6, "send a signal", [] { return refused(::kill(::getppid(), 0)); }}};

// --- the two processes ---

class Teller {
 public:
  explicit Teller(int to) : m_to(to) {}
  void line(const std::string& text) const {
    const std::string whole = text + "\n";
    static_cast<void>(::write(m_to, whole.data(), whole.size()));
  }
  void result(bool held, const std::string& what) {
    line((held ? "yes  cannot " : "NO   can ") + what);
    m_all &= held;
  }
  void not_locked(const Error& error) {
    line("NO   the doors do not shut: " + error.detail);
    m_all = false;
  }
  [[noreturn]] void end() const { ::_exit(m_all ? 0 : 1); }

 private:
  int m_to;
  bool m_all = true;
};

std::string in_words(const std::vector<std::string>& calls) {
  std::string words;
  for (const std::string& call : calls) words += " " + call;
  return words;
}

void stand_like_a_visit(int to) {
  program = ::open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
  memory_shared = ::shmget(IPC_PRIVATE, 4096, 0600);
  ::shmctl(memory_shared, IPC_RMID, nullptr);
  close_all_but({to, program});
  ::alarm(30);  // where a door stands open a call may wait for ever
}

[[noreturn]] void as_a_visit(int to) {
  Teller teller(to);
  stand_like_a_visit(to);
  // One that was there before: the filter binds it too.
  enum State { begins, is_there, may_try, was_refused, was_not };
  std::atomic<State> before{begins};
  std::thread earlier([&] {
    before = is_there;
    before.notify_all();
    before.wait(is_there);
    before = call_refused(SYS_openat, AT_FDCWD, "/etc/hostname", O_RDONLY) ? was_refused : was_not;
    before.notify_all();
    for (;;) ::poll(nullptr, 0, -1);  // a thread may not even end
  });
  before.wait(begins);
  const auto locked = lock_down(Glass::memory);
  if (!locked) {
    teller.not_locked(locked.error());
    teller.end();
  }
  teller.line(locked->landlock_abi > 0
                  ? "yes  Landlock, version " + std::to_string(locked->landlock_abi) + ", no rule left"
                  : std::string("—    this kernel has no Landlock; seccomp refuses the same calls"));
  teller.line(locked->mdwe ? "yes  no memory gains the right to be run (PR_SET_MDWE), and seccomp refuses it too"
                           : "—    this kernel has no PR_SET_MDWE; seccomp refuses memory that can be run");
  teller.line("yes  seccomp: every call fails but these");
  for (const OnGlass& on : glasses)
    teller.line(std::string("     on ") + on.name + ":" + in_words(allowed_calls(on.glass)));
  for (const Attempt& attempt : attempts) teller.result(attempt.is_refused(), attempt.what);
  before = may_try;
  before.notify_all();
  before.wait(may_try);
  teller.result(before == was_refused, "do it on a thread that was there before");
  teller.end();
}

// The same with what a display needs besides; only what is otherwise is said.
[[noreturn]] void before_a_glass(int to, const OnGlass& on) {
  Teller teller(to);
  stand_like_a_visit(to);
  glass = on.glass;
  if (const auto locked = lock_down(glass); !locked) {
    teller.not_locked(locked.error());
    teller.end();
  }
  std::size_t refused = 0;
  for (const Attempt& attempt : attempts) {
    if (on.may != nullptr && attempt.what == std::string_view(on.may)) continue;
    if (attempt.is_refused())
      ++refused;
    else
      teller.result(false, std::string(attempt.what) + ", on " + on.name);
  }
  teller.line("yes  cannot do " + std::to_string(refused) + " of these on " + on.name +
              (on.may != nullptr ? std::string(" either; but can ") + on.may + ": " + on.why : " either"));
  teller.end();
}

[[noreturn]] void with_landlock_alone(int to) {
  Teller teller(to);
  const auto abi = shut_files();
  if (!abi) teller.not_locked(abi.error());
  for (const FileAttempt& attempt : file_attempts)
    if (abi && *abi >= attempt.abi)
      teller.result(attempt.is_refused(), std::string(attempt.what) + ", by Landlock alone");
  teller.end();
}

// False: something was not refused.
bool ask(const std::function<void(int)>& process) {
  int told[2] = {-1, -1};
  if (::pipe(told) != 0) return false;
  std::fflush(stdout);
  const pid_t child = ::fork();
  if (child == 0) process(told[1]);
  ::close(told[1]);
  if (child < 0) return false;
  std::array<char, 4096> text{};
  for (ssize_t got = 0; (got = ::read(told[0], text.data(), text.size())) > 0;)
    std::fwrite(text.data(), 1, static_cast<std::size_t>(got), stdout);
  ::close(told[0]);
  int status = 0;
  return ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

int self_test() {
  bool held = ask(as_a_visit);
  for (const OnGlass& on : glasses)
    if (on.glass != Glass::memory) held = ask([&on](int to) { before_a_glass(to, on); }) && held;
  // What the attempts would reach is made before, so that they fail for one reason only.
  char name[] = "/tmp/helppoint-self-test-XXXXXX";
  if (::mkdtemp(name) == nullptr) {
    std::puts("—    Landlock alone is not tried: there is no room in /tmp");
    return held ? 0 : 1;
  }
  folder = name;
  ::close(::open(in_folder("there").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0700));
  ::mkdir(in_folder("folder").c_str(), 0700);
  const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un here{};
  here.sun_family = AF_UNIX;
  std::snprintf(here.sun_path + 1, sizeof here.sun_path - 1, "helppoint-self-test-%d", ::getpid());
  const bool listens =
      ::bind(listener, reinterpret_cast<const sockaddr*>(&here), sizeof here) == 0 && ::listen(listener, 1) == 0;
  held = listens && ask(with_landlock_alone) && held;
  ::close(listener);
  for (const char* const made : {"there", "x", "folder/there"}) ::unlink(in_folder(made).c_str());
  for (const char* const made : {"x", "folder", "."}) ::rmdir(in_folder(made).c_str());
  ::rmdir(folder.c_str());
  return held ? 0 : 1;
}

}  // namespace hp::kiosk
