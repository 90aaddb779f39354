#include "core/image/upscaled.h"

#include <doctest/doctest.h>

#include "tests/unit/pictures.h"

using namespace beian;

namespace {

/// Enlarged by interpolation between the pixels.
Image enlarged(const Image& in, int factor) {
  return pictures::painted(in.width * factor, in.height * factor, [&](double x, double y) {
    const double u = std::min(std::max(x / factor, 0.0), in.width - 1.001);
    const double v = std::min(std::max(y / factor, 0.0), in.height - 1.001);
    const int left = static_cast<int>(u), top = static_cast<int>(v);
    const double a = u - left, b = v - top;
    const auto at = [&](int i, int j) { return in.row(top + j)[(left + i) * 3]; };
    const double level =
        (at(0, 0) * (1 - a) + at(1, 0) * a) * (1 - b) + (at(0, 1) * (1 - a) + at(1, 1) * a) * b;
    return pictures::Colour{level, level, level};
  });
}

Measurement of(const Image& rgb) {
  const Image grey = luma(rgb);
  return upscaled(grey, whole(grey));
}

TEST_CASE("an enlarged page is found with its true size, a sharp one passes") {
  const Image page = pictures::blurred(pictures::page(300, 220), 0.5);
  const Measurement large = of(enlarged(page, 3));
  CHECK(large.outcome == Outcome::warn);
  CHECK(large.value == doctest::Approx(1 / 3.0).epsilon(0.35));
  CHECK(of(pictures::blurred(pictures::page(600, 440), 0.5)).outcome == Outcome::pass);
}

TEST_CASE("motion and a very soft picture are not named an enlargement") {
  const Image page = pictures::page(600, 440);
  CHECK(of(pictures::blurred(page, 4, 1, 0)).outcome == Outcome::pass);
  CHECK(of(pictures::page(20, 20)).outcome == Outcome::unknown);
}

}  // namespace
