#include "core/image/upscaled.h"

#include <doctest/doctest.h>

#include "tests/unit/pictures.h"

using namespace beian;

namespace {

/// Enlarged by interpolation between the pixels.
Image enlarged(const Image& in, double factor) {
  return pictures::painted(
      static_cast<int>(in.width * factor), static_cast<int>(in.height * factor),
      [&](double x, double y) {
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

/// Writing on a page that lies askew and is seen at an angle, every line begun elsewhere: nothing
/// keeps step with the pixels.
Image page(int width, int height) {
  return pictures::painted(width, height, [](double x, double y) {
    const double down = y - 0.13 * x + 200;
    const double line = std::floor(down / 40);
    const bool ink = pictures::writing(x * (1 + 0.0006 * x) + 0.13 * y + 13.37 * line * line, down);
    const double level = ink ? 30 : 235;
    return pictures::Colour{level, level, level};
  });
}

Measurement of(const Image& rgb) {
  const Image grey = luma(rgb);
  return upscaled(grey, whole(grey));
}

TEST_CASE("an enlarged page is found with its true size, a sharp one passes") {
  const Image small = pictures::blurred(page(300, 220), 0.5);
  for (const double factor : {2.0, 2.7, 3.3, 4.0}) {
    const Measurement large = of(pictures::noisy(enlarged(small, factor), 1));
    CHECK(large.outcome == Outcome::warn);
    CHECK(large.value == doctest::Approx(1 / factor).epsilon(0.05));
  }
  CHECK(of(pictures::blurred(page(600, 440), 0.5)).outcome == Outcome::pass);
}

TEST_CASE("a blur has no rhythm, an empty page no edges") {
  const Image sharp = page(600, 440);
  CHECK(of(pictures::blurred(sharp, 2)).outcome == Outcome::pass);
  CHECK(of(pictures::blurred(sharp, 4, 1, 0)).outcome == Outcome::pass);
  for (const int side : {1, 2, 20}) CHECK(of(page(side, side)).outcome == Outcome::unknown);
}

}  // namespace
