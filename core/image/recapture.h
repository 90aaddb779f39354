// Was the photo taken from a screen?
#pragma once
#include "core/image/measurement.h"
#include "core/image/region.h"

namespace beian {

/// Looks for the lights of a screen, or the stripes they make with the camera's own grid: one
/// frequency that stands out in several of six squares of 256 pixels. Value: by how many standard
/// deviations of its ring (log power) the peak stands out, in the third best of the squares that
/// agree in frequency and angle. Printed patterns repeat, too: never more than a warning. `grey` at
/// the size it was taken in, or little below; under 256 pixels a side unknown.
Measurement recapture(const Image& grey, const Quad& document);

}  // namespace beian
