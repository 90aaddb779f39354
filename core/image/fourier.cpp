#include "core/image/fourier.h"

#include <array>
#include <cmath>
#include <numbers>
#include <utility>

namespace beian {

namespace {

constexpr int side = Spectrum::side;
constexpr int bits = 8;

struct Turn {
  float cosine, sine;
};

const std::array<Turn, side / 2>& turns() {
  static const std::array<Turn, side / 2> table = [] {
    std::array<Turn, side / 2> values{};
    for (size_t i = 0; i < values.size(); ++i) {
      const double angle = -2 * std::numbers::pi * static_cast<double>(i) / side;
      values[i] = {static_cast<float>(std::cos(angle)), static_cast<float>(std::sin(angle))};
    }
    return values;
  }();
  return table;
}

int reversed(int index) {
  int result = 0;
  for (int i = 0; i < bits; ++i) result |= (index >> i & 1) << (bits - 1 - i);
  return result;
}

/// One step for two whole rows: the compiler does several columns at once.
void butterfly(float* __restrict ar, float* __restrict ai, float* __restrict br,
               float* __restrict bi, Turn turn) {
  for (int x = 0; x < side; ++x) {
    const float re = br[x] * turn.cosine - bi[x] * turn.sine;
    const float im = br[x] * turn.sine + bi[x] * turn.cosine;
    br[x] = ar[x] - re, bi[x] = ai[x] - im;
    ar[x] += re, ai[x] += im;
  }
}

/// All columns (Cooley and Tukey, radix 2, in place).
void columns(float* real, float* imaginary) {
  for (int y = 0; y < side; ++y) {
    const int other = reversed(y);
    if (other <= y) continue;
    std::swap_ranges(real + y * side, real + (y + 1) * side, real + other * side);
    std::swap_ranges(imaginary + y * side, imaginary + (y + 1) * side, imaginary + other * side);
  }
  for (int half = 1; half < side; half *= 2) {
    for (int start = 0; start < side; start += 2 * half) {
      for (int i = 0; i < half; ++i) {
        const int a = (start + i) * side, b = (start + i + half) * side;
        const Turn turn = turns()[static_cast<size_t>(i * (side / 2 / half))];
        butterfly(real + a, imaginary + a, real + b, imaginary + b, turn);
      }
    }
  }
}

void transpose(float* values) {
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < y; ++x) std::swap(values[y * side + x], values[x * side + y]);
}

}  // namespace

void Spectrum::transform() {
  columns(real.data(), imaginary.data());
  transpose(real.data());
  transpose(imaginary.data());
  columns(real.data(), imaginary.data());
}

Spectrum::Powers Spectrum::powers(int x, int y) const {
  // Transposed: x runs over the rows. A real picture's value at -f is the conjugate of that at f.
  const size_t at = static_cast<size_t>((x & (side - 1)) * side + (y & (side - 1)));
  const size_t opposite = static_cast<size_t>((-x & (side - 1)) * side + (-y & (side - 1)));
  const float re = real[at] + real[opposite], im = imaginary[at] - imaginary[opposite];
  const float re2 = imaginary[at] + imaginary[opposite], im2 = real[opposite] - real[at];
  return {(re * re + im * im) / 4, (re2 * re2 + im2 * im2) / 4};
}

}  // namespace beian
