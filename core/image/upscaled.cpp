#include "core/image/upscaled.h"

#include <cmath>

#include "core/image/sharpness.h"

namespace beian {

namespace {

constexpr double soft = 0.25;   // at full size: a blur of 1.4 pixels
constexpr double gain = 3.3;    // half the size quarters the variance of a blur, less its own
constexpr double sharp = 1.5;   // what a good lens leaves
constexpr double uneven = 0.4;  // motion, which has a direction

}  // namespace

Measurement upscaled(const Image& grey, const Quad& document) {
  const EdgeRatios full = edge_ratios(grey, document);
  const double least = full.least();
  if (least <= 0) return {};
  const double share = std::min(1.0, std::sqrt(least / sharp));
  Measurement answer{Outcome::pass, share, std::sqrt(soft / sharp), 1, {}};
  if (least >= soft || least < uneven * full.most()) return answer;
  const Image half = reduced(grey, std::max(grey.width, grey.height) / 2);
  Quad there = document;
  for (Point& corner : there) corner.x /= 2, corner.y /= 2;
  const double at_half = edge_ratios(half, there).least();
  answer.confidence = 0.5;
  if (at_half >= gain * least) answer.outcome = Outcome::warn;
  return answer;
}

}  // namespace beian
