#include "core/image/compression.h"

#include <cmath>
#include <cstdlib>

namespace beian {

namespace {

constexpr int block = 8;
constexpr uint32_t text = 24;  // a larger step is an edge of the picture, not of a block
constexpr double enough = 2000;

/// Sums of steps, and how many they are.
struct Steps {
  std::array<uint32_t, block> sums{}, counts{};

  /// From each of eight pixels side by side to its neighbour.
  void add(const uint8_t* from, const uint8_t* to) {
    for (size_t i = 0; i < block; ++i) {
      const uint32_t step = static_cast<uint32_t>(std::abs(to[i] - from[i]));
      const uint32_t counted = step <= text;
      sums[i] += step * counted, counts[i] += counted;
    }
  }
};

/// Mean step onto columns (or rows) of each phase.
struct Phases {
  std::array<double, block> sums{}, counts{};
  /// The largest by the median.
  double contrast() const {
    std::vector<double> means;
    for (size_t i = 0; i < block; ++i) {
      if (counts[i] < enough) return 0;
      means.push_back(sums[i] / counts[i]);
    }
    std::sort(means.begin(), means.end());
    const double within = (means[3] + means[4]) / 2;
    return (means[7] + 0.05) / (within + 0.05);  // nothing at all differs in an empty picture
  }
};

}  // namespace

double blockiness(const Image& grey, double scale) {
  if (grey.channels != 1 || std::abs(scale - 1) > 1e-6) return 0;
  Phases columns, rows;
  for (int y = 1; y < grey.height; y += 3) {
    const uint8_t *row = grey.row(y), *above = grey.row(y - 1);
    const size_t phase = static_cast<size_t>(y) % block;
    Steps across, down;
    for (int x = block; x + block <= grey.width; x += block)
      across.add(row + x - 1, row + x), down.add(above + x, row + x);
    for (size_t i = 0; i < block; ++i) {
      columns.sums[i] += across.sums[i], columns.counts[i] += across.counts[i];
      rows.sums[phase] += down.sums[i], rows.counts[phase] += down.counts[i];
    }
  }
  // What repeats in one direction only is printed.
  return std::min(columns.contrast(), rows.contrast());
}

Measurement overcompression(int jpeg_quality, double blockiness, double bits_per_pixel) {
  constexpr double poor = 50, bad = 25, blocky = 1.75, few_bits = 0.25;
  if (jpeg_quality <= 0 && blockiness <= 0) return {};
  const bool known = jpeg_quality > 0;
  const bool few = bits_per_pixel > 0 && bits_per_pixel < few_bits;
  if (known && jpeg_quality < bad) return {Outcome::fail, 1.0 * jpeg_quality, bad, 1, {}};
  if (known && jpeg_quality < poor) return {Outcome::warn, 1.0 * jpeg_quality, poor, 1, {}};
  // Half the excess counts when the file is suspiciously small as well.
  const double limit = few ? 1 + (blocky - 1) / 2 : blocky;
  if (blockiness > limit) return {Outcome::warn, blockiness, limit, 0.8, {}};
  if (known) return {Outcome::pass, 1.0 * jpeg_quality, poor, blockiness > 0 ? 1 : 0.6, {}};
  return {Outcome::pass, blockiness, blocky, 0.8, {}};
}

}  // namespace beian
