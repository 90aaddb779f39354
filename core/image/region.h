// Going over the pixels of a quadrilateral, and small statistics on them.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "core/image/geometry.h"
#include "core/image/image.h"

namespace beian {

/// Columns [left, right) of row y that lie in the quadrilateral and at least `margin` inside the
/// picture.
struct Span {
  int left = 0, right = 0;
};
Span span(const Quad& convex, int y, const Image& image, int margin = 0);
/// First row, and one past the last, with the same margin.
Span rows(const Quad& quad, const Image& image, int margin = 0);

Quad whole(const Image& image);

class Histogram {
 public:
  void add(int value) { ++counts_[static_cast<size_t>(value)], ++total_; }
  uint32_t total() const { return total_; }
  /// The smallest value that is not below that share of the pixels.
  int percentile(double share) const;
  double share_from(int value) const;  ///< of the pixels with at least this value

 private:
  std::array<uint32_t, 256> counts_{};
  uint32_t total_ = 0;
};

Histogram histogram(const Image& grey, const Quad& document);

/// The value at that share of a list, which is reordered; 0 for an empty one.
double percentile(std::vector<double>& values, double share);

/// Averaged over the area of each new pixel; never enlarges. `long_side` 0 keeps the size.
Image reduced(const Image& image, int long_side);

/// The upright rectangle around the quadrilateral; `origin` becomes its upper left pixel.
Image cropped(const Image& image, const Quad& quad, Point& origin);

/// Lightest and darkest pixel of squares of `size`, those whose centre is in the document; the
/// others are not looked at.
struct Tiles {
  static constexpr int size = 16;
  int columns = 0, rows = 0;
  struct Tile {
    uint8_t lightest = 0, darkest = 255;
    bool inside = false;
    float mean = 0;
  };
  std::vector<Tile> tiles;
  const Tile& at(int column, int row) const {
    return tiles[static_cast<size_t>(row) * static_cast<size_t>(columns) +
                 static_cast<size_t>(column)];
  }
};
Tiles tiles_of(const Image& grey, const Quad& document);

}  // namespace beian
