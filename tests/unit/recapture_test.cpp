#include "core/image/recapture.h"

#include <doctest/doctest.h>

#include <numbers>

#include "core/image/fourier.h"
#include "tests/unit/pictures.h"

using namespace beian;

namespace {

/// The page through a grid of lights `pitch` pixels apart that is turned by `angle`.
Image on_screen(const Image& page, double pitch, double angle, double strength = 0.12) {
  return pictures::changed(page, [&](double value, int x, int y) {
    const double at = (x * std::cos(angle) + y * std::sin(angle)) / pitch;
    return value * (1 - strength + strength * std::cos(2 * std::numbers::pi * at));
  });
}

Measurement of(const Image& rgb) {
  const Image grey = luma(rgb);
  return recapture(grey, whole(grey));
}

TEST_CASE("a frequency of two pictures at once is found in the one that has it") {
  Spectrum spectrum;
  for (int y = 0; y < 256; ++y) {
    for (int x = 0; x < 256; ++x) {
      const size_t at = static_cast<size_t>(y * 256 + x);
      spectrum.real[at] =
          static_cast<float>(std::cos(2 * std::numbers::pi * (20 * x + 7 * y) / 256));
      spectrum.imaginary[at] =
          static_cast<float>(std::sin(2 * std::numbers::pi * (5 * x - 40 * y) / 256));
    }
  }
  spectrum.transform();
  const float whole_power = 32768.F * 32768.F;
  CHECK(spectrum.powers(20, 7).first == doctest::Approx(whole_power).epsilon(0.001));
  CHECK(spectrum.powers(20, 7).second < 1);
  CHECK(spectrum.powers(5, -40).second == doctest::Approx(whole_power).epsilon(0.001));
  CHECK(spectrum.powers(-5, 40).second == doctest::Approx(whole_power).epsilon(0.001));
  CHECK(spectrum.powers(7, 20).first < 1);
}

TEST_CASE("a page on a screen is found, a page with noise is not one") {
  const Image page =
      pictures::noisy(pictures::painted(800, 600,
                                        [](double x, double y) {
                                          const bool ink = y < 150 && pictures::writing(x, y);
                                          const double level = ink ? 30 : 210;
                                          return pictures::Colour{level, level, level};
                                        }),
                      3);
  CHECK(of(page).outcome == Outcome::pass);
  // Writing that repeats exactly is no screen, either.
  CHECK(of(pictures::noisy(pictures::page(800, 600, 210), 3)).outcome == Outcome::pass);
  for (const double pitch : {2.6, 3.7, 5.3})
    CHECK(of(on_screen(page, pitch, 0.05)).outcome == Outcome::warn);
  CHECK(of(pictures::noisy(pictures::painted(800, 600,
                                             [](double, double) {
                                               return pictures::Colour{200, 200, 200};
                                             }),
                           4))
            .outcome == Outcome::pass);
}

TEST_CASE("stripes in one corner only are no screen") {
  const Image blank = pictures::noisy(pictures::painted(800, 600,
                                                        [](double, double) {
                                                          return pictures::Colour{200, 200, 200};
                                                        }),
                                      3);
  const Image striped = on_screen(blank, 3.7, 0.05);
  const Image corner = pictures::changed(blank, [&](double value, int x, int y) {
    return x < 256 && y < 256 ? striped.row(y)[x * 3] : value;
  });
  CHECK(of(striped).outcome == Outcome::warn);
  CHECK(of(corner).outcome == Outcome::pass);
}

TEST_CASE("a picture smaller than a square of frequencies is unknown") {
  for (const int side : {1, 20, 255})
    CHECK(of(pictures::page(side, side)).outcome == Outcome::unknown);
}

}  // namespace
