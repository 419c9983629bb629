// What is shown to staff is there at one glance: who is asked for help does not turn a page first.
#include <gtest/gtest.h>

#include <algorithm>

#include "house.h"

namespace hp::kiosk::house {
namespace {

TEST(Staff, is_asked_at_one_glance_in_every_language_on_every_glass_at_every_size) {
  for (const window::Size size : screens)
    for (const pack::PackLanguage& row : shipped().about().languages) {
      Glass glass(shipped(), size);
      for (int text_size = 1; text_size <= 4; ++text_size) {
        glass.stand(row.language, {Screen::staff, "msh", 0});
        glass.session.text_size = text_size;
        const SpokenTree tree = glass.show().tree;
        const auto is_more = [](const SpokenEntry& entry) { return entry.id == "more"; };
        EXPECT_TRUE(std::none_of(tree.begin(), tree.end(), is_more))
            << row.language.tag() << " at " << size.width << "x" << size.height << ", text size " << text_size;
      }
    }
}

}  // namespace
}  // namespace hp::kiosk::house
