// A logo's square.
#pragma once
#include "core/image/image.h"

namespace beian {

struct Squared {
  Image image;
  bool scaled = false, padded = false;
};

/// The whole picture in a square of that side, scaled down to fit it but never up, in its middle.
/// Around it: nothing, where the picture has transparent parts; its own colour, where its rim has
/// but one; else white.
Squared squared_picture(const Image& image, int side);

}  // namespace beian
