#include "core/image/seal.h"

#include <cmath>
#include <numbers>

#include "core/image/red_ink.h"

namespace beian {

namespace {

constexpr double enough = 0.6;
constexpr int long_side = 700;  // of the document, when seals are looked for

/// Radii of seals in pixels.
struct Sizes {
  double least = 24, largest = 62;                // round, on A4 to A3
  double least_square = 16, largest_square = 40;  // half of a side
};

Sizes sizes_at(double px_per_mm) {
  if (px_per_mm <= 0) return {};
  return {14 * px_per_mm, 26 * px_per_mm, 7 * px_per_mm, 16 * px_per_mm};
}

/// An ellipse: the centre, its half axes, and the direction of the first.
struct Ring {
  Point centre;
  double a = 0, b = 0, cosine = 1, sine = 0;
  Point at(double angle, double scale) const {
    const double u = scale * a * std::cos(angle), v = scale * b * std::sin(angle);
    return {centre.x + u * cosine - v * sine, centre.y + u * sine + v * cosine};
  }
};

bool ink_at(const RedInk& ink, Point point) {
  return ink.at(static_cast<int>(point.x + 0.5), static_cast<int>(point.y + 0.5)) > 0;
}

constexpr int directions = 72;

/// Is there ink in that direction between two shares of the radius?
bool ink_between(const RedInk& ink, const Ring& ring, int direction, double from, double to) {
  const double angle = direction * 2 * std::numbers::pi / directions, step = 1 / ring.a;
  for (double scale = from; scale <= to; scale += step)
    if (ink_at(ink, ring.at(angle, scale))) return true;
  return false;
}

double fill(const RedInk& ink, const Ring& ring, double scale) {
  int inside = 0, filled = 0;
  for (double u = -1; u <= 1; u += 1 / ring.a) {
    for (double v = -1; v <= 1; v += 1 / ring.b) {
      if (u * u + v * v > 1) continue;
      const double x = u * scale * ring.a, y = v * scale * ring.b;
      ++inside;
      filled += ink_at(ink, {ring.centre.x + x * ring.cosine - y * ring.sine,
                             ring.centre.y + x * ring.sine + y * ring.cosine});
    }
  }
  return inside > 0 ? static_cast<double>(filled) / inside : 0;
}

/// Share of the directions with ink on the ring and none just outside, in arcs of 20 degrees and
/// more: letters that happen to lie on a circle are short arcs.
double closed(const RedInk& ink, const Ring& ring) {
  const double slack = (1 + 0.03 * ring.a) / ring.a;
  std::array<bool, directions> on{};
  int start = -1;
  for (int i = 0; i < directions; ++i) {
    on[static_cast<size_t>(i)] =
        ink_between(ink, ring, i, 1 - slack, 1 + slack) &&
        !ink_between(ink, ring, i, 1 + slack + 2 / ring.a, 1.1 + slack + 2 / ring.a);
    if (!on[static_cast<size_t>(i)]) start = i;
  }
  int covered = start < 0 ? directions : 0, arc = 0;
  for (int i = 1; i <= directions && start >= 0; ++i) {
    if (on[static_cast<size_t>((start + i) % directions)]) {
      ++arc;
      continue;
    }
    if (arc >= 4) covered += arc;
    arc = 0;
  }
  return static_cast<double>(covered) / directions;
}

/// Seals have something inside; emblems and spots are filled.
double plausible(const RedInk& ink, const Ring& ring) {
  const double inside = fill(ink, ring, 0.85);
  return inside > 0.6 ? 0.4 : inside < 0.02 ? 0.6 : 1;
}

/// Votes for centres on a grid of every second pixel, one layer for each radius.
class Votes {
 public:
  Votes(const RedInk& ink, double least, double largest)
      : width_(ink.width / 2 + 1),
        height_(ink.height / 2 + 1),
        least_(least),
        layers_(std::max(1, static_cast<int>((largest - least) / radius_step) + 1)),
        counts_(static_cast<size_t>(width_) * static_cast<size_t>(height_) *
                static_cast<size_t>(layers_)) {
    for (int y = 1; y + 1 < ink.height; ++y)
      for (int x = 1; x + 1 < ink.width; ++x) cast(ink, x, y);
  }

  struct Peak {
    Ring ring;
    double share = 0;  // of the votes there could be
  };
  /// The centre with the most votes of each radius, best first.
  std::vector<Peak> peaks() const {
    std::vector<Peak> list;
    for (int layer = 0; layer < layers_; ++layer) {
      const double radius = least_ + layer * radius_step;
      Peak best;
      int most = 5;
      for (int row = 1; row + 1 < height_; ++row) {
        for (int column = 1; column + 1 < width_; ++column) {
          if (counts_[index(column, row, layer)] < 3) continue;
          int sum = 0;
          for (int i = 0; i < 9; ++i)
            sum += counts_[index(column + i % 3 - 1, row + i / 3 - 1, layer)];
          if (sum <= most) continue;
          most = sum;
          best = {{{2 * column + 0.5, 2 * row + 0.5}, radius, radius}, sum / radius};
        }
      }
      if (best.share > 0) list.push_back(best);
    }
    std::sort(list.begin(), list.end(),
              [](const Peak& a, const Peak& b) { return a.share > b.share; });
    return list;
  }

 private:
  static constexpr int radius_step = 2;

  /// A red edge votes for the points on either side of it, straight across, at every radius.
  void cast(const RedInk& ink, int x, int y) {
    const float* p = ink.values.data() + static_cast<size_t>(y) * static_cast<size_t>(ink.width) +
                     static_cast<size_t>(x);
    const float *above = p - ink.width, *below = p + ink.width;
    const float dx = p[1] - p[-1] + 0.5F * (above[1] - above[-1] + below[1] - below[-1]);
    const float dy = below[0] - above[0] + 0.5F * (below[-1] - above[-1] + below[1] - above[1]);
    const float slope = dx * dx + dy * dy;
    if (slope < 24 * 24) return;
    const double along = 1 / std::sqrt(static_cast<double>(slope));
    for (int layer = 0; layer < layers_; ++layer) {
      const double reach = (least_ + layer * radius_step) * along;
      add(x + dx * reach, y + dy * reach, layer);
      add(x - dx * reach, y - dy * reach, layer);
    }
  }
  void add(double x, double y, int layer) {
    if (x < 0 || y < 0) return;
    const int column = static_cast<int>(x / 2), row = static_cast<int>(y / 2);
    if (column < width_ && row < height_) ++counts_[index(column, row, layer)];
  }
  size_t index(int column, int row, int layer) const {
    return (static_cast<size_t>(layer) * static_cast<size_t>(height_) + static_cast<size_t>(row)) *
               static_cast<size_t>(width_) +
           static_cast<size_t>(column);
  }
  int width_, height_;
  double least_;
  int layers_;
  std::vector<uint16_t> counts_;
};

struct Candidate {
  double score = 0;
  Ring ring;
  bool square = false;
};

/// Moved and stretched a little to where it fits best; a circle seen at a slant is an ellipse.
Candidate fitted(const RedInk& ink, Candidate best) {
  if (best.score < 0.25) return best;
  for (const double by : {2.0, 1.0}) {
    const Ring from = best.ring;
    for (int i = 0; i < 81; ++i) {
      Ring ring = from;
      ring.centre.x += (i % 3 - 1) * by, ring.centre.y += (i / 3 % 3 - 1) * by;
      const int wider = i / 9 % 3 - 1, higher = i / 27 - 1;
      ring.a += wider * by, ring.b += higher * by;
      const double score = closed(ink, ring);
      if (score > best.score) best = {score, ring, false};
    }
  }
  return best;
}

/// Among the circles with most votes.
Candidate best_circle(const RedInk& ink, const Sizes& sizes) {
  Candidate best;
  const std::vector<Votes::Peak> peaks = Votes(ink, sizes.least, sizes.largest).peaks();
  for (size_t i = 0; i < std::min<size_t>(peaks.size(), 8); ++i) {
    const double score = closed(ink, peaks[i].ring) * plausible(ink, peaks[i].ring);
    if (score > best.score) best = {score, peaks[i].ring, false};
  }
  best = fitted(ink, best);
  best.score *= best.score > 0 ? plausible(ink, best.ring) : 0;
  return best;
}

/// The narrowest upright or turned box around points: first half axis the longer one.
Ring box_around(const Polygon& points) {
  Ring best;
  double least = 1e18;
  for (int step = 0; step < 45; ++step) {
    const double angle = step * std::numbers::pi / 90, c = std::cos(angle), s = std::sin(angle);
    double left = 1e9, right = -1e9, top = 1e9, bottom = -1e9;
    for (const Point& point : points) {
      const double u = point.x * c + point.y * s, v = point.y * c - point.x * s;
      left = std::min(left, u), right = std::max(right, u);
      top = std::min(top, v), bottom = std::max(bottom, v);
    }
    const double w = right - left + 1, h = bottom - top + 1;
    if (w * h >= least) continue;
    least = w * h;
    const double u = (left + right) / 2, v = (top + bottom) / 2;
    best = {{u * c - v * s, u * s + v * c}, w / 2, h / 2, c, s};
    if (h > w) best.a = h / 2, best.b = w / 2, best.cosine = -s, best.sine = c;
  }
  return best;
}

/// The least covered of the four sides of a box: share of places with ink within the outer tenth.
double framed(const RedInk& ink, const Ring& box) {
  double least = 1;
  for (int side = 0; side < 4; ++side) {
    int covered = 0;
    for (int i = 0; i < 24; ++i) {
      const double along = -0.9 + 1.8 * i / 23;
      bool hit = false;
      for (double depth = 1.04; depth > 0.84 && !hit; depth -= 1 / box.a) {
        const double across = side < 2 ? depth : -depth;
        const double u = box.a * (side % 2 == 0 ? along : across);
        const double v = box.b * (side % 2 == 0 ? across : along);
        hit = ink_at(ink, {box.centre.x + u * box.cosine - v * box.sine,
                           box.centre.y + u * box.sine + v * box.cosine});
      }
      covered += hit;
    }
    least = std::min(least, covered / 24.0);
  }
  return least;
}

/// Patches of the shape and size of an oval or a square seal.
Candidate best_patch(const RedInk& ink, const Sizes& sizes) {
  Candidate best;
  for (const Patch& patch : patches(ink, std::max(2, static_cast<int>(sizes.least / 9)))) {
    const Ring box = box_around(patch.points);
    const double filled = patch.ink / (4 * box.a * box.b);
    if (filled > 0.75 || filled < 0.05) continue;
    if (box.a >= sizes.least_square && box.a <= sizes.largest_square && box.b > 0.8 * box.a) {
      const double score = framed(ink, box);
      if (score > best.score) best = {score, box, true};
    }
    if (box.a >= sizes.least && box.a <= sizes.largest && box.b > 0.55 * box.a) {
      Candidate oval = fitted(ink, {closed(ink, box), box, false});
      oval.score *= plausible(ink, oval.ring);
      if (oval.score > best.score) best = oval;
    }
  }
  return best;
}

Polygon outline(const Candidate& found) {
  Polygon points;
  const int corners = found.square ? 4 : 16;
  for (int i = 0; i < corners; ++i) {
    const double angle = (i + (found.square ? 0.5 : 0)) * 2 * std::numbers::pi / corners;
    points.push_back(found.ring.at(angle, found.square ? std::numbers::sqrt2 : 1));
  }
  return points;
}

double longest_side(const Quad& quad) {
  double longest = 1;
  for (size_t i = 0; i < 4; ++i)
    longest = std::max(
        longest, std::hypot(quad[(i + 1) % 4].x - quad[i].x, quad[(i + 1) % 4].y - quad[i].y));
  return longest;
}

}  // namespace

Seal find_seal(const Image& rgb, const Quad& document, double px_per_mm) {
  if (rgb.channels != 3 || rgb.empty()) return {};
  Point origin;
  const Image part = cropped(rgb, document, origin);
  if (part.empty()) return {};
  const double wanted = std::min(1.0, long_side / longest_side(document));
  const int longest = std::max(part.width, part.height);
  const Image small = reduced(part, std::max(1, static_cast<int>(longest * wanted)));
  const double scale = static_cast<double>(small.width) / part.width;
  Quad inside = document;
  for (Point& corner : inside) {
    corner.x = (corner.x - origin.x) * scale;
    corner.y = (corner.y - origin.y) * scale;
  }
  const RedInk ink = red_ink(small, inside);
  const Sizes sizes = sizes_at(px_per_mm * scale);
  Candidate best = best_circle(ink, sizes);
  const Candidate patch = best_patch(ink, sizes);
  if (patch.score > best.score) best = patch;

  Seal seal;
  seal.present = {best.score >= enough ? Outcome::pass : Outcome::warn,
                  best.score,
                  enough,
                  std::min(1.0, std::abs(best.score - enough) / 0.2),
                  {}};
  if (best.score <= 0) return seal;
  seal.square = best.square;
  seal.centre = {origin.x + best.ring.centre.x / scale, origin.y + best.ring.centre.y / scale};
  seal.radius = best.ring.a / scale;
  if (px_per_mm > 0) seal.diameter_mm = 2 * seal.radius / px_per_mm;
  for (const Point& point : outline(best))
    seal.present.region.push_back({origin.x + point.x / scale, origin.y + point.y / scale});
  return seal;
}

}  // namespace beian
