#include "core/image/logo.h"

#include <doctest/doctest.h>

#include "tests/unit/pictures.h"

using namespace beian;

namespace {

using pictures::Colour;

/// A blue square with a white ring.
Colour drawing(double x, double y) {
  const double r = std::hypot(x - 144, y - 150);
  return r > 60 && r < 90 ? Colour{250, 250, 250} : Colour{30, 90, 200};
}

/// The disc of that grey level, nothing around it.
Image transparent_disc(uint8_t level) {
  Image logo{100, 100, 4, std::vector<uint8_t>(40000, level)};
  for (int y = 0; y < 100; ++y)
    for (int x = 0; x < 100; ++x)
      logo.row(y)[4 * x + 3] = std::hypot(x - 50, y - 50) < 40 ? 255 : 0;
  return logo;
}

TEST_CASE("a plain logo passes") {
  const LogoLook look = logo_look(pictures::painted(288, 288, drawing));
  CHECK(look.visible.outcome == Outcome::pass);
  CHECK(look.badge.outcome == Outcome::pass);
  CHECK(look.detail.outcome == Outcome::pass);
}

TEST_CASE("a transparent logo must not vanish on white or on black") {
  CHECK(logo_look(transparent_disc(130)).visible.outcome == Outcome::pass);
  CHECK(logo_look(transparent_disc(250)).visible.outcome == Outcome::warn);
  CHECK(logo_look(transparent_disc(10)).visible.outcome == Outcome::warn);
  Image opaque = transparent_disc(250);
  for (size_t i = 3; i < opaque.pixels.size(); i += 4) opaque.pixels[i] = 255;
  CHECK(logo_look(opaque).visible.outcome == Outcome::pass);
  CHECK(logo_look(Image{9, 9, 4, std::vector<uint8_t>(324)}).visible.outcome == Outcome::warn);
}

TEST_CASE("a red dot in the corner, with a number or without") {
  const auto with_dot = [](double cx, double cy, double radius, bool number) {
    return pictures::painted(288, 288, [=](double x, double y) {
      const bool digit = number && std::abs(x - cx) < 5 && std::abs(y - cy) < 18;
      if (digit) return Colour{255, 255, 255};
      return std::hypot(x - cx, y - cy) < radius ? Colour{245, 40, 40} : drawing(x, y);
    });
  };
  const Measurement dot = logo_look(with_dot(250, 40, 32, false)).badge;
  CHECK(dot.outcome == Outcome::warn);
  REQUIRE(dot.region.size() == 4);
  CHECK(dot.region[0].x == doctest::Approx(218).epsilon(0.03));
  CHECK(dot.region[2].y == doctest::Approx(72).epsilon(0.05));
  CHECK(logo_look(with_dot(250, 40, 32, true)).badge.outcome == Outcome::warn);
  CHECK(logo_look(with_dot(144, 144, 32, false)).badge.outcome == Outcome::pass);
  CHECK(logo_look(with_dot(40, 250, 32, true)).badge.outcome == Outcome::pass);
  CHECK(logo_look(with_dot(250, 40, 6, false)).badge.outcome == Outcome::pass);
  CHECK(logo_look(with_dot(180, 90, 150, false)).badge.outcome == Outcome::pass);
}

TEST_CASE("a wholly red logo has no badge") {
  const Image red = pictures::painted(200, 200, [](double, double) { return Colour{230, 30, 30}; });
  CHECK(logo_look(red).badge.outcome == Outcome::pass);
}

TEST_CASE("hair lines are lost at 144 pixels, bold ones are not") {
  const auto lines = [](double pitch) {
    return pictures::painted(512, 512, [=](double x, double) {
      const double level = std::fmod(x, pitch) < pitch / 2 ? 20 : 240;
      return Colour{level, level, level};
    });
  };
  CHECK(logo_look(lines(6)).detail.outcome == Outcome::warn);
  CHECK(logo_look(lines(64)).detail.outcome == Outcome::pass);
}

TEST_CASE("tiny and empty logos") {
  CHECK(logo_look({}).visible.outcome == Outcome::unknown);
  for (const int side : {1, 2, 15}) {
    const LogoLook look = logo_look(pictures::page(side, side));
    CHECK(look.badge.outcome == Outcome::pass);
    CHECK(look.detail.outcome == Outcome::pass);
  }
}

}  // namespace
