#include "core/image/watermark.h"

#include <cmath>
#include <cstdlib>

#include "core/image/fourier.h"
#include "core/image/rectify.h"
#include "core/image/region.h"

namespace beian {

namespace {

constexpr int side = Spectrum::side;
constexpr int extent = 208;  // the document's long side: shifts up to 70 hardly wrap around
constexpr int farthest = 100;
constexpr int nearest = 8;  // to the directions of both sides
constexpr int smallest = 256;
constexpr float weak = 2;    // times the median contrast: more is cut off
constexpr float strong = 6;  // and that is ink, which is left out
constexpr float notable = 0.02F;
constexpr double limit = 0.1;

size_t index(int x, int y) {
  return static_cast<size_t>(y * side + x);
}

/// The upright rectangle around the document once its upper side is turned level.
Quad levelled(const Quad& document) {
  const Point across{document[1].x - document[0].x + document[2].x - document[3].x,
                     document[1].y - document[0].y + document[2].y - document[3].y};
  const double length = std::max(std::hypot(across.x, across.y), 1e-9);
  const Point u{across.x / length, across.y / length};
  double left = 1e9, right = -1e9, top = 1e9, bottom = -1e9;
  for (const Point& corner : document) {
    const double x = corner.x * u.x + corner.y * u.y, y = corner.y * u.x - corner.x * u.y;
    left = std::min(left, x), right = std::max(right, x);
    top = std::min(top, y), bottom = std::max(bottom, y);
  }
  const auto at = [&](double x, double y) { return Point{x * u.x - y * u.y, x * u.y + y * u.x}; };
  return {at(left, top), at(right, top), at(right, bottom), at(left, bottom)};
}

double distance(Point a, Point b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

Image levelled_document(const Image& grey, Quad document) {
  Point origin;
  const Image part = cropped(grey, document, origin);
  const Image small = reduced(part, 2 * side);
  if (small.empty()) return {};
  const double sx = static_cast<double>(small.width) / part.width;
  const double sy = static_cast<double>(small.height) / part.height;
  for (Point& corner : document)
    corner = {(corner.x - origin.x + 0.5) * sx - 0.5, (corner.y - origin.y + 0.5) * sy - 0.5};
  const Quad level = levelled(document);
  const double width = distance(level[0], level[1]), height = distance(level[1], level[2]);
  const double scale = extent / std::max(width, height);
  return rectified(small, level, std::max(1, static_cast<int>(width * scale)),
                   std::max(1, static_cast<int>(height * scale)));
}

/// Light less its mean over the surroundings.
std::vector<float> details(const Image& image) {
  constexpr int reach = 6;
  const int w = image.width, h = image.height;
  std::vector<int> sums(static_cast<size_t>((w + 1) * (h + 1)));
  const auto sum = [&](int x, int y) -> int& { return sums[static_cast<size_t>(y * (w + 1) + x)]; };
  for (int y = 0; y < h; ++y)
    for (int x = 0, row = 0; x < w; ++x) {
      row += image.row(y)[x];
      sum(x + 1, y + 1) = sum(x + 1, y) + row;
    }
  std::vector<float> values(image.pixels.size());
  for (int y = 0; y < h; ++y) {
    const int top = std::max(0, y - reach), bottom = std::min(h, y + reach + 1);
    for (int x = 0; x < w; ++x) {
      const int left = std::max(0, x - reach), right = std::min(w, x + reach + 1);
      const int all = sum(right, bottom) - sum(left, bottom) - sum(right, top) + sum(left, top);
      values[static_cast<size_t>(y * w + x)] =
          static_cast<float>(image.row(y)[x]) -
          static_cast<float>(all) / static_cast<float>((right - left) * (bottom - top));
    }
  }
  return values;
}

struct Peak {
  int x, y;
  float height;
};

/// Do both shifts span a lattice, rather than a line?
bool apart(const Peak& a, const Peak& b) {
  return std::abs(a.x * b.y - a.y * b.x) > 0.3 * std::hypot(a.x, a.y) * std::hypot(b.x, b.y);
}

/// How much a picture's weak contrasts resemble themselves, moved by x, y.
class Resemblance {
 public:
  explicit Resemblance(const Image& image) {
    std::vector<float> values = details(image);
    std::vector<double> sizes;
    sizes.reserve(values.size());
    for (const float value : values) sizes.push_back(std::abs(value));
    const float middle = static_cast<float>(std::max(1.0, percentile(sizes, 0.5)));
    float mean = 0, count = 0;
    for (float& value : values) {
      if (std::abs(value) > strong * middle) continue;
      value = std::clamp(value, -weak * middle, weak * middle);
      mean += value, ++count;
    }
    mean /= std::max(count, 1.F);
    Spectrum spectrum;
    for (int y = 0; y < image.height; ++y)
      for (int x = 0; x < image.width; ++x) {
        const float value = values[static_cast<size_t>(y * image.width + x)];
        if (std::abs(value) > strong * middle) continue;
        spectrum.real[index(x, y)] = value - mean;
        spectrum.imaginary[index(x, y)] = 1;
      }
    spectrum.transform();
    for (int y = 0; y < side; ++y)
      for (int x = 0; x < side; ++x) {
        const auto [first, second] = spectrum.powers(x, y);
        power_.real[index(x, y)] = first, power_.imaginary[index(x, y)] = second;
      }
    power_.transform();
    pairs_ = power_.imaginary[0];
    variance_ = std::max(power_.real[0] / std::max(pairs_, 1.F), 1e-6F);
  }

  bool known(int x, int y) const { return power_.imaginary[at(x, y)] > 0.1F * pairs_; }
  float operator()(int x, int y) const {
    return power_.real[at(x, y)] / (power_.imaginary[at(x, y)] * variance_);
  }

  /// What is left when lines of writing, which resemble themselves however far they are moved
  /// along, are taken away.
  float prominence(int x, int y) const {
    float along = 0, down = 0;
    for (int i = 4; i <= 9; ++i) {
      along += (*this)(x - i, y) + (*this)(x + i, y);
      down += (*this)(x, y - i) + (*this)(x, y + i);
    }
    return (*this)(x, y) - std::max({along / 12, down / 12, 0.F});
  }

  /// Higher than all around them. Not shifts along either side, where writing and tables repeat,
  /// nor those that are put together of two such: the diagonals of a table.
  std::vector<Peak> peaks() const {
    std::vector<Peak> found;
    for (int y = nearest; y <= farthest; ++y)
      for (int x = -farthest; x <= farthest; ++x) {
        if (!oblique(x, y) || !known(x, y) || (*this)(x, y) < notable) continue;
        if (!highest_around(x, y) || 1.4F * most(x, 0) > (*this)(x, y) ||
            1.4F * most(0, y) > (*this)(x, y))
          continue;
        if (const float height = prominence(x, y); height > notable)
          found.push_back({x, y, height});
      }
    return found;
  }

  /// The highest at that shift or next to it.
  float height(int x, int y) const {
    float best = 0;
    if (std::max(std::abs(x), std::abs(y)) > side / 2) return 0;
    for (int v = y - 2; v <= y + 2; ++v)
      for (int u = x - 2; u <= x + 2; ++u)
        if (known(u, v)) best = std::max(best, prominence(u, v));
    return best;
  }

 private:
  static bool oblique(int x, int y) {
    const int least = std::min(std::abs(x), std::abs(y)), most = std::max(std::abs(x), std::abs(y));
    return least >= nearest && least * 5 > most && x * x + y * y <= farthest * farthest;
  }

  bool highest_around(int x, int y) const { return most(x, y) <= (*this)(x, y); }

  float most(int x, int y) const {
    float best = -1;
    for (int v = y - 2; v <= y + 2; ++v)
      for (int u = x - 2; u <= x + 2; ++u) best = std::max(best, (*this)(u, v));
    return best;
  }

  static size_t at(int x, int y) { return index(y & (side - 1), x & (side - 1)); }
  Spectrum power_;
  float pairs_, variance_;
};

}  // namespace

Measurement watermark(const Image& grey, const Quad& document) {
  if (std::max(distance(document[0], document[1]), distance(document[1], document[2])) < smallest)
    return {};
  const Image level = levelled_document(grey, document);
  if (level.empty()) return {};
  const Resemblance alike(level);
  const std::vector<Peak> peaks = alike.peaks();
  float value = 0;
  for (const Peak& a : peaks) {
    if (a.height <= value) continue;
    value = std::max(value, std::min(a.height, alike.height(2 * a.x, 2 * a.y)));
    for (const Peak& b : peaks) {
      if (b.height <= value || !apart(a, b)) continue;
      const float both =
          std::max(alike.height(a.x + b.x, a.y + b.y), alike.height(a.x - b.x, a.y - b.y));
      value = std::max(value, std::min({a.height, b.height, both}));
    }
  }
  return {value > limit ? Outcome::warn : Outcome::pass, value, limit, 0.5, {}};
}

}  // namespace beian
