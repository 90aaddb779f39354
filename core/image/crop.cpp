#include "core/image/crop.h"

#include <algorithm>
#include <cmath>

#include "core/image/rectify.h"
#include "core/image/region.h"

namespace beian {
namespace {

constexpr double margin = 0.03;      // of the short side; a document's corners want some ground
constexpr double outside = 0.02;     // of a side: inaccurate corners rather than a cut document
constexpr double slant_share = 1.2;  // how far a slant may bring the sides from their true ratio
constexpr double least_side = 16;    // pixels

double distance(Point a, Point b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

bool convex(const Quad& quad) {
  for (size_t i = 0; i < 4; ++i) {
    const Point three[3] = {quad[i], quad[(i + 1) % 4], quad[(i + 2) % 4]};
    if (!(signed_area(three, 3) > 0)) return false;
  }
  return true;
}

/// Within the outer edges of the rim's pixels.
Point drawn_in(Point point, const Image& photo) {
  return {std::clamp(point.x, -0.5, photo.width - 0.5),
          std::clamp(point.y, -0.5, photo.height - 0.5)};
}

bool lies_in(const Quad& quad, const Image& photo) {
  for (const Point& corner : quad) {
    if (distance(corner, drawn_in(corner, photo)) > 1e-6) return false;
  }
  return true;
}

struct Size {
  double width = 0, height = 0;
};

/// Of the document in pixels of the photo: sides opposite each other averaged, then the one that a
/// slant has spared shortened until their ratio is the document's own.
Size size_of(const Quad& quad, double aspect) {
  const Size seen{(distance(quad[0], quad[1]) + distance(quad[3], quad[2])) / 2,
                  (distance(quad[1], quad[2]) + distance(quad[0], quad[3])) / 2};
  const double ratio = seen.width / seen.height;
  if (aspect <= 0) return seen;
  const double wanted = ratio >= 1 ? aspect : 1 / aspect;
  if (std::max(ratio / wanted, wanted / ratio) > slant_share) return seen;
  return {std::min(seen.width, seen.height * wanted), std::min(seen.height, seen.width / wanted)};
}

/// What surrounds the document on each side, in whole pixels of the cut-out.
struct Margins {
  std::array<int, 4> sides{};  // left, top, right, bottom
};

Quad grown(const Homography& map, Size size, const Margins& margins) {
  const double left = -margins.sides[0] / size.width, top = -margins.sides[1] / size.height;
  const double right = 1 + margins.sides[2] / size.width;
  const double bottom = 1 + margins.sides[3] / size.height;
  return {map(left, top), map(right, top), map(right, bottom), map(left, bottom)};
}

/// One side after the other as wide as the photo allows.
Margins margins_of(const Image& photo, const Homography& map, Size size) {
  Margins margins;
  const int wanted = static_cast<int>(std::lround(margin * std::min(size.width, size.height)));
  for (int& side : margins.sides) {
    for (side = wanted; side > 0; --side) {
      if (lies_in(grown(map, size, margins), photo)) break;
    }
  }
  return margins;
}

bool is_rectangle(const Quad& quad) {
  constexpr double most = 0.5;  // pixels
  return std::abs(quad[0].y - quad[1].y) <= most && std::abs(quad[3].y - quad[2].y) <= most &&
         std::abs(quad[0].x - quad[3].x) <= most && std::abs(quad[1].x - quad[2].x) <= most;
}

Image copied(const Image& photo, const Quad& quad) {
  const int left = std::max(0, static_cast<int>(std::lround(quad[0].x)));
  const int top = std::max(0, static_cast<int>(std::lround(quad[0].y)));
  const int right = std::min(photo.width - 1, static_cast<int>(std::lround(quad[2].x)));
  const int bottom = std::min(photo.height - 1, static_cast<int>(std::lround(quad[2].y)));
  Image out{right - left + 1, bottom - top + 1, photo.channels, {}};
  out.pixels.reserve(out.stride() * static_cast<size_t>(out.height));
  for (int y = top; y <= bottom; ++y) {
    const uint8_t* from = photo.row(y) + left * photo.channels;
    out.pixels.insert(out.pixels.end(), from, from + out.stride());
  }
  return out;
}

}  // namespace

Crop cut_out(const Image& photo, const Quad& corners, double aspect) {
  Quad quad = corners;
  for (Point& corner : quad) corner = drawn_in(corner, photo);
  const bool flat = is_rectangle(quad);
  const Size seen = size_of(quad, flat ? 0 : aspect);
  const double shorter = std::min(seen.width, seen.height);
  if (photo.empty() || !convex(quad) || !(shorter >= least_side)) return {};
  for (size_t i = 0; i < 4; ++i) {
    if (!(distance(corners[i], quad[i]) <= outside * shorter)) return {};
  }
  const Size size{std::floor(seen.width), std::floor(seen.height)};
  const Homography map = from_unit_square(quad);
  const Margins margins = margins_of(photo, map, size);
  const Quad all = grown(map, size, margins);
  if (flat) return {copied(photo, all), false};
  const auto& [left, top, right, bottom] = margins.sides;
  return {rectified(photo, all, static_cast<int>(size.width) + left + right,
                    static_cast<int>(size.height) + top + bottom),
          true};
}

}  // namespace beian
