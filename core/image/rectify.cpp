#include "core/image/rectify.h"

#include <algorithm>
#include <cmath>

#include "core/image/region.h"

namespace beian {
namespace {

constexpr int most_samples = 16;  // along one side of a new pixel

/// Samples along a new pixel's sides.
struct Grid {
  int across = 1, down = 1;
};

/// As many as the map takes old pixels for a new one where it takes most: at one of the corners.
Grid grid_of(const Homography& map, int width, int height) {
  double across = 1, down = 1;
  for (const double v : {0.0, 1.0}) {
    for (const double u : {0.0, 1.0}) {
      const double right = (u > 0 ? -1.0 : 1.0) / width, below = (v > 0 ? -1.0 : 1.0) / height;
      const Point at = map(u, v), next = map(u + right, v), under = map(u, v + below);
      across = std::max(across, std::hypot(next.x - at.x, next.y - at.y));
      down = std::max(down, std::hypot(under.x - at.x, under.y - at.y));
    }
  }
  const auto count = [](double step) {
    return static_cast<int>(std::ceil(std::min<double>(step - 0.01, most_samples)));
  };
  return {count(across), count(down)};
}

/// `value` within 0 … most; 0 for what is no number.
double within(double value, double most) {
  return value > 0 ? std::min(value, most) : 0;
}

/// Adds the colour at a point to `sums`, in 1/256.
template <int channels>
void add_sample(const Image& image, double x, double y, uint32_t* sums) {
  const int fixed_x = static_cast<int>(within(x, image.width - 1) * 256 + 0.5);
  const int fixed_y = static_cast<int>(within(y, image.height - 1) * 256 + 0.5);
  const int left = fixed_x >> 8, top = fixed_y >> 8;
  const uint32_t a = static_cast<uint32_t>(fixed_x & 255), b = static_cast<uint32_t>(fixed_y & 255);
  const uint8_t* upper = image.row(top) + left * channels;
  const uint8_t* lower = b > 0 ? upper + image.stride() : upper;
  const int next = a > 0 ? channels : 0;
  for (int c = 0; c < channels; ++c) {
    const uint32_t above = upper[c] * (256 - a) + upper[c + next] * a;
    const uint32_t below = lower[c] * (256 - a) + lower[c + next] * a;
    sums[c] += (above * (256 - b) + below * b) >> 8;
  }
}

template <int channels>
void fill(const Image& image, const Homography& map, Grid grid, Image& out) {
  const uint32_t samples = static_cast<uint32_t>(grid.across * grid.down);
  const double step_u = 1.0 / (out.width * grid.across), step_v = 1.0 / (out.height * grid.down);
  for (int y = 0; y < out.height; ++y) {
    uint8_t* to = out.row(y);
    for (int x = 0; x < out.width; ++x, to += channels) {
      uint32_t sums[channels] = {};
      for (int j = 0; j < grid.down; ++j) {
        const double v = (y * grid.down + j + 0.5) * step_v;
        for (int i = 0; i < grid.across; ++i) {
          const Point from = map((x * grid.across + i + 0.5) * step_u, v);
          add_sample<channels>(image, from.x, from.y, sums);
        }
      }
      for (int c = 0; c < channels; ++c)
        to[c] = static_cast<uint8_t>((sums[c] + 128 * samples) / (256 * samples));
    }
  }
}

double length(Point a, Point b) {
  return std::hypot(b.x - a.x, b.y - a.y);
}

}  // namespace

Image flattened(const Image& image, Quad quad, int width, int height) {
  const double across = std::max(length(quad[0], quad[1]), length(quad[3], quad[2]));
  const double down = std::max(length(quad[0], quad[3]), length(quad[1], quad[2]));
  const double scale = std::max(width / std::max(1.0, across), height / std::max(1.0, down));
  if (scale >= 1) return rectified(image, quad, width, height);
  const Image small =
      reduced(image, static_cast<int>(std::ceil(scale * std::max(image.width, image.height))));
  const double by_x = static_cast<double>(small.width) / image.width;
  const double by_y = static_cast<double>(small.height) / image.height;
  for (Point& corner : quad)
    corner = {(corner.x + 0.5) * by_x - 0.5, (corner.y + 0.5) * by_y - 0.5};
  return rectified(small, quad, width, height);
}

Image rectified(const Image& image, const Quad& quad, int width, int height) {
  if (image.empty() || image.channels > 3 || width <= 0 || height <= 0) return {};
  Image out{width, height, image.channels, {}};
  out.pixels.resize(out.stride() * static_cast<size_t>(height));
  const Homography map = from_unit_square(quad);
  const Grid grid = grid_of(map, width, height);
  if (image.channels == 1) fill<1>(image, map, grid, out);
  if (image.channels == 3) fill<3>(image, map, grid, out);
  return out;
}

}  // namespace beian
