#pragma once
// The doors a visit shuts behind itself before anybody stands before it (design §9): from then on it can open no file
// and no socket, start nothing, and make no memory executable, on all its threads. What it needs is open already.
//
//   no_new_privs, not dumpable (prctl(2))
//   Landlock with every right of the kernel's version handled and no rule; its denials are not logged (ABI 7 on)
//   seccomp: a list of the calls that are allowed; every other fails with EPERM
//   W^X: PR_SET_MDWE where the kernel has it (6.3 on), and in any case mmap and mprotect without PROT_EXEC only
#include <string>
#include <vector>

#include "result.h"

namespace hp::kiosk {

// What the visit draws on decides what else it must be let do.
enum class Glass : unsigned char { memory, x11, wayland, kmsdrm };

struct Locked {
  int landlock_abi = 0;  // 0: the kernel has none
  bool mdwe = false;     // PR_SET_MDWE; else seccomp alone refuses executable memory
};
// The first of the doors alone: the version of Landlock, 0 where the kernel has none. Errors: lockdown.failed.
Result<int> shut_files();
// All of them, for good. Errors: lockdown.failed, where not even seccomp could be had; then the visit must not serve
// anybody.
Result<Locked> lock_down(Glass glass);

// The calls that are allowed, by name, sorted.
std::vector<std::string> allowed_calls(Glass glass);
std::vector<long> allowed_numbers(Glass glass);

// Every descriptor but these and 0, 1, 2 is closed.
void close_all_but(std::vector<int> keep);
// The environment of a program that is to know nothing of who started it: where the display is, and the time zone.
void bare_environment();

// --self-test: locks a process of its own, tries what is forbidden from inside, and says what holds, a line each, on
// stdout. 0: all of it; 1: not.
int self_test();

}  // namespace hp::kiosk
