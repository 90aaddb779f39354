#include "core/image/image.h"

namespace beian {
namespace {

/// 0.299 R + 0.587 G + 0.114 B in 16 bits of fraction, rounded.
uint8_t grey(const uint8_t* rgb) {
  const uint32_t sum = 19595u * rgb[0] + 38470u * rgb[1] + 7471u * rgb[2] + 32768u;
  return static_cast<uint8_t>(sum >> 16);
}

uint8_t on_white(uint32_t value, uint32_t alpha) {
  return static_cast<uint8_t>((value * alpha + 255u * (255u - alpha) + 127u) / 255u);
}

}  // namespace

Image luma(const Image& image) {
  if (image.channels == 1) return image;
  Image result{image.width, image.height, 1, {}};
  const size_t count = static_cast<size_t>(image.width) * static_cast<size_t>(image.height);
  result.pixels.resize(count);
  const uint8_t* from = image.pixels.data();
  if (image.channels == 3) {
    for (size_t i = 0; i < count; ++i) result.pixels[i] = grey(from + 3 * i);
  } else {
    for (size_t i = 0; i < count; ++i) {
      result.pixels[i] = on_white(grey(from + 4 * i), from[4 * i + 3]);
    }
  }
  return result;
}

Image in_colour(const Image& image) {
  if (image.channels == 3) return image;
  Image result{image.width, image.height, 3, {}};
  const size_t count = static_cast<size_t>(image.width) * static_cast<size_t>(image.height);
  result.pixels.resize(3 * count);
  const uint8_t* from = image.pixels.data();
  uint8_t* to = result.pixels.data();
  for (size_t i = 0; i < count; ++i, from += image.channels, to += 3) {
    for (int c = 0; c < 3; ++c) to[c] = image.channels == 1 ? from[0] : on_white(from[c], from[3]);
  }
  return result;
}

}  // namespace beian
