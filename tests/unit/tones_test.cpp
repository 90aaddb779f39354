#include "core/image/tones.h"

#include <doctest/doctest.h>

#include "core/image/glare.h"
#include "core/image/noise.h"
#include "core/image/shadow.h"
#include "tests/unit/pictures.h"

using namespace beian;

namespace {

struct Tones {
  Measurement over, under, contrast, glare, shadow;
};

Tones of(const Image& rgb) {
  const Image grey = luma(rgb);
  const Quad all = whole(grey);
  const Histogram tones = histogram(grey, all);
  const Tiles tiles = tiles_of(grey, all);
  return {overexposure(tones), underexposure(tones), contrast(tones, tiles, noise_level(grey, all)),
          glare(rgb, all, tones, tiles), shadow(tiles)};
}

Image times(const Image& page, double factor) {
  return pictures::changed(page, [&](double value, int, int) { return value * factor; });
}

TEST_CASE("a good page passes every one, and so does one with noise") {
  for (const Image& page :
       {pictures::page(400, 300), pictures::noisy(pictures::page(400, 300), 6)}) {
    const Tones tones = of(page);
    for (const Measurement& one :
         {tones.over, tones.under, tones.contrast, tones.glare, tones.shadow})
      CHECK(one.outcome == Outcome::pass);
  }
}

TEST_CASE("too light, too dark, too flat") {
  const Image page = pictures::page(400, 300);
  CHECK(of(times(page, 1.6)).over.outcome == Outcome::warn);
  CHECK(of(times(page, 0.6)).under.outcome == Outcome::warn);
  CHECK(of(times(page, 0.3)).under.outcome == Outcome::fail);
  CHECK(of(pictures::page(400, 300, 180, 130)).contrast.outcome == Outcome::fail);
  CHECK(of(pictures::page(400, 300, 180, 100)).contrast.outcome == Outcome::warn);
}

TEST_CASE("a page with few words has the contrast of its words") {
  const Image sparse = pictures::painted(640, 640, [](double x, double y) {
    const double level = y < 80 && pictures::writing(x, y) ? 40 : 230;
    return pictures::Colour{level, level, level};
  });
  CHECK(of(sparse).contrast.outcome == Outcome::pass);
}

TEST_CASE("a reflection is found with its place, on grey paper and on white") {
  for (const double paper : {200.0, 245.0}) {
    const Image shining = pictures::changed(
        pictures::page(400, 320, paper),
        [](double value, int x, int y) { return std::hypot(x - 200, y - 160) < 70 ? 255 : value; });
    const Measurement found = of(shining).glare;
    CHECK(found.outcome == (paper < 235 ? Outcome::fail : Outcome::warn));
    REQUIRE(found.region.size() == 4);
    CHECK(found.region[0].x == doctest::Approx(140).epsilon(0.15));
    CHECK(found.region[2].y == doctest::Approx(220).epsilon(0.15));
  }
  CHECK(of(pictures::page(400, 320, 255)).glare.outcome == Outcome::pass);
}

TEST_CASE("a hard shadow is found, light that falls off softly is not one") {
  const Image page = pictures::page(400, 320);
  const auto lit = [&](auto light) {
    return of(pictures::changed(page, [&](double value, int x, int) { return value * light(x); }))
        .shadow;
  };
  CHECK(lit([](int x) { return x < 150 ? 0.45 : 1.0; }).outcome == Outcome::warn);
  CHECK(lit([](int x) { return 0.8 + 0.2 * x / 400; }).outcome == Outcome::pass);
}

TEST_CASE("tiny pictures are unknown") {
  for (const int side : {1, 2, 9, 17}) {
    const Tones tones = of(pictures::page(side, side));
    for (const Measurement& one :
         {tones.over, tones.under, tones.contrast, tones.glare, tones.shadow})
      CHECK(one.outcome == Outcome::unknown);
  }
}

}  // namespace
