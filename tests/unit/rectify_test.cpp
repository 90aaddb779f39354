// Straightening of documents: where things come to stand, and that nothing aliases.
#include "core/image/rectify.h"

#include <doctest/doctest.h>

#include "core/image/region.h"
#include "pictures.h"

using namespace beian;
using namespace pictures;

namespace {

/// A sheet with a dot at each of the places, seen through the map.
Image photographed(const Quad& quad, const std::array<Point, 5>& dots, double radius) {
  const Homography back = inverse(from_unit_square(quad));
  return painted(640, 480, [&](double x, double y) {
    const Point at = back(x, y);
    if (at.x < 0 || at.y < 0 || at.x > 1 || at.y > 1) return Colour{60, 70, 50};
    for (const Point& dot : dots)
      if (std::hypot((at.x - dot.x) * 400, (at.y - dot.y) * 250) < radius)
        return Colour{20, 20, 200};
    return Colour{240, 240, 235};
  });
}

/// The middle of what is dark in red, within a square around a point.
Point centre_of_dot(const Image& image, Point around, int reach) {
  double sum = 0, x_sum = 0, y_sum = 0;
  for (int y = static_cast<int>(around.y) - reach; y <= static_cast<int>(around.y) + reach; ++y) {
    for (int x = static_cast<int>(around.x) - reach; x <= static_cast<int>(around.x) + reach; ++x) {
      const double ink = 240 - image.row(y)[x * 3];
      sum += ink, x_sum += ink * x, y_sum += ink * y;
    }
  }
  return {x_sum / sum, y_sum / sum};
}

}  // namespace

TEST_CASE("marks on a slanted sheet come to stand where they are on the sheet") {
  const Quad quad{Point{120, 60}, Point{560, 110}, Point{500, 420}, Point{90, 330}};
  const std::array<Point, 5> dots{Point{0.1, 0.1}, Point{0.9, 0.1}, Point{0.9, 0.9},
                                  Point{0.1, 0.9}, Point{0.5, 0.5}};
  const Image flat = rectified(photographed(quad, dots, 10), quad, 400, 250);
  for (const Point& dot : dots) {
    const Point expected{dot.x * 400 - 0.5, dot.y * 250 - 0.5};
    const Point found = centre_of_dot(flat, expected, 16);
    CAPTURE(expected.x);
    CHECK(std::hypot(found.x - expected.x, found.y - expected.y) < 0.5);
  }
}

TEST_CASE("the whole picture at its own size stays as it is") {
  const Image image = noisy(page(90, 70), 9);
  const Quad all{Point{-0.5, -0.5}, Point{89.5, -0.5}, Point{89.5, 69.5}, Point{-0.5, 69.5}};
  CHECK(rectified(image, all, 90, 70).pixels == image.pixels);
  const Quad turned{all[3], all[0], all[1], all[2]};  // a quarter to the right
  const Image quarter = rectified(image, turned, 70, 90);
  CHECK(quarter.row(0)[0] == image.row(69)[0]);
  CHECK(quarter.row(89)[69 * 3] == image.row(0)[89 * 3]);
}

TEST_CASE("fine stripes become grey where they are too fine, no moiré") {
  const Image stripes = painted(1000, 600, [](double x, double) {
    const double level = static_cast<int>(x + 0.5) % 2 == 0 ? 0 : 200;
    return Colour{level, level, level};
  });
  const Image small = rectified(stripes, whole(stripes), 143, 86);
  for (int y = 2; y < 84; ++y)
    for (int x = 2; x < 141; ++x) CHECK(std::abs(small.row(y)[3 * x] - 100) <= 15);
}

TEST_CASE("beyond the picture its rim goes on; a corner at infinity is no harm") {
  const Image image = page(40, 30, 200, 200);
  const Quad beyond{Point{-30, -30}, Point{70, -30}, Point{70, 60}, Point{-30, 60}};
  const Image out = rectified(image, beyond, 50, 50);
  CHECK(out.row(0)[0] == 200);
  CHECK(out.row(49)[149] == 200);
  const Quad folded{Point{0, 0}, Point{20, 20}, Point{0, 20}, Point{20, 0}};
  CHECK(rectified(image, folded, 8, 8).width == 8);
  CHECK(rectified(image, whole(image), 0, 8).empty());
  CHECK(rectified(Image{}, beyond, 8, 8).empty());
}
