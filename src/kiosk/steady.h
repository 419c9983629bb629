#pragma once
// Milliseconds of the machine's clock that only grows and that nobody sets. What a visitor sees goes by Window::now(),
// which a script may move; this is for what must not stand still with it.
#include <chrono>
#include <cstdint>

namespace hp::kiosk {

inline std::uint64_t steady_ms() {
  const auto since = std::chrono::steady_clock::now().time_since_epoch();
  return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(since).count());
}

}  // namespace hp::kiosk
