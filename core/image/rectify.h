// A document seen at a slant, as it is when seen straight on.
#pragma once
#include "core/image/geometry.h"
#include "core/image/image.h"

namespace beian {

/// The quadrilateral stretched to width × height pixels, bilinear, averaged where it shrinks. Its
/// first corner becomes the upper left one. What lies outside the picture repeats the rim. Empty
/// for an empty picture, no size, or corners that span nothing.
Image rectified(const Image& image, const Quad& document, int width, int height);

}  // namespace beian
