// Pixels → bytes of a picture's file, with no metadata. The same pixels give the same bytes.
#pragma once
#include <string>
#include <string_view>

#include "core/image/image.h"

namespace beian {

struct JpegEncoding {
  int quality = 92;               // 1–100, on the usual scale of annex K's tables
  bool full_colour = false;       // 4:4:4; else colour at half the width and height (4:2:0)
  std::string_view profile = {};  // an ICC profile to go with it
};

/// Baseline JFIF with Huffman tables made for the picture, of a grey or RGB image; grey stays grey.
/// "" when that cannot be: no pixels, transparent ones, a side above 65500, or no memory.
std::string encode_jpeg(const Image& image, const JpegEncoding& encoding);

/// 8 bits a sample: grey, RGB or RGBA. "" when there are no pixels or no memory.
std::string encode_png(const Image& image);

}  // namespace beian
