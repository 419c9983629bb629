// A target's short run, with any compiler, the same on every machine: its seeds as they are, then so many careless and
// cunning changes to them. Where a promise is broken, the input is left in a file: fuzz_NAME COUNT LEFT_IN, or
// fuzz_NAME FILE to try that file alone.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <random>

#include "target.h"

namespace {

constexpr unsigned longest_input_seconds = 20;

std::string current, left_in;

// The input is the only thing worth saving. open, write and _exit are all that may be called here.
extern "C" void leave_input(int) {
  const int file = ::open(left_in.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file >= 0 && ::write(file, current.data(), current.size()) == static_cast<ssize_t>(current.size()) &&
      ::write(STDERR_FILENO, left_in.data(), left_in.size()) > 0)
    static_cast<void>(::write(STDERR_FILENO, " is the input\n", 14));
  ::_exit(1);
}

void try_it(std::string input) {
  current = std::move(input);
  ::alarm(longest_input_seconds);
  hp::fuzz::try_input(current);
}

std::string mutated(const std::vector<std::string>& seeds, const std::vector<std::string>& words,
                    std::mt19937& random) {
  static constexpr char spiced[] = "\0\xff\n\r\"{}[],:/.\\=+-0 9Az\x1e\x1f";
  constexpr std::string_view spice(spiced, sizeof spiced - 1);
  std::string text = seeds[random() % seeds.size()];
  for (auto changes = 1 + random() % 4; changes > 0 && !text.empty(); --changes) {
    const std::size_t at = random() % text.size(), length = 1 + random() % 40;
    const std::string& other = seeds[random() % seeds.size()];
    switch (random() % 8) {
      case 0:
        text[at] = static_cast<char>(text[at] ^ 1 << random() % 8);
        break;
      case 1:
        text[at] = spice[random() % spice.size()];
        break;
      case 2:
        text.erase(at, length);
        break;
      case 3:
        text.insert(at, 1, spice[random() % spice.size()]);
        break;
      case 4:
        text.insert(random() % text.size(), text.substr(at, length));
        break;
      case 5:
        text.resize(at);
        break;
      case 6:
        if (!words.empty()) text.insert(at, words[random() % words.size()]);
        break;
      case 7:
        if (!other.empty()) text.insert(at, other.substr(random() % other.size(), length));
        break;
    }
  }
  return text;
}

}  // namespace

int main(int count, char** arguments) {
  if (count == 2) {
    std::ifstream in(arguments[1], std::ios::binary);
    hp::fuzz::try_input(std::string(std::istreambuf_iterator<char>(in), {}));
    return 0;
  }
  if (count != 3) return std::fputs("usage: fuzz_NAME COUNT LEFT_IN | fuzz_NAME FILE\n", stderr), 2;
  left_in = arguments[2];
  for (const int signal : {SIGABRT, SIGSEGV, SIGALRM, SIGFPE}) std::signal(signal, leave_input);
  const std::vector<std::string> seeds = hp::fuzz::seeds(), words = hp::fuzz::words();
  try_it("");
  for (const std::string& seed : seeds) try_it(seed);
  std::mt19937 random(20261124);
  for (int left = std::atoi(arguments[1]); left > 0; --left) try_it(mutated(seeds, words, random));
  return 0;
}
