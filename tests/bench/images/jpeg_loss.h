// What saving as JPEG takes from a picture: quantised 8x8 cosine blocks, colour at half size. No
// file is made, so no encoder is needed and the result is the same everywhere.
#pragma once
#include "core/image/image.h"

namespace scenes {

void jpeg_loss(beian::Image& rgb, int quality);

}  // namespace scenes
