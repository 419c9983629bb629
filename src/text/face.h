#pragma once
// One opened face: HarfBuzz's view of its bytes, and what we worked out once. Private to the room.
#include <hb.h>

#include <memory>
#include <span>
#include <string>

#include "text/coverage.h"
#include "text/font.h"

namespace hp::text {

struct DestroyFace {
  void operator()(hb_face_t* face) const { hb_face_destroy(face); }
};

struct Fonts::Face {
  std::string name;
  std::span<const std::byte> bytes;  // the caller's; outlives us
  unsigned index = 0;                // inside a collection
  FontId id;
  std::unique_ptr<hb_face_t, DestroyFace> harfbuzz;
  Coverage coverage;
  VerticalMetrics metrics;
};

}  // namespace hp::text
