// Making pictures smaller.
#pragma once
#include "core/image/image.h"

namespace beian {

/// Each new pixel is the mean of the old ones that it covers, those at its rim by how much of them
/// it covers: no aliasing, no ringing, nothing sharpened. Transparent pixels lend no colour. Sides
/// are kept within 1 … the picture's own: it never enlarges.
Image resized(const Image& image, int width, int height);

}  // namespace beian
