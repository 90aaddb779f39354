#include "core/image/compression.h"

#include <doctest/doctest.h>

#include "tests/unit/pictures.h"

using namespace beian;

namespace {

/// A soft slope of light in noise, its blocks of 8 by 8 replaced by their means.
Image blocks(int from_x, int from_y) {
  Image grey =
      luma(pictures::noisy(pictures::painted(320, 240,
                                             [](double x, double y) {
                                               const double level = 80 + x / 4 + y / 4;
                                               return pictures::Colour{level, level, level};
                                             }),
                           1));
  const Image in = grey;
  for (int y = 0; y < grey.height; ++y) {
    for (int x = 0; x < grey.width; ++x) {
      const int left = (x + 8 - from_x) / 8 * 8 - 8 + from_x;
      const int top = (y + 8 - from_y) / 8 * 8 - 8 + from_y;
      const int u = std::min(std::max(left + 4, 0), grey.width - 1);
      const int v = std::min(std::max(top + 4, 0), grey.height - 1);
      grey.row(y)[x] = static_cast<uint8_t>((in.row(y)[x] + 2 * in.row(v)[u]) / 3);
    }
  }
  return grey;
}

TEST_CASE("blocks are found wherever they begin, a page without has none") {
  CHECK(blockiness(blocks(0, 0), 1) > 1.75);
  CHECK(blockiness(blocks(3, 6), 1) > 1.75);
  const Image page = luma(pictures::noisy(pictures::page(400, 300), 2));
  CHECK(blockiness(page, 1) > 0.9);
  CHECK(blockiness(page, 1) < 1.3);
}

TEST_CASE("a picture made smaller, or a tiny one, has no blocks to tell of") {
  CHECK(blockiness(blocks(0, 0), 0.5) == 0);
  CHECK(blockiness(luma(pictures::page(30, 30)), 1) == 0);
}

TEST_CASE("quality decides, blocks tell of an earlier one, a small file alone of nothing") {
  CHECK(overcompression(20, 1, 0.5).outcome == Outcome::fail);
  CHECK(overcompression(40, 1, 0.5).outcome == Outcome::warn);
  CHECK(overcompression(90, 2, 0.5).outcome == Outcome::warn);
  CHECK(overcompression(90, 1.5, 0.1).outcome == Outcome::warn);
  CHECK(overcompression(90, 1.5, 0.5).outcome == Outcome::pass);
  CHECK(overcompression(90, 1.1, 0.1).outcome == Outcome::pass);
  CHECK(overcompression(0, 1.1, 0).outcome == Outcome::pass);
  CHECK(overcompression(0, 0, 0.1).outcome == Outcome::unknown);
}

}  // namespace
