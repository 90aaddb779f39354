// Is the document flat and whole: straight sides, four corners?
#pragma once
#include "core/image/measurement.h"
#include "core/image/region.h"

namespace beian {

/// Value: root mean square distance of the most bent side from a straight line, by its length.
/// Unknown where a side is not seen well enough; sides along the rim of the picture do not count.
/// `document` may be a rough guess: a bent page has no exact corners.
Measurement bow(const Image& rgb, const Quad& document);

/// Value: share of the triangle at a corner, 6 % of its sides, that looks like what is beside the
/// document; the worst of the four. The round corners of cards are at about a quarter.
Measurement folded_corner(const Image& rgb, const Quad& document);

}  // namespace beian
