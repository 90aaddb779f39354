#include "core/image/quadrilateral.h"

#include <doctest/doctest.h>

#include "tests/unit/pictures.h"

using namespace beian;

namespace {

/// A light card with writing on a table that is darker towards one side.
Image card_at(const Quad& corners, int width = 480, int height = 360) {
  const Homography map = inverse(from_unit_square(corners));
  return pictures::painted(width, height, [&](double x, double y) {
    const Point at = map(x, y);
    if (at.x < 0 || at.y < 0 || at.x > 1 || at.y > 1) {
      const double light = 0.8 + 0.2 * x / width;
      return pictures::Colour{95 * light, 70 * light, 50 * light};
    }
    const bool ink = at.y > 0.1 && at.y < 0.85 && at.x > 0.08 && at.x < 0.9 &&
                     pictures::writing(at.x * 500, at.y * 320);
    return ink ? pictures::Colour{40, 40, 60} : pictures::Colour{225, 230, 235};
  });
}

TEST_CASE("areas, overlap and the map of the unit square") {
  const Quad unit{Point{0, 0}, Point{1, 0}, Point{1, 1}, Point{0, 1}};
  const Quad half{Point{0.5, 0}, Point{1.5, 0}, Point{1.5, 1}, Point{0.5, 1}};
  const Quad away{Point{5, 5}, Point{6, 5}, Point{6, 6}, Point{5, 6}};
  CHECK(overlap(unit, unit) == doctest::Approx(1));
  CHECK(overlap(unit, half) == doctest::Approx(1.0 / 3));
  CHECK(overlap(unit, away) == 0);
  const Quad quad{Point{10, 20}, Point{110, 30}, Point{100, 90}, Point{15, 80}};
  const Homography map = from_unit_square(quad), back = inverse(map);
  for (size_t i = 0; i < 4; ++i) {
    const Point corner = map(unit[i].x, unit[i].y);
    CHECK(corner.x == doctest::Approx(quad[i].x));
    CHECK(corner.y == doctest::Approx(quad[i].y));
  }
  const Point there = map(0.3, 0.6), again = back(there.x, there.y);
  CHECK(again.x == doctest::Approx(0.3));
  CHECK(again.y == doctest::Approx(0.6));
}

TEST_CASE("a card is found, straight, turned and tilted, also in noise and little light") {
  const Quad places[] = {
      {Point{80, 70}, Point{400, 70}, Point{400, 272}, Point{80, 272}},
      {Point{90, 60}, Point{410, 95}, Point{385, 300}, Point{70, 262}},
      {Point{120, 80}, Point{370, 75}, Point{420, 290}, Point{65, 280}},
  };
  for (const Quad& place : places) {
    const Image plain = card_at(place);
    const Image dark = pictures::changed(plain, [](double value, int, int) { return value * 0.4; });
    for (const Image& photo : {plain, pictures::noisy(plain, 8), pictures::noisy(dark, 3)}) {
      const Found found = find_document(photo);
      CHECK(found.confidence >= sure);
      CHECK(overlap(found.corners, place) > 0.97);
      CHECK(border_complete(found, photo).outcome == Outcome::pass);
    }
  }
}

TEST_CASE("a card that leaves the picture is not complete") {
  const Quad places[] = {
      {Point{-60, 70}, Point{260, 80}, Point{258, 282}, Point{-62, 272}},    // a side
      {Point{190, 190}, Point{450, 120}, Point{510, 330}, Point{240, 400}},  // corners below, right
  };
  for (const Quad& place : places) {
    const Image photo = card_at(place);
    const Measurement border = border_complete(find_document(photo), photo);
    CHECK(border.outcome != Outcome::pass);
    CHECK(border.value < 0.01);
  }
}

TEST_CASE("how much of the picture the document takes") {
  const Quad small{Point{180, 130}, Point{300, 130}, Point{300, 206}, Point{180, 206}};
  const Image photo = card_at(small);
  const Measurement share = document_share(find_document(photo), photo);
  CHECK(share.value == doctest::Approx(120 * 76 / (480.0 * 360)).epsilon(0.05));
}

TEST_CASE("a scan that is all page is not said to lack corners") {
  const Image scan = pictures::page(480, 640);
  const Image framed = pictures::painted(640, 480, [](double x, double y) {
    const double rim = std::min(std::min(x, 640 - x), std::min(y, 480 - y));
    const bool frame = (rim > 20 && rim < 26) || (rim > 60 && pictures::writing(x, y));
    return frame ? pictures::Colour{150, 110, 50} : pictures::Colour{250, 248, 240};
  });
  for (const Image& picture :
       {scan, framed, pictures::noisy(scan, 4), pictures::noisy(framed, 4)}) {
    const Outcome border = border_complete(find_document(picture), picture).outcome;
    CHECK((border == Outcome::pass || border == Outcome::unknown));
  }
}

TEST_CASE("white paper on a white desk is not sure, a card on dark wood is") {
  const Quad place{Point{90, 60}, Point{410, 70}, Point{400, 290}, Point{80, 280}};
  const Homography map = inverse(from_unit_square(place));
  const auto lying = [&](double desk, double grain) {
    return pictures::noisy(
        pictures::painted(
            480, 360,
            [&](double x, double y) {
              const Point at = map(x, y);
              const bool on = at.x > 0 && at.y > 0 && at.x < 1 && at.y < 1;
              const double wood = desk + grain * std::sin(y / 3 + 2 * std::sin(x / 90));
              if (!on) return pictures::Colour{wood * 1.1, wood, wood * 0.9};
              const bool ink = at.x > 0.1 && at.x < 0.9 && at.y > 0.1 && at.y < 0.9 &&
                               pictures::writing(at.x * 500, at.y * 350);
              return ink ? pictures::Colour{40, 40, 60} : pictures::Colour{244, 243, 240};
            }),
        3);
  };
  const Found white = find_document(lying(243, 0));
  CHECK((white.confidence < sure || overlap(white.corners, place) > 0.95));
  const Found wooden = find_document(lying(60, 12));
  CHECK(wooden.confidence >= sure);
  CHECK(overlap(wooden.corners, place) > 0.97);
}

TEST_CASE("nothing is found in nothing") {
  const auto grey = [](double, double) { return pictures::Colour{120, 120, 120}; };
  CHECK(find_document(pictures::painted(300, 200, grey)).confidence < sure);
  CHECK(find_document(pictures::noisy(pictures::painted(300, 200, grey), 10)).confidence < sure);
  for (const int side : {1, 2, 63})
    CHECK(find_document(pictures::painted(side, side, grey)).confidence == 0);
  CHECK(border_complete({}, pictures::painted(9, 9, grey)).outcome == Outcome::unknown);
}

}  // namespace
