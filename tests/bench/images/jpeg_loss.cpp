#include "tests/bench/images/jpeg_loss.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "tests/bench/images/canvas.h"

namespace scenes {

using beian::Image;

namespace {

using Block = std::array<float, 64>;

/// Annex K of ITU-T T.81: luminance; chrominance is flat from the fifth coefficient on.
constexpr std::array<int, 64> luminance{
    16, 11, 10, 16, 24,  40,  51,  61,  12, 12, 14, 19, 26,  58,  60,  55,
    14, 13, 16, 24, 40,  57,  69,  56,  14, 17, 22, 29, 51,  87,  80,  62,
    18, 22, 37, 56, 68,  109, 103, 77,  24, 35, 55, 64, 81,  104, 113, 92,
    49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99};
constexpr std::array<int, 16> chrominance{17, 18, 24, 47, 18, 21, 26, 66,
                                          24, 26, 56, 99, 47, 66, 99, 99};

Block table(bool colour, int quality) {
  const int scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
  Block steps;
  for (size_t i = 0; i < 64; ++i) {
    const size_t x = i % 8, y = i / 8;
    const int base = !colour ? luminance[i] : x < 4 && y < 4 ? chrominance[y * 4 + x] : 99;
    steps[i] = static_cast<float>(std::clamp((base * scale + 50) / 100, 1, 255));
  }
  return steps;
}

const Block& cosines() {
  static const Block basis = [] {
    Block values;
    for (size_t k = 0; k < 8; ++k)
      for (size_t x = 0; x < 8; ++x)
        values[k * 8 + x] =
            static_cast<float>((k == 0 ? std::sqrt(0.125) : 0.5) *
                               std::cos((2.0 * static_cast<double>(x) + 1) *
                                        static_cast<double>(k) * std::numbers::pi / 16));
    return values;
  }();
  return basis;
}

/// Rows times the basis, transposed: twice gives both directions.
Block turn(const Block& in, bool back) {
  const Block& c = cosines();
  Block out;
  for (size_t row = 0; row < 8; ++row) {
    for (size_t k = 0; k < 8; ++k) {
      float sum = 0;
      for (size_t x = 0; x < 8; ++x) sum += in[row * 8 + x] * (back ? c[x * 8 + k] : c[k * 8 + x]);
      out[k * 8 + row] = sum;
    }
  }
  return out;
}

struct Plane {
  int width, height;
  std::vector<float> values;
  float& at(int x, int y) {
    x = std::min(x, width - 1), y = std::min(y, height - 1);
    return values[static_cast<size_t>(y) * static_cast<size_t>(width) + static_cast<size_t>(x)];
  }
};

void quantise(Plane& plane, const Block& steps) {
  for (int top = 0; top < plane.height; top += 8) {
    for (int left = 0; left < plane.width; left += 8) {
      Block block;
      for (int i = 0; i < 64; ++i)
        block[static_cast<size_t>(i)] = plane.at(left + i % 8, top + i / 8) - 128;
      block = turn(turn(block, false), false);
      for (size_t i = 0; i < 64; ++i) block[i] = std::round(block[i] / steps[i]) * steps[i];
      block = turn(turn(block, true), true);
      for (int i = 0; i < 64; ++i)
        if (left + i % 8 < plane.width && top + i / 8 < plane.height)
          plane.at(left + i % 8, top + i / 8) = block[static_cast<size_t>(i)] + 128;
    }
  }
}

Plane plane(int width, int height) {
  return {width, height,
          std::vector<float>(static_cast<size_t>(width) * static_cast<size_t>(height), 0.F)};
}

}  // namespace

void jpeg_loss(Image& rgb, int quality) {
  Plane y = plane(rgb.width, rgb.height);
  Plane cb = plane((rgb.width + 1) / 2, (rgb.height + 1) / 2), cr = cb;
  for (int row = 0; row < rgb.height; ++row) {
    for (int x = 0; x < rgb.width; ++x) {
      const uint8_t* p = rgb.row(row) + x * 3;
      const float r = p[0], g = p[1], b = p[2];
      y.at(x, row) = 0.299F * r + 0.587F * g + 0.114F * b;
      cb.at(x / 2, row / 2) += (128 - 0.1687F * r - 0.3313F * g + 0.5F * b) / 4;
      cr.at(x / 2, row / 2) += (128 + 0.5F * r - 0.4187F * g - 0.0813F * b) / 4;
    }
  }
  quantise(y, table(false, quality));
  quantise(cb, table(true, quality));
  quantise(cr, table(true, quality));
  for (int row = 0; row < rgb.height; ++row) {
    for (int x = 0; x < rgb.width; ++x) {
      uint8_t* p = rgb.row(row) + x * 3;
      const float l = y.at(x, row), u = cb.at(x / 2, row / 2) - 128,
                  v = cr.at(x / 2, row / 2) - 128;
      p[0] = byte(l + 1.402F * v);
      p[1] = byte(l - 0.3441F * u - 0.7141F * v);
      p[2] = byte(l + 1.772F * u);
    }
  }
}

}  // namespace scenes
