#include "core/image/rectify.h"

#include <algorithm>
#include <cmath>

namespace beian {

namespace {

/// Adds the colour between four pixels.
void add_sample(const Image& image, Point at, float* sum) {
  const double x = std::clamp(at.x, 0.0, image.width - 1.0);
  const double y = std::clamp(at.y, 0.0, image.height - 1.0);
  const int left = static_cast<int>(x), top = static_cast<int>(y);
  const float u = static_cast<float>(x - left), v = static_cast<float>(y - top);
  const int right = left + 1 < image.width ? image.channels : 0;
  const uint8_t* a = image.row(top) + left * image.channels;
  const uint8_t* b = image.row(std::min(top + 1, image.height - 1)) + left * image.channels;
  for (int c = 0; c < image.channels; ++c) {
    const float above = static_cast<float>(a[c]) * (1 - u) + static_cast<float>(a[right + c]) * u;
    const float below = static_cast<float>(b[c]) * (1 - u) + static_cast<float>(b[right + c]) * u;
    sum[c] += above * (1 - v) + below * v;
  }
}

}  // namespace

Image rectified(const Image& image, const Quad& document, int width, int height) {
  if (image.empty() || width <= 0 || height <= 0 || area(document) < 1) return {};
  Image out{width, height, image.channels, {}};
  out.pixels.resize(out.stride() * static_cast<size_t>(height));
  const Homography map = from_unit_square(document);
  const double shrinks = std::sqrt(area(document) / (static_cast<double>(width) * height));
  const int taps = std::clamp(static_cast<int>(shrinks + 0.5), 1, 4);
  const float share = 1 / static_cast<float>(taps * taps);
  for (int y = 0; y < height; ++y) {
    uint8_t* pixel = out.row(y);
    for (int x = 0; x < width; ++x, pixel += image.channels) {
      float sum[4] = {};
      for (int i = 0; i < taps * taps; ++i)
        add_sample(image,
                   map((x + (i % taps + 0.5) / taps) / width,
                       (y + (static_cast<double>(i / taps) + 0.5) / taps) / height),
                   sum);
      for (int c = 0; c < image.channels; ++c)
        pixel[c] = static_cast<uint8_t>(sum[c] * share + 0.5F);
    }
  }
  return out;
}

}  // namespace beian
