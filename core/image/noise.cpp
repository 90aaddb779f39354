#include "core/image/noise.h"

#include <cmath>
#include <cstdlib>
#include <numbers>

namespace beian {

namespace {

constexpr int side = 16;

/// Mean of the operator's absolute answers in one square; negative where the picture is clipped.
double answer(const Image& grey, int left, int top) {
  int sum = 0, level = 0;
  for (int y = top; y < top + side; ++y) {
    const uint8_t *a = grey.row(y - 1) + left, *b = grey.row(y) + left, *c = grey.row(y + 1) + left;
    for (int x = 0; x < side; ++x) {
      sum += std::abs(a[x - 1] + a[x + 1] + c[x - 1] + c[x + 1] -
                      2 * (a[x] + b[x - 1] + b[x + 1] + c[x]) + 4 * b[x]);
      level += b[x];
    }
  }
  level /= side * side;
  return level < 6 || level > 249 ? -1 : static_cast<double>(sum) / (side * side);
}

}  // namespace

double noise_level(const Image& grey, const Quad& document) {
  std::vector<double> answers;
  for (int top = 1; top + side < grey.height; top += 2 * side) {
    for (int left = 1; left + side < grey.width; left += 2 * side) {
      if (!contains(document, {left + side / 2.0, top + side / 2.0})) continue;
      const double mean = answer(grey, left, top);
      if (mean >= 0) answers.push_back(mean);
    }
  }
  return percentile(answers, 0.25) * std::sqrt(std::numbers::pi / 2) / 6;
}

}  // namespace beian
