// How much saving as JPEG took from a picture.
#pragma once
#include "core/image/measurement.h"
#include "core/image/region.h"

namespace beian {

/// How much larger steps between neighbours are on the rims of 8 by 8 blocks than within them, on
/// smooth ground: about 1 without compression. Wherever the grid begins, so also in a picture that
/// was turned or cropped; 0 is unknown: `scale` (working size by full size) is not 1, so that the
/// blocks are gone, or there is too little smooth ground.
double blockiness(const Image& grey, double scale);

/// `jpeg_quality` 1 … 100 as its tables say, 0: no JPEG or unknown. A file that was saved again
/// names the last quality only, its blocks tell of the first. Few `bits_per_pixel` are lawful for a
/// white page: they only count beside another sign. 0: unknown, for any of the three.
/// Value: what was decisive, quality or blockiness.
Measurement overcompression(int jpeg_quality, double blockiness, double bits_per_pixel);

}  // namespace beian
