#include "core/image/seal.h"

#include <cmath>
#include <numbers>

namespace beian {

namespace {

constexpr double ring_enough = 0.7;
constexpr int long_side = 700;  // of the document, when seals are looked for
constexpr int least_radius = 14, largest_radius = 80, radius_step = 2;
constexpr int layers = (largest_radius - least_radius) / radius_step + 1;

/// How red each pixel is once the paper is white; 0 where it is not red ink.
struct Redness {
  int width = 0, height = 0;
  std::vector<float> values;
  float at(int x, int y) const {
    if (x < 0 || y < 0 || x >= width || y >= height) return 0;
    return values[static_cast<size_t>(y) * static_cast<size_t>(width) + static_cast<size_t>(x)];
  }
};

std::array<float, 3> paper_factors(const Image& rgb, const Quad& document) {
  std::array<Histogram, 3> levels;
  const Span lines = rows(document, rgb);
  for (int y = lines.left; y < lines.right; y += 2) {
    const Span part = span(document, y, rgb);
    for (int x = part.left; x < part.right; x += 2)
      for (size_t c = 0; c < 3; ++c) levels[c].add(rgb.row(y)[x * 3 + static_cast<int>(c)]);
  }
  std::array<float, 3> factors;
  for (size_t c = 0; c < 3; ++c)
    factors[c] = 250.F / static_cast<float>(std::max(30, levels[c].percentile(0.75)));
  return factors;
}

Redness redness(const Image& rgb, const Quad& document) {
  Redness red{rgb.width, rgb.height, {}};
  red.values.resize(static_cast<size_t>(rgb.width) * static_cast<size_t>(rgb.height));
  const std::array<float, 3> factor = paper_factors(rgb, document);
  const Span lines = rows(document, rgb);
  for (int y = lines.left; y < lines.right; ++y) {
    const Span part = span(document, y, rgb);
    for (int x = part.left; x < part.right; ++x) {
      const uint8_t* p = rgb.row(y) + x * 3;
      const float r = p[0] * factor[0], excess = r - std::max(p[1] * factor[1], p[2] * factor[2]);
      const bool ink = excess >= 28 && excess >= 0.16F * r;
      red.values[static_cast<size_t>(y * rgb.width + x)] = ink ? std::min(excess, 120.F) : 0;
    }
  }
  return red;
}

/// Votes for centres on a grid of every second pixel, one layer for each radius.
class Votes {
 public:
  Votes(int width, int height)
      : width_(width / 2 + 1),
        height_(height / 2 + 1),
        counts_(static_cast<size_t>(width_) * static_cast<size_t>(height_) * layers) {}

  void add(double x, double y, int layer) {
    const int column = static_cast<int>(x / 2), row = static_cast<int>(y / 2);
    if (x >= 0 && y >= 0 && column < width_ && row < height_) ++counts_[index(column, row, layer)];
  }

  struct Peak {
    double x, y, radius, share;
  };
  /// The centre with the most votes of each radius, best first.
  std::vector<Peak> peaks() const {
    std::vector<Peak> list;
    for (int layer = 0; layer < layers; ++layer) {
      Peak best{0, 0, static_cast<double>(least_radius + layer * radius_step), 0};
      for (int row = 1; row + 1 < height_; ++row) {
        for (int column = 1; column + 1 < width_; ++column) {
          if (counts_[index(column, row, layer)] < 3) continue;
          int sum = 0;
          for (int i = 0; i < 9; ++i)
            sum += counts_[index(column + i % 3 - 1, row + i / 3 - 1, layer)];
          const double share = sum / best.radius;
          if (share > best.share)
            best.share = share, best.x = 2 * column + 0.5, best.y = 2 * row + 0.5;
        }
      }
      list.push_back(best);
    }
    std::sort(list.begin(), list.end(),
              [](const Peak& a, const Peak& b) { return a.share > b.share; });
    return list;
  }

 private:
  size_t index(int column, int row, int layer) const {
    return (static_cast<size_t>(layer) * static_cast<size_t>(height_) + static_cast<size_t>(row)) *
               static_cast<size_t>(width_) +
           static_cast<size_t>(column);
  }
  int width_, height_;
  std::vector<uint16_t> counts_;
};

/// Each red edge votes for the points on either side of it, straight across, at every radius.
Votes cast(const Redness& red) {
  Votes votes(red.width, red.height);
  for (int y = 1; y + 1 < red.height; ++y) {
    for (int x = 1; x + 1 < red.width; ++x) {
      const double dx = red.at(x + 1, y) - red.at(x - 1, y) +
                        0.5 * (red.at(x + 1, y - 1) - red.at(x - 1, y - 1) + red.at(x + 1, y + 1) -
                               red.at(x - 1, y + 1));
      const double dy = red.at(x, y + 1) - red.at(x, y - 1) +
                        0.5 * (red.at(x - 1, y + 1) - red.at(x - 1, y - 1) + red.at(x + 1, y + 1) -
                               red.at(x + 1, y - 1));
      const double slope = std::hypot(dx, dy);
      if (slope < 45) continue;
      for (int layer = 0; layer < layers; ++layer) {
        const double reach = (least_radius + layer * radius_step) / slope;
        votes.add(x + dx * reach, y + dy * reach, layer);
        votes.add(x - dx * reach, y - dy * reach, layer);
      }
    }
  }
  return votes;
}

/// Share of 72 directions in which something red lies between the two radii.
double coverage(const Redness& red, double x, double y, double inner, double outer) {
  int covered = 0;
  for (int i = 0; i < 72; ++i) {
    const double angle = i * std::numbers::pi / 36;
    bool hit = false;
    for (double r = inner; r <= outer && !hit; r += 1)
      hit = red.at(static_cast<int>(x + r * std::cos(angle) + 0.5),
                   static_cast<int>(y + r * std::sin(angle) + 0.5)) > 0;
    covered += hit;
  }
  return covered / 72.0;
}

double fill(const Redness& red, double x, double y, double radius) {
  int inside = 0, filled = 0;
  const int reach = static_cast<int>(radius);
  for (int v = -reach; v <= reach; ++v) {
    for (int u = -reach; u <= reach; ++u) {
      if (u * u + v * v > radius * radius) continue;
      ++inside;
      filled += red.at(static_cast<int>(x) + u, static_cast<int>(y) + v) > 0;
    }
  }
  return inside > 0 ? static_cast<double>(filled) / inside : 0;
}

/// A ring that is closed, with something but not everything inside, and nothing just outside.
double ring(const Redness& red, const Votes::Peak& peak) {
  const double r = peak.radius, slack = 1.5 + 0.03 * r;
  const double closed = coverage(red, peak.x, peak.y, r - slack, r + slack);
  const double outside = coverage(red, peak.x, peak.y, 1.1 * r + 4, 1.2 * r + 6);
  const double inside = fill(red, peak.x, peak.y, 0.85 * r);
  const double plausible = inside > 0.75 ? 0.4 : inside < 0.02 ? 0.6 : 1;
  return std::max(0.0, closed - 0.5 * outside) * plausible;
}

Polygon circle(Point centre, double radius) {
  Polygon points;
  for (int i = 0; i < 16; ++i) {
    const double angle = i * std::numbers::pi / 8;
    points.push_back({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
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

Seal find_seal(const Image& rgb, const Quad& document) {
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
  const Redness red = redness(small, inside);
  Seal best;
  best.present = {Outcome::warn, 0, ring_enough, 1, {}};
  const std::vector<Votes::Peak> peaks = cast(red).peaks();
  for (size_t i = 0; i < std::min<size_t>(peaks.size(), 12); ++i) {
    const double score = ring(red, peaks[i]);
    if (score <= best.present.value) continue;
    best.present.value = score;
    best.centre = {origin.x + peaks[i].x / scale, origin.y + peaks[i].y / scale};
    best.radius = peaks[i].radius / scale;
  }
  if (best.present.value >= best.present.threshold) best.present.outcome = Outcome::pass;
  best.present.confidence = std::min(1.0, std::abs(best.present.value - ring_enough) / 0.25);
  if (best.radius > 0) best.present.region = circle(best.centre, best.radius);
  return best;
}

}  // namespace beian
