#include "core/image/sharpness.h"

#include <doctest/doctest.h>

#include "core/image/noise.h"
#include "tests/unit/pictures.h"

using namespace beian;

namespace {

Sharpness of(const Image& rgb, double px_per_mm = 0) {
  const Image grey = luma(rgb);
  return sharpness(grey, whole(grey), px_per_mm);
}

TEST_CASE("the blur in pixels is found, whatever the contrast") {
  const Image page = pictures::page(400, 300);
  for (const double sigma : {1.2, 1.6, 2.2}) {
    const Image blurred = pictures::blurred(page, sigma);
    CHECK(of(blurred).sigma_px == doctest::Approx(sigma).epsilon(0.2));
    const Image flat = pictures::changed(
        blurred, [](double value, int, int) { return 128 + (value - 128) * 0.6; });
    CHECK(of(flat).sigma_px == doctest::Approx(of(blurred).sigma_px).epsilon(0.15));
  }
}

TEST_CASE("sharp pages pass, dark and noisy ones too; blurred ones fail") {
  const Image page = pictures::blurred(pictures::page(400, 300), 0.5);
  const Image dark = pictures::changed(page, [](double value, int, int) { return value * 0.35; });
  CHECK(of(page).blur.outcome == Outcome::pass);
  CHECK(of(dark).blur.outcome == Outcome::pass);
  CHECK(of(pictures::noisy(page, 8)).blur.outcome == Outcome::pass);
  CHECK(of(pictures::noisy(dark, 3)).blur.outcome == Outcome::pass);
  CHECK(of(pictures::blurred(page, 2.5)).blur.outcome == Outcome::fail);
  CHECK(of(pictures::noisy(pictures::blurred(page, 2.5), 4)).blur.outcome == Outcome::fail);
}

TEST_CASE("with a scale a blur that letters do not suffer from is only named") {
  const Image soft = pictures::blurred(pictures::page(400, 300), 1.5);
  CHECK(of(soft).blur.outcome == Outcome::fail);
  CHECK(of(soft, 16).blur.outcome == Outcome::warn);  // 0.09 mm
  CHECK(of(soft, 4).blur.outcome == Outcome::fail);   // 0.38 mm
}

TEST_CASE("motion is told from a lens out of focus, with its direction") {
  const Image page = pictures::page(400, 300);
  const Sharpness across = of(pictures::blurred(page, 4, 1, 0));
  CHECK(across.motion.outcome == Outcome::fail);
  CHECK(std::abs(across.motion_angle) < 15);
  const Sharpness slanted = of(pictures::blurred(page, 3, 1, 1));
  CHECK(slanted.motion.outcome == Outcome::fail);
  CHECK(slanted.motion_angle == doctest::Approx(45).epsilon(0.3));
  CHECK(of(pictures::blurred(page, 2.5)).motion.outcome == Outcome::pass);
  CHECK(of(page).motion.outcome == Outcome::pass);
}

TEST_CASE("an empty page, and a picture too small for anything, are unknown") {
  const auto white = [](double, double) { return pictures::Colour{240, 240, 240}; };
  CHECK(of(pictures::painted(200, 200, white)).blur.outcome == Outcome::unknown);
  for (const int side : {1, 2, 3, 20})
    CHECK(of(pictures::painted(side, side, white)).blur.outcome == Outcome::unknown);
}

TEST_CASE("noise is measured between the letters") {
  const Image page = pictures::page(400, 300, 200);
  const Image grey = luma(pictures::noisy(page, 6));
  // Independent in three channels: luma has 0.67 of it.
  CHECK(noise_level(grey, whole(grey)) == doctest::Approx(6 * 0.67).epsilon(0.25));
  CHECK(noise_level(luma(page), whole(grey)) < 0.5);
}

}  // namespace
