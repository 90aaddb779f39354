#include "core/image/geometry.h"

#include <cmath>

namespace beian {

namespace {

double cross(Point o, Point a, Point b) {
  return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

/// Sutherland and Hodgman: the part of `in` to the right of the line from a to b.
Polygon clipped(const Polygon& in, Point a, Point b) {
  Polygon out;
  for (size_t i = 0; i < in.size(); ++i) {
    const Point p = in[i], q = in[(i + 1) % in.size()];
    const double at_p = cross(a, b, p), at_q = cross(a, b, q);
    if (at_p >= 0) out.push_back(p);
    if ((at_p >= 0) == (at_q >= 0)) continue;
    const double t = at_p / (at_p - at_q);
    out.push_back({p.x + (q.x - p.x) * t, p.y + (q.y - p.y) * t});
  }
  return out;
}

}  // namespace

double signed_area(const Point* points, size_t count) {
  double twice = 0;
  for (size_t i = 0; i < count; ++i) {
    const Point p = points[i], q = points[(i + 1) % count];
    twice += p.x * q.y - q.x * p.y;
  }
  return twice / 2;
}

double area(const Polygon& polygon) {
  return std::abs(signed_area(polygon.data(), polygon.size()));
}

double area(const Quad& quad) {
  return std::abs(signed_area(quad.data(), quad.size()));
}

Polygon intersection(Polygon subject, const Quad& convex) {
  for (size_t i = 0; i < 4; ++i) subject = clipped(subject, convex[i], convex[(i + 1) % 4]);
  return subject;
}

double overlap(const Quad& a, const Quad& b) {
  const double shared = area(intersection(polygon(a), b));
  const double united = area(a) + area(b) - shared;
  return united > 0 ? shared / united : 0;
}

bool contains(const Quad& convex, Point point) {
  for (size_t i = 0; i < 4; ++i)
    if (cross(convex[i], convex[(i + 1) % 4], point) < 0) return false;
  return true;
}

Quad shrunk(const Quad& quad, double share) {
  Point centre;
  for (const Point& corner : quad) centre.x += corner.x / 4, centre.y += corner.y / 4;
  Quad inner = quad;
  for (Point& corner : inner) {
    corner.x += (centre.x - corner.x) * share;
    corner.y += (centre.y - corner.y) * share;
  }
  return inner;
}

Polygon polygon(const Quad& quad) {
  return {quad.begin(), quad.end()};
}

/// Heckbert, Fundamentals of Texture Mapping and Image Warping (1989), section 2.2.3.
Homography from_unit_square(const Quad& q) {
  const double sx = q[0].x - q[1].x + q[2].x - q[3].x, sy = q[0].y - q[1].y + q[2].y - q[3].y;
  const double dx1 = q[1].x - q[2].x, dx2 = q[3].x - q[2].x;
  const double dy1 = q[1].y - q[2].y, dy2 = q[3].y - q[2].y;
  const double whole = dx1 * dy2 - dx2 * dy1;
  const double g = whole == 0 ? 0 : (sx * dy2 - dx2 * sy) / whole;
  const double h = whole == 0 ? 0 : (dx1 * sy - sx * dy1) / whole;
  return {{q[1].x - q[0].x + g * q[1].x, q[3].x - q[0].x + h * q[3].x, q[0].x,
           q[1].y - q[0].y + g * q[1].y, q[3].y - q[0].y + h * q[3].y, q[0].y, g, h, 1}};
}

Homography inverse(const Homography& map) {
  const auto& m = map.m;
  return {{m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
           m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
           m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]}};
}

}  // namespace beian
