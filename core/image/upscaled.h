// Is a picture larger than what it shows?
#pragma once
#include "core/image/measurement.h"
#include "core/image/region.h"

namespace beian {

/// Edges that are soft at full size, and at half the size are as sharp as that allows: half the
/// pixels were enough. Value: the share of the size (of a side) that the picture is really worth,
/// 0 … 1. A lens a little out of focus looks nearly the same: never more than a warning.
/// `grey` must not have been made smaller than the file.
Measurement upscaled(const Image& grey, const Quad& document);

}  // namespace beian
