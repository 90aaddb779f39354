#include "core/image/bow.h"

#include <cmath>

#include "core/image/line_fit.h"

namespace beian {

namespace {

bool inside(const Image& rgb, Point point, double margin) {
  return point.x >= margin && point.y >= margin && point.x <= rgb.width - 1 - margin &&
         point.y <= rgb.height - 1 - margin;
}

using Colour = std::array<double, 3>;

/// Median colour of a triangle of the document's own plane, and how many points it had.
struct Triangle {
  Point corner, a, b;
  template <typename See>
  void each(See see) const {
    constexpr int steps = 14;
    for (int i = 0; i < steps; ++i)
      for (int j = 0; i + j < steps; ++j) {
        const double u = (i + 0.33) / steps, v = (j + 0.33) / steps;
        see(Point{corner.x + (a.x - corner.x) * u + (b.x - corner.x) * v,
                  corner.y + (a.y - corner.y) * u + (b.y - corner.y) * v});
      }
  }
};

Colour colour_at(const Image& rgb, Point point) {
  const uint8_t* p = rgb.row(static_cast<int>(point.y + 0.5)) + 3 * static_cast<int>(point.x + 0.5);
  return {0.0 + p[0], 0.0 + p[1], 0.0 + p[2]};
}

double apart(const Colour& a, const Colour& b) {
  return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/// Median of each channel; nothing if part of the triangle is outside the picture.
bool median(const Image& rgb, const Triangle& triangle, Colour& colour) {
  std::array<std::vector<double>, 3> values;
  bool all = true;
  triangle.each([&](Point point) {
    if (!inside(rgb, point, 0)) return void(all = false);
    const Colour one = colour_at(rgb, point);
    for (size_t c = 0; c < 3; ++c) values[c].push_back(one[c]);
  });
  for (size_t c = 0; c < 3; ++c) colour[c] = percentile(values[c], 0.5);
  return all;
}

/// The triangle between a corner and points on its two sides, all moved away from it by a share.
Triangle at_corner(const Quad& quad, size_t i, double from, double to) {
  const Point corner = quad[i], next = quad[(i + 1) % 4], before = quad[(i + 3) % 4];
  const Point along{next.x - corner.x, next.y - corner.y};
  const Point back{before.x - corner.x, before.y - corner.y};
  const auto at = [&](double u, double v) {
    return Point{corner.x + u * along.x + v * back.x, corner.y + u * along.y + v * back.y};
  };
  return {at(from, from), at(to, from), at(from, to)};
}

}  // namespace

Measurement bow(const Image& rgb, const Quad& document) {
  if (rgb.channels != 3 || area(document) < 1000) return {};
  const double unit = std::max(1.0, std::max(rgb.width, rgb.height) / 1000.0);
  Measurement worst = judged_high(0, 0.008, 0.02, 1);
  int seen = 0;
  for (size_t i = 0; i < 4; ++i) {
    const Point a = document[i], b = document[(i + 1) % 4];
    const double length = std::hypot(b.x - a.x, b.y - a.y);
    if (!inside(rgb, a, 0.01 * length) || !inside(rgb, b, 0.01 * length)) continue;
    const Arc arc = fitted_arc(rgb, a, b, 0.07 * length, unit);
    if (arc.support < 0.6) continue;
    ++seen;
    worst.confidence = std::min(worst.confidence, arc.support);
    if (arc.bow <= worst.value) continue;
    worst = judged_high(arc.bow, 0.008, 0.02, worst.confidence);
    worst.region = {a, b};
  }
  if (worst.outcome == Outcome::pass && seen < 3) worst.outcome = Outcome::unknown;
  return worst;
}

Measurement folded_corner(const Image& rgb, const Quad& document) {
  if (rgb.channels != 3 || area(document) < 1000) return {};
  constexpr double size = 0.06;
  Measurement worst;
  for (size_t i = 0; i < 4; ++i) {
    Colour paper, table;
    if (!median(rgb, at_corner(document, i, size, 2.5 * size), paper)) continue;
    if (!median(rgb, at_corner(document, i, -0.02, -0.02 - size), table)) continue;
    const double contrast = apart(paper, table);
    if (contrast < 50) continue;
    const Triangle corner = at_corner(document, i, 0, size);
    double count = 0, other = 0;
    corner.each([&](Point point) {
      if (!inside(rgb, point, 0)) return;
      const Colour colour = colour_at(rgb, point);
      ++count, other += apart(colour, table) < apart(colour, paper);
    });
    if (count < 20 || (worst.confidence > 0 && other / count <= worst.value)) continue;
    worst = judged_high(other / count, 0.6, 0.85, std::min(1.0, contrast / 100));
    worst.region = {corner.corner, corner.a, corner.b};
  }
  return worst;
}

}  // namespace beian
