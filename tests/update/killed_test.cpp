// helppoint-update is killed at every call that it makes to the system, and has every single one of them fail: strace
// puts the fault in, at the first call of each kind, the second, and so on until the fault comes too late to hit
// anything. After each, a fresh start shows the old pack or the new one, whole; the same stick and the next are taken;
// and nothing is left lying in the store. What a power cut loses besides is pack/power_cut_test's.
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <thread>

#include "program_run.h"

namespace hp::update {
namespace {

using namespace test;

constexpr std::uint64_t oldest = 2026'11'20'01, old = 2026'11'21'01, fresh = 2026'11'22'01, next = 2026'11'23'01;
const Wish next_wish{.version = next, .signed_by = {1, 2}};

struct Stick {
  const char* name;
  std::vector<Wish> before;  // installed already
  Wish offered;
  bool is_taken = true;
  bool left_over = false;  // an earlier install of the same was killed when it had named its file
};
std::ostream& operator<<(std::ostream& out, const Stick& stick) { return out << stick.name; }

const Wish first{.version = oldest, .signed_by = {1, 2}}, second{.version = old, .signed_by = {1, 2}};
const Stick sticks[] = {
    {"first_install", {}, {.version = fresh}},
    {"upgrade", {first, second}, {.version = fresh, .signed_by = {1, 2}}},
    {"upgrade_with_new_trust", {first, second}, {.version = fresh, .signed_by = {1, 2}, .hands_over_to = {1, 2, 3}}},
    {"upgrade_tried_before", {first, second}, {.version = fresh, .signed_by = {1, 2}}, true, true},
    {"refused", {first, second}, {.version = fresh, .signed_by = {0, 9}}, false},
};

void copy_folder(const std::string& from, const std::string& to) {
  std::filesystem::copy(from, to,
                        std::filesystem::copy_options::recursive | std::filesystem::copy_options::copy_symlinks |
                            std::filesystem::copy_options::overwrite_existing);
}

// A call to the system, by its name, of which the first `skipped` are the loader's, before main() has begun.
struct Call {
  std::string name;
  unsigned skipped = 0, count = 0;
};

class Killed : public testing::TestWithParam<Stick> {
 protected:
  void SetUp() override {
    for (const Wish& wish : GetParam().before) {
      m_before.put("x.helppack", wish);
      ASSERT_EQ(m_before.plug_in(), "installed");
    }
    m_before.empty_stick();
    const Bytes offered = pack_of(GetParam().offered);
    if (GetParam().left_over) m_before.store.write(std::to_string(fresh) + ".helppack", text_of(offered));
  }

  // The calls of a run that nothing happens to.
  std::vector<Call> calls() const {
    ProgramKiosk kiosk;
    begin(kiosk);
    const std::string log = kiosk.run_folder.path() + "/log";
    EXPECT_EQ(kiosk.run({"strace", "-f", "-qq", "-o", log}).exit_code, GetParam().is_taken ? 0 : 1);
    std::map<std::string, Call> found;
    bool in_main = false;
    std::ifstream in(log);
    for (std::string line; std::getline(in, line);) {
      const auto start = line.find_first_not_of("0123456789 "), end = line.find('(');
      if (end == std::string::npos || start > end || line[start] == '<' || line[start] == '+') continue;
      // The first thing of ours that main() touches.
      for (const TempFolder* const folder : {&kiosk.stick, &kiosk.store, &kiosk.trust, &kiosk.run_folder})
        in_main |= line.find("execve(") == std::string::npos && line.find(folder->path()) != std::string::npos;
      Call& call = found[line.substr(start, end - start)];
      ++call.count;
      if (!in_main) ++call.skipped;
    }
    EXPECT_TRUE(in_main);
    std::vector<Call> all;
    for (auto& [name, call] : found) all.push_back({name, call.skipped, call.count});
    return all;
  }

  // Puts in the fault, "signal=KILL" say, at each of these calls in turn; the number of points that were hit.
  std::size_t at_each(const std::vector<Call>& of, const std::string& fault, bool loader_too) const {
    std::atomic<std::size_t> next_call = 0, points = 0;
    const auto work = [&] {
      for (std::size_t i = 0; (i = next_call++) < of.size();)
        for (unsigned n = loader_too ? 1 : of[i].skipped + 1; at_one(of[i], n, fault) && !HasFatalFailure(); ++n)
          ++points;
    };
    std::thread other(work);
    work();
    other.join();
    return points;
  }

 private:
  void begin(const ProgramKiosk& kiosk) const {
    copy_folder(m_before.store.path(), kiosk.store.path());
    kiosk.put("x.helppack", GetParam().offered);
  }

  // Whether there was a call of this number to be hit.
  bool at_one(const Call& call, unsigned n, const std::string& fault) const {
    ProgramKiosk kiosk;
    begin(kiosk);
    const std::string log = kiosk.run_folder.path() + "/log", where = call.name + " " + std::to_string(n) + " " + fault;
    std::vector<std::string> strace{"strace",
                                    "-f",
                                    "-qq",
                                    "-o",
                                    log,
                                    "-e",
                                    "trace=" + call.name,
                                    "-e",
                                    "inject=" + call.name + ":" + fault + ":when=" + std::to_string(n)};
    if (fault.starts_with("error")) strace.push_back("--seccomp-bpf");  // faster, but no signal is sent this way
    const Ended ended = kiosk.run(strace);
    const auto seen = pack::read_file(log, std::size_t{1} << 24);
    const bool killed = ended.signal == SIGKILL;
    if (!killed && (!seen || seen->find("INJECTED") == std::string::npos)) return false;

    if (!killed) {
      EXPECT_TRUE(ended.exit_code == 0 || ended.exit_code == 1)
          << where << ": exit code " << ended.exit_code << ", signal " << ended.signal << "\n"
          << ended.said;
      const bool could_not_say = std::regex_search(*seen, std::regex("write\\(2,.*INJECTED"));
      EXPECT_TRUE(ended.exit_code == 0 || could_not_say || ended.said_a_sentence()) << where << ": nothing is said";
    }
    const std::string fault_found = fault_of(kiosk, ended);
    EXPECT_EQ(fault_found, "") << where << ", which said: " << ended.said;
    return true;
  }

  // What is wrong with the kiosk that this run has left; empty if nothing is.
  std::string fault_of(const ProgramKiosk& kiosk, const Ended& ended) const {
    const Stick& stick = GetParam();
    const std::uint64_t was = stick.before.empty() ? 0 : old, shown = kiosk.shown();
    if (const std::string fault = fault_of_shown(kiosk, shown); !fault.empty()) return fault;
    if (shown != was && (shown != fresh || !stick.is_taken)) return "shows " + std::to_string(shown);
    if (ended.exit_code == 0 && shown != fresh) return "said it was installed";
    if (ended.exit_code == 1 && shown != was) return "said it failed, and shows the new one";
    if (const auto receipt = kiosk.receipt(); receipt && receipt->state != pack::Receipt::State::working) {
      const bool installed = receipt->state == pack::Receipt::State::installed;
      if (installed != (shown == fresh)) return "the receipt says what is not so";
    }

    if (shown == was && stick.is_taken) {  // straight on to the next stick…
      const Kiosk other;
      copy_folder(kiosk.store.path(), other.store.path());
      if (const std::string fault = fault_of_next(other, was); !fault.empty()) return "instead of it, " + fault;
    }
    if (shown == was) {  // …or the same one more
      const Ended again = kiosk.run();
      if (again.exit_code != (stick.is_taken ? 0 : 1)) return "the same stick once more: " + again.said;
    }
    return fault_of_next(kiosk, stick.is_taken ? fresh : was);
  }

  static std::string fault_of_shown(const Kiosk& kiosk, std::uint64_t shown) {
    pack::RealDisk disk;
    const auto in_force = pack::trust_in_force(disk, *pack::read_trust(kiosk.trust.path()), kiosk.store.path());
    if (!in_force) return in_force.error().detail;
    if (!in_force->left_out.empty()) return in_force->left_out.front().detail;
    const auto best = pack::open_best(disk, kiosk.store.path(), in_force->trust);
    const bool has_current = std::filesystem::is_symlink(kiosk.store.path() + "/current");
    if (shown == 0) return has_current ? "current: " + best.passed_over.front().detail : "";
    if (!best.is_current) return "current: " + best.passed_over.front().detail;
    const auto sound = best.pack->files().sound("audio/en-gb/help.opus");
    return sound ? "" : sound.error().detail;
  }

  // The next pack is taken, and then there are two packs, the links and the floor, and nothing else.
  static std::string fault_of_next(const Kiosk& kiosk, std::uint64_t behind) {
    kiosk.put("x.helppack", next_wish);
    if (const std::string outcome = kiosk.plug_in(); outcome != "installed") return "the next stick: " + outcome;
    if (kiosk.shown() != next) return "the next pack is not shown";
    std::set<std::string> expected{std::to_string(next) + ".helppack", "current", "floor"};
    if (behind != 0) expected.insert({std::to_string(behind) + ".helppack", "previous"});
    const auto names = names_in(kiosk.store.path());
    std::set<std::string> found(names.begin(), names.end());
    found.erase("trust");
    std::string too_much;
    for (const std::string& name : found)
      if (!expected.contains(name)) too_much += " " + name;
    if (!too_much.empty()) return "left lying in the store:" + too_much;
    return found == expected ? "" : "something is gone from the store";
  }

  Kiosk m_before;
};

TEST_P(Killed, at_any_call_it_leaves_a_whole_pack_and_takes_the_next) {
  // The loader's calls come before anything of ours; once is enough for them.
  const std::size_t points = at_each(calls(), "signal=KILL", GetParam().before.empty());
  std::printf("%s: killed at %zu points\n", GetParam().name, points);
  EXPECT_GT(points, 60u);
}

TEST_P(Killed, or_its_calls_failing_it_says_so_and_takes_the_next) {
  // The loader's are no calls of ours. Those left out do not fail in this way for a program that is in order: it would
  // only show how the C library gives up.
  static const std::set<std::string> never{"brk",       "exit", "exit_group",     "futex",
                                           "getrandom", "rseq", "rt_sigprocmask", "set_robust_list"};
  std::vector<Call> of_files = calls();
  std::erase_if(of_files, [](const Call& call) { return never.contains(call.name); });
  for (const char* const error : {"ENOSPC", "EIO"}) {
    const std::size_t points = at_each(of_files, std::string("error=") + error, false);
    std::printf("%s: %s at %zu points\n", GetParam().name, error, points);
    EXPECT_GT(points, 40u);
  }
}

INSTANTIATE_TEST_SUITE_P(Sticks, Killed, testing::ValuesIn(sticks), [](const auto& stick) { return stick.param.name; });

}  // namespace
}  // namespace hp::update
