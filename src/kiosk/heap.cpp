#include "kiosk/heap.h"

#include <malloc.h>

#include <climits>
#include <cstdlib>

#include "kiosk/ui.h"

namespace hp::kiosk {
namespace {

constexpr std::size_t page = 4096;

// Four times what was ever seen in use.
[[gnu::noinline]] void take_stack() {
  volatile char rest[256 << 10];
  for (std::size_t at = 0; at < sizeof rest; at += page) rest[at] = 1;
}

}  // namespace

std::size_t heap_bytes(window::Size glass) {
  constexpr std::size_t all_but_glyphs = std::size_t{10} << 20;
  return all_but_glyphs + Ui::atlas_pages(glass) * std::size_t{text::Atlas::page_side} * text::Atlas::page_side;
}

void take_heap(std::size_t bytes) {
  constexpr int a_picture = 4 << 20, most_the_library_takes = 32 << 20;
  ::mallopt(M_ARENA_MAX, 1);
  ::mallopt(M_TRIM_THRESHOLD, INT_MAX);
  ::mallopt(M_MMAP_THRESHOLD, most_the_library_takes);
  const std::size_t used = ::mallinfo2().uordblks;
  if (used < bytes) {
    // Not calloc(): pages that nobody has written to are not there.
    auto* const rest = static_cast<volatile char*>(std::malloc(bytes - used));
    for (std::size_t at = 0; rest != nullptr && at < bytes - used; at += page) rest[at] = 1;
    std::free(const_cast<char*>(rest));
  }
  ::mallopt(M_MMAP_THRESHOLD, a_picture);
  take_stack();
}

}  // namespace hp::kiosk
