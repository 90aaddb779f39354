// A JPEG of as many bytes as a platform asks for.
#pragma once
#include "core/image/encode.h"
#include "core/image/roles.h"

namespace beian {

struct Fitted {
  std::string bytes;  // "" when it cannot be encoded at all
  int width = 0, height = 0, quality = 0;
  std::vector<std::string_view> missed;  // of the limits: "min-bytes", "max-bytes", "min-size"
};

/// The picture (grey or RGB) within the limits at the highest quality that they allow, at most 95,
/// or 97 when the bytes are too few. First the quality gives way, down to 75; then the size, down
/// to the limits' (or 1600 pixels, if they name none); then the quality again, down to 50, where
/// small writing begins to suffer. What cannot be reached is named: nothing is enlarged or padded.
Fitted fitted_jpeg(const Image& image, const ImageLimits& limits, std::string_view profile);

/// What satisfies all of the pages, and what breaks none of them only as far as the mildest goes.
ImageLimits strictest(const std::vector<ImageLimits>& pages);
ImageLimits mildest(const std::vector<ImageLimits>& pages);

}  // namespace beian
