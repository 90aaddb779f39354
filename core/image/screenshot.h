// Was the picture captured from a screen, or framed by bars?
#pragma once
#include "core/image/measurement.h"
#include "core/image/region.h"

namespace beian {

/// Value: how many of three signs a picture shows: it has the size of a screen, a status bar runs
/// along its top, and rows are exactly even, without the noise of a camera. Two are a warning.
/// `width`, `height`: of the file, upright; `rgb` may be smaller.
Measurement screenshot(const Image& rgb, int width, int height);

/// Bars of one even colour along the rim that the picture was set into. Value: the widest one's
/// share of the picture's width or height, region: that bar. The margins of a white page are none.
Measurement frame_borders(const Image& rgb);

}  // namespace beian
