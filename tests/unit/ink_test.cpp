#include <doctest/doctest.h>

#include "core/image/grey_copy.h"
#include "core/image/seal.h"
#include "tests/unit/pictures.h"

using namespace beian;

namespace {

using pictures::Colour;

/// A page with a red ring of that radius, a star-like middle and writing in black.
Image stamped(double radius, double thickness, double paper = 240) {
  return pictures::painted(500, 700, [=](double x, double y) {
    const double r = std::hypot(x - 340, y - 520);
    const bool ring = r < radius && r > radius - thickness;
    const bool middle = std::abs(x - 340) < 4 && std::abs(y - 520) < 20;
    if (ring || middle) return Colour{210, 60, 70};
    if (pictures::writing(x, y)) return Colour{30, 30, 30};
    return Colour{paper, paper, paper};
  });
}

TEST_CASE("a round seal is found, with its place and size, also across writing and on dim pages") {
  for (const double radius : {42.0, 46.0, 53.0}) {  // 36, 39 and 45 mm, if the page is A4
    const Image page = stamped(radius, 4);
    const Image dim = pictures::changed(page, [](double value, int, int) { return value * 0.6; });
    for (const Image& photo : {page, dim, pictures::noisy(page, 6)}) {
      const Seal seal = find_seal(photo, whole(photo));
      CHECK(seal.present.outcome == Outcome::pass);
      CHECK(std::hypot(seal.centre.x - 340, seal.centre.y - 520) < 5);
      CHECK(seal.radius == doctest::Approx(radius).epsilon(0.12));
    }
  }
}

TEST_CASE("red headings and filled red emblems are no seals") {
  const Image heading = pictures::painted(500, 700, [](double x, double y) {
    const bool ink = pictures::writing(x, y);
    const bool red = y < 120 && (ink || (y > 100 && y < 106));
    return red ? Colour{205, 40, 40} : ink ? Colour{30, 30, 30} : Colour{245, 245, 245};
  });
  CHECK(find_seal(heading, whole(heading)).present.outcome == Outcome::warn);
  const Image emblem = stamped(60, 60);
  CHECK(find_seal(emblem, whole(emblem)).present.outcome == Outcome::warn);
  const Image nothing = pictures::page(500, 700);
  CHECK(find_seal(nothing, whole(nothing)).present.value == 0);
}

TEST_CASE("a copy without colour is told from a card in colour, also in warm light") {
  const Image card = pictures::painted(480, 300, [](double x, double y) {
    if (x > 330 && x < 440 && y > 60 && y < 200) return Colour{215, 165, 140};
    return pictures::writing(x, y) ? Colour{60, 90, 150} : Colour{225, 230, 240};
  });
  Image copy = card;
  const Image grey = luma(card);
  for (size_t i = 0; i < copy.pixels.size(); ++i) copy.pixels[i] = grey.pixels[i / 3];
  Image warm = copy;
  for (size_t i = 2; i < warm.pixels.size(); i += 3)
    warm.pixels[i] = pictures::byte(warm.pixels[i] * 0.75);
  CHECK(grey_copy(card, whole(card)).outcome == Outcome::pass);
  CHECK(grey_copy(copy, whole(card)).outcome == Outcome::warn);
  CHECK(grey_copy(warm, whole(card)).outcome == Outcome::warn);
  CHECK(grey_copy(pictures::noisy(copy, 6), whole(card)).outcome == Outcome::warn);

  CHECK(grey_file(copy).outcome == Outcome::warn);
  CHECK(grey_file(grey).outcome == Outcome::warn);
  CHECK(grey_file(warm).outcome == Outcome::pass);
}

}  // namespace
