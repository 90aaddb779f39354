// A red seal on a page: round, oval or square.
#pragma once
#include "core/image/measurement.h"
#include "core/image/region.h"

namespace beian {

struct Seal {
  Measurement present;  ///< value: how much of its outline is there, 0 … 1
  Point centre;
  double radius = 0;       ///< pixels; of an oval or a square half of the longer side
  double diameter_mm = 0;  ///< 0 if the scale is not known; official round seals have 38 … 45
  bool square = false;
};

/// Outlines of red ink: circles by votes of the red edges for their centre (they may be broken and
/// lie over text), ovals and squares as patches of ink of their shape. Headings and tables have no
/// such outline, emblems are filled. Of a plausible size only: 30 … 50 mm, squares 14 … 32 mm, or
/// what that is on a page of A4 to A3 if `px_per_mm` is 0. `document`: where to look.
Seal find_seal(const Image& rgb, const Quad& document, double px_per_mm = 0);

}  // namespace beian
