#include "core/image/skew.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace beian;

namespace {

Quad turned(double degrees) {
  const double angle = degrees * 3.14159265358979 / 180, c = std::cos(angle), s = std::sin(angle);
  Quad quad;
  const double places[4][2] = {{-100, -60}, {100, -60}, {100, 60}, {-100, 60}};
  for (size_t i = 0; i < 4; ++i) {
    const double x = places[i][0], y = places[i][1];
    quad[i] = {300 + x * c - y * s, 200 + x * s + y * c};
  }
  return quad;
}

TEST_CASE("a straight document, upright or lying, is neither slanted nor turned") {
  for (const double degrees : {0.0, 90.0, 180.0, -90.0}) {
    const Skew answer = skew(turned(degrees));
    CHECK(answer.perspective.outcome == Outcome::pass);
    CHECK(answer.perspective.value == doctest::Approx(1));
    CHECK(answer.rotation.outcome == Outcome::pass);
    CHECK(answer.rotation.value == doctest::Approx(0));
  }
}

TEST_CASE("a turn is measured from the nearest quarter turn") {
  CHECK(skew(turned(8)).rotation.outcome == Outcome::pass);
  CHECK(skew(turned(14)).rotation.value == doctest::Approx(14));
  CHECK(skew(turned(14)).rotation.outcome == Outcome::warn);
  CHECK(skew(turned(-104)).rotation.value == doctest::Approx(14));
  CHECK(skew(turned(14)).rotation.region.size() == 4);
}

TEST_CASE("seen from below, the upper side is shorter") {
  const Quad trapezium{Point{120, 100}, Point{280, 100}, Point{300, 220}, Point{100, 220}};
  CHECK(skew(trapezium).perspective.value == doctest::Approx(0.8));
  CHECK(skew(trapezium).perspective.outcome == Outcome::warn);
  CHECK(skew(trapezium).rotation.outcome == Outcome::pass);
}

TEST_CASE("no corners, no answer") {
  CHECK(skew(Quad{}).perspective.outcome == Outcome::unknown);
  CHECK(skew(Quad{}).rotation.outcome == Outcome::unknown);
}

}  // namespace
