#pragma once
// What every fuzz target has: the seeds it grows from, the words of its format, and one function that takes any bytes
// and stops the program where a promise is broken. The same function runs twice: in short_run.cpp, everywhere and the
// same each time, and under libFuzzer (libfuzzer.cpp), which sees the way an input takes.
#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace hp::fuzz {

// Each target defines these three.
std::vector<std::string> seeds();
std::vector<std::string> words();
void try_input(std::string_view input);

inline void check(bool promise, const char* file = __builtin_FILE(), int line = __builtin_LINE()) {
  if (promise) return;
  std::fprintf(stderr, "%s:%d: a promise is broken\n", file, line);
  std::abort();
}

// The texts of files below the source folder that end so, the largest left out: seeds that people wrote anyway.
std::vector<std::string> source_texts(const std::string& folder, std::string_view ending,
                                      std::size_t most_bytes = 8000);

// Takes decisions off the front of an input. At its end every answer is 0 or empty.
class Recipe {
 public:
  explicit Recipe(std::string_view input) : m_left(input) {}

  bool empty() const { return m_left.empty(); }
  std::string_view rest() const { return m_left; }
  unsigned byte() {
    if (m_left.empty()) return 0;
    const auto taken = static_cast<unsigned char>(m_left.front());
    m_left.remove_prefix(1);
    return taken;
  }
  std::size_t below(std::size_t end) {  // end > 0
    const std::size_t high = end > 256 ? byte() : 0;
    return (high << 8 | byte()) % end;
  }
  // Up to the sign, which is taken too.
  std::string_view until(char sign) {
    const auto end = std::min(m_left.find(sign), m_left.size());
    const auto taken = m_left.substr(0, end);
    m_left.remove_prefix(std::min(end + 1, m_left.size()));
    return taken;
  }

 private:
  std::string_view m_left;
};

}  // namespace hp::fuzz
