// A round red seal on a page.
#pragma once
#include "core/image/measurement.h"
#include "core/image/region.h"

namespace beian {

struct Seal {
  Measurement present;  ///< value: how much of a ring is there, 0 … 1; confidence the same
  Point centre;
  double radius = 0;  ///< pixels
};

/// Rings of red, found by votes of the red edges for their centre; red headings are no rings, and
/// emblems are filled. `document`: where to look (leave out places of emblems).
Seal find_seal(const Image& rgb, const Quad& document);

}  // namespace beian
