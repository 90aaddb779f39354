#include "core/image/rectify.h"

#include <doctest/doctest.h>

#include "core/image/region.h"
#include "tests/unit/pictures.h"

using namespace beian;

namespace {

/// Left half red, right half blue, the top quarter white; black around it.
Image flag_at(const Quad& corners, int width, int height) {
  const Homography map = inverse(from_unit_square(corners));
  return pictures::painted(width, height, [&](double x, double y) {
    const Point at = map(x, y);
    if (at.x < 0 || at.y < 0 || at.x > 1 || at.y > 1) return pictures::Colour{0, 0, 0};
    if (at.y < 0.25) return pictures::Colour{255, 255, 255};
    return at.x < 0.5 ? pictures::Colour{200, 0, 0} : pictures::Colour{0, 0, 200};
  });
}

TEST_CASE("a slanted flag becomes straight, at any size") {
  const Quad corners{Point{40, 30}, Point{230, 60}, Point{210, 170}, Point{25, 150}};
  const Image photo = flag_at(corners, 260, 200);
  for (const int width : {400, 160, 40}) {
    const Image flat = rectified(photo, corners, width, width / 2);
    REQUIRE(flat.width == width);
    REQUIRE(flat.height == width / 2);
    const auto at = [&](double x, double y) {
      return flat.row(static_cast<int>(y * flat.height)) + 3 * static_cast<int>(x * width);
    };
    CHECK(at(0.1, 0.1)[1] > 245);
    CHECK(at(0.9, 0.15)[1] > 245);
    CHECK(at(0.1, 0.9)[0] > 190);
    CHECK(at(0.46, 0.4)[0] > 190);
    CHECK(at(0.54, 0.4)[2] > 190);
    CHECK(at(0.9, 0.9)[2] > 190);
  }
}

TEST_CASE("the whole picture at its own size stays as it is") {
  const Image page = pictures::page(60, 40);
  const Quad rim{Point{-0.5, -0.5}, Point{59.5, -0.5}, Point{59.5, 39.5}, Point{-0.5, 39.5}};
  CHECK(rectified(page, rim, 60, 40).pixels == page.pixels);
}

TEST_CASE("corners outside repeat the rim; nothing comes from nothing") {
  const Image grey = pictures::painted(20, 20, [](double, double) {
    return pictures::Colour{90, 90, 90};
  });
  const Quad wide{Point{-10, -10}, Point{40, -5}, Point{35, 40}, Point{-5, 30}};
  for (const uint8_t value : rectified(grey, wide, 16, 16).pixels) CHECK(value == 90);
  CHECK(rectified({}, wide, 16, 16).empty());
  CHECK(rectified(grey, wide, 0, 16).empty());
  CHECK(rectified(grey, Quad{}, 16, 16).empty());
}

}  // namespace
