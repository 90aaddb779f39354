#include "core/image/bow.h"

#include <doctest/doctest.h>

#include <functional>

#include "tests/unit/pictures.h"

using namespace beian;

namespace {

const Quad place{Point{80, 60}, Point{400, 60}, Point{400, 280}, Point{80, 280}};

/// A light page with writing on a brown table; `shape` moves or cuts its outline.
Image photo(const std::function<bool(double x, double y)>& on_page) {
  return pictures::painted(480, 360, [&](double x, double y) {
    if (!on_page(x, y)) return pictures::Colour{95, 70, 50};
    const bool ink = x > 120 && x < 360 && y > 90 && y < 250 && pictures::writing(x, y);
    return ink ? pictures::Colour{40, 40, 60} : pictures::Colour{225, 230, 235};
  });
}

bool in_place(double x, double y) {
  return x > 80 && x < 400 && y > 60 && y < 280;
}

/// Both long sides arched by so many pixels in the middle.
Image arched(double by) {
  return photo([by](double x, double y) {
    const double t = (x - 80) / 320;
    return in_place(x, y + 4 * by * t * (1 - t));
  });
}

TEST_CASE("a flat page, also noisy and dark, has straight sides") {
  const Image flat = photo(in_place);
  const Image dark = pictures::changed(flat, [](double value, int, int) { return value * 0.4; });
  for (const Image& picture : {flat, pictures::noisy(flat, 8), pictures::noisy(dark, 4)}) {
    const Measurement answer = bow(picture, place);
    CHECK(answer.outcome == Outcome::pass);
    CHECK(answer.value < 0.003);
  }
}

TEST_CASE("a curled page has bent sides") {
  // A parabola of that height is 0.298 of it from its best line in the mean.
  const Measurement slight = bow(arched(14), place);
  CHECK(slight.outcome == Outcome::warn);
  CHECK(slight.value == doctest::Approx(14 * 0.298 / 320).epsilon(0.1));
  CHECK(slight.region.size() == 2);
  CHECK(bow(pictures::noisy(arched(-22), 6), place).outcome == Outcome::fail);
}

TEST_CASE("no sides are no flat page") {
  const Image nothing = photo([](double, double) { return true; });
  CHECK(bow(nothing, place).outcome == Outcome::unknown);
  CHECK(bow({}, place).outcome == Outcome::unknown);
}

TEST_CASE("corners: square and round ones are whole, a folded one is not") {
  CHECK(folded_corner(photo(in_place), place).outcome == Outcome::pass);
  const Image rounded = photo([](double x, double y) {
    const double r = 320 * 3.18 / 85.6;
    const double dx = std::max({80 + r - x, x - 400 + r, 0.0});
    const double dy = std::max({60 + r - y, y - 280 + r, 0.0});
    return in_place(x, y) && std::hypot(dx, dy) < r;
  });
  CHECK(folded_corner(rounded, place).outcome == Outcome::pass);
  const Image folded = photo(
      [](double x, double y) { return in_place(x, y) && (400 - x) / 320 + (280 - y) / 220 > 0.1; });
  const Measurement answer = folded_corner(folded, place);
  CHECK(answer.outcome == Outcome::fail);
  CHECK(answer.region[0].x == doctest::Approx(400));
  CHECK(folded_corner(photo([](double, double) { return true; }), place).outcome ==
        Outcome::unknown);
}

}  // namespace
