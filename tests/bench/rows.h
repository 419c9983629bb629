#pragma once
// The rows of design §11 that apply so far, measured and printed beside their budget. Figures are medians or the
// percentile a row names; peers are measured in the same run and compared as ratios, because machines are noisy.
#include <string>
#include <vector>

namespace hp::bench {

struct Row {
  std::string what, budget, ours, peer;
  bool held = true;
  bool is_known = false;  // missed, by no more than is known
};
using Rows = std::vector<Row>;

struct Where {
  std::string helppoint, pack, trust, samples;  // paths
};

void measure_layout(const Where& where, Rows& rows);
void measure_frames(const Where& where, Rows& rows);
void measure_install(const Where& where, Rows& rows);
void measure_hide(const Where& where, Rows& rows);     // on X11: needs DISPLAY
void measure_display(const Where& where, Rows& rows);  // on X11: needs DISPLAY

double median(std::vector<double> values);
double percentile(std::vector<double> values, double p);  // p in 0–100
std::string ms(double value);                             // "3.14 ms"
std::string times(double value);                          // "3.1 ×"

}  // namespace hp::bench
