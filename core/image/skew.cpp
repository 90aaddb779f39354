#include "core/image/skew.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace beian {

Skew skew(const Quad& document) {
  if (area(document) < 1) return {};
  std::array<Point, 4> sides;
  std::array<double, 4> lengths{};
  for (size_t i = 0; i < 4; ++i) {
    const Point a = document[i], b = document[(i + 1) % 4];
    sides[i] = {b.x - a.x, b.y - a.y};
    lengths[i] = std::hypot(sides[i].x, sides[i].y);
  }
  double ratio = 1;
  for (size_t i = 0; i < 2; ++i)
    ratio = std::min(
        ratio, std::min(lengths[i], lengths[i + 2]) / std::max({lengths[i], lengths[i + 2], 1e-9}));
  // Opposite sides run against each other; under perspective their mean is the document's way.
  const double x = sides[0].x - sides[2].x, y = sides[0].y - sides[2].y;
  const double turn = std::atan2(y, x) * 180 / std::numbers::pi;
  Skew answer{judged_low(ratio, 0.85, 0, 1),
              judged_high(std::abs(std::remainder(turn, 90)), 10, 90, 1)};
  answer.perspective.region = answer.rotation.region = polygon(document);
  return answer;
}

}  // namespace beian
