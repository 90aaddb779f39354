#include "core/image/square.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/image/resize.h"

namespace beian {
namespace {

using Pixel = std::array<uint8_t, 4>;

/// What the rim is made of, if that is one colour.
bool rim_colour(const Image& image, Pixel& colour) {
  constexpr int alike = 8;
  Pixel low, high;
  low.fill(255), high.fill(0);
  for (int y = 0; y < image.height; ++y) {
    const bool all = y == 0 || y == image.height - 1;
    for (int x = 0; x < image.width; x += all ? 1 : std::max(1, image.width - 1)) {
      for (int c = 0; c < image.channels; ++c) {
        const uint8_t value = image.row(y)[x * image.channels + c];
        const size_t channel = static_cast<size_t>(c);
        low[channel] = std::min(low[channel], value);
        high[channel] = std::max(high[channel], value);
      }
    }
  }
  for (size_t c = 0; c < static_cast<size_t>(image.channels); ++c) {
    if (high[c] - low[c] > alike) return false;
    colour[c] = static_cast<uint8_t>((low[c] + high[c]) / 2);
  }
  return true;
}

Pixel ground_of(const Image& image) {
  if (image.channels == 4) return {0, 0, 0, 0};
  Pixel ground;
  ground.fill(255);
  Pixel rim = ground;
  return rim_colour(image, rim) ? rim : ground;
}

}  // namespace

Squared squared_picture(const Image& image, int side) {
  Squared result{image, false, false};
  if (image.width == side && image.height == side) return result;
  const double longer = std::max(image.width, image.height);
  const double scale = std::min(1.0, side / longer);
  const Image small = resized(image, static_cast<int>(std::lround(image.width * scale)),
                              static_cast<int>(std::lround(image.height * scale)));
  result.scaled = scale < 1;
  result.padded = small.width < side || small.height < side;
  Image& out = result.image;
  out = {side, side, image.channels, {}};
  const Pixel ground = ground_of(image);
  out.pixels.reserve(out.stride() * static_cast<size_t>(side));
  for (int i = 0; i < side * side; ++i)
    out.pixels.insert(out.pixels.end(), ground.begin(), ground.begin() + image.channels);
  const int left = (side - small.width) / 2, top = (side - small.height) / 2;
  for (int y = 0; y < small.height; ++y)
    std::copy_n(small.row(y), small.stride(), out.row(top + y) + left * out.channels);
  return result;
}

}  // namespace beian
