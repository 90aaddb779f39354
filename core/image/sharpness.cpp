#include "core/image/sharpness.h"

#include <cmath>
#include <cstdlib>
#include <numbers>

#include "core/image/noise.h"

namespace beian {

namespace {

constexpr uint32_t enough_edges = 150;
// A stroke of 0.25 mm keeps 75 % of its contrast at the first blur, half at the second.
constexpr double warn_mm = 0.11, fail_mm = 0.185;
// 0.95 and 1.3 pixels: sharp photos of dark, noisy or heavily compressed pages stay above the
// first.
constexpr double warn_ratio = 0.55, fail_ratio = 0.3;
constexpr double directional = 0.4;
constexpr int at_once = 16;  // pixels

struct Sums {
  double first = 0, second = 0;
  uint32_t count = 0;
};

int central(const uint8_t* p, std::ptrdiff_t step) {
  return p[step] - p[-step];
}

/// The gradient, twice: no root is needed to compare.
int steepness(const uint8_t* p, std::ptrdiff_t stride) {
  const int dx = central(p, 1), dy = central(p, stride);
  return dx * dx + dy * dy;
}

/// What counts as an edge: clearly above the noise, and among the steepest of this picture.
double edge_threshold(const Image& grey, const Quad& document, double noise) {
  Histogram slopes;
  const Span lines = rows(document, grey, 1);
  for (int y = lines.left; y < lines.right; y += 3) {
    const Span part = span(document, y, grey, 1);
    const uint8_t* row = grey.row(y);
    for (int x = part.left; x < part.right; x += 2)
      slopes.add(static_cast<int>(std::sqrt(steepness(row + x, grey.width)) / 2));
  }
  return std::max({8.0, 4 * noise, 0.5 * slopes.percentile(0.97)});
}

void collect(const uint8_t* p, std::ptrdiff_t stride, int least_squared,
             std::array<Sums, 4>& sums) {
  const int steep = steepness(p, stride);
  if (steep < least_squared) return;
  const std::ptrdiff_t steps[4] = {1, stride + 1, stride, stride - 1};
  for (size_t k = 0; k < 4; ++k) {
    const int difference = central(p, steps[k]);
    // Along a diagonal the neighbours are √2 apart: the slope is the difference by √2.
    const int squared = difference * difference;
    if (squared * (k % 2 ? 0.5 : 1) < 0.81 * steep) continue;
    const int bend = p[steps[k]] + p[-steps[k]] - 2 * p[0];
    sums[k].first += squared * 0.25;
    sums[k].second += bend * bend;
    ++sums[k].count;
  }
}

/// Whether any of sixteen pixels differs that much from left to right or from top to bottom: most
/// of a picture is flat, and passed over by this.
bool any_step(const uint8_t* p, std::ptrdiff_t stride, uint8_t least) {
  const uint8_t *left = p - 1, *right = p + 1, *up = p - stride, *down = p + stride;
  std::array<uint8_t, at_once> steps;
  for (size_t x = 0; x < at_once; ++x) {
    const uint8_t high = left[x] > right[x] ? left[x] : right[x];
    const uint8_t low = left[x] > right[x] ? right[x] : left[x];
    const uint8_t top = up[x] > down[x] ? up[x] : down[x];
    const uint8_t bottom = up[x] > down[x] ? down[x] : up[x];
    const uint8_t across = static_cast<uint8_t>(high - low);
    const uint8_t along = static_cast<uint8_t>(top - bottom);
    steps[x] = across > along ? across : along;
  }
  uint8_t most = 0;
  for (const uint8_t step : steps) most = step > most ? step : most;
  return most >= least;
}

double angle_of_motion(const EdgeRatios& ratios) {
  // Where motion leaves no edge at all across its direction, the blur is the largest.
  const auto variance = [&](size_t k) {
    const bool seen = ratios.edges[k] >= enough_edges && ratios.ratio[k] > 0;
    return seen ? 0.5 / ratios.ratio[k] : 0.75 / ratios.least();
  };
  const double angle = 0.5 * std::atan2(variance(1) - variance(3), variance(0) - variance(2));
  return angle * 180 / std::numbers::pi;
}

Measurement judged(double ratio, double sigma_mm, double confidence) {
  const bool scale = sigma_mm > 0;
  // With a scale: blurred only where letters suffer, too; plainly soft pixels are always named.
  const bool bad = ratio < fail_ratio && (!scale || sigma_mm > fail_mm);
  const bool soft = ratio < fail_ratio || (ratio < warn_ratio && (!scale || sigma_mm > warn_mm));
  const Outcome outcome = bad ? Outcome::fail : soft ? Outcome::warn : Outcome::pass;
  return {outcome, ratio, bad ? fail_ratio : warn_ratio, confidence, {}};
}

}  // namespace

double EdgeRatios::least() const {
  double least = 0;
  for (size_t k = 0; k < 4; ++k)
    if (edges[k] >= enough_edges && (least == 0 || ratio[k] < least)) least = ratio[k];
  return least;
}

double EdgeRatios::most() const {
  double most = 0;
  for (size_t k = 0; k < 4; ++k)
    if (edges[k] >= enough_edges) most = std::max(most, ratio[k]);
  return most;
}

EdgeRatios edge_ratios(const Image& grey, const Quad& document) {
  const double noise = noise_level(grey, document);
  const double threshold = edge_threshold(grey, document, noise);
  const int least_squared = static_cast<int>(4 * threshold * threshold);
  // The larger of the two differences has at least half of the square.
  const auto least_step = static_cast<uint8_t>(std::min(255.0, std::sqrt(2.0) * threshold));
  std::array<Sums, 4> sums;
  const Span lines = rows(document, grey, 1);
  for (int y = lines.left; y < lines.right; ++y) {
    const Span part = span(document, y, grey, 1);
    const uint8_t* row = grey.row(y);
    for (int x = part.left; x < part.right; x += at_once) {
      const int end = std::min(part.right, x + at_once);
      if (end == x + at_once && !any_step(row + x, grey.width, least_step)) continue;
      for (int i = x; i < end; ++i) collect(row + i, grey.width, least_squared, sums);
    }
  }
  EdgeRatios ratios;
  for (size_t k = 0; k < 4; ++k) {
    const double count = sums[k].count;
    const double first = sums[k].first - 0.5 * noise * noise * count;
    const double second = std::max(0.001 * count, sums[k].second - 6 * noise * noise * count);
    const double step = k % 2 ? 2 : 1;  // squared distance of the neighbours
    ratios.ratio[k] = first > 0 ? second / first / step : 0;
    ratios.edges[k] = sums[k].count;
  }
  return ratios;
}

Sharpness sharpness(const Image& grey, const Quad& document, double px_per_mm) {
  Sharpness answer;
  const EdgeRatios ratios = edge_ratios(grey, document);
  const double least = ratios.least(), most = ratios.most();
  if (least <= 0) return answer;
  uint32_t edges = 0;
  for (const uint32_t count : ratios.edges) edges += count;
  const double confidence = std::min(1.0, edges / 3000.0);
  answer.sigma_px = 1 / std::sqrt(2 * least);
  answer.sigma_mm = px_per_mm > 0 ? answer.sigma_px / px_per_mm : 0;
  answer.blur = judged(least, answer.sigma_mm, confidence);
  answer.motion = {Outcome::pass, least / most, directional, confidence, {}};
  answer.motion_angle = angle_of_motion(ratios);
  if (answer.blur.outcome != Outcome::pass && least < directional * most)
    answer.motion.outcome = answer.blur.outcome;
  return answer;
}

}  // namespace beian
