#pragma once
// A visit has one size. How much memory it holds could tell which language was read, or how much; while it lives by
// /proc, and afterwards too by what the kernel remembers of all visits together (faults of children, memory.peak of the
// unit's cgroup). So a visit takes what it will ever need when its turn begins, and neither gives back nor asks for
// more.
#include <cstddef>

#include "window/window.h"

namespace hp::kiosk {

// Enough on such a glass for any page in any language, with the caches of Ui full: those of the atlas grow with the
// glass (Ui::atlas_pages). That nothing is had beyond it is seen by tests/kiosk/monkey.cpp; more may still be had, as
// content decides how much it needs, and the kiosk never dies of content.
std::size_t heap_bytes(window::Size glass);

// Of the calling process, for good: its heap is `bytes` large from now on, every page of it in memory, and its stack as
// deep as it will ever be. One heap for all threads; only what is larger than 4 MiB is had from the kernel by itself.
void take_heap(std::size_t bytes);

}  // namespace hp::kiosk
