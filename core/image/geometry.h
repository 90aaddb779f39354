// Points and quadrilaterals in a picture: x to the right, y down, the first pixel's centre at 0, 0.
#pragma once
#include <array>
#include <cstddef>
#include <vector>

namespace beian {

struct Point {
  double x = 0, y = 0;
};

using Polygon = std::vector<Point>;
using Quad = std::array<Point, 4>;  ///< clockwise from the upper left

/// Positive when clockwise as seen.
double signed_area(const Point* points, size_t count);
double area(const Polygon& polygon);
double area(const Quad& quad);

/// The part of a polygon that lies in a convex, clockwise one.
Polygon intersection(Polygon subject, const Quad& convex);
/// Shared area by united area: 1 is the same, 0 apart.
double overlap(const Quad& a, const Quad& b);

bool contains(const Quad& convex, Point point);
/// Each corner moved towards the centre by that share of the way.
Quad shrunk(const Quad& quad, double share);
Polygon polygon(const Quad& quad);

/// A map of the plane that keeps lines straight: where the unit square goes.
struct Homography {
  std::array<double, 9> m{1, 0, 0, 0, 1, 0, 0, 0, 1};
  Point operator()(double x, double y) const {
    const double w = m[6] * x + m[7] * y + m[8];
    return {(m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w};
  }
};
Homography from_unit_square(const Quad& quad);
Homography inverse(const Homography& map);

}  // namespace beian
