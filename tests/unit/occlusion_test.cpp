#include "core/image/occlusion.h"

#include <doctest/doctest.h>

#include <functional>

#include "tests/unit/pictures.h"

using namespace beian;

namespace {

using pictures::Colour;
const Quad place{Point{80, 60}, Point{400, 60}, Point{400, 280}, Point{80, 280}};

/// A card with writing on a table, and what lies on both where `over` is true.
Image photo(Colour card, Colour table, Colour thing,
            const std::function<bool(double x, double y)>& over) {
  return pictures::painted(480, 360, [&](double x, double y) {
    if (over(x, y)) return thing;
    if (x < 80 || x > 400 || y < 60 || y > 280) return table;
    const bool ink = x > 110 && x < 370 && y > 80 && y < 250 && pictures::writing(x, y);
    return ink ? Colour{40, 40, 60} : card;
  });
}

constexpr Colour white{235, 238, 240}, pink{246, 228, 234}, wood{150, 105, 70}, grey{120, 124, 128};

bool nothing(double, double) {
  return false;
}
bool thumb(double x, double y) {
  return y > 200 && std::hypot(x - 240, std::min(0.0, y - 250)) < 32;
}

TEST_CASE("nothing covers a card on wood, a pink one, or one in warm light") {
  for (const Colour& card : {white, pink}) {
    for (const Colour& table : {wood, grey}) {
      const Image plain = photo(card, table, white, nothing);
      Image warm = plain;
      for (size_t i = 2; i < warm.pixels.size(); i += 3)
        warm.pixels[i] = pictures::byte(warm.pixels[i] * 0.75);
      for (const Image& picture : {plain, warm, pictures::noisy(plain, 6)}) {
        const Occlusion answer = occlusion(picture, place);
        CHECK(answer.skin.outcome == Outcome::pass);
        CHECK(answer.thing.outcome == Outcome::pass);
      }
    }
  }
}

TEST_CASE("a thumb of any skin") {
  for (const Colour& skin : {Colour{236, 190, 165}, Colour{198, 142, 110}, Colour{104, 68, 54}}) {
    const Image picture = photo(white, grey, skin, thumb);
    for (const Image& one : {picture, pictures::noisy(picture, 5)}) {
      const Measurement answer = occlusion(one, place).skin;
      CHECK(answer.outcome == Outcome::fail);
      REQUIRE(answer.region.size() == 4);
      CHECK(answer.region[0].x == doctest::Approx(208).epsilon(0.05));
      CHECK(answer.region[2].y == doctest::Approx(280).epsilon(0.05));
    }
  }
}

TEST_CASE("a portrait inside the card is no thumb") {
  const Image picture = photo(white, grey, {236, 190, 165},
                              [](double x, double y) { return std::hypot(x - 330, y - 150) < 40; });
  CHECK(occlusion(picture, place).skin.outcome == Outcome::pass);
}

TEST_CASE("a pen over the edge, and one beside it") {
  const Image over = photo(white, wood, {20, 40, 120},
                           [](double x, double y) { return y > 230 && std::abs(x - 200) < 12; });
  const Measurement answer = occlusion(over, place).thing;
  CHECK(answer.outcome == Outcome::warn);
  CHECK(answer.value == doctest::Approx(24.0 / 320).epsilon(0.15));
  const Image beside = photo(white, wood, {20, 40, 120},
                             [](double x, double y) { return y > 284 && std::abs(x - 200) < 12; });
  CHECK(occlusion(beside, place).thing.outcome == Outcome::pass);
}

TEST_CASE("corners outside the picture are unknown") {
  Quad outside = place;
  outside[0].x = -30;
  CHECK(occlusion(photo(white, grey, white, nothing), outside).skin.outcome == Outcome::unknown);
  CHECK(occlusion({}, place).thing.outcome == Outcome::unknown);
}

}  // namespace
