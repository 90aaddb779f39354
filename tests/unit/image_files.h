// Small picture files made in memory, of pixels that are known.
#pragma once
#include <string>

#include "core/image/image.h"

namespace beian::test {

/// A colour slope; no two neighbours are the same.
Image slope(int width, int height, int channels);

struct JpegOptions {
  int quality = 95;
  bool progressive = false;
  bool subsampled = false;  // colours at half the size, as cameras do
  int orientation = 0;      // written as EXIF, 0: none
  bool location = false;
};
std::string jpeg_file(const Image& image, const JpegOptions& options = {});

/// Of `bits` a sample and as the image's channels are; for palettes and odd kinds see the tests.
std::string png_file(const Image& image, bool interlaced = false, int bits = 8);

std::string bmp_file(const Image& image);

/// Black and white stripes, `frames` times.
std::string gif_file(int width, int height, int frames);

}  // namespace beian::test
