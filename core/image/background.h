// What is behind a face: the platform wants a plain white wall.
#pragma once
#include "core/image/measurement.h"
#include "core/image/region.h"

namespace beian {

struct Background {
  Measurement cluttered;  ///< value: mean gradient at a width of 295 pixels, as OFIQ has it
  Measurement not_white;  ///< value: median level of the darkest channel
  double spread = 0;      ///< grey levels between the 5th and the 95th percentile
  double chroma = 0;      ///< median difference between the channels
};

/// Judges what lies beside and above a head and shoulders that stand in the middle: no face is
/// looked for. Unknown below 100 pixels a side.
Background background(const Image& rgb);

}  // namespace beian
