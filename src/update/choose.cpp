#include "update/choose.h"

#include <cassert>

namespace hp::update {

Plan choose(std::span<const Offer> offers) {
  assert(!offers.empty());
  const auto newer = [](const Offer& a, const Offer& b) { return a.version.value_or(0) > b.version.value_or(0); };
  Plan plan;
  std::size_t meant = 0;
  for (std::size_t i = 0; i < offers.size(); ++i) {
    if (!offers[i].refused && (!plan.take || newer(offers[i], offers[*plan.take]))) plan.take = i;
    if (newer(offers[i], offers[meant])) meant = i;
  }
  if (!plan.take) {
    Error why = *offers[meant].refused;
    plan.refused = std::move(why).doing(offers[meant].name);
  }
  return plan;
}

}  // namespace hp::update
