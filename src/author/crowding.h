#pragma once
// Words that a screen has no room for, though each line of them is whole.
#include <string>
#include <vector>

#include "kiosk/ui.h"

namespace hp::author {

// Of all sentences of a frame those that are higher than the control they stand in, stand off the glass above or below
// it (heights in px), or over another. What scrolls runs under what stands still, and is meant to.
std::vector<std::string> crowded(const std::vector<kiosk::Ui::Said>& said, float glass_height);

}  // namespace hp::author
