#include <algorithm>
#include <utility>

#include "core/image/decode.h"

namespace beian {
namespace {

template <int channels>
void mirror_row(uint8_t* row, int width) {
  for (int left = 0, right = width - 1; left < right; ++left, --right) {
    std::swap_ranges(row + left * channels, row + (left + 1) * channels, row + right * channels);
  }
}

void mirror_rows(Image& image) {
  for (int y = 0; y < image.height; ++y) {
    if (image.channels == 1) mirror_row<1>(image.row(y), image.width);
    if (image.channels == 3) mirror_row<3>(image.row(y), image.width);
    if (image.channels == 4) mirror_row<4>(image.row(y), image.width);
  }
}

void flip_upside_down(Image& image) {
  for (int top = 0, bottom = image.height - 1; top < bottom; ++top, --bottom) {
    std::swap_ranges(image.row(top), image.row(top) + image.stride(), image.row(bottom));
  }
}

/// Rows become columns, in squares that fit the cache.
template <int channels>
void transpose_into(const Image& from, Image& to) {
  constexpr int side = 32;
  for (int top = 0; top < from.height; top += side) {
    for (int left = 0; left < from.width; left += side) {
      for (int y = top; y < std::min(top + side, from.height); ++y) {
        const uint8_t* pixel = from.row(y) + left * channels;
        for (int x = left; x < std::min(left + side, from.width); ++x, pixel += channels) {
          std::copy_n(pixel, channels, to.row(x) + y * channels);
        }
      }
    }
  }
}

Image transposed(const Image& image) {
  Image result{image.height, image.width, image.channels, {}};
  result.pixels.resize(image.pixels.size());
  if (image.channels == 1) transpose_into<1>(image, result);
  if (image.channels == 3) transpose_into<3>(image, result);
  if (image.channels == 4) transpose_into<4>(image, result);
  return result;
}

}  // namespace

Image upright(Image image, int orientation) {
  // 5–8 are 1–4 with rows and columns exchanged first: 5 transposed, 6 a quarter to the right,
  // 7 transverse, 8 a quarter to the left.
  const bool exchanged = orientation > 4;
  if (exchanged) image = transposed(image);
  const bool left_right =
      orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
  const bool top_bottom =
      orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
  if (left_right) mirror_rows(image);
  if (top_bottom) flip_upside_down(image);
  return image;
}

}  // namespace beian
