// A flat document, photographed at a slant, as it looks from straight above.
#pragma once
#include "core/image/geometry.h"
#include "core/image/image.h"

namespace beian {

/// What lies in `quad` (in pixels of `image`, grey or RGB), its first corner at the upper left, on
/// `width` × `height` pixels. Each new pixel is the mean of bilinear samples at most one old pixel
/// apart, so nothing aliases where it shrinks. Beyond the picture its rim goes on. Empty when there
/// is nothing to take from or no size.
Image rectified(const Image& image, const Quad& quad, int width, int height);

/// The same from the picture made smaller first, about to the new size: to average pixels where
/// they lie is far cheaper than along lines of perspective.
Image flattened(const Image& image, Quad quad, int width, int height);

}  // namespace beian
