#pragma once
#include "core/image/region.h"

namespace beian {

/// Standard deviation of the noise in grey levels. Immerkær's operator (1996) in squares, of which
/// the quiet ones count: text is not noise. Clipped squares have none and do not count.
double noise_level(const Image& grey, const Quad& document);

}  // namespace beian
