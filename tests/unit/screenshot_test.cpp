#include "core/image/screenshot.h"

#include <doctest/doctest.h>

#include "tests/unit/pictures.h"

using namespace beian;

namespace {

/// A photo between bars of one colour, a share of the width or height each.
Image framed(double level, int across, int down) {
  const Image photo = pictures::noisy(pictures::page(400, 300, 150), 4);
  Image image{400 + 2 * across, 300 + 2 * down, 3, {}};
  image.pixels.assign(image.stride() * static_cast<size_t>(image.height), pictures::byte(level));
  for (int y = 0; y < 300; ++y)
    std::copy_n(photo.row(y), photo.stride(), image.row(y + down) + across * 3);
  return image;
}

/// As a phone shows it: time and battery above.
Image captured() {
  Image image = framed(0, 0, 150);
  for (int y = 8; y < 18; ++y)
    for (int x : {20, 22, 26, 360, 364, 370})
      for (int i = 0; i < 6; ++i) image.row(y)[x * 3 + i] = 230;
  return image;
}

TEST_CASE("a captured screen shows two signs, a photo of the same size one") {
  const Image screen = captured();
  CHECK(screenshot(screen, 1080, 2340).value == 3);
  CHECK(screenshot(screen, 1080, 2340).outcome == Outcome::warn);
  CHECK(screenshot(screen, 1001, 1503).outcome == Outcome::warn);
  CHECK(screenshot(framed(0, 0, 100), 1001, 1503).value == 1);
  const Image photo = pictures::noisy(pictures::page(400, 300), 4);
  CHECK(screenshot(photo, 1920, 1080).value == 1);
  CHECK(screenshot(photo, 1920, 1080).outcome == Outcome::pass);
  CHECK(screenshot(photo, 4000, 3000).value == 0);
  CHECK(screenshot(pictures::page(30, 30), 30, 30).outcome == Outcome::unknown);
}

TEST_CASE("bars around a photo are found with the widest one's place") {
  const Measurement bars = frame_borders(framed(0, 60, 20));
  CHECK(bars.outcome == Outcome::warn);
  CHECK(bars.value == doctest::Approx(60.0 / 520));
  REQUIRE(bars.region.size() == 4);
  CHECK(bars.region[1].x - bars.region[0].x == doctest::Approx(59));
  CHECK(frame_borders(framed(255, 0, 40)).outcome == Outcome::warn);
  CHECK(frame_borders(framed(128, 8, 0)).outcome == Outcome::pass);
  CHECK(frame_borders(framed(128, 0, 0)).value == 0);
}

TEST_CASE("the margins of a scanned page are paper, with a printed frame as well") {
  for (const double frame : {0.0, 3.0}) {
    const Image scan = pictures::painted(400, 300, [&](double x, double y) {
      const double rim = std::min({x, y, 400 - x, 300 - y});
      const bool line = rim > 30 && rim < 30 + frame;
      const bool ink = rim > 50 && pictures::writing(x, y);
      const double level = line || ink ? 40 : 250;
      return pictures::Colour{level, level, level};
    });
    CHECK(frame_borders(scan).outcome == Outcome::pass);
  }
}

}  // namespace
