#include "core/image/quadrilateral.h"

#include <cmath>

#include "core/image/line_fit.h"
#include "core/image/segmentation.h"

namespace beian {

namespace {

constexpr int coarse = 360, fine = 1000;  // long sides, pixels: to find it, to fit its sides

/// What a polygon grows by when the side from i to i+1 is left out and its neighbours prolonged.
struct Removal {
  double growth = -1;  // negative: the neighbours do not meet outside
  Point corner;
};

Removal removal(const Polygon& hull, size_t i) {
  const size_t n = hull.size();
  const Point before = hull[(i + n - 1) % n], a = hull[i], b = hull[(i + 1) % n];
  const Point after = hull[(i + 2) % n];
  const double ax = a.x - before.x, ay = a.y - before.y, bx = b.x - after.x, by = b.y - after.y;
  const double whole = ax * by - ay * bx;
  if (std::abs(whole) < 1e-9) return {};
  const double t = ((b.x - a.x) * by - (b.y - a.y) * bx) / whole;
  const double u = ((b.x - a.x) * ay - (b.y - a.y) * ax) / whole;
  if (t < 0 || u < 0) return {};
  const Point corner{a.x + t * ax, a.y + t * ay};
  const Point triangle[3] = {a, corner, b};
  return {std::abs(signed_area(triangle, 3)), corner};
}

/// The hull with fewer and fewer sides, each time leaving out the one that costs least.
Polygon four_sided(Polygon hull) {
  while (hull.size() > 4) {
    Removal best;
    size_t at = 0;
    for (size_t i = 0; i < hull.size(); ++i) {
      const Removal one = removal(hull, i);
      if (one.growth >= 0 && (best.growth < 0 || one.growth < best.growth)) best = one, at = i;
    }
    if (best.growth < 0) return {};
    hull[at] = best.corner;
    hull.erase(hull.begin() + static_cast<std::ptrdiff_t>((at + 1) % hull.size()));
  }
  return hull.size() == 4 ? hull : Polygon{};
}

/// The largest piece that fills four sides well: a low limit brings the dark half of a document in
/// a shadow, a high one parts it from things that lie beside it.
Polygon outline(const Distinctness& distinctness) {
  Polygon best;
  double best_fill = 0;
  const double all = static_cast<double>(distinctness.width) * distinctness.height;
  for (const float limit : limits(distinctness)) {
    const Piece piece = piece_above(distinctness, limit);
    if (piece.hull.empty()) continue;
    const Polygon four = four_sided(piece.hull);
    if (four.empty() || area(four) > 1.1 * all) continue;
    const double fill = piece.solidity * area(piece.hull) / area(four);
    if (fill > 0.955 && area(piece.hull) < 0.93 * all) return four;
    if (fill > best_fill) best_fill = fill, best = four;
  }
  return best;
}

Quad from_upper_left(const Polygon& four) {
  size_t first = 0;
  for (size_t i = 1; i < 4; ++i)
    if (four[i].x + four[i].y < four[first].x + four[first].y) first = i;
  Quad quad;
  for (size_t i = 0; i < 4; ++i) quad[i] = four[(first + i) % 4];
  return quad;
}

/// The picture ends there: no edge is to be seen, so none is fitted.
bool along_rim(Point a, Point b, const Image& image) {
  const double near = 0.012 * std::max(image.width, image.height);
  const double right = image.width - 1 - near, bottom = image.height - 1 - near;
  return (a.x < near && b.x < near) || (a.y < near && b.y < near) || (a.x > right && b.x > right) ||
         (a.y > bottom && b.y > bottom);
}

struct Refined {
  Quad quad{};
  double support = 0;
};

/// Each side fitted anew within the band.
Refined refined(const Image& rgb, const Quad& rough, double band, double unit) {
  std::array<Edge, 4> edges;
  double least = 1, sum = 0;
  int rims = 0;
  for (size_t i = 0; i < 4; ++i) {
    const Point a = rough[i], b = rough[(i + 1) % 4];
    const bool rim = along_rim(a, b, rgb);
    edges[i] = rim ? Edge{a, b, 0.9, 30} : fitted_edge(rgb, a, b, band, unit);
    rims += rim;
    const double quality = edges[i].support * std::min(1.0, edges[i].step / 10);
    least = std::min(least, quality);
    sum += quality / 4;
  }
  Refined answer;
  for (size_t i = 0; i < 4; ++i) answer.quad[i] = meeting(edges[(i + 3) % 4], edges[i]);
  answer.support = rims > 2 ? 0 : 0.5 * (least + sum);  // the picture itself is no document
  return answer;
}

Quad scaled(const Quad& quad, double by) {
  Quad out = quad;
  for (Point& corner : out) {  // pixel centres, not pixel corners, are at whole numbers
    corner.x = (corner.x + 0.5) * by - 0.5;
    corner.y = (corner.y + 0.5) * by - 0.5;
  }
  return out;
}

bool convex(const Quad& quad) {
  for (size_t i = 0; i < 4; ++i) {
    const Point three[3] = {quad[i], quad[(i + 1) % 4], quad[(i + 2) % 4]};
    if (signed_area(three, 3) <= 0) return false;
  }
  return true;
}

}  // namespace

Found find_document(const Image& picture) {
  if (picture.channels != 3 || std::min(picture.width, picture.height) < 64) return {};
  const Image small = reduced(picture, coarse);
  const Polygon four = outline(distinctness(small));
  if (four.empty()) return {};
  const double longest = std::max(picture.width, picture.height),
               unit = std::max(1.0, longest / fine);
  const Quad rough =
      scaled(from_upper_left(four), static_cast<double>(picture.width) / small.width);
  const double side = std::sqrt(area(rough));
  const Refined first = refined(picture, rough, 0.035 * side, unit);
  const Refined second =
      refined(picture, convex(first.quad) ? first.quad : rough, 0.008 * side, unit);
  const double agreement = convex(second.quad) ? overlap(rough, second.quad) : 0;
  const Quad best = agreement > 0.8 ? second.quad : rough;
  const double share = area(best) / (static_cast<double>(picture.width) * picture.height);
  double confidence = second.support * (agreement < 0.9 ? 0.5 : 1);
  if (share < 0.08) confidence *= 0.5;
  return {best, confidence};
}

Measurement border_complete(const Found& found, const Image& picture) {
  if (found.confidence <= 0) return {};
  double least = 1;
  for (const Point& corner : found.corners) {
    const double x = std::min(corner.x, picture.width - 1 - corner.x);
    const double y = std::min(corner.y, picture.height - 1 - corner.y);
    least = std::min(least, std::min(x, y) / std::min(picture.width, picture.height));
  }
  Measurement answer = judged_low(least, 0.01, 0.004, found.confidence);
  answer.region = polygon(found.corners);
  if (found.confidence < sure) answer.outcome = Outcome::unknown;
  return answer;
}

Measurement document_share(const Found& found, const Image& picture) {
  if (found.confidence <= 0) return {};
  const double all = static_cast<double>(picture.width) * picture.height;
  Measurement answer = judged_low(area(found.corners) / all, 0.44, 0.25, found.confidence);
  answer.region = polygon(found.corners);
  if (found.confidence < sure) answer.outcome = Outcome::unknown;
  return answer;
}

}  // namespace beian
