#include "author/crowding.h"

#include <algorithm>

namespace hp::author {
namespace {

using kiosk::Box;

constexpr float rounding_px = 1.5f;

bool share(float a, float a_end, float b, float b_end) { return std::min(a_end, b_end) - std::max(a, b) > rounding_px; }

bool overlap(const Box& a, const Box& b) {
  return share(a.x, a.end(), b.x, b.end()) && share(a.y, a.bottom(), b.y, b.bottom());
}

}  // namespace

std::vector<std::string> crowded(const std::vector<kiosk::Ui::Said>& said, float glass_height) {
  std::vector<std::string> out;
  for (auto one = said.begin(); one != said.end(); ++one) {
    const Box& box = one->text;
    const bool fits = box.h <= one->room.h + rounding_px;
    const bool on_the_glass = one->scrolls || (box.y >= -rounding_px && box.bottom() <= glass_height + rounding_px);
    const bool alone = std::none_of(said.begin(), one, [&](const kiosk::Ui::Said& other) {
      return other.scrolls == one->scrolls && overlap(box, other.text);
    });
    if (!fits || !on_the_glass || !alone) out.push_back(one->words);
  }
  return out;
}

}  // namespace hp::author
