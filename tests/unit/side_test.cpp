#include "core/image/side.h"

#include <doctest/doctest.h>

#include "tests/unit/pictures.h"

using namespace beian;

namespace {

using pictures::Colour;
constexpr Colour paper{232, 238, 242}, ink{40, 40, 50};

/// Places by the card's width and height.
Colour front(double x, double y) {
  const double u = (x - 0.77) / 0.11, v = (y - 0.36) / 0.2;
  if (u * u + v * v < 1) return v < -0.5 ? Colour{30, 28, 26} : Colour{225, 180, 155};
  if (x > 0.66 && x < 0.88 && y > 0.52 && y < 0.68) return {40, 45, 80};
  const bool text = x > 0.08 && x < 0.55 && y > 0.1 && y < 0.72;
  const bool digits = x > 0.3 && x < 0.9 && y > 0.82 && y < 0.9;
  return (text || digits) && pictures::writing(x * 900, y * 560) ? ink : paper;
}

Colour back(double x, double y) {
  const double u = (x - 0.14) / 0.085, v = (y - 0.23) / 0.15;
  if (u * u + v * v < 1) return {205, 45, 40};
  const bool text = x > 0.33 && x < 0.95 && y > 0.15 && y < 0.9;
  return text && pictures::writing(x * 900, y * 560) ? ink : paper;
}

Colour plain(double x, double y) {
  return pictures::writing(x * 900, y * 560) ? ink : paper;
}

/// A card on a table with its upper left corner at that corner of the place.
template <typename Card>
Image photo(const Quad& place, size_t first, Card card) {
  Quad corners;
  for (size_t i = 0; i < 4; ++i) corners[i] = place[(first + i) % 4];
  const Homography map = inverse(from_unit_square(corners));
  return pictures::painted(400, 400, [&](double x, double y) {
    const Point at = map(x, y);
    const bool on = at.x > 0 && at.y > 0 && at.x < 1 && at.y < 1;
    return on ? card(at.x, at.y) : Colour{90, 80, 70};
  });
}

const Quad lying{Point{40, 90}, Point{357, 100}, Point{350, 300}, Point{35, 290}};
const Quad standing{Point{100, 40}, Point{300, 35}, Point{310, 350}, Point{105, 357}};

TEST_CASE("both sides, turned every way") {
  for (const size_t turn : {size_t{0}, size_t{1}, size_t{2}, size_t{3}}) {
    const Quad& place = turn % 2 == 0 ? lying : standing;
    const CardSide portrait = card_side(pictures::noisy(photo(place, turn, front), 5), place);
    CHECK(portrait.side == Side::front);
    CHECK(portrait.turned == static_cast<int>(turn) * 90);
    CHECK(portrait.confidence > 0.5);
    const CardSide emblem = card_side(pictures::noisy(photo(place, turn, back), 5), place);
    CHECK(emblem.side == Side::back);
    CHECK(emblem.turned == static_cast<int>(turn) * 90);
    CHECK(emblem.confidence > 0.5);
  }
}

TEST_CASE("in warm and little light") {
  for (const auto& card : {front, back}) {
    Image picture = photo(lying, 0, card);
    for (size_t i = 0; i < picture.pixels.size(); ++i)
      picture.pixels[i] = pictures::byte(picture.pixels[i] * (i % 3 == 2 ? 0.4 : 0.5));
    CHECK(card_side(picture, lying).side == (card == front ? Side::front : Side::back));
    CHECK(card_side(picture, lying).turned == 0);
  }
}

TEST_CASE("a page, another shape, nothing: unknown") {
  CHECK(card_side(photo(lying, 0, plain), lying).side == Side::unknown);
  const Quad square{Point{50, 50}, Point{350, 50}, Point{350, 350}, Point{50, 350}};
  CHECK(card_side(photo(square, 0, front), square).side == Side::unknown);
  CHECK(card_side({}, lying).side == Side::unknown);
  CHECK_FALSE(card_side({}, lying).turned.has_value());
}

}  // namespace
