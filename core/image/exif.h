// The little of EXIF that matters here: how to turn the picture, and whether it tells a place.
#pragma once
#include <string_view>

namespace beian {

struct Exif {
  int orientation = 1;    // 1–8; what is broken or absent counts as 1
  bool location = false;  // a GPS position is written in it
};

/// Reads a TIFF structure (what follows "Exif\0\0" in a JPEG, or a PNG's eXIf). Never fails: broken
/// entries are passed over.
Exif read_exif(std::string_view tiff);

}  // namespace beian
