#include "kiosk/lockdown.h"

#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>

namespace hp::kiosk {
namespace {

constexpr int set_mdwe = 65, mdwe_refuse_exec_gain = 1;      // PR_SET_MDWE of Linux 6.3, which Debian 12's headers lack
constexpr std::uint32_t log_no_denials = 1U << 0 | 1U << 2;  // …_LOG_SAME_EXEC_OFF, …_LOG_SUBDOMAINS_OFF of ABI 7

// Every right that a version of Landlock knows (landlock(7)). The kernel refuses those it does not.
std::uint64_t file_rights(int abi) {
  constexpr int of_abi[] = {0, 13, 14, 15, 15, 16};
  return (std::uint64_t{1} << of_abi[std::min<std::size_t>(static_cast<std::size_t>(abi), std::size(of_abi) - 1)]) - 1;
}

struct Ruleset {  // struct landlock_ruleset_attr of ABI 6; older kernels take its beginning
  std::uint64_t files = 0, net = 0, scoped = 0;
};

// What every visit does until it ends: wait (and go on waiting after it was stopped), hear its pipe, answer, and let
// the allocator work. The clock is read without the kernel, but for machines whose clock source does not allow it.
constexpr std::array always{"brk",    "clock_gettime", "exit_group",      "futex", "mmap",
                            "munmap", "poll",          "restart_syscall", "read",  "write"};
// Its pipe up, when it is covered and waits to be replaced.
constexpr std::array with_a_display{"close"};
// Talking to an X server; the shared picture is there already.
constexpr std::array with_x11{"recvfrom", "recvmsg", "writev"};
// The picture goes to the compositor in memory that both see. Before every picture the library that finds the graphics
// driver asks whether this is still the process that it knows.
constexpr std::array with_wayland{"recvmsg", "sendmsg", "fcntl", "memfd_create", "ftruncate", "getpid"};
// The card and the input devices are open; what is asked of them goes by ioctl. The terminal is open too, and must not
// be asked for another, nor have letters typed into it: only what is asked of cards (the letters d, b and >) and of
// input devices (E) is let through (ioctl(2): the second byte of a request says of what kind of device it is asked).
constexpr std::array with_kmsdrm{"ioctl", "lseek", "getpid"};
constexpr std::array asked_of_cards_and_input{'d', 'b', '>', 'E'};
#if defined(__SANITIZE_ADDRESS__)
// pipe and close: whether an address can be read is asked by writing it to a pipe.
constexpr std::array for_sanitizers{"close", "getpid", "gettid",         "madvise",     "mprotect",
                                    "pipe",  "pipe2",  "rt_sigprocmask", "sched_yield", "sigaltstack"};
#endif

template <std::size_t N>
void add(std::vector<std::string>& out, const std::array<const char*, N>& names) {
  out.insert(out.end(), names.begin(), names.end());
}

Error failed(const char* what, int error) {
  return {"lockdown.failed", std::string(what) + ": " + std::strerror(error < 0 ? -error : error)};
}

int number_of(const std::string& call) { return ::seccomp_syscall_resolve_name(call.c_str()); }

Result<void> shut_calls(Glass glass) {
  const std::unique_ptr<void, void (*)(scmp_filter_ctx)> filter(::seccomp_init(SCMP_ACT_ERRNO(EPERM)),
                                                                ::seccomp_release);
  if (!filter) return failed("seccomp", ENOMEM);
  if (const int bad = ::seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_TSYNC, 1); bad != 0)
    return failed("seccomp for all threads", bad);
  // Calls of another kind of processor (x32, i386) fail as well: to be killed for them would stand in the kernel's log.
  if (const int bad = ::seccomp_attr_set(filter.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_ERRNO(EPERM)); bad != 0)
    return failed("seccomp for other processors", bad);
  for (const std::string& name : allowed_calls(glass)) {
    const int number = number_of(name);
    if (name == "ioctl") {
      for (const char kind : asked_of_cards_and_input)
        if (const int bad =
                ::seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, number, 1,
                                   SCMP_A1(SCMP_CMP_MASKED_EQ, 0xff00, static_cast<scmp_datum_t>(kind) << 8));
            bad != 0)
          return failed(name.c_str(), bad);
      continue;
    }
    // Memory may be had, but none that can be run.
    const bool memory = name == "mmap" || name == "mprotect";
    const int bad =
        memory ? ::seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, number, 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0))
               : ::seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, number, 0);
    if (bad != 0) return failed(name.c_str(), bad);
  }
  if (const int bad = ::seccomp_load(filter.get()); bad != 0) return failed("seccomp", bad);
  return {};
}

}  // namespace

Result<int> shut_files() {
  const long abi = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (abi <= 0) return 0;  // an older kernel, or one without: seccomp refuses the same calls
  Ruleset all{file_rights(static_cast<int>(abi)), abi >= 4 ? 3U : 0U, abi >= 6 ? 3U : 0U};
  const std::size_t size = abi >= 6 ? 24 : abi >= 4 ? 16 : 8;
  const int rules = static_cast<int>(::syscall(SYS_landlock_create_ruleset, &all, size, 0));
  if (rules < 0) return Error{"lockdown.failed", std::string("Landlock: ") + std::strerror(errno)};
  const long shut = ::syscall(SYS_landlock_restrict_self, rules, abi >= 7 ? log_no_denials : 0U);
  const int error = errno;
  ::close(rules);
  if (shut != 0) return Error{"lockdown.failed", std::string("Landlock: ") + std::strerror(error)};
  return static_cast<int>(abi);
}

std::vector<std::string> allowed_calls(Glass glass) {
  std::vector<std::string> out;
  add(out, always);
  if (glass != Glass::memory) add(out, with_a_display);
  if (glass == Glass::x11) add(out, with_x11);
  if (glass == Glass::wayland) add(out, with_wayland);
  if (glass == Glass::kmsdrm) add(out, with_kmsdrm);
#if defined(__SANITIZE_ADDRESS__)
  add(out, for_sanitizers);
#endif
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<long> allowed_numbers(Glass glass) {
  std::vector<long> out;
  for (const std::string& name : allowed_calls(glass)) out.push_back(number_of(name));
  return out;
}

Result<Locked> lock_down(Glass glass) {
  Locked locked;
  if (::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return failed("not dumpable", errno);
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return failed("no new privileges", errno);
  locked.mdwe = ::prctl(set_mdwe, mdwe_refuse_exec_gain, 0, 0, 0) == 0;
  auto abi = shut_files();
  if (!abi) return std::move(abi).error();
  locked.landlock_abi = *abi;
  if (auto shut = shut_calls(glass); !shut) return std::move(shut).error();
  return locked;
}

void close_all_but(std::vector<int> keep) {
  std::erase_if(keep, [](int descriptor) { return descriptor <= STDERR_FILENO; });
  std::sort(keep.begin(), keep.end());
  unsigned from = STDERR_FILENO + 1;
  for (const int descriptor : keep) {
    const auto next = static_cast<unsigned>(descriptor);
    if (next > from) ::close_range(from, next - 1, 0);
    from = std::max(from, next + 1);
  }
  ::close_range(from, ~0U, 0);
}

void bare_environment() {
  constexpr std::array wanted{"DISPLAY",        "XAUTHORITY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "SDL_VIDEODRIVER",
                              "GALLIUM_DRIVER", "TZ"};
  std::vector<std::pair<const char*, std::string>> kept;
  for (const char* const name : wanted)
    if (const char* const value = std::getenv(name)) kept.emplace_back(name, value);
  ::clearenv();
  for (const auto& [name, value] : kept) ::setenv(name, value.c_str(), 1);
  // Where there is no graphics card: the one renderer of Mesa that makes no code as it runs, which a visit may not.
  ::setenv("GALLIUM_DRIVER", "softpipe", 0);
}

}  // namespace hp::kiosk
