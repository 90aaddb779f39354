#include "core/image/background.h"

#include <doctest/doctest.h>

#include "tests/unit/pictures.h"

using namespace beian;

namespace {

/// A dark head and shoulders before a wall.
template <typename Wall>
Background before(Wall wall, double noise = 2) {
  return background(pictures::noisy(
      pictures::painted(360, 480,
                        [&](double x, double y) {
                          const double u = (x - 180) / 90, v = (y - 220) / 120;
                          const bool person = u * u + v * v < 1 || (y > 330 && std::abs(u) < 1.8);
                          return person ? pictures::Colour{70, 50, 40} : wall(x, y);
                        }),
      noise));
}

auto plain(double r, double g, double b) {
  return [=](double, double) { return pictures::Colour{r, g, b}; };
}

TEST_CASE("a white wall passes, also with noise and soft light") {
  for (const double noise : {1.0, 6.0}) {
    const Background white = before(plain(246, 246, 246), noise);
    CHECK(white.cluttered.outcome == Outcome::pass);
    CHECK(white.not_white.outcome == Outcome::pass);
  }
  const Background lit = before([](double x, double) {
    return pictures::Colour{252 - x / 40, 252 - x / 40, 252 - x / 40};
  });
  CHECK(lit.cluttered.outcome == Outcome::pass);
  CHECK(lit.not_white.outcome == Outcome::pass);
}

TEST_CASE("grey and cream walls are plain but not white, a blue one fails") {
  for (const auto& wall : {plain(205, 205, 205), plain(250, 244, 232)}) {
    const Background found = before(wall);
    CHECK(found.cluttered.outcome == Outcome::pass);
    CHECK(found.not_white.outcome == Outcome::warn);
  }
  CHECK(before(plain(80, 130, 210)).not_white.outcome == Outcome::fail);
  CHECK(before(plain(60, 60, 60)).not_white.outcome == Outcome::fail);
}

TEST_CASE("things behind the head are found, and a shadow on the wall") {
  const Background shelf = before([](double x, double y) {
    const double level = static_cast<int>(x / 14 + static_cast<int>(y / 40)) % 2 ? 240 : 120;
    return pictures::Colour{level, level, level};
  });
  CHECK(shelf.cluttered.outcome == Outcome::fail);
  const Background shadow = before([](double x, double) {
    const double level = x < 180 ? 245 - (180 - x) / 2 : 245;
    return pictures::Colour{level, level, level};
  });
  CHECK(shadow.cluttered.outcome == Outcome::warn);
  CHECK(shadow.spread > 30);
}

TEST_CASE("a thumbnail is unknown") {
  const Background tiny = background(pictures::page(60, 80));
  CHECK(tiny.cluttered.outcome == Outcome::unknown);
  CHECK(tiny.not_white.outcome == Outcome::unknown);
}

}  // namespace
