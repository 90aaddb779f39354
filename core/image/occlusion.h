// A finger, or a thing, over the edge of a document.
#pragma once
#include "core/image/measurement.h"
#include "core/image/region.h"

namespace beian {

struct Occlusion {
  Measurement skin;   ///< value: share of the document under skin that comes in over its edge
  Measurement thing;  ///< value: longest stretch of a side that is covered, by the side's length
};

/// Looks at the document straightened and its paper made white. What covers an edge lies on both
/// sides of it without a step, is smooth, and has not the colour of the paper beside it. Unknown if
/// the corners are not to be seen.
Occlusion occlusion(const Image& rgb, const Quad& document);

}  // namespace beian
