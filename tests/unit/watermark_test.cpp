#include "core/image/watermark.h"

#include <doctest/doctest.h>

#include "tests/unit/pictures.h"

using namespace beian;

namespace {

constexpr int width = 800, height = 600;

Image paper() {
  return pictures::painted(width, height, [](double, double) {
    return pictures::Colour{220, 220, 220};
  });
}

/// A word of strokes every 150 by 90 pixels along lines that rise at a slant, `strength` of 255
/// darker than what it lies on.
Image marked(const Image& page, double strength) {
  return pictures::changed(page, [&](double value, int x, int y) {
    const double c = std::cos(0.5), s = std::sin(0.5);
    const double along = x * c - y * s + 1500, across = x * s + y * c;
    const double u = std::fmod(along, 150), v = std::fmod(across, 90);
    const bool ink = u < 100 && v < 40 && pictures::writing(u, v / 2);
    return ink ? value - strength : value;
  });
}

Measurement of(const Image& rgb) {
  const Image grey = luma(rgb);
  return watermark(grey, whole(grey));
}

TEST_CASE("a faint word that repeats at a slant is taken for a watermark") {
  for (const double strength : {15.0, 40.0})
    CHECK(of(pictures::noisy(marked(paper(), strength), 3)).outcome == Outcome::warn);
}

TEST_CASE("writing, a table, a fine pattern and noise are no watermark") {
  CHECK(of(pictures::noisy(paper(), 4)).outcome == Outcome::pass);
  CHECK(of(pictures::noisy(pictures::page(width, height), 3)).outcome == Outcome::pass);
  const Image table = pictures::changed(
      paper(), [](double value, int x, int y) { return x % 100 < 3 || y % 60 < 3 ? 90 : value; });
  CHECK(of(pictures::noisy(table, 3)).outcome == Outcome::pass);
  const Image guilloche = pictures::changed(paper(), [](double value, int x, int y) {
    return value + 8 * std::cos(0.9 * (y + 6 * std::sin(x * 0.05)));
  });
  CHECK(of(pictures::noisy(guilloche, 3)).outcome == Outcome::pass);
}

TEST_CASE("a small picture is unknown") {
  for (const int side : {1, 20, 255})
    CHECK(of(pictures::page(side, side)).outcome == Outcome::unknown);
}

}  // namespace
