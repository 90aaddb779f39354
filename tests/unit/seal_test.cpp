#include "core/image/seal.h"

#include <doctest/doctest.h>

#include <functional>

#include "tests/unit/pictures.h"

using namespace beian;

namespace {

using Ink = std::function<bool(double x, double y)>;

/// A page of A5 at 4 pixels for a millimetre, black writing, red where `ink` says so.
Image page(const Ink& ink, double strength = 0.8) {
  return pictures::painted(592, 840, [&](double x, double y) {
    const double paper = pictures::writing(x - 40, y - 40) && y < 500 ? 40 : 240;
    if (!ink(x, y)) return pictures::Colour{paper, paper, paper};
    const double rest = 1 - strength;
    return pictures::Colour{paper * rest + 215 * strength, paper * rest + 40 * strength,
                            paper * rest + 50 * strength};
  });
}

/// Ring, star-like middle and strokes along the ring, around 380, 560.
bool round_seal(double x, double y, double radius, double flat = 1) {
  const double u = x - 380, v = (y - 560) / flat, r = std::hypot(u, v) / radius;
  if (r > 0.94 && r < 1) return true;
  if (r < 0.2) return std::abs(u) > std::abs(v) * 2 || std::abs(v) > std::abs(u) * 2;
  const double stroke = std::fmod(std::atan2(v, u) + 7, 0.4);
  return r > 0.6 && r < 0.82 && stroke < 0.2;
}

bool square_seal(double x, double y) {
  const double u = std::abs(x - 380), v = std::abs(y - 560), far = std::max(u, v);
  return (far > 36 && far < 40) || (far < 30 && std::fmod(u + 2 * v, 14) < 5);
}

Seal found_on(const Image& picture, double px_per_mm = 4) {
  return find_seal(picture, whole(picture), px_per_mm);
}

TEST_CASE("round seals are found where they are, strong and faint, also in noise") {
  const Ink seal = [](double x, double y) { return round_seal(x, y, 80); };
  for (const double strength : {0.9, 0.4, 0.22}) {
    for (const Image& picture : {page(seal, strength), pictures::noisy(page(seal, strength), 3)}) {
      const Seal found = found_on(picture);
      CHECK(found.present.outcome == Outcome::pass);
      CHECK(found.centre.x == doctest::Approx(380).epsilon(0.01));
      CHECK(found.centre.y == doctest::Approx(560).epsilon(0.01));
      CHECK(found.diameter_mm == doctest::Approx(40).epsilon(0.05));
      CHECK(found.present.region.size() == 16);
    }
  }
}

TEST_CASE("a third of the ring may be missing") {
  const Ink broken = [](double x, double y) {
    return std::atan2(y - 560, x - 380) > -1 && round_seal(x, y, 80);
  };
  CHECK(found_on(page(broken)).present.outcome == Outcome::pass);
}

TEST_CASE("oval and square seals") {
  const Seal oval = found_on(page([](double x, double y) { return round_seal(x, y, 80, 0.7); }));
  CHECK(oval.present.outcome == Outcome::pass);
  CHECK(oval.diameter_mm == doctest::Approx(40).epsilon(0.06));
  const Seal square = found_on(page(square_seal));
  CHECK(square.present.outcome == Outcome::pass);
  CHECK(square.square);
  CHECK(square.diameter_mm == doctest::Approx(20).epsilon(0.06));
  CHECK(square.present.region.size() == 4);
}

TEST_CASE("without a scale the size of a page of A4 is taken for granted") {
  const Ink seal = [](double x, double y) { return round_seal(x, y, 58); };
  const Seal found = found_on(page(seal), 0);
  CHECK(found.present.outcome == Outcome::pass);
  CHECK(found.diameter_mm == 0);
}

TEST_CASE("what is red but no seal") {
  const Ink things[] = {
      [](double, double) { return false; },
      [](double x, double y) { return std::hypot(x - 380, y - 560) < 80; },   // an emblem
      [](double x, double y) { return y > 520 && pictures::writing(x, y); },  // red writing
      [](double x, double y) { return std::abs(y - 600) < 4 && x > 60 && x < 530; },
      [](double x, double y) {  // a table
        return y > 520 && y < 800 && x > 50 && x < 540 &&
               (std::fmod(x, 97) < 3 || std::fmod(y, 44) < 3);
      },
      [](double x, double y) { return round_seal(380 + 4 * (x - 380), 560 + 4 * (y - 560), 80); },
  };
  for (const Ink& thing : things) {
    CHECK(found_on(page(thing)).present.outcome == Outcome::warn);
    CHECK(found_on(pictures::noisy(page(thing), 6)).present.outcome == Outcome::warn);
  }
}

TEST_CASE("grey and tiny pictures") {
  CHECK(find_seal({}, Quad{}).present.outcome == Outcome::unknown);
  for (const int side : {1, 2, 9})
    CHECK(found_on(pictures::page(side, side)).present.outcome != Outcome::pass);
}

}  // namespace
