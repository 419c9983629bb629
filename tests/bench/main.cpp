// bench --helppoint FILE --pack FILE --trust DIR --samples DIR: prints the table. Exit 0 whether or not budgets are
// held: the figures of a shared machine are read by a person. bench/run makes the pack and a display and calls this.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "bench/rows.h"

namespace hp::bench {

double percentile(std::vector<double> values, double p) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const auto at = static_cast<std::size_t>(p / 100.0 * static_cast<double>(values.size() - 1) + 0.5);
  return values[std::min(at, values.size() - 1)];
}

double median(std::vector<double> values) { return percentile(std::move(values), 50); }

std::string ms(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f ms", value);
  return text;
}

std::string times(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f ×", value);
  return text;
}

}  // namespace hp::bench

int main(int argc, char** argv) {
  hp::bench::Where where;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string name = argv[i];
    if (name == "--helppoint")
      where.helppoint = argv[i + 1];
    else if (name == "--pack")
      where.pack = argv[i + 1];
    else if (name == "--trust")
      where.trust = argv[i + 1];
    else if (name == "--samples")
      where.samples = argv[i + 1];
    else
      return 2;
  }
  if (where.helppoint.empty() || where.pack.empty() || where.trust.empty() || where.samples.empty()) {
    std::fprintf(stderr, "usage: bench --helppoint FILE --pack FILE --trust DIR --samples DIR\n");
    return 2;
  }
  hp::bench::Rows rows;
  hp::bench::measure_layout(where, rows);
  hp::bench::measure_frames(where, rows);
  hp::bench::measure_install(where, rows);
  if (std::getenv("DISPLAY") != nullptr) {
    hp::bench::measure_hide(where, rows);
    hp::bench::measure_display(where, rows);
  }

  std::printf("| what | budget | ours | peer | held |\n|---|---|---|---|---|\n");
  for (const auto& row : rows)
    std::printf("| %s | %s | %s | %s | %s |\n", row.what.c_str(), row.budget.c_str(), row.ours.c_str(),
                row.peer.c_str(),
                row.held       ? "yes"
                : row.is_known ? "no, as known"
                               : "NO");
  // One is known to be missed, and by how much; the nightly run says when any other is, or this one by more.
  return std::all_of(rows.begin(), rows.end(), [](const auto& row) { return row.held || row.is_known; }) ? 0 : 1;
}
